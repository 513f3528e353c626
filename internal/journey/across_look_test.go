package journey_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// ear is the door to a chat, and hears what goes out by it.
type ear struct {
	door
	part *part
}

// Deliver posts a letter.
func (e ear) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	message, err := e.door.Deliver(ctx, l)
	if err == nil {
		e.part.hears(l)
	}
	return message, err
}

// Edit redraws a message.
func (e ear) Edit(ctx context.Context, l bot.Letter) error {
	err := e.door.Edit(ctx, l)
	if err == nil {
		e.part.hears(l)
	}
	return err
}

func (p *part) hears(l bot.Letter) {
	content, err := json.Marshal(l.Card)
	if err != nil {
		p.t.Error(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if l.Message != "" { // it hangs there, and shows something else now
		for i := range p.said {
			if p.said[i].Key == l.Key {
				p.said[i].Content = content
			}
		}
		return
	}
	p.said = append(p.said, storage.WebMessage{
		Key: l.Key, Place: p.platform() + ":" + l.Place, Number: int64(len(p.said) + 1), Content: content, At: l.At,
	})
}

func (p *part) heard() []storage.WebMessage {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.said)
}

// reads are a person's own conversation there, and the channels of their groups.
func (p *part) reads(person string) []string {
	var places []string
	if slices.Contains(p.sitting.people, person) {
		places = append(places, p.platform()+":"+bot.Direct(p.account(person)))
	}
	who := partnership.PersonID(person)
	err := p.demo.Books.Open(demo.Book).Turn(p.t.Context(), func(turn *storage.Turn) error {
		s := turn.State()
		for body := range s.Channels {
			if s.May(who, partnership.Secretariat, body, s.Calendar.Date(turn.Now())) || body != "" && s.May(who, partnership.Member, body, s.Calendar.Date(turn.Now())) {
				places = append(places, s.ChannelsOf(body)...)
			}
		}
		return nil
	})
	if err != nil {
		p.t.Error(err)
	}
	return slices.DeleteFunc(places, func(place string) bool { return !strings.HasPrefix(place, p.platform()+":") })
}

// look sees of every chat that what was sent there hangs there, and nothing anywhere else.
func (x *across) look() {
	x.t.Helper()
	for _, p := range x.parts {
		p.look()
	}
}

// look sees that what was sent to a chat hangs there, each letter once and in order, as it should look now.
func (p *part) look() {
	p.t.Helper()
	p.onChat.in.Wait()
	for _, v := range p.violations() {
		p.t.Error(v)
	}
	said := map[string][]storage.WebMessage{}
	for _, m := range p.heard() {
		said[m.Place] = append(said[m.Place], m)
	}
	for id := range p.onChat.people() {
		p.hangs(bot.Direct(p.account(id)), p.screen(id).sees(""), said)
	}
	for _, name := range p.names {
		p.hangs(p.channel(name), p.screen(officer).sees(name), said)
	}
	for place := range said {
		p.t.Errorf("something was sent to %s, and nobody reads there", place)
	}
}

// hangs holds what is seen in a place against what was sent there.
func (p *part) hangs(place string, seen []message, said map[string][]storage.WebMessage) {
	p.t.Helper()
	place = p.platform() + ":" + place
	letters := said[place]
	delete(said, place)
	for _, m := range seen {
		switch {
		case m.letter == "":
		case len(letters) == 0 || letters[0].Key != m.letter:
			p.t.Errorf("in %s hangs %q, which was not sent there, or not now", place, m.text)
		default:
			p.true(m, cardIn(p.t, letters[0]))
			letters = letters[1:]
		}
	}
	if len(letters) > 0 {
		p.t.Errorf("%d letters that were sent to %s do not hang there", len(letters), place)
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
