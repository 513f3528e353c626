package journey_test

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// cast says who of a story sits before Slack, and which channels are there. All the others are in the web chat.
type cast struct {
	name     string
	in       way
	people   []string
	channels []partnership.BodyID
}

// One book, two doors: whoever is where, they live through the same.
func TestTheFirstJourneyAcrossSlackAndTheWebChat(t *testing.T) {
	t.Parallel()
	recording(t)
	for _, c := range []cast{
		{"members and the chair’s office on Slack", overHTTP, []string{college, office, deputy, newcomer}, []partnership.BodyID{"full", "psg"}},
		{"the secretariat on Slack", overSocket, []string{officer, colleague}, []partnership.BodyID{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := newAcross(t, c)
			s := bottest.NewStage(t, x.world())
			theWholeCycle(s)
			bottest.Verify(t, s.Evidence())
			x.look()
			sent.add(x.slack.Requests())
		})
	}
}

// across is a demonstration in which some sit before a Slack, with accounts of their own there.
type across struct {
	*onSlack
	cast cast

	mu   sync.Mutex
	said []storage.WebMessage // on Slack, each with its place as receipts name it
}

func newAcross(t *testing.T, c cast) *across {
	t.Helper()
	d, clock := newDemo(t, openBolt(t)), newTicking()
	x := &across{cast: c}
	x.onSlack = joinSlack(t, d, newRoom(t, d, nil, clock.Now), clock)
	x.door.Desk = tapped{d.Desk, x.answers}
	d.Office.Doors = map[string]bot.Door{"web": d.Web, slack.Platform: ear{x.door, x}}
	x.opens(c.in)
	for _, person := range c.people {
		x.becomes(person)
	}
	for _, body := range c.channels {
		x.moves(body)
	}
	return x
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

// becomes has somebody of Slack, whom nobody knows, become a person: the first by choosing, as a demonstration offers, the
// others by a code that the person has in the web chat.
func (x *across) becomes(person string) {
	x.t.Helper()
	line := "demo " + person
	if person != x.cast.people[0] {
		a := x.demo.Desk.Handle(x.t.Context(), bot.Ask{Book: demo.Book, Account: account(person), Line: "link", Request: bot.NewID()})
		line = "link " + regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}`).FindString(bottest.CardWords(*a.Card, a.Reader))
	}
	x.ask(x.t.Context(), bottest.Deed{Ask: bot.Ask{Line: line}, Person: person, Typed: true})
	known, _ := x.demo.Desk.Person(x.t.Context(), demo.Book, storage.Account{Platform: slack.Platform, Workspace: "T1", User: userOf(person)})
	if known.ID != person {
		x.t.Fatalf("%s should be %s on Slack and is %q", userOf(person), person, known.ID)
	}
}

// moves moves a channel from the web chat to Slack.
func (x *across) moves(body partnership.BodyID) {
	x.t.Helper()
	before := x.adds(body)
	x.orders(partnership.UnlinkChannel{Body: body, Place: before})
}

// adds gives a group a channel on Slack beside the one that it has in the web chat.
func (x *across) adds(body partnership.BodyID) (before string) {
	x.t.Helper()
	err := x.demo.Books.Open(demo.Book).Turn(x.t.Context(), func(turn *storage.Turn) error {
		before = turn.State().Channels[body]
		return nil
	})
	if err != nil {
		x.t.Fatal(err)
	}
	x.orders(partnership.LinkChannel{Body: body, Place: "slack:channel/T1/" + channelOf(strings.TrimPrefix(before, "web:channel/"))})
	return before
}

func (x *across) orders(c partnership.Command) {
	x.t.Helper()
	err := x.demo.Books.Open(demo.Book).Turn(x.t.Context(), func(turn *storage.Turn) error {
		_, err := turn.Do(x.t.Context(), partnership.Order{Request: bot.NewID(), By: officer, How: partnership.ByButton, Command: c})
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
}

func (x *across) world() bottest.World {
	w := world(x.demo)
	w.Ask = func(ctx context.Context, did bottest.Deed) (bot.Answer, string) {
		if slices.Contains(x.cast.people, did.Person) {
			return x.ask(ctx, did)
		}
		return x.demo.Desk.Handle(ctx, did.Ask), did.Request
	}
	w.Elsewhere = &bottest.Elsewhere{Platform: slack.Platform, Heard: x.heard, Reads: x.reads}
	return w
}

// ear is the door to Slack, and hears what goes out by it.
type ear struct {
	*slack.Door
	x *across
}

// Deliver posts a letter.
func (e ear) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	message, err := e.Door.Deliver(ctx, l)
	if err == nil {
		e.x.hears(l)
	}
	return message, err
}

// Edit redraws a message.
func (e ear) Edit(ctx context.Context, l bot.Letter) error {
	err := e.Door.Edit(ctx, l)
	if err == nil {
		e.x.hears(l)
	}
	return err
}

func (x *across) hears(l bot.Letter) {
	content, err := json.Marshal(l.Card)
	if err != nil {
		x.t.Error(err)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if l.Message != "" { // it hangs there, and shows something else now
		for i := range x.said {
			if x.said[i].Key == l.Key {
				x.said[i].Content = content
			}
		}
		return
	}
	x.said = append(x.said, storage.WebMessage{
		Key: l.Key, Place: slack.Platform + ":" + l.Place, Number: int64(len(x.said) + 1), Content: content, At: l.At,
	})
}

func (x *across) heard() []storage.WebMessage {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.Clone(x.said)
}

// reads are a person's own conversation on Slack, and the channels there of their groups.
func (x *across) reads(person string) []string {
	var places []string
	if slices.Contains(x.cast.people, person) {
		places = append(places, "slack:dm/T1/"+userOf(person))
	}
	who := partnership.PersonID(person)
	err := x.demo.Books.Open(demo.Book).Turn(x.t.Context(), func(turn *storage.Turn) error {
		s := turn.State()
		for body := range s.Channels {
			if s.IsOfficer(who, body) || body != "" && s.May(who, partnership.Member, body, s.Calendar.Date(turn.Now())) {
				places = append(places, s.ChannelsOf(body)...)
			}
		}
		return nil
	})
	if err != nil {
		x.t.Error(err)
	}
	return places
}

// look sees that on Slack hangs what was sent there, each letter once and in order, as it should look now; and nothing
// anywhere else.
func (x *across) look() {
	x.t.Helper()
	x.door.Wait()
	for _, v := range x.slack.Violations() {
		x.t.Error(v)
	}
	sent := map[string][]storage.WebMessage{}
	for _, m := range x.heard() {
		sent[m.Place] = append(sent[m.Place], m)
	}
	people, err := x.demo.Books.Open(demo.Book).People(x.t.Context())
	if err != nil {
		x.t.Fatal(err)
	}
	for id := range people {
		x.hangs("dm/T1/"+userOf(id), "", id, sent)
	}
	for _, channel := range x.places {
		x.hangs("channel/T1/"+channel, channel, officer, sent)
	}
	for place := range sent {
		x.t.Errorf("something was sent to %s, and nobody reads there", place)
	}
}

// hangs holds what a person sees in a place of Slack against what was sent there.
func (x *across) hangs(place, where, person string, sent map[string][]storage.WebMessage) {
	x.t.Helper()
	place = slack.Platform + ":" + place
	letters := sent[place]
	delete(sent, place)
	for _, m := range x.User(userOf(person)).Sees(where) {
		key := letterOf(m)
		switch {
		case key == "":
		case len(letters) == 0 || letters[0].Key != key:
			x.t.Errorf("in %s hangs %q, which was not sent there, or not now", place, m.Text)
		default:
			x.true(m, cardIn(x.t, letters[0]))
			letters = letters[1:]
		}
	}
	if len(letters) > 0 {
		x.t.Errorf("%d letters that were sent to %s do not hang there", len(letters), place)
	}
}

func cardIn(t *testing.T, m storage.WebMessage) ui.Card {
	t.Helper()
	var card ui.Card
	if err := json.Unmarshal(m.Content, &card); err != nil {
		t.Fatal(err)
	}
	return card
}
