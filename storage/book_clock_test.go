package storage_test

import (
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// A machine's clock that is set back stamps nothing before what is there: time stands still until it has caught up.
func TestAClockThatRunsBackwards(t *testing.T) {
	t.Parallel()
	o := found(t, aFile(t))
	var back time.Duration
	clock, err := storage.NewClock(t.Context(), o.store, func() time.Time { return time.Now().Add(-back) })
	if err != nil {
		t.Fatal(err)
	}
	o.books.Clock = clock
	o.must("r1", hospital, suggests("Warm spaces"))
	var before time.Time
	o.look(func(s *partnership.State, _ storage.Position) { before = s.Last })
	back = time.Hour
	o.must("r2", hospital, suggests("Skills"))
	o.look(func(s *partnership.State, _ storage.Position) {
		if !s.Last.Equal(before) {
			t.Errorf("stamped %s, after %s", s.Last, before)
		}
	})
}
