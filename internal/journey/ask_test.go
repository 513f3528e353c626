package journey_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// account is how somebody comes in by the web chat.
func account(person string) storage.Account { return storage.Account{Platform: "web", User: person} }

// ask has somebody send a whole form, and returns its request.
func ask(t *testing.T, d *demo.Demo, person, line string, values map[string]string) string {
	t.Helper()
	request := bot.NewID()
	answer := d.Desk.Handle(t.Context(), bot.Ask{
		Book: demo.Book, Account: account(person), Line: line, Values: values, Sent: true, Request: request,
	})
	if answer.Failed || answer.Card == nil {
		t.Fatalf("%s asked for %s and was answered %+v", person, line, answer)
	}
	return request
}

// comesToRest lets the post office finish, also where a worker that broke off still holds its lease, until no check has
// anything to say any more.
func comesToRest(t *testing.T, d *demo.Demo, acknowledged ...string) {
	t.Helper()
	var problems []error
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for {
		d.Office.Drain(ctx)
		if problems = bottest.Problems(t.Context(), evidence(d, acknowledged...)); len(problems) == 0 {
			return
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			t.Fatalf("it does not come to rest:\n%v", errors.Join(problems...))
		}
	}
}

// eventually polls until something holds.
func eventually(t *testing.T, within time.Duration, what string, holds func(context.Context) bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for !holds(ctx) {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			t.Fatalf("in %s it did not come true that %s", within, what)
		}
	}
}
