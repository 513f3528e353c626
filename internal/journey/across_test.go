package journey_test

import (
	"context"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// sitting says who of a story sits before a chat, with accounts of their own there, and which groups have their channel
// there. All others are in the web chat.
type sitting struct {
	at       func(*testing.T) chat
	in       way
	people   []string
	channels []partnership.BodyID
}

// One book, several doors: whoever is where, they live through the same.
func TestTheFirstJourneyAcrossPlatforms(t *testing.T) {
	t.Parallel()
	recording(t)
	for name, sit := range map[string][]sitting{
		"members and the chair’s office on Slack": {
			{aSlack, overHTTP, []string{college, office, deputy, newcomer}, []partnership.BodyID{"full", "psg"}},
		},
		"the secretariat on Slack": {
			{aSlack, overSocket, []string{officer, colleague}, []partnership.BodyID{""}},
		},
		"the secretariat and a group on Discord": {
			{aDiscord, overHTTP, []string{officer, colleague}, []partnership.BodyID{"", "psg"}},
		},
		"members on Discord, the secretariat on Slack": {
			{aDiscord, overSocket, []string{college, deputy, newcomer}, []partnership.BodyID{"full"}},
			{aSlack, overHTTP, []string{officer, colleague}, []partnership.BodyID{"", "psg"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newAcross(t, replicas{newDemo(t, openBolt(t))}, sit...)
			s := bottest.NewStage(t, x.world())
			theWholeCycle(s)
			bottest.Verify(t, s.Evidence())
			x.look()
		})
	}
}

// across is a demonstration, of one replica or several, in which some sit before chats.
type across struct {
	t     *testing.T
	all   replicas
	parts []*part
}

// part is one of the chats.
type part struct {
	*onChat
	sitting
	across *across

	mu   sync.Mutex
	said []storage.WebMessage // there, each with its place as receipts name it
}

func newAcross(t *testing.T, all replicas, sits ...sitting) *across {
	t.Helper()
	x := &across{t: t, all: all}
	for _, d := range all {
		d.Office.Doors = map[string]bot.Door{"web": d.Web}
	}
	for _, sit := range sits {
		p := &part{onChat: sitDown(t, all[0], sit.at(t)), sitting: sit, across: x}
		p.onChat.in = p.entrance()
		x.parts = append(x.parts, p)
		p.onChat.in.opens(t, p.chat, sit.in)
	}
	for _, p := range x.parts {
		for _, person := range p.sitting.people {
			p.becomes(person)
		}
		for _, body := range p.sitting.channels {
			p.moves(body)
		}
	}
	t.Cleanup(func() {
		for _, p := range x.parts {
			sent.add(p.chat)
		}
	})
	return x
}

// entrance is the way in to all replicas, which take in by turns what comes by HTTP.
func (p *part) entrance() entrance {
	var all turns
	for _, d := range p.across.all {
		e := p.chat.door(d, tapped{d.Desk, p.answers})
		d.Office.Doors[p.platform()] = ear{e.door, p}
		all.entrances = append(all.entrances, e)
	}
	return entrance{&all, &all, all.listen}
}

// turns are several entrances as one.
type turns struct {
	entrances []entrance
	count     atomic.Int64
	over      atomic.Pointer[context.CancelFunc] // ends the turn of who listens
}

// listen has them listen one after the other, each until it hands over, as who has the lease does.
func (all *turns) listen(ctx context.Context) error {
	for _, e := range all.entrances {
		turn, over := context.WithCancel(ctx)
		defer over()
		all.over.Store(&over)
		if err := e.listen(turn); err != nil || ctx.Err() != nil {
			return err
		}
	}
	return nil
}

func (all *turns) handOver() { (*all.over.Load())() }

func (all *turns) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := all.count.Add(1)
	all.entrances[int(n)%len(all.entrances)].handler.ServeHTTP(w, r)
}

func (all *turns) Platform() string { return all.entrances[0].Platform() }

func (all *turns) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	return all.entrances[0].Deliver(ctx, l)
}

func (all *turns) Edit(ctx context.Context, l bot.Letter) error {
	return all.entrances[0].Edit(ctx, l)
}

func (all *turns) Wait() {
	for _, e := range all.entrances {
		e.Wait()
	}
}

// tapped is the desk; what it answers can be read.
type tapped struct {
	*bot.Desk
	answers chan answered
}

func (d tapped) Handle(ctx context.Context, ask bot.Ask) bot.Answer {
	a := d.Desk.Handle(ctx, ask)
	d.answers <- answered{a, ask}
	return a
}

var aCode = regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}`)

// becomes has somebody of a chat, whom nobody knows there, become a person: the first by choosing, as a demonstration
// offers, the others by a code that the person has in the web chat.
func (p *part) becomes(person string) {
	p.t.Helper()
	line := "demo " + person
	if person != p.sitting.people[0] {
		a := p.demo.Desk.Handle(p.t.Context(), bot.Ask{Book: demo.Book, Account: account(person), Line: "link", Request: bot.NewID()})
		line = "link " + aCode.FindString(bottest.CardWords(*a.Card, a.Reader))
	}
	p.ask(p.t.Context(), bottest.Deed{Ask: bot.Ask{Line: line}, Person: person, Typed: true})
	p.is(person)
}

// is sees that somebody of a chat is a person, in the register as it is now.
func (p *part) is(person string) {
	p.t.Helper()
	known, err := p.demo.Books.Store.People(p.t.Context(), demo.Book)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, one := range known {
		if slices.Contains(one.Accounts, p.account(person)) != (one.ID == person) {
			p.t.Fatalf("%v should be %s, and %s has %v", p.account(person), person, one.ID, one.Accounts)
		}
	}
}

// moves moves a channel from the web chat to another.
func (p *part) moves(body partnership.BodyID) {
	p.t.Helper()
	before := p.adds(body)
	p.across.orders(partnership.UnlinkChannel{Body: body, Place: before})
}

// adds gives a group a channel beside the one that it has in the web chat.
func (p *part) adds(body partnership.BodyID) (before string) {
	p.t.Helper()
	err := p.demo.Books.Open(demo.Book).Turn(p.t.Context(), func(turn *storage.Turn) error {
		before = turn.State().Channels[body]
		return nil
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.across.orders(partnership.LinkChannel{Body: body, Place: p.platform() + ":" + p.channel(strings.TrimPrefix(before, "web:channel/"))})
	return before
}

func (x *across) orders(c partnership.Command) {
	x.t.Helper()
	err := x.all[0].Books.Open(demo.Book).Turn(x.t.Context(), func(turn *storage.Turn) error {
		_, err := turn.Do(x.t.Context(), partnership.Order{Request: bot.NewID(), By: officer, How: partnership.ByButton, Command: c})
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
}

// of is the chat before which somebody sits; nil: the web chat.
func (x *across) of(person string) *part {
	i := slices.IndexFunc(x.parts, func(p *part) bool { return slices.Contains(p.sitting.people, person) })
	if i < 0 {
		return nil
	}
	return x.parts[i]
}

func (x *across) world() bottest.World {
	w := world(x.all[0])
	w.Ask = func(ctx context.Context, did bottest.Deed) (bot.Answer, string) {
		if p := x.of(did.Person); p != nil {
			return p.ask(ctx, did)
		}
		return x.all[0].Desk.Handle(ctx, did.Ask), did.Request
	}
	w.Elsewhere = x.elsewhere()
	return w
}

// elsewhere is what is said beside the web chat.
func (x *across) elsewhere() *bottest.Elsewhere {
	var all *bottest.Elsewhere
	for _, p := range x.parts {
		all = &bottest.Elsewhere{Platform: p.platform(), Heard: p.heard, Reads: p.reads, Beside: all}
	}
	return all
}
