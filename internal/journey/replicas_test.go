package journey_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// replicas are demonstrations on one Redis, with their post offices at work.
type replicas []*demo.Demo

func twoReplicas(t *testing.T) replicas {
	t.Helper()
	all := replicasAtRest(t)
	all.work(t)
	return all
}

// replicasAtRest are two whose post offices do not work yet.
func replicasAtRest(t *testing.T) replicas {
	t.Helper()
	address := redisserver.Start(t)
	return replicas{newDemo(t, openRedis(t, address)), newDemo(t, openRedis(t, address))}
}

// work has their post offices work until the test ends.
func (all replicas) work(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	for _, d := range all {
		running.Go(func() {
			if err := d.Office.Run(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	t.Cleanup(func() { cancel(); running.Wait() })
}

// race has somebody do the same on every replica at once: twice by one request, as a click that is delivered twice, and
// once more by a request of its own, as an impatient second click. It returns the first request.
func (all replicas) race(t *testing.T, person, line string, values map[string]string, impatient bool) string {
	t.Helper()
	shared := bot.NewID()
	var group sync.WaitGroup
	for _, d := range all {
		requests := []string{shared, shared}
		if impatient {
			requests = append(requests, bot.NewID())
		}
		for _, request := range requests {
			group.Go(func() {
				a := bot.Ask{Book: demo.Book, Account: account(person), Line: line, Values: values, Sent: true, Request: request}
				answer := d.Desk.Handle(context.WithoutCancel(t.Context()), a)
				for range 20 {
					if !answer.Failed {
						break
					}
					answer = d.Desk.Handle(context.WithoutCancel(t.Context()), a) // as the answer says: press again
				}
				if answer.Failed || answer.Card == nil {
					t.Errorf("%s asked for %s and was answered %+v", person, line, answer)
				}
			})
		}
	}
	group.Wait()
	return shared
}

func TestTwoReplicas(t *testing.T) {
	t.Parallel()
	all := twoReplicas(t)
	const items = 5
	var acknowledged []string
	for n := 1; n <= items; n++ {
		acknowledged = append(acknowledged, all.race(t, college, "agenda submit",
			map[string]string{"title": fmt.Sprint("Item ", n), "wants": "note"}, false))
	}
	for n := 1; n <= items; n++ {
		ref := fmt.Sprintf("LSP-%03d", n)
		all.race(t, officer, "agenda/take/"+ref, nil, true)
		all.race(t, officer, "agenda/talked/"+ref, map[string]string{"day": "2027-01-11", "how": "phone"}, true)
	}
	all.race(t, officer, "agenda/send/"+full, nil, true)
	all.race(t, office, "agenda/agree/"+full+"/1", nil, true)
	all.race(t, officer, "agenda/issue/"+full, nil, true)
	all.race(t, hospital, "meeting/coming/"+full, nil, true)
	all.race(t, college, "deputy/nominate/"+full, map[string]string{"deputy": "A colleague at Lewisham College"}, true)
	all.race(t, deputy, "deputy/accept/"+full+"/"+college, nil, true)
	once := map[string]int{
		"item-submitted": items, "item-taken": items, "item-talked-through": items, "item-drafted": items,
		"agenda-sent": 1, "agenda-agreed": 1, "agenda-issued": 1, "coming-said": 1, "apologies-given": 1, "deputy-named": 1, "deputy-answered": 1,
	}
	for event, want := range once {
		if got := count(t, all[0], event); got != want {
			t.Errorf("%s is in the book %d times, want %d", event, got, want)
		}
	}
	if _, err := all[1].Clock.Jump(t.Context()); err != nil { // the two minutes of the agenda
		t.Fatal(err)
	}
	all.comeToRest(t, acknowledged, nil)
}

// comeToRest waits until no check has anything to say about what the replicas have done together.
func (all replicas) comeToRest(t *testing.T, acknowledged []string, elsewhere *bottest.Elsewhere) {
	t.Helper()
	e := evidence(all[len(all)-1], acknowledged...)
	e.Elsewhere, e.Replicas = elsewhere, nil
	for _, d := range all {
		e.Replicas = append(e.Replicas, d.Books)
	}
	var problems []error
	defer func() {
		if t.Failed() {
			t.Log(errors.Join(problems...))
		}
	}()
	eventually(t, 30*time.Second, "the replicas come to rest", func(context.Context) bool {
		problems = bottest.Problems(t.Context(), e)
		return len(problems) == 0
	})
}

func count(t *testing.T, d *demo.Demo, event string) int {
	t.Helper()
	n := 0
	err := d.Books.Open(demo.Book).Turn(t.Context(), func(turn *storage.Turn) error {
		if err := turn.Refresh(t.Context()); err != nil {
			return err
		}
		records, err := turn.Since(t.Context(), 0)
		for _, r := range records {
			if partnership.EventName(r.Event) == event {
				n++
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A replica that has not read the tail for a while must not say not yet on what was true then.
func TestARefusalIsNoOlderThanItsRequest(t *testing.T) {
	t.Parallel()
	store := openBolt(t)
	first, second := newDemo(t, store), newDemo(t, store)
	ask(t, first, college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "note"})
	ask(t, second, college, "agenda show LSP-001", nil) // it has read so far, and no further
	ask(t, first, officer, "agenda/talked/LSP-001", map[string]string{"day": "2027-01-11", "how": "phone"})
	answer := second.Desk.Handle(t.Context(), bot.Ask{Book: demo.Book, Account: account(officer), Line: "agenda/add/LSP-001", Request: bot.NewID()})
	if words := bottest.CardWords(*answer.Card, answer.Reader); words == "" || words[:7] == "Not yet" {
		t.Errorf("the second replica answers %q", words)
	}
}

// What another replica has just created is known here too.
func TestAReferenceFromElsewhereIsKnown(t *testing.T) {
	t.Parallel()
	store := openBolt(t)
	first, second := newDemo(t, store), newDemo(t, store)
	ask(t, second, college, "agenda list", nil)
	ask(t, first, college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "note"})
	answer := second.Desk.Handle(t.Context(), bot.Ask{Book: demo.Book, Account: account(college), Line: "agenda/show/LSP-001", Request: bot.NewID()})
	if words := bottest.CardWords(*answer.Card, answer.Reader); !strings.Contains(words, "Winter warm spaces") {
		t.Errorf("the second replica answers %q", words)
	}
}

// Who stops an agenda and issues it again before the post office has looked must not have it said twice.
func TestAnAgendaStoppedAndIssuedAtOnceIsSaidOnce(t *testing.T) {
	t.Parallel()
	d := newDemo(t, openBolt(t))
	ask(t, d, college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "note"})
	ask(t, d, officer, "agenda/talked/LSP-001", map[string]string{"day": "2027-01-11", "how": "phone"})
	ask(t, d, officer, "agenda/send/"+full, nil)
	ask(t, d, mayor, "agenda/agree/"+full+"/1", nil)
	ask(t, d, officer, "agenda/issue/"+full, nil)
	ask(t, d, officer, "agenda/stop/"+full+"/1", nil)
	ask(t, d, officer, "agenda/issue/"+full, nil)
	for range 2 {
		if _, err := d.Clock.Jump(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	comesToRest(t, d)
}
