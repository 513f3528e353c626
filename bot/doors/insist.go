package doors

import "time"

// Again says whether a call may be made again, and how long the platform wants to be left alone before that: not at all if it
// named no time.
type Again func(error) (again bool, wait time.Duration)

// soon is the first pause before a call that failed is made again, and attempts how often it is made; each pause is three
// times as long as the last.
const (
	soon     = 300 * time.Millisecond
	attempts = 5
)

// Insist makes a call that a person waits for until it is done, for a while. Pauses that the platform asks for, or that we
// keep to so that it need not, are no failures: they are waited out as long as they come to no more than longest together.
// sleep says whether to go on.
func Insist(call func() error, again Again, longest time.Duration, sleep func(time.Duration) bool) error {
	var waited time.Duration
	pause := soon
	for failed := 0; ; {
		err := call()
		if err == nil {
			return nil
		}
		may, wait := again(err)
		if !may {
			return err
		}
		if waited += wait; waited > longest {
			return err
		}
		if wait == 0 {
			if failed++; failed == attempts {
				return err
			}
			wait, pause = pause, 3*pause
		}
		if !sleep(Jitter(wait)) {
			return err
		}
	}
}
