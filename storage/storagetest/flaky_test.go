package storagetest_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func open(t *testing.T) storage.Store {
	t.Helper()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // a check may have closed it
	return s
}

func TestFlakyStoreThatNobodyToldToFailKeepsTheContract(t *testing.T) {
	t.Parallel()
	storagetest.Run(t, func(t *testing.T) storage.Store { return storagetest.Flaky(open(t)) })
}

var errAway = errors.New("away")

func appendOf(request string) storage.Append {
	return storage.Append{Book: "lsp", Request: request, Records: []storage.Record{{ID: "r-" + request, Request: request}}}
}

func TestFlakyStoreFailsOnTheSideOfTheEffectThatItIsTold(t *testing.T) {
	t.Parallel()
	for when, want := range map[storagetest.When]storage.Outcome{
		storagetest.Before: storage.Written, // the second try is the first that does anything
		storagetest.After:  storage.Already,
	} {
		f := storagetest.Flaky(open(t))
		f.Fail("Append", when, errAway)
		if _, err := f.Append(t.Context(), appendOf("q1")); !errors.Is(err, errAway) {
			t.Errorf("first append: got %v, want %v", err, errAway)
		}
		got, err := f.Append(t.Context(), appendOf("q1"))
		if err != nil || got.Outcome != want {
			t.Errorf("second append: got %d, %v, want %d", got.Outcome, err, want)
		}
		if calls := f.Calls("Append"); calls != 2 {
			t.Errorf("calls: got %d, want 2", calls)
		}
	}
}

func TestEveryMethodOfABrokenStoreFailsUntilItIsMended(t *testing.T) {
	t.Parallel()
	f := storagetest.Flaky(open(t))
	f.Break(storagetest.Before, errAway)
	for method := range reflect.TypeFor[storage.Store]().Methods() {
		if method.Name == "Close" {
			continue
		}
		f.Fail(method.Name, storagetest.Before, errAway) // panics where Flaky forgot the method
		arguments := []reflect.Value{reflect.ValueOf(t.Context())}
		for n := 1; n < method.Type.NumIn(); n++ {
			arguments = append(arguments, reflect.Zero(method.Type.In(n)))
		}
		results := reflect.ValueOf(f).MethodByName(method.Name).Call(arguments)
		if err, _ := reflect.TypeAssert[error](results[len(results)-1]); !errors.Is(err, errAway) {
			t.Errorf("%s: got %v, want %v", method.Name, err, errAway)
		}
	}
	f.Mend()
	if err := f.Ready(t.Context()); err != nil {
		t.Errorf("after mending: %v", err)
	}
}
