package doors

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
)

func TestWhatWasSeenIsForgottenInTime(t *testing.T) {
	t.Parallel()
	now := time.Unix(0, 0)
	m := NewSeen(func() time.Time { return now })
	if !m.First("a") || m.First("a") {
		t.Error("the second time counts as the first, or the first does not")
	}
	now = now.Add(seenFor)
	if !m.First("b") || m.First("a") {
		t.Error("it was forgotten early")
	}
	now = now.Add(seenFor)
	if m.First("b") {
		t.Error("it was forgotten early")
	}
	now = now.Add(2 * seenFor)
	m.First("c")
	if !m.First("a") {
		t.Error("it is never forgotten")
	}
	for i := range 3 * maxSeen {
		m.First(fmt.Sprint(i))
	}
	if n := len(m.recent) + len(m.before); n > 2*maxSeen {
		t.Errorf("%d are remembered", n)
	}
}

func TestAPauseHoldsForWhatItIsAbout(t *testing.T) {
	t.Parallel()
	var p Pauses
	now := time.Unix(0, 0)
	if wait := p.Take("post C1", now, time.Second); wait != 0 {
		t.Errorf("the first waits %s", wait)
	}
	if wait := p.Take("post C1", now.Add(time.Second/4), time.Second); wait != 3*time.Second/4 {
		t.Errorf("the second waits %s", wait)
	}
	if wait := p.Take("post C2", now, time.Second); wait != 0 {
		t.Errorf("another channel waits %s", wait)
	}
	p.Rest("post C1", now, now.Add(time.Minute))
	p.Rest("post C1", now, now.Add(time.Second))
	if wait := p.Left("post C1", now); wait != time.Minute {
		t.Errorf("a shorter pause ended a longer one: %s", wait)
	}
	for i := range 3 * maxPauses {
		p.Take(fmt.Sprint(i), now.Add(time.Duration(i)*time.Second), time.Second)
	}
	if n := len(p.until); n > maxPauses+1 {
		t.Errorf("%d pauses are remembered, almost all of them over", n)
	}
}

func TestALetterIsDoubtfulUntilAnAnswerCame(t *testing.T) {
	t.Parallel()
	var s Letters
	attempt := func(n int) bot.Letter { return bot.Letter{Key: "k", Attempt: n} }
	if s.Doubtful(attempt(1)) {
		t.Error("the first attempt doubts")
	}
	s.Harmless(attempt(1))
	if s.Doubtful(attempt(2)) {
		t.Error("an answered attempt is doubted")
	}
	if !s.Doubtful(attempt(3)) {
		t.Error("an attempt of which nothing was heard is not doubted")
	}
	s.Resolved(attempt(3))
	if s.Doubtful(attempt(3)) {
		t.Error("what was looked up is doubted")
	}
	s.Forget("k")
	if !s.Doubtful(attempt(2)) {
		t.Error("a letter of another process is not doubted")
	}
}

func TestALetterOwnsUpOnlyToWhatMayHaveBeenSaid(t *testing.T) {
	t.Parallel()
	now := time.Unix(0, 0)
	attempt := func(n int) bot.Letter { return bot.Letter{Key: "k", Attempt: n} }
	var s Letters
	if s.Repeats(attempt(1), now, time.Minute) || s.Repeats(attempt(2), now.Add(time.Second), time.Minute) {
		t.Error("what the platform takes for one owns up")
	}
	if !s.Repeats(attempt(3), now.Add(2*time.Minute), time.Minute) || !s.Repeats(attempt(4), now.Add(2*time.Minute+time.Second), time.Minute) {
		t.Error("what the platform has forgotten does not own up, or no longer")
	}
	var other Letters
	if !other.Repeats(attempt(2), now, time.Minute) {
		t.Error("what another process tried does not own up")
	}
	var calm Letters
	calm.Repeats(attempt(1), now, time.Minute)
	calm.Harmless(attempt(1))
	if calm.Repeats(attempt(2), now.Add(time.Hour), time.Minute) {
		t.Error("what was refused owns up")
	}
}

func TestARestGrowsUntilAllIsWell(t *testing.T) {
	t.Parallel()
	var s Letters
	var last time.Duration
	for range 10 {
		wait := s.FailedOnceMore("T1")
		if wait < last || wait > longRest {
			t.Errorf("%s after %s", wait, last)
		}
		last = wait
	}
	if last != longRest || s.FailedOnceMore("T2") != firstRest {
		t.Errorf("it ends at %s, or others wait for it", last)
	}
	s.Well("T1")
	if wait := s.FailedOnceMore("T1"); wait != firstRest {
		t.Errorf("it goes on with %s although all was well", wait)
	}
}

func TestWorkIsWaitedForWhileMoreBegins(t *testing.T) {
	t.Parallel()
	var w Work
	w.Wait()
	var n atomic.Int32
	begun := make(chan struct{})
	go func() {
		for range 200 {
			w.Go(func() { w.Go(func() { n.Add(1) }) })
		}
		close(begun)
	}()
	for range 50 {
		w.Wait()
	}
	<-begun
	w.Wait()
	if n.Load() != 200 {
		t.Errorf("%d of 200 were done", n.Load())
	}
}
