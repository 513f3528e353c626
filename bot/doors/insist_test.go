package doors

import (
	"errors"
	"testing"
	"time"
)

var (
	errBusy   = errors.New("leave me alone for a second")
	errBroken = errors.New("broken")
	errNever  = errors.New("never")
)

func again(err error) (bool, time.Duration) {
	if errors.Is(err, errBusy) {
		return true, time.Second
	}
	return errors.Is(err, errBroken), 0
}

func TestInsist(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answers func(call int) error
		calls   int
		want    error
	}{
		"done at once":                 {func(int) error { return nil }, 1, nil},
		"what cannot be helped":        {func(int) error { return errNever }, 1, errNever},
		"broken for a while":           {func(call int) error { return errIf(errBroken, call < attempts) }, attempts, nil},
		"broken for good":              {func(int) error { return errBroken }, attempts, errBroken},
		"pauses are no failures":       {func(call int) error { return errIf(errBusy, call < 10) }, 10, nil},
		"pauses for good":              {func(int) error { return errBusy }, 11, errBusy},
		"broken between short pauses":  {func(call int) error { return []error{errBusy, errBroken}[call%2] }, 2*attempts - 1, errBroken},
		"what cannot be helped, later": {func(call int) error { return []error{errBroken, errNever}[call-1] }, 2, errNever},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calls := 0
			var slept time.Duration
			err := Insist(func() error { calls++; return c.answers(calls) }, again, 10*time.Second, func(d time.Duration) bool {
				slept += d
				return true
			})
			if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) || calls != c.calls {
				t.Errorf("after %d calls, %v: %v", calls, slept, err)
			}
		})
	}
	calls := 0
	err := Insist(func() error { calls++; return errBroken }, again, 0, func(time.Duration) bool { return false })
	if calls != 1 || !errors.Is(err, errBroken) {
		t.Errorf("%d calls were made although nobody waits any more: %v", calls, err)
	}
}

func errIf(err error, fails bool) error {
	if fails {
		return err
	}
	return nil
}
