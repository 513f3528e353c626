package doors

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// However many press, only so many presses are worked on at a time, and none is lost.
func TestPressesWaitForRoom(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var w Work
		var begun atomic.Int64
		enough := make(chan struct{})
		const all = 3 * maxPresses
		for range all {
			w.Press(func() { begun.Add(1); <-enough })
		}
		synctest.Wait()
		if n := begun.Load(); n != maxPresses {
			t.Errorf("%d were begun at a time, want %d", n, maxPresses)
		}
		close(enough)
		w.Wait()
		if n := begun.Load(); n != all {
			t.Errorf("%d were worked on, want %d", n, all)
		}
	})
}
