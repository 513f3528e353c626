package web

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

const book storage.BookID = "lsp"

// memory keeps messages for as long as a test runs.
type memory struct {
	mu       sync.Mutex
	messages []storage.WebMessage
	fail     error
}

func (m *memory) Say(_ context.Context, _ storage.BookID, w storage.WebMessage) (storage.WebMessage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return storage.WebMessage{}, m.fail
	}
	for _, kept := range m.messages {
		if kept.Key == w.Key {
			return kept, nil
		}
	}
	w.Number = int64(len(m.messages) + 1)
	m.messages = append(m.messages, w)
	return w, nil
}

func (m *memory) Edit(_ context.Context, _ storage.BookID, key string, content []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range m.messages {
		if m.messages[i].Key == key {
			m.messages[i].Content = content
			return nil
		}
	}
	return storage.ErrNotFound
}

func (m *memory) Said(_ context.Context, _ storage.BookID, place string, limit int) ([]storage.WebMessage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return nil, m.fail
	}
	var said []storage.WebMessage
	for _, w := range m.messages {
		if w.Place == place {
			said = append(said, w)
		}
	}
	return said[max(0, len(said)-limit):], nil
}

// desk answers by the first word of the line, and remembers what it was asked.
type desk struct {
	mu      sync.Mutex
	asks    []bot.Ask
	answers map[string]func(bot.Ask) bot.Answer
	typed   map[string]string
	err     error
}

func (d *desk) Handle(_ context.Context, ask bot.Ask) bot.Answer {
	d.mu.Lock()
	d.asks = append(d.asks, ask)
	d.mu.Unlock()
	for prefix, answer := range d.answers {
		if strings.HasPrefix(ask.Line, prefix) {
			return answer(ask)
		}
	}
	card := ui.Card{Lead: ui.Say("There is no command “%s”.", ask.Line)}
	return bot.Answer{Card: &card}
}

func (d *desk) asked() []bot.Ask {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.asks)
}

func (d *desk) Reader(context.Context, storage.BookID, string, []ui.Text) (ui.Reader, error) {
	return d.reader(), d.err
}

func (d *desk) reader() ui.Reader {
	return ui.Reader{
		Today: "2027-02-18",
		Name: func(id string) string {
			for _, r := range troupe {
				if r.ID == id {
					return r.Name
				}
			}
			return id
		},
		Typed: func(id string) (string, bool) {
			words, ok := d.typed[id]
			return words, ok
		},
	}
}

func (d *desk) Commands(context.Context, storage.BookID, storage.Account) []bot.Hint {
	return []bot.Hint{
		{Line: "agenda submit", Title: "Suggest an item", Summary: "For the next meeting. The secretariat will talk it through with you.", Quick: true},
		{Line: "agenda list", Title: "What is coming", Summary: "The items of a meeting and where each of them stands.", Quick: true},
		{Line: "agenda mine", Title: "My items", Summary: "What you have suggested."},
		{Line: "deputy nominate", Title: "Can’t come", Summary: "Apologies, and who comes for you.", Quick: true},
		{Line: "meeting next", Title: "Next meeting", Summary: "When and where, and who is coming."},
		{Line: "help", Title: "Help", Summary: "Five things you can do, and how to reach a person.", Quick: true},
	}
}

var troupe = []Role{
	{"p-secretariat", "Partnership officer", "Runs the secretariat", "Secretariat"},
	{"p-mayor", "The Mayor of Lewisham", "Chair of the Full LSP", "Chairs and their offices"},
	{"p-mayors-office", "The Mayor’s private secretary", "Acts for the Mayor", "Chairs and their offices"},
	{"p-lewisham-college", "Lewisham College", "Member of the Full LSP", "Members"},
	{"p-age-uk-lewisham", "Age UK Lewisham", "Member of the Full LSP", "Members"},
	{"p-citizens-advice", "Citizens Advice Bureau Lewisham", "Member of the Full LSP and the steering group", "Members"},
	{"p-fire", "London Fire Brigade", "Member of the Full LSP", "Members"},
	{"p-slam", "South London and Maudsley NHS Trust", "Member of the Full LSP", "Members"},
	{"p-goldsmiths", "Goldsmiths, University of London", "Member of the Full LSP", "Members"},
	{"p-guest", "A partner from outside", "Holds no place yet", "Guests"},
}

// stage is the cast of the tests.
type stage struct{}

func (stage) Roles(context.Context) ([]Role, error) { return troupe, nil }

func (stage) Places(_ context.Context, person string) ([]Place, error) {
	places := []Place{
		{"dm/" + person, "LSP clerk", "Your own conversation with the clerk. Nobody else reads it.", "dm"},
		{"channel/full-lsp", "full-lsp", "Everybody in the Full LSP", "channel"},
		{"channel/steering-group", "steering-group", "The steering group", "channel"},
	}
	if person == "p-secretariat" {
		places = append(places, Place{"channel/secretariat", "secretariat", "The team of the secretariat", "channel"})
	}
	return places, nil
}

// wound is a clock that only jumps.
type wound struct {
	mu    sync.Mutex
	now   time.Time
	due   []Deadline
	jumps int
}

func (c *wound) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *wound) Next(context.Context) (Deadline, bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.due) == 0 {
		return Deadline{}, false, nil
	}
	return c.due[0], true, nil
}

func (c *wound) Jump(context.Context) (Deadline, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.due) == 0 {
		return Deadline{}, errors.New("nothing is due")
	}
	next := c.due[0]
	c.now, c.due, c.jumps = next.At, c.due[1:], c.jumps+1
	return next, nil
}

func (c *wound) Zone() *time.Location { return time.UTC }

// house is a chat with everything around it.
type house struct {
	*Server
	desk  *desk
	store *memory
	clock *wound
}

func newHouse() house {
	at := func(day, hour int) time.Time { return time.Date(2027, 2, day, hour, 0, 0, 0, time.UTC) }
	h := house{desk: &desk{typed: map[string]string{}}, store: &memory{}, clock: &wound{now: at(18, 9), due: []Deadline{
		{at(25, 17), "Items close for the Full LSP"}, {at(26, 17), "Proposers have been spoken to"},
	}}}
	h.Server = New(Options{
		Book: book, Partnership: "Lewisham Strategic Partnership", Clerk: "LSP clerk (automated)", Desk: h.desk, Cast: stage{},
		Clock: h.clock, Store: h.store, Tour: []Step{
			{"p-lewisham-college", "suggests an item for the next meeting"},
			{"p-secretariat", "talks it through and puts it on the draft agenda"},
			{"p-mayors-office", "passes on that the Mayor agrees"},
			{"p-secretariat", "sends the agenda out"},
			{"p-age-uk-lewisham", "can’t come, and names a deputy"},
		},
	})
	return h
}

// deliver posts a card and says what went wrong.
func (h house) deliver(ctx context.Context, key, place string, card ui.Card) error {
	_, err := h.Deliver(ctx, bot.Letter{Book: book, Key: key, Place: place, Card: card, Attempt: 1, At: h.clock.Now()})
	return err
}

func note(format string, values ...any) bot.Answer {
	card := ui.Card{Lead: ui.Say(format, values...)}
	return bot.Answer{Card: &card}
}
