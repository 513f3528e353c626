package journey_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Those who may do the same press at the same moment, at whatever door, and of whatever replica: it is done once, and all
// see that it is.
func TestAllDoorsPressAtTheSameMoment(t *testing.T) {
	t.Parallel()
	recording(t)
	onSlack := sitting{at: aSlack, in: overHTTP, people: []string{colleague, office}}
	onDiscord := sitting{at: aDiscord, in: overHTTP, people: []string{office, colleague}}
	for name, one := range map[string]struct {
		replicas func(*testing.T) replicas
		sits     []sitting
	}{
		"Slack and the web chat": {func(t *testing.T) replicas {
			t.Helper()
			return replicas{newDemo(t, openBolt(t))}
		}, []sitting{onSlack}},
		"Slack, Discord and the web chat, two replicas": {replicasAtRest, []sitting{onSlack, onDiscord}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newAcross(t, one.replicas(t), one.sits...)
			for _, p := range x.parts {
				p.adds("")
				p.adds("full")
			}
			x.all.work(t)
			x.pressAtOnce()
			x.all.comeToRest(t, nil, x.elsewhere())
			x.look()
		})
	}
}

// pressAtOnce is the way of some items to an agenda that is out, on which each step is done by all who may, at once.
func (x *across) pressAtOnce() {
	x.t.Helper()
	sites := x.sites()
	const items = 3
	for n := 1; n <= items; n++ {
		ask(x.t, x.all[0], college, "agenda submit", map[string]string{"title": fmt.Sprint("Item ", n), "wants": "note"})
		ref := fmt.Sprintf("LSP-%03d", n)
		x.allPress(sites, pressing{colleague, officer, "agenda/take/" + ref})
		ask(x.t, x.all[n%len(x.all)], officer, "agenda/talked/"+ref, map[string]string{"day": "2027-01-11", "how": "phone"})
	}
	ask(x.t, x.all[0], officer, "agenda/send/"+full, nil)
	x.allPress(sites, pressing{office, mayor, "agenda/agree/" + full + "/1"})
	x.allPress(sites, pressing{colleague, officer, "agenda/up/" + full + "/LSP-002"})
	x.everybodyReads(mayor, office, "Agreed on Monday 11 January")
	x.everybodyReads(officer, colleague, "The chair has agreed the agenda")
	for event, want := range map[string]int{"item-taken": items, "item-drafted": items, "agenda-agreed": 1} {
		if got := count(x.t, x.all[0], event); got != want {
			x.t.Errorf("%s is in the book %d times, want %d", event, got, want)
		}
	}
}

// sites are the pages of the web chat, one of each replica.
func (x *across) sites() []string {
	var all []string
	for _, d := range x.all {
		site := httptest.NewServer(d.Web)
		x.t.Cleanup(site.Close)
		all = append(all, site.URL)
	}
	return all
}

// pressing is one control that two people have before them, of whom one is in all chats.
type pressing struct{ inChats, onWeb, line string }

// allPress has them press at once, each at every door.
func (x *across) allPress(sites []string, press pressing) {
	x.t.Helper()
	var all sync.WaitGroup
	for _, p := range x.parts {
		all.Go(func() {
			if o := p.presses(press.inChats, press.line); !o.well() {
				x.t.Errorf("%s presses %s: %v", press.inChats, press.line, o)
			}
		})
	}
	for _, site := range sites {
		all.Go(func() {
			if err := pressOnPage(x.t, site+"/as/"+press.onWeb+"/ask", press.line); err != nil {
				x.t.Errorf("%s presses %s: %v", press.onWeb, press.line, err)
			}
		})
	}
	all.Wait()
	for _, p := range x.parts {
		p.onChat.in.Wait()
		if a := <-p.answers; a.Failed {
			x.t.Errorf("%s is told %s", press.inChats, bottest.CardWords(*a.Card, a.Reader))
		}
	}
}

// pressOnPage sends what a page of the web chat sends.
func pressOnPage(t *testing.T, url, line string) error {
	body, err := json.Marshal(map[string]any{"line": line, "request": bot.NewID()})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := client.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	var a answer
	if err := json.NewDecoder(response.Body).Decode(&a); err != nil {
		return err
	}
	if a.Failed || a.Kind != "card" {
		return fmt.Errorf("answered with %s: %s", a.Kind, a.HTML)
	}
	return nil
}

// everybodyReads waits until somebody of the web chat and somebody of the chats have read some words, wherever they do.
func (x *across) everybodyReads(onWeb, inChats, words string) {
	x.t.Helper()
	eventually(x.t, 30*time.Second, inChats+" reads “"+words+"”", func(context.Context) bool {
		return slices.ContainsFunc(x.parts, func(p *part) bool { return p.hasRead(inChats, words) })
	})
	eventually(x.t, 30*time.Second, onWeb+" reads “"+words+"”", func(ctx context.Context) bool {
		for _, place := range []string{"dm/" + onWeb, "channel/secretariat"} {
			said, err := x.all[0].Books.Store.Said(ctx, demo.Book, place, 1<<20)
			if err == nil && slices.ContainsFunc(said, func(m storage.WebMessage) bool { return x.says(m, words) }) {
				return true
			}
		}
		return false
	})
}

func (x *across) says(m storage.WebMessage, words string) bool {
	card := cardIn(x.t, m)
	reader, err := x.all[0].Desk.Reader(x.t.Context(), demo.Book, "", card.Texts())
	return err == nil && strings.Contains(bottest.CardWords(card, reader), words)
}

func (p *part) hasRead(person, words string) bool {
	return slices.ContainsFunc(p.newest(person), func(m message) bool { return strings.Contains(visible(m.text), words) })
}

// A card that was acted on in one place shows its outcome in the other, and nothing to press any more.
func TestACardShowsItsOutcomeInTheOtherPlace(t *testing.T) {
	t.Parallel()
	recording(t)
	for name, at := range map[string]func(*testing.T) chat{"on Slack": aSlack, "on Discord": aDiscord} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newAcross(t, replicas{newDemo(t, openBolt(t))}, sitting{at: at, in: overSocket, people: []string{colleague}})
			p := x.parts[0]
			p.adds("")
			s := bottest.NewStage(t, x.world())
			s.As(college).Type("agenda submit").Fill("title", "Winter warm spaces").Choose("wants", "Discuss").Send()
			const mine = "I’ve got this"
			if m := p.card("New item for the Full LSP"); !m.offers(mine) {
				t.Fatalf("there is nothing to press: %+v", m.controls)
			}
			s.As(officer).Press(mine)
			if m := p.card("New item for the Full LSP"); m.offers(mine) || !strings.Contains(m.text, "Secretariat officer") {
				t.Errorf("it shows %q with %+v", m.text, m.controls)
			}
			s.As(colleague).Press("We have talked: add it").Send().Reads("is on the draft agenda")
			s.As(officer).Sees("Talked through: Monday 11 January, by phone")
			bottest.Verify(t, s.Evidence())
			x.look()
		})
	}
}

// card is the newest of the secretariat's channel with some words in it.
func (p *part) card(words string) message {
	p.t.Helper()
	all := p.screen(colleague).sees("secretariat")
	for _, m := range slices.Backward(all) {
		if strings.Contains(m.text, words) {
			return m
		}
	}
	p.t.Fatalf("nothing says %q", words)
	return message{}
}

func (m message) offers(label string) bool {
	return slices.ContainsFunc(m.controls, func(c control) bool { return c.label == label })
}
