package journey_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// Two replicas take in by turns what comes from Slack. Whatever comes twice, as two clicks or as one that Slack delivers
// again, is done once, whichever of them it comes to.
func TestTwoReplicasOnSlack(t *testing.T) {
	t.Parallel()
	recording(t)
	p := newPair(t)
	clerk, chair, member := p.user(officer), p.user(mayor), p.user(college)
	team := slackChannel("secretariat")

	p.does(member.Types("/agenda submit", ""))
	member.AwaitsModal("Suggest an item")
	member.Fills(map[string]string{"What is it about?": "Winter warm spaces", "What should the meeting do?": "Note"})
	p.does(member.Submits())
	p.comesAgain("view_submission")
	p.twice(clerk.Awaits(team, "New item for the Full LSP").Controls, "agenda/talked/LSP-001", func(c fakeslack.Control) fakeslack.Outcome {
		return clerk.Presses(clerk.Awaits(team, "New item for the Full LSP"), c.ID)
	})
	clerk.AwaitsModal("When did you talk?") // the form of the later press took the place of the other
	p.does(clerk.Submits())
	p.comesAgain("view_submission")
	p.does(clerk.Types("/agenda draft "+full, ""))
	draft := clerk.Awaits("", "Draft agenda for the Full LSP")
	p.twice(draft.Controls, "agenda/send/"+full, func(c fakeslack.Control) fakeslack.Outcome { return clerk.Presses(draft, c.ID) })
	asked := chair.Awaits("", "Please agree the agenda for the Full LSP")
	p.twice(asked.Controls, "agenda/agree/"+full+"/1", func(c fakeslack.Control) fakeslack.Outcome { return chair.Presses(asked, c.ID) })
	p.does(clerk.Types("/agenda issue "+full, ""))
	clerk.AwaitsModal("Issue the agenda")
	p.does(clerk.Submits())
	p.comesAgain("view_submission")
	p.does(member.Types("/secretariat meeting coming "+full, ""))
	p.comesAgain("slash_command")
	p.ackIsLost("Who takes the notes?")
	member.Says("Who takes the notes?") // Slack reads an error, and says it again

	p.once("item-submitted", "item-talked-through", "item-drafted", "agenda-sent", "agenda-agreed", "agenda-issued", "coming-said", "words-passed-on")
	if _, err := p.all[1].Clock.Jump(t.Context()); err != nil { // the two minutes of the agenda
		t.Fatal(err)
	}
	p.all.comeToRest(t, nil, nil)
	p.doors[0].look()
	sent.add(p.slack)
}

// pair is two replicas, each with a door to the same Slack, behind one address.
type pair struct {
	t     *testing.T
	slack *onSlack
	all   replicas
	doors []*onChat

	mu     sync.Mutex
	turn   map[string]int // deliveries that came to a path
	losing string         // the words of an event whose first acknowledgement gets lost
	lost   int            // how often they came
}

func newPair(t *testing.T) *pair {
	t.Helper()
	p := &pair{t: t, all: replicasAtRest(t), turn: map[string]int{}}
	p.slack = newSlack(t)
	for i, d := range p.all {
		on := sitBeside(t, d, p.slack)
		if i == 0 {
			on = sitDown(t, d, p.slack)
		}
		on.in = p.slack.door(d, desk{d.Desk, on})
		d.Office.Doors["web"] = both{on}
		p.doors = append(p.doors, on)
	}
	site := httptest.NewServer(p)
	t.Cleanup(func() {
		site.Close()
		p.rests()
	})
	p.slack.DeliverTo(site.URL)
	p.all.work(t)
	return p
}

func (p *pair) user(person string) *fakeslack.Person { return p.slack.space.User(slackUser(person)) }

// ServeHTTP hands what comes to a path to the replicas by turns.
func (p *pair) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Error(err)
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	p.mu.Lock()
	n := p.turn[r.URL.Path]
	p.turn[r.URL.Path]++
	first := false
	if p.losing != "" && bytes.Contains(body, []byte(p.losing)) && bytes.Contains(body, []byte("client_msg_id")) {
		n, first = p.lost, p.lost == 0
		p.lost++
	}
	p.mu.Unlock()
	if first {
		p.doors[n%2].in.handler.ServeHTTP(httptest.NewRecorder(), r)
		http.Error(w, "lost", http.StatusBadGateway)
		return
	}
	p.doors[n%2].in.handler.ServeHTTP(w, r)
}

// does fails the test if Slack itself did not take what somebody did.
func (p *pair) does(o fakeslack.Outcome) {
	p.t.Helper()
	if o.Error != "" || len(o.Incomplete) > 0 {
		p.t.Fatalf("%s %v", o.Error, o.Incomplete)
	}
}

// twice has the control of a command pressed by two clicks at once, which Slack delivers as two.
func (p *pair) twice(controls []fakeslack.Control, line string, press func(fakeslack.Control) fakeslack.Outcome) {
	p.t.Helper()
	i := slices.IndexFunc(controls, func(c fakeslack.Control) bool { return c.Value == line })
	if i < 0 {
		p.t.Fatalf("nothing does %s among %v", line, controls)
	}
	var clicks sync.WaitGroup
	for range 2 {
		clicks.Go(func() {
			if o := press(controls[i]); o.Error != "" {
				p.t.Errorf("%s: %s", line, o.Error)
			}
		})
	}
	clicks.Wait()
	p.rests()
}

// rests waits until what the doors have acknowledged is done.
func (p *pair) rests() {
	for _, on := range p.doors {
		on.in.Wait()
	}
}

// comesAgain has Slack deliver the newest thing of a kind to the other replica too.
func (p *pair) comesAgain(kind string) {
	p.t.Helper()
	p.does(p.slack.Redeliver(kind))
}

func (p *pair) ackIsLost(words string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.losing = words
}

// once waits until all of these are in the book and nothing is under way any more, and fails the test if one is there more
// than once.
func (p *pair) once(events ...string) {
	p.t.Helper()
	eventually(p.t, 20*time.Second, "all is done: "+strings.Join(events, ", "), func(context.Context) bool {
		p.mu.Lock()
		heard := p.lost
		p.mu.Unlock()
		return heard == 2 && !slices.ContainsFunc(events, func(e string) bool { return count(p.t, p.all[0], e) == 0 })
	})
	p.rests()
	for _, event := range events {
		if n := count(p.t, p.all[0], event); n != 1 {
			p.t.Errorf("%s is in the book %d times", event, n)
		}
	}
}
