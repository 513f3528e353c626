package storagetest

import (
	"fmt"
	"sync"

	"github.com/partnership-secretariat/secretariat/storage"
)

// When says on which side of a call's effect it fails.
type When int

// A call fails before its effect, so that nothing was done, or after it, so that only the answer is lost.
const (
	Before When = iota
	After
)

// FlakyStore is a store that fails on command and is otherwise the store it wraps. Close never fails.
type FlakyStore struct {
	storage.Store

	mu     sync.Mutex
	next   map[string][]fault // by method
	always *fault
	calls  map[string]int
}

type fault struct {
	when When
	err  error
}

// Flaky wraps a store.
func Flaky(s storage.Store) *FlakyStore {
	return &FlakyStore{Store: s, next: make(map[string][]fault), calls: make(map[string]int)}
}

// Fail makes the next call of a method, such as "Append", return err. Several faults of one method wait for one call each.
// A method that no store has is a mistake in the test, and panics.
func (f *FlakyStore) Fail(method string, when When, err error) {
	if !methods[method] {
		panic(fmt.Sprintf("storagetest: a store has no method %q", method))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next[method] = append(f.next[method], fault{when, err})
}

// Break makes every call return err until Mend, as when the server is away.
func (f *FlakyStore) Break(when When, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.always = &fault{when, err}
}

// Mend ends Break, and forgets faults that no call has met.
func (f *FlakyStore) Mend() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.always = nil
	clear(f.next)
}

// Calls says how often a method was called, failures included.
func (f *FlakyStore) Calls(method string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls[method]
}

// meet counts a call and takes the fault that waits for it.
func (f *FlakyStore) meet(method string) *fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls[method]++
	if waiting := f.next[method]; len(waiting) > 0 {
		f.next[method] = waiting[1:]
		return &waiting[0]
	}
	return f.always
}

func through[R any](f *FlakyStore, method string, do func() (R, error)) (R, error) {
	var none R
	fault := f.meet(method)
	if fault != nil && fault.when == Before {
		return none, fault.err
	}
	result, err := do()
	if fault != nil {
		return none, fault.err
	}
	return result, err
}

func (f *FlakyStore) do(method string, do func() error) error {
	_, err := through(f, method, func() (struct{}, error) { return struct{}{}, do() })
	return err
}
