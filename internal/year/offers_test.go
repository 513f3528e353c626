package year_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/year"
	"github.com/partnership-secretariat/secretariat/storage"
)

// dry is a store in which nothing comes on record: what would, was not refused.
type dry struct {
	storage.Store
	tried bool
}

var errDry = errors.New("nothing comes on record here")

// Append says that something would have come on record.
func (d *dry) Append(context.Context, storage.Append) (storage.Appended, error) {
	d.tried = true
	return storage.Appended{}, errDry
}

func (d *dry) PutPerson(context.Context, storage.BookID, storage.Person) error { return nil }
func (d *dry) Erase(context.Context, storage.BookID, string) error             { return nil }
func (d *dry) Redact(context.Context, storage.BookID, []string) error          { return nil }
func (d *dry) DropBlob(context.Context, string) error                          { return nil }
func (d *dry) PutDraft(context.Context, storage.Draft) error                   { return nil }
func (d *dry) DropDraft(context.Context, storage.BookID, string, string) error { return nil }

// offers presses, on a few days of the year and as each role in turn, every button that is in sight: nothing is offered that
// would be refused. It does so on a copy of the book, while the year goes on.
type offers struct {
	t      *testing.T
	script year.Script
	path   string // of the book in which the year is played
	days   sync.WaitGroup

	mu      sync.Mutex
	pressed int
	wrong   map[string]bool
}

// days are those on which everybody tries everything: when the year has just begun, while items are called for, while the chair
// has the agenda, during the meeting, between two meetings, in summer, and at the end.
var days = []string{"2027-01-18 14:00", "2027-02-18 11", "2027-03-04", "2027-03-18 14:05", "2027-05-21", "2027-08-11", "2027-12-17"}

// look has everybody try everything, on one of the days, once it has begun.
func (o *offers) look(p *year.Player, s year.Step) {
	o.t.Helper()
	day := slices.IndexFunc(days, func(day string) bool { return strings.HasPrefix(s.Day.Format("2006-01-02 15:04"), day) })
	if testing.Short() || s.Day.IsZero() || day < 0 {
		return
	}
	p.CatchUp(o.t.Context())
	book, err := os.ReadFile(o.path)
	if err != nil {
		o.t.Fatal(err)
	}
	path := filepath.Join(folder(o.t), "book.db")
	if err := os.WriteFile(path, book, 0o600); err != nil {
		o.t.Fatal(err)
	}
	demonstration, player := open(o.t, path, o.script)
	o.days.Go(func() {
		one := newTry(o, demonstration, player, day)
		one.all()
		o.mu.Lock()
		o.pressed += one.pressed
		o.mu.Unlock()
	})
}

// enough waits for all that is tried, and says whether it was much.
func (o *offers) enough() {
	o.t.Helper()
	o.days.Wait()
	o.t.Logf("%d things were tried", o.pressed)
	if o.pressed < 3000 && !testing.Short() {
		o.t.Errorf("only %d buttons were pressed: this looks at too little", o.pressed)
	}
}

// try is one of the days on which everybody tries everything.
type try struct {
	offers  *offers
	player  *year.Player
	dry     *dry
	desk    *bot.Desk
	day     int // which of the days
	outcome string
	pressed int

	who     string
	seen    map[string]bool
	further bool // they press what they get to, too, and send forms
}

func newTry(o *offers, d *demo.Demo, p *year.Player, day int) *try {
	one := &try{offers: o, player: p, dry: &dry{Store: d.Books.Store}, day: day}
	books := storage.NewBooks(one.dry, d.Books.Clock, slog.New(slog.DiscardHandler))
	one.desk = &bot.Desk{Books: books, All: d.Desk.All, Log: slog.New(slog.DiscardHandler)}
	one.desk.Count = func(_, outcome string) { one.outcome = outcome }
	return one
}

// all has everybody press what hangs before them, and type what they are offered; some of them go further, each on another day.
func (t *try) all() {
	ctx := t.offers.t.Context()
	for i, who := range slices.Sorted(maps.Keys(t.player.People)) {
		cards, err := t.player.Hanging(ctx, who)
		if err != nil {
			t.offers.t.Error(err)
		}
		t.who, t.seen, t.further = who, map[string]bool{}, i%len(days) == t.day%len(days)
		for _, hung := range cards {
			t.card(ctx, hung.Card, hung.Reader, 1)
		}
		account := storage.Account{Platform: "web", User: t.player.People[who]}
		for _, hint := range t.desk.Commands(ctx, demo.Book, account) {
			t.press(ctx, offer{label: "/" + hint.Line, line: hint.Line}, 1)
		}
	}
}

// offer is something that can be pressed, or typed, and what stands beside it.
type offer struct{ label, line, beside string }

func (t *try) card(ctx context.Context, c ui.Card, r ui.Reader, further int) {
	words := year.Words(bot.Answer{Card: &c, Reader: r})
	for _, b := range c.AllButtons() {
		t.press(ctx, offer{b.Label.Words(r), b.Command, words}, further)
	}
	if c.Menu != nil {
		for _, choice := range c.Menu.Choices {
			t.press(ctx, offer{choice.Label.Words(r), choice.Value, words}, further)
		}
	}
}

// press presses one thing, and what it leads to. A form that says at once what is wrong with it is a refusal too.
func (t *try) press(ctx context.Context, o offer, further int) {
	if t.seen[o.line] {
		return
	}
	t.seen[o.line] = true
	a := t.ask(ctx, bot.Ask{Line: o.line})
	words := year.Words(a)
	switch {
	case t.dry.tried:
	case t.outcome == "not yet", t.outcome == "failed", a.Form != nil && !a.Form.Problem.IsZero(),
		strings.HasPrefix(words, "This is for "), strings.HasPrefix(words, "There is no"):
		t.refused(o, words)
	case a.Form != nil && t.further:
		t.form(ctx, o, a)
	case a.Card != nil && t.further && further > 0:
		t.card(ctx, *a.Card, a.Reader, further-1)
	}
}

func (t *try) ask(ctx context.Context, ask bot.Ask) bot.Answer {
	t.dry.tried, t.outcome = false, ""
	t.pressed++
	ask.Request = bot.NewID()
	ask.Book, ask.Account = demo.Book, storage.Account{Platform: "web", User: t.player.People[t.who]}
	return t.desk.Handle(ctx, ask)
}

// mostTried is how many choices of a list are tried.
const mostTried = 10

// form sends a form with each choice that it offers.
func (t *try) form(ctx context.Context, o offer, open bot.Answer) {
	values := filled(open.Form)
	t.send(ctx, o, open, values)
	for _, field := range open.Form.Fields {
		if field.Kind != ui.Select && field.Kind != ui.Radio {
			continue
		}
		for _, c := range field.Choices[:min(len(field.Choices), mostTried)] {
			given := maps.Clone(values)
			given[field.Name] = c.Value
			t.send(ctx, offer{o.label + ": " + c.Label.Words(open.Reader), o.line, c.Label.Words(open.Reader)}, open, given)
		}
	}
}

// filled is a form with some words where words are asked for, and elsewhere with what it begins with, or its first choice.
func filled(f *ui.Form) map[string]string {
	values := map[string]string{}
	for _, field := range f.Fields {
		words := field.Kind == ui.Line || field.Kind == ui.Area
		switch values[field.Name] = field.Value; {
		case field.Value != "":
		case words:
			values[field.Name] = "Some words"
		case (field.Kind == ui.Select || field.Kind == ui.Radio) && len(field.Choices) > 0:
			values[field.Name] = field.Choices[0].Value
		}
	}
	return values
}

// send sends a form. What is wrong with a choice that it offered itself is a refusal; what is wrong with words is not.
func (t *try) send(ctx context.Context, o offer, open bot.Answer, values map[string]string) {
	key := open.Form.Command + fmt.Sprint(values)
	if t.seen[key] {
		return
	}
	t.seen[key] = true
	a := t.ask(ctx, bot.Ask{Line: open.Form.Command, Values: values, Sent: true})
	switch {
	case t.dry.tried:
	case a.Form != nil:
		for _, field := range a.Form.Fields {
			if (field.Kind == ui.Select || field.Kind == ui.Radio) && !field.Problem.IsZero() && field.Value != "" {
				t.refused(o, field.Problem.Words(a.Reader))
			}
		}
	case t.outcome == "not yet", t.outcome == "failed":
		t.refused(o, year.Words(a))
	}
}

// reasons are the words in which something that is offered says itself what stands in its way, or what it takes.
var reasons = []string{"a talk with", "asks to join anew", "a meeting ended its membership"}

// refused says that something was offered and then refused, unless the reason stood beside it.
func (t *try) refused(o offer, words string) {
	if slices.ContainsFunc(reasons, func(why string) bool { return strings.Contains(o.beside, why) }) {
		return
	}
	t.offers.mu.Lock()
	defer t.offers.mu.Unlock()
	if key := o.label + words; !t.offers.wrong[key] {
		t.offers.wrong[key] = true
		t.offers.t.Errorf("on %s %s is offered [%s] (%s), and then reads:\n%s", days[t.day], t.who, o.label, o.line, words)
	}
}
