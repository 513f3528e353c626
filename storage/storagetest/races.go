package storagetest

import (
	"fmt"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// together runs n copies of fn at once and waits for them. Only the check's own goroutine may end it, so fn returns its
// error.
func together(t T, n int, fn func(i int) error) {
	t.Helper()
	errs := make([]error, n)
	start := make(chan struct{})
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() {
			<-start
			errs[i] = fn(i)
		})
	}
	close(start)
	group.Wait()
	for _, err := range errs {
		noError(t, err)
	}
}

var logRaces = []Check{
	{"of many appends to one position exactly one is written, and the others learn which", func(t T, s storage.Store) {
		const clerks = 16
		head := zero
		for round := range 5 {
			answers := make([]storage.Appended, clerks)
			together(t, clerks, func(i int) (err error) {
				name := fmt.Sprintf("%d-%d", round, i)
				answers[i], err = s.Append(t.Context(), entry("q"+name, head, "r"+name))
				return err
			})
			var winners []storage.Position
			for _, a := range answers {
				if a.Outcome == storage.Written {
					winners = append(winners, a.Head)
				}
			}
			if len(winners) != 1 {
				t.Fatalf("round %d: %d appends were written, want 1", round, len(winners))
			}
			for _, a := range answers {
				same(t, "head", a.Head, winners[0])
				if a.Outcome != storage.Written {
					same(t, "tail", ids(a.Tail), []string{winners[0].Last})
				}
			}
			head = winners[0]
		}
	}},
	{"of many copies of one request exactly one is written", func(t T, s storage.Store) {
		const copies = 16
		answers := make([]storage.Appended, copies)
		together(t, copies, func(i int) (err error) {
			answers[i], err = s.Append(t.Context(), entry("q1", zero, "r1"))
			return err
		})
		var written int
		for _, a := range answers {
			if a.Outcome == storage.Written {
				written++
			} else {
				same(t, "outcome", a.Outcome, storage.Already)
			}
		}
		same(t, "written", written, 1)
		same(t, "log", ids(desk{t, s}.log(one)), []string{"r1"})
	}},
	{"clerks who try again with the tail all get in, each once", func(t T, s storage.Store) {
		const clerks, each = 8, 5
		together(t, clerks, func(i int) error {
			var at storage.Position
			for n := range each {
				for outcome := storage.Conflict; outcome != storage.Written; {
					got, err := s.Append(t.Context(), entry(fmt.Sprintf("q%d-%d", i, n), at, fmt.Sprintf("r%d-%d", i, n)))
					if err != nil {
						return err
					}
					at, outcome = got.Head, got.Outcome
				}
			}
			return nil
		})
		count := make(map[string]int)
		for _, r := range (desk{t, s}).log(one) {
			count[r.ID]++
		}
		same(t, "different records", len(count), clerks*each)
		same(t, "records", len(desk{t, s}.log(one)), clerks*each)
	}},
	{"many books are written at once, and each keeps its own order", func(t T, s storage.Store) {
		const books, each = 12, 6
		name := func(i int) storage.BookID { return storage.BookID(fmt.Sprintf("b%d", i)) }
		together(t, books, func(i int) error {
			var at storage.Position
			for n := range each {
				a := entry(fmt.Sprintf("q%d", n), at, fmt.Sprintf("r%d-%d", i, n))
				a.Book = name(i)
				got, err := s.Append(t.Context(), a)
				if err != nil {
					return err
				}
				at = got.Head
			}
			return nil
		})
		for i := range books {
			var want []string
			for n := range each {
				want = append(want, fmt.Sprintf("r%d-%d", i, n))
			}
			same(t, "log", ids(desk{t, s}.log(name(i))), want)
		}
	}},
	{"many workers take many books, each book once", func(t T, s storage.Store) {
		const books, workers = 20, 8
		for i := range books {
			noError(t, s.Look(t.Context(), storage.BookID(fmt.Sprintf("b%d", i)), begin.Add(time.Duration(i)*time.Second)))
		}
		var mu sync.Mutex
		taken := make(map[storage.BookID]int)
		together(t, workers, func(int) error {
			for {
				claim, err := s.Claim(t.Context(), begin.Add(time.Minute), time.Hour)
				if err != nil || claim.Book == "" {
					return err
				}
				mu.Lock()
				taken[claim.Book]++
				mu.Unlock()
			}
		})
		same(t, "books taken", len(taken), books)
		for book, times := range taken {
			same(t, "times that "+string(book)+" was taken", times, 1)
		}
	}},
}
