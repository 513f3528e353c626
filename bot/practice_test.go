package bot_test

import (
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestInPracticeNobodyIsTold(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.says("before")
	o.drain()
	o.hold = time.Hour
	o.says("on its way")
	o.drain()
	o.hold = 0
	o.do(partnership.SwitchPractice{On: true})
	o.says("practice")
	o.drain()
	o.pass(2 * time.Hour)
	if left := o.outbox().Notices; len(left) > 0 {
		t.Errorf("notices wait for the end of it: %+v", left)
	}
	o.says("practice too") // the office comes to it only when it has ended
	o.do(partnership.SwitchPractice{})
	o.says("in earnest")
	o.pass(2 * time.Hour)
	o.delivered("team: before", "ann: before", "bob: before", "team: in earnest", "ann: in earnest", "bob: in earnest")
}

// Whoever looks after a book later finds the same: what was practice when it happened is told to nobody.
func TestPracticeIsKnownAfterARestart(t *testing.T) {
	t.Parallel()
	o := openOffice(t)
	o.drain()
	o.do(partnership.SwitchPractice{On: true})
	o.says("practice")
	o.do(partnership.SwitchPractice{})
	o.says("in earnest")
	o.restart()
	o.drain()
	o.delivered("team: in earnest", "ann: in earnest", "bob: in earnest")
}
