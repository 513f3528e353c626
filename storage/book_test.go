package storage_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func TestAnAcceptedOrderIsOneRoundTrip(t *testing.T) {
	o := found(t, aFile(t))
	tails, appends := o.store.Calls("Tail"), o.store.Calls("Append")
	done := o.must("r1", hospital, suggests("Warm spaces"))
	want := partnership.ItemSubmitted{Number: 1, Body: full, Meeting: meeting, Title: "t-Warm spaces", Wants: partnership.ToDiscuss, Gated: true}
	if diff := cmp.Diff([]partnership.Event{want}, done.Events); diff != "" {
		t.Error(diff)
	}
	if o.store.Calls("Tail") != tails || o.store.Calls("Append") != appends+1 {
		t.Errorf("%d tails and %d appends more", o.store.Calls("Tail")-tails, o.store.Calls("Append")-appends)
	}
}

func TestTheSameRequestTwiceIsDoneOnce(t *testing.T) {
	o := found(t, aFile(t))
	o.must("r1", hospital, suggests("Warm spaces"))
	for name, at := range map[string]*office{"here": o, "on a replica that has just started": replica(t, o.store)} {
		done, err := at.do("r1", hospital, suggests("Warm spaces"))
		if err != nil || !done.Already || len(done.Events) != 0 {
			t.Errorf("%s: %+v, %v", name, done, err)
		}
	}
	if n := o.times("r1"); n != 1 {
		t.Errorf("%d records", n)
	}
}

func TestARequestThatAReplicaCarriedOutIsAlreadyDone(t *testing.T) {
	here := found(t, aFile(t))
	there := replica(t, here.store)
	there.look(func(*partnership.State, storage.Position) {})
	here.must("r1", hospital, suggests("Warm spaces"))
	done, err := there.do("r1", hospital, suggests("Warm spaces")) // decided on a stale cache, found by the append
	if err != nil || !done.Already || here.times("r1") != 1 {
		t.Errorf("%+v, %v, %d records", done, err, here.times("r1"))
	}
	there.look(func(s *partnership.State, _ storage.Position) {
		if len(s.Items) != 1 {
			t.Errorf("%d items", len(s.Items))
		}
	})
}

func TestWhoeverWasSlowerDecidesAgain(t *testing.T) {
	here := found(t, aFile(t))
	there := replica(t, here.store)
	there.look(func(*partnership.State, storage.Position) {})
	here.must("r1", hospital, suggests("Warm spaces"))
	done := there.must("r2", hospital, suggests("Skills"))
	if n := done.Events[0].(partnership.ItemSubmitted).Number; n != 2 {
		t.Errorf("the second item has number %d", n)
	}
}

func TestAnAnswerThatWasLost(t *testing.T) {
	for name, when := range map[string]storagetest.When{"before the effect": storagetest.Before, "after it": storagetest.After} {
		t.Run(name, func(t *testing.T) {
			o := found(t, aFile(t))
			o.store.Fail("Append", when, storage.ErrUncertain)
			if _, err := o.do("r1", hospital, suggests("Warm spaces")); !errors.Is(err, storage.ErrUncertain) {
				t.Fatalf("error %v", err)
			}
			o.must("r2", mayor, suggests("Meanwhile"))
			done, err := o.do("r1", hospital, suggests("Warm spaces"))
			if err != nil || done.Already != (when == storagetest.After) || o.times("r1") != 1 {
				t.Errorf("again: %+v, %v, %d records", done, err, o.times("r1"))
			}
		})
	}
}

func TestAnOrderWhoseAnswerWasLostIsAlreadyDoneEvenWhereItWouldNowBeRefused(t *testing.T) {
	o := found(t, aFile(t))
	o.must("r1", hospital, suggests("Warm spaces"))
	o.store.Fail("Append", storagetest.After, storage.ErrUncertain)
	draft := partnership.DraftItem{Number: 1, Talked: true}
	if _, err := o.do("r2", officer, draft); !errors.Is(err, storage.ErrUncertain) {
		t.Fatalf("error %v", err)
	}
	o.must("r3", hospital, partnership.WithdrawItem{Number: 1})
	if done, err := o.do("r2", officer, draft); err != nil || !done.Already {
		t.Errorf("again: %+v, %v", done, err)
	}
}

func TestARefusalHoldsOnTheTail(t *testing.T) {
	here := found(t, aFile(t))
	there := replica(t, here.store)
	here.must("r1", hospital, suggests("Warm spaces"))
	there.look(func(*partnership.State, storage.Position) {})
	here.must("r2", hospital, partnership.WithdrawItem{Number: 1})
	there.refused("r3", officer, partnership.TakeItem{Number: 1})

	here.must("r4", officer, partnership.SendAgenda{Meeting: meeting})
	there.look(func(*partnership.State, storage.Position) {})
	here.must("r5", mayor, partnership.AgreeAgenda{Meeting: meeting, Version: 1})
	there.must("r6", officer, partnership.IssueAgenda{Meeting: meeting}) // its cache says: not agreed
}

func TestNothingToDoHoldsOnTheTail(t *testing.T) {
	here := found(t, aFile(t))
	there := replica(t, here.store)
	here.must("r1", hospital, partnership.SayComing{Meeting: meeting})
	there.look(func(*partnership.State, storage.Position) {})
	here.must("r2", hospital, partnership.SendDeputy{Meeting: meeting})
	there.must("r3", hospital, partnership.SayComing{Meeting: meeting}) // its cache says: is coming anyway
	done, err := there.do("r4", hospital, partnership.SayComing{Meeting: meeting})
	if err != nil || done.Already || len(done.Events) != 0 || there.times("r4") != 0 {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestATurnReadsTheTailOnce(t *testing.T) {
	o := found(t, aFile(t))
	before := o.store.Calls("Tail")
	err := o.book.Turn(o.ctx(), func(turn *storage.Turn) error {
		for range 3 {
			order := partnership.Order{Request: "r1", By: hospital, Command: partnership.TakeItem{Number: 1}}
			var invalid *partnership.Invalid
			if _, err := turn.Do(o.ctx(), order); !errors.As(err, &invalid) {
				t.Errorf("error %v", err)
			}
			if err := turn.Refresh(o.ctx()); err != nil {
				t.Error(err)
			}
		}
		return nil
	})
	if n := o.store.Calls("Tail") - before; err != nil || n != 1 {
		t.Errorf("%d tails, error %v", n, err)
	}
}

func TestWhatWasTypedAndWhoIsNamedGoWithTheRecords(t *testing.T) {
	o := found(t, aFile(t))
	err := o.book.Turn(o.ctx(), func(turn *storage.Turn) error {
		order := partnership.Order{Request: "r1", By: hospital, Command: suggests("Warm spaces")}
		_, err := turn.Do(o.ctx(), order, storage.Person{ID: "hospital", Name: "The director"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	there := replica(t, o.store)
	words, err := there.book.Words(o.ctx(), []string{"t-Warm spaces", "t-other"})
	if diff := cmp.Diff(map[string]string{"t-Warm spaces": "Warm spaces"}, words); err != nil || diff != "" {
		t.Errorf("error %v, words %s", err, diff)
	}
	people, err := there.book.People(o.ctx())
	if err != nil || people["hospital"].Name != "The director" {
		t.Errorf("error %v, people %v", err, people)
	}
	for _, r := range o.log() {
		if r.Request == "r1" && (string(r.Data) == "" || containsAny(string(r.Data), "The director", `"Warm spaces"`)) {
			t.Errorf("the book itself says %s", r.Data)
		}
	}
}

func TestARecordIsNeverStampedBeforeItsPredecessor(t *testing.T) {
	here := found(t, aFile(t))
	if err := here.books.Clock.Advance(here.ctx(), here.store, time.Hour); err != nil {
		t.Fatal(err)
	}
	there := replica(t, here.store)
	there.books.Clock, _ = storage.NewClock(t.Context(), backInTime{here.store}, nil)
	here.must("r1", hospital, suggests("Warm spaces"))
	there.must("r2", hospital, suggests("Skills"))
	log := here.log()
	if last, before := log[len(log)-1], log[len(log)-2]; last.At.Before(before.At) {
		t.Errorf("%s after %s", last.At, before.At)
	}
}

// backInTime is a store whose clock says an hour ago.
type backInTime struct{ storage.Store }

func (b backInTime) Now(ctx context.Context) (time.Time, error) {
	now, err := b.Store.Now(ctx)
	return now.Add(-time.Hour), err
}

func (b backInTime) Advance(context.Context, time.Duration) (time.Duration, error) { return 0, nil }

func TestAStoreThatIsAway(t *testing.T) {
	o := found(t, aFile(t))
	away := errors.New("away")
	o.store.Fail("Append", storagetest.Before, away)
	if _, err := o.do("r1", hospital, suggests("Warm spaces")); !errors.Is(err, away) {
		t.Errorf("append: %v", err)
	}
	o.store.Fail("Tail", storagetest.Before, away)
	if _, err := o.do("r1", hospital, partnership.TakeItem{Number: 9}); !errors.Is(err, away) {
		t.Errorf("a refusal that could not be checked: %v", err)
	}
	fresh := replica(t, o.store)
	o.store.Fail("Tail", storagetest.Before, away)
	if _, err := fresh.do("r1", hospital, suggests("Warm spaces")); !errors.Is(err, away) {
		t.Errorf("a first reading: %v", err)
	}
	o.must("r1", hospital, suggests("Warm spaces"))
}
