package journey_test

import (
	"context"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// onChat is a demonstration whose people sit before a chat. In the book they are who they are in the web chat, so that every
// story and every check holds as it is; on the way in their accounts there are taken for those, and on the way out what is
// posted there hangs in the web chat too.
type onChat struct {
	chat
	in      entrance
	t       *testing.T
	demo    *demo.Demo
	names   []string // of the channels
	answers chan answered
	last    answered
	album   map[string]control // every control that was ever shown, by who saw it and what it does
}

// answered is what the desk answered somebody.
type answered struct {
	bot.Answer
	ask bot.Ask
}

func newOnChat(t *testing.T, d *demo.Demo, c chat, in way) *onChat {
	t.Helper()
	on := sitDown(t, d, c)
	on.demo.Office.Doors["web"] = both{on}
	on.in = c.door(d, desk{d.Desk, on})
	on.in.opens(t, c, in)
	return on
}

// sitDown gives everybody of a demonstration a chat, and every group a channel there. Nothing comes from there yet.
func sitDown(t *testing.T, d *demo.Demo, c chat) *onChat {
	t.Helper()
	on := sitBeside(t, d, c)
	people := map[string]string{"p-nobody": "Nobody"}
	for id, p := range on.people() {
		people[id] = p.Name
	}
	c.furnish(people, on.names)
	return on
}

// sitBeside is the same on another replica, for which all that is there already.
func sitBeside(t *testing.T, d *demo.Demo, c chat) *onChat {
	t.Helper()
	on := &onChat{chat: c, t: t, demo: d, answers: make(chan answered, 100), album: map[string]control{}}
	err := d.Books.Open(demo.Book).Turn(t.Context(), func(turn *storage.Turn) error {
		for _, place := range turn.State().Linked() {
			if name, ok := strings.CutPrefix(place, "web:channel/"); ok {
				on.names = append(on.names, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return on
}

// people are all in the register.
func (on *onChat) people() map[string]storage.Person {
	people, err := on.demo.Books.Open(demo.Book).People(context.WithoutCancel(on.t.Context()))
	if err != nil {
		on.t.Error(err)
	}
	return people
}

// desk is the desk, for which people of a chat are those of the web chat.
type desk struct {
	*bot.Desk
	on *onChat
}

func (d desk) Handle(ctx context.Context, ask bot.Ask) bot.Answer {
	ask.Account = d.on.inTheBook(ask.Account)
	a := d.Desk.Handle(ctx, ask)
	if a.Sends != nil { // hangs in both, as all that is posted
		if _, err := d.on.demo.Web.Deliver(ctx, *a.Sends); err != nil {
			d.on.t.Error(err)
		}
		there := both{d.on}.there(*a.Sends)
		a.Sends = &there
	}
	d.on.answers <- answered{a, ask}
	return a
}

func (d desk) Commands(ctx context.Context, book storage.BookID, a storage.Account) []bot.Hint {
	return d.Desk.Commands(ctx, book, d.on.inTheBook(a))
}

func (d desk) Choices(ctx context.Context, ask bot.Ask, option string) ([]ui.Choice, ui.Reader, error) {
	ask.Account = d.on.inTheBook(ask.Account)
	return d.Desk.Choices(ctx, ask, option)
}

func (on *onChat) inTheBook(a storage.Account) storage.Account {
	for id := range on.people() {
		if on.account(id) == a {
			return account(id)
		}
	}
	return account("p-nobody")
}

// both is the door to a chat, and behind it the web chat, in which the checks read what was said.
type both struct{ on *onChat }

func (b both) Platform() string { return "web" }

func (b both) there(l bot.Letter) bot.Letter {
	if person, ok := strings.CutPrefix(l.Place, "dm/"); ok {
		l.Place = bot.Direct(b.on.account(person))
	} else {
		l.Place = b.on.channel(strings.TrimPrefix(l.Place, "channel/"))
	}
	return l
}

func (b both) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	message, err := b.on.in.Deliver(ctx, b.there(l))
	if err == nil {
		_, err = b.on.demo.Web.Deliver(ctx, l)
		b.on.keep(l.Place)
	}
	return message, err
}

func (b both) Edit(ctx context.Context, l bot.Letter) error {
	if err := b.on.in.Edit(ctx, b.there(l)); err != nil {
		return err
	}
	b.on.keep(l.Place)
	l.Message = ""
	return b.on.demo.Web.Edit(ctx, l)
}
