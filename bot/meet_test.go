package bot_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// introducing has whoever hears for the first time told who writes.
func introducing(t *testing.T) *theOffice {
	t.Helper()
	o := openOffice(t)
	o.introduces()
	return o
}

func (o *theOffice) introduces() {
	o.office.Script.Imprint = func(*partnership.State) bot.Imprint { return bot.Imprint{Hello: ui.Say("This is the clerk.")} }
}

func TestTheFirstThingThatSomebodyHearsSaysWhoWrites(t *testing.T) {
	t.Parallel()
	o := introducing(t)
	o.live = true
	o.says("one")
	o.says("two")
	o.drain()
	first := []string{"team: one", "ann: This is the clerk.", "bob: This is the clerk.", "team: two", "ann: two", "bob: two"}
	o.delivered(first...)
	if diff := cmp.Diff([]string{"one", "This is the clerk. one", "This is the clerk. one", "two", "two", "two"}, o.door.whole); diff != "" {
		t.Errorf("whole (-want +got):\n%s", diff)
	}
	o.pass(2 * time.Hour)
	if len(o.door.edits) > 0 {
		t.Errorf("redrawn for nothing: %v", o.door.edits)
	}
	o.live = false
	o.restart()
	o.introduces()
	o.says("three")
	o.drain()
	o.delivered(append(first, "team: three", "ann: three", "bob: three")...)
}

func TestWhoSpokeFirstKnowsWhoWrites(t *testing.T) {
	t.Parallel()
	o := introducing(t)
	desk := bot.Desk{Books: o.books, Log: quiet}
	ask := func(user, request string) {
		desk.Handle(t.Context(), bot.Ask{Book: theBook, Account: storage.Account{Platform: "test", User: user}, Line: "help", Request: request})
	}
	ask("ann", "r-ann")
	ask("bob", "") // their home page was drawn
	o.says("one")
	o.drain()
	o.delivered("team: one", "ann: one", "bob: This is the clerk.")
}

// Somebody who joins another account is told there too: it may look like somebody else to them.
func TestEachAccountIsIntroducedTo(t *testing.T) {
	t.Parallel()
	o := introducing(t)
	m := o.withMail(ann)
	o.introduces()
	o.says("one")
	o.drain()
	o.door.fails["dm/ann"] = bot.ErrGone
	o.says("two")
	o.says("three")
	o.drain()
	o.delivered("team: one", "ann: This is the clerk.", "bob: This is the clerk.", "team: two", "bob: two", "team: three", "bob: three")
	if diff := cmp.Diff([]string{"This is the clerk.", ""}, m.hellos); diff != "" {
		t.Errorf("e-mails (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ann <ann@council.example>: two", "Ann <ann@council.example>: three"}, m.to); diff != "" {
		t.Errorf("e-mails (-want +got):\n%s", diff)
	}
}

// A worker that died before the receipt: what it sent is looked at once more, and still introduces us.
func TestWhoIsWrittenToAgainAfterACrashIsIntroducedOnce(t *testing.T) {
	t.Parallel()
	o := introducing(t)
	o.channels = nil
	o.flaky.Fail("Delivered", storagetest.Before, errors.New("killed"))
	o.says("one")
	o.office.Drain(t.Context())
	o.awaitLease(func() bool { return len(o.outbox().Notices) == 0 })
	o.says("two")
	o.drain()
	o.delivered("ann: This is the clerk.", "bob: This is the clerk.", "ann: two", "bob: two")
}
