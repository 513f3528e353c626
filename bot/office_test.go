package bot_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func TestEverybodyMeantHearsOnceAndInOrder(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.says("one")
	o.says("two")
	o.drain()
	o.drain()
	o.delivered("team: one", "ann: one", "bob: one", "team: two", "ann: two", "bob: two")
}

// More may have happened before the office comes to something: that is told for itself.
func TestWhoHearsIsSettledWhenItHappens(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.deaf = func(s *partnership.State) bool { return len(s.Meetings) > 0 }
	o.says("one")
	o.do(partnership.ScheduleMeeting{Body: "full", Day: calendar.Date{Year: 2999, Month: 3, Day: 18}, From: "14:00", Until: "16:00"})
	o.says("two")
	o.drain()
	o.delivered("team: one", "ann: one", "bob: one")
}

func TestWhatSeveralEventsLeadToIsSaidOnceWhereItStillHangs(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.telling().Once, o.live = true, true
	o.says("one")
	o.says("one") // both wait
	o.drain()
	o.says("one")
	o.drain()
	o.delivered("team: one", "ann: one", "bob: one")
	o.live = false
	o.says("two") // so that what hangs is looked at: nothing can be pressed there any more
	o.drain()
	o.says("one")
	o.drain()
	o.delivered("team: one", "ann: one", "bob: one", "team: two", "ann: two", "bob: two", "team: one", "ann: one", "bob: one")
}

func TestNothingIsSaidOfWhatWasStoppedInTime(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.hold = 2 * time.Minute
	o.says("one")
	o.drain()
	o.delivered()
	o.stopped = true
	o.pass(3 * time.Minute)
	o.delivered()
	o.stopped = false
	o.pass(time.Hour)
	o.delivered() // what was moot when its time came is not said later
}

func TestWhatIsHeldIsSaidWhenItsTimeHasCome(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.hold = 2 * time.Minute
	o.says("one")
	o.pass(time.Minute)
	o.delivered()
	o.pass(time.Minute)
	o.delivered("team: one", "ann: one", "bob: one")
}

func TestWhatComesTooLateIsNotSaid(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.hold, o.until = time.Hour, 2*time.Hour
	o.says("one")
	o.drain()
	o.pass(3 * time.Hour)
	o.delivered()
}

func TestAChannelLinkedLaterHearsNothingOld(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.channels = nil
	o.says("one")
	o.drain()
	o.channels = []string{"test:team"}
	o.pass(2 * time.Hour)
	o.delivered("ann: one", "bob: one")
	o.says("two")
	o.drain()
	o.delivered("ann: one", "bob: one", "team: two", "ann: two", "bob: two")
}

func TestAGroupWithSeveralChannelsHearsOnceInEach(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.channels = []string{"test:team", "elsewhere:team", "test:other"} // nobody opened a door to elsewhere
	o.door.fails["other"] = &bot.Later{Until: o.books.Clock.Now().Add(time.Minute)}
	o.says("one")
	o.drain()
	o.delivered("team: one", "ann: one", "bob: one")
	delete(o.door.fails, "other")
	o.pass(2 * time.Minute)
	o.delivered("team: one", "ann: one", "bob: one", "other: one")
}

func TestADeadPlaceDelaysNoOther(t *testing.T) {
	t.Parallel()
	for name, err := range map[string]error{"gone": bot.ErrGone, "broken": errors.New("no answer")} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := openOffice(t)
			o.door.fails["dm/ann"] = err
			o.says("one")
			o.drain()
			o.delivered("team: one", "bob: one")
			o.pass(time.Minute)
			o.pass(time.Minute)
			if tried := o.door.tried["dm/ann"]; tried < 1 || tried > 2 {
				t.Errorf("the dead place was tried %d times", tried)
			}
			delete(o.door.fails, "dm/ann")
			o.says("two")
			o.drain()
			o.delivered("team: one", "bob: one", "team: two", "ann: two", "bob: two")
		})
	}
}

func TestASlowPlaceKeepsNoOtherPartnershipWaiting(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.office.Lease = time.Minute
	const other = "other"
	o.found(other, o.terms, "bob")
	o.drain()
	o.door.slow = map[string]chan struct{}{"dm/ann": make(chan struct{})}
	o.says("one")
	ctx, stop := context.WithCancel(t.Context())
	ran := make(chan error)
	go func() { ran <- o.office.Run(ctx) }()
	o.await("team: one")
	o.doIn(other, partnership.PassOn{Words: partnership.Text{ID: "two", Words: "two"}})
	o.office.Wake(other)
	o.await("bob: two")
	close(o.door.slow["dm/ann"])
	o.await("ann: one")
	stop()
	if err := <-ran; err != nil {
		t.Error(err)
	}
}

func TestAPlaceThatAsksForTimeIsLeftAlone(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.door.fails["dm/ann"] = &bot.Later{Until: o.clock.Now().Add(10 * time.Minute)}
	o.says("one")
	o.drain()
	o.says("two")
	o.pass(time.Minute)
	if tried := o.door.tried["dm/ann"]; tried != 1 {
		t.Errorf("the place was tried %d times in the time that it asked for", tried)
	}
	o.delivered("team: one", "bob: one", "team: two", "bob: two")
	delete(o.door.fails, "dm/ann")
	o.pass(10 * time.Minute)
	o.delivered("team: one", "bob: one", "team: two", "bob: two", "ann: one", "ann: two")
}

// A worker that died between the effect and the receipt leaves a message that nobody keeps true. When its notice has
// become moot meanwhile, the message still says what is true now.
func TestAMessageOfADeadWorkerIsDrawnAnew(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.live = true
	o.flaky.Fail("Delivered", storagetest.Before, errors.New("killed"))
	o.says("one")
	o.office.Drain(t.Context())
	o.delivered("team: one")
	o.stopped = true
	o.awaitLease(func() bool { return len(o.outbox().Notices) == 0 })
	o.delivered("team: one")
	if diff := cmp.Diff([]string{"team: This is no longer open. Nothing is asked of you."}, o.door.edits); diff != "" {
		t.Errorf("redrawn (-want +got):\n%s", diff)
	}
	box := o.outbox()
	if len(box.Notices)+len(box.Receipts)+len(box.Attempts) > 0 {
		t.Errorf("something is left in the outbox: %+v", box)
	}
}

// What cannot be read at the moment has not been taken down: a letter waits for its words, and so does a card that is to be
// drawn anew.
func TestALetterWaitsForItsWords(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.live, o.typed = true, true
	away := errors.New("Redis is away")
	o.says("one")
	o.restart() // the words are not known by heart any more
	o.flaky.Fail("Texts", storagetest.Before, away)
	o.office.Drain(t.Context())
	o.awaitLease(func() bool { return len(o.door.showing()) == 3 })
	if diff := cmp.Diff([]string{"ann: one", "bob: one", "team: one"}, o.door.showing()); diff != "" {
		t.Errorf("what hangs there (-want +got):\n%s", diff)
	}
	o.restart()
	o.suffix = " (settled)"
	o.flaky.Fail("Texts", storagetest.Before, away)
	if err := o.clock.Advance(t.Context(), o.flaky, 2*time.Hour); err != nil {
		t.Fatal(err)
	}
	o.office.Drain(t.Context())
	want := []string{"ann: one (settled)", "bob: one (settled)", "team: one (settled)"}
	o.awaitLease(func() bool { return slices.Equal(want, o.door.showing()) })
	for _, edit := range o.door.edits {
		if !slices.Contains(want, edit) {
			t.Errorf("it was drawn as %q", edit)
		}
	}
}

// After a crash between an edit and its receipt nobody knows what hangs there, even if the head is again what it was before.
func TestAnEditThatWasNotReportedIsMadeAgain(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.live = true
	o.says("one")
	o.drain()
	o.suffix = " (one action)"
	o.door.edited = func() { o.flaky.Fail("Delivered", storagetest.Before, errors.New("killed")) }
	o.pass(2 * time.Hour)
	o.door.edited = nil
	o.suffix = ""
	o.pass(2 * time.Hour)
	o.awaitLease(func() bool { return !slices.Contains(o.door.showing(), o.door.edits[0]) })
	if diff := cmp.Diff([]string{"ann: one", "bob: one", "team: one"}, o.door.showing()); diff != "" {
		t.Errorf("what hangs there (-want +got):\n%s", diff)
	}
}

func TestACardIsKeptTrueUntilItHasNothingToPress(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.live = true
	o.says("one")
	o.drain()
	o.suffix = " (settled)"
	o.pass(2 * time.Hour)
	o.pass(2 * time.Hour)
	o.live = false
	o.pass(2 * time.Hour)
	o.suffix = " (too late)"
	o.pass(2 * time.Hour)
	slices.Sort(o.door.edits)
	want := []string{
		"ann: one (settled)", "ann: one (settled)", "bob: one (settled)", "bob: one (settled)", "team: one (settled)", "team: one (settled)",
	}
	if diff := cmp.Diff(want, o.door.edits); diff != "" {
		t.Errorf("redrawn (-want +got):\n%s", diff)
	}
}

func TestABookThatLostRecordsIsReported(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	before := &changing{Store: o.flaky}
	books := storage.NewBooks(before, o.clock, quiet)
	lost := 0
	books.Regressed = func(_ storage.BookID, had, has storage.Position) {
		if has.Length < had.Length {
			lost++
		}
	}
	read := func() (items int) {
		err := books.Open(theBook).Turn(t.Context(), func(turn *storage.Turn) error {
			err := turn.Refresh(t.Context())
			items = int(turn.At().Length)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return items
	}
	o.says("one")
	had := read()
	before.Store = openOffice(t).flaky // as after a failover to a replica that was behind
	if has := read(); lost != 1 || has >= had {
		t.Errorf("had %d records, has %d, reported %d times", had, has, lost)
	}
}

// changing is a store that another takes the place of.
type changing struct{ storage.Store }
