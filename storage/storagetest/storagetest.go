// Package storagetest is the contract of package storage made executable: every sentence there is a check here, and every
// backend passes them all. It also has a store that fails on command (Flaky), for the tests of what is built on a store.
//
// It knows the contract and no backend.
package storagetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/partnership-secretariat/secretariat/storage"
)

// T is what a check needs of testing.T. It is no more than that, so that the suite can be run against a store that is
// known to be wrong, and be seen to fail.
type T interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Check is one sentence of the contract.
type Check struct {
	Says string
	Run  func(T, storage.Store)
}

// Chapter is what belongs together.
type Chapter struct {
	Name   string
	Checks []Check
}

// Contract is the whole suite, in the order of the contract's comments.
func Contract() []Chapter {
	return []Chapter{
		{"log", logChecks},
		{"log under load", logRaces},
		{"texts and register", registerChecks},
		{"shelf", shelfChecks},
		{"attention", attentionChecks},
		{"leases", leaseChecks},
		{"notices", noticeChecks},
		{"receipts", receiptChecks},
		{"web chat", chatChecks},
		{"copies", archiveChecks},
		{"clock and life", lifeChecks},
		{"sizes", sizeChecks},
	}
}

// Run checks a backend. It calls open for every check, each time for a store that nothing was ever written to; open closes
// it after the test. Checks run in parallel.
func Run(t *testing.T, open func(*testing.T) storage.Store) {
	t.Helper()
	for _, chapter := range Contract() {
		t.Run(chapter.Name, func(t *testing.T) {
			t.Parallel()
			for _, check := range chapter.Checks {
				t.Run(check.Says, func(t *testing.T) {
					t.Parallel()
					check.Run(t, open(t))
				})
			}
		})
	}
}

// One and other are two books.
const (
	one   storage.BookID = "lsp"
	other storage.BookID = "cypsp"
)

// begin is a moment of book time. It is far from the machine's, so that a backend that mixes them up is caught.
var begin = time.Date(2031, time.March, 18, 14, 0, 0, 0, time.UTC)

var started = time.Now()

// passing is book time that passes as the machine's does, an hour after begin.
func passing() time.Time { return begin.Add(time.Hour + time.Since(started)) }

// brief is a lease that a test can wait for.
const brief = 40 * time.Millisecond

var zero storage.Position

// noError ends the check at an error.
func noError(t T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected error: %v", err)
	}
}

// is ends the check unless err is want.
func is(t T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error: got %v, want %v", err, want)
	}
}

// same compares; an empty list is as good as none.
func same(t T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// eventually waits for what takes real time, such as the end of a lease.
func eventually(t T, what string, done func() bool) {
	t.Helper()
	ticker := time.NewTicker(brief / 8)
	defer ticker.Stop()
	giveUp := time.After(10 * time.Second)
	for !done() {
		select {
		case <-ticker.C:
		case <-giveUp:
			t.Fatalf("waited in vain: %s", what)
			return
		}
	}
}
