package year_test

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
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
// would be refused.
type offers struct {
	t       *testing.T
	player  *year.Player
	dry     *dry
	desk    *bot.Desk
	outcome string
	pressed int
	wrong   map[string]string
}

// days are those on which everybody tries everything: while the chair has the agenda, when it is out, during the meeting, when
// its notes are out, and at the end.
var days = []string{"2027-03-04", "2027-03-10 11:00", "2027-03-18 14:05", "2027-04-05 10:20", "2027-06-11", "2027-12-17"}

func newOffers(t *testing.T, d *demo.Demo, p *year.Player) *offers {
	t.Helper()
	o := &offers{t: t, player: p, dry: &dry{Store: d.Books.Store}, wrong: map[string]string{}}
	books := storage.NewBooks(o.dry, d.Books.Clock, slog.New(slog.DiscardHandler))
	o.desk = &bot.Desk{Books: books, All: d.Desk.All, Log: slog.New(slog.DiscardHandler)}
	o.desk.Count = func(_, outcome string) { o.outcome = outcome }
	return o
}

// look has everybody try everything, on one of the days.
func (o *offers) look(s year.Step) {
	o.t.Helper()
	if testing.Short() || s.Day.IsZero() || !slices.ContainsFunc(days, func(day string) bool { return strings.HasPrefix(s.Day.Format("2006-01-02 15:04"), day) }) {
		return
	}
	for _, who := range slices.Sorted(maps.Keys(o.player.People)) {
		cards, err := o.player.Hanging(o.t.Context(), who)
		if err != nil {
			o.t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, hung := range cards {
			for _, b := range hung.Card.AllButtons() {
				if !seen[b.Command] {
					seen[b.Command] = true
					o.press(s, who, b.Label.Words(hung.Reader), b.Command)
				}
			}
		}
		account := storage.Account{Platform: "web", User: o.player.People[who]}
		for _, hint := range o.desk.Commands(o.t.Context(), demo.Book, account) {
			o.press(s, who, "/"+hint.Line, hint.Line)
		}
	}
}

// mended are what is offered although it may be answered with not yet: the answer says why, and offers what does go.
var mended = []string{
	"agenda add",    // the terms' sentence, and the button that records the talk
	"register add",  // of a group to whose registers only the secretariat adds
	"report annual", // for a clerk of another group than the one that writes it
}

// press presses one thing. A form that says at once what is wrong with it is a refusal too.
func (o *offers) press(s year.Step, who, label, line string) {
	o.t.Helper()
	o.dry.tried, o.outcome = false, ""
	o.pressed++
	a := o.desk.Handle(o.t.Context(), bot.Ask{
		Book: demo.Book, Account: storage.Account{Platform: "web", User: o.player.People[who]}, Line: line, Request: bot.NewID(),
	})
	words := year.Words(a)
	switch {
	case o.dry.tried:
		return
	case o.outcome == "not yet", o.outcome == "failed", a.Form != nil && !a.Form.Problem.IsZero(),
		strings.HasPrefix(words, "This is for "), strings.HasPrefix(words, "There is no"):
		parts := strings.FieldsFunc(line, func(c rune) bool { return c == '/' || c == ' ' })
		path := strings.Join(parts[:min(2, len(parts))], " ")
		key := path + " " + label
		if o.wrong[key] == "" && !slices.Contains(mended, path) {
			o.wrong[key] = s.Where
			o.t.Errorf("on %s %s is offered [%s] (%s), and then reads:\n%s", s.Day.Format("2 January"), who, label, line, words)
		}
	}
}

func (o *offers) enough() {
	o.t.Helper()
	if o.pressed < 500 && !testing.Short() {
		o.t.Errorf("only %d buttons were pressed: this looks at too little", o.pressed)
	}
}
