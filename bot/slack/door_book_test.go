package slack_test

import (
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// requests are the ids of those in the book.
func (s *scene) requests() map[string]int {
	s.t.Helper()
	tail, err := s.demo.Books.Store.Tail(s.t.Context(), demo.Book, storage.Position{})
	if err != nil {
		s.t.Fatal(err)
	}
	all := map[string]int{}
	for _, r := range tail.Records {
		all[r.Request]++
	}
	return all
}

// state is what the book says now.
func (s *scene) state() (state *partnership.State) {
	s.t.Helper()
	err := s.book.Turn(s.t.Context(), func(t *storage.Turn) error {
		err := t.Refresh(s.t.Context())
		state = t.State()
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return state
}

// kinds is how often each kind of event is in the book.
func (s *scene) kinds() map[string]int {
	s.t.Helper()
	all := map[string]int{}
	err := s.book.Turn(s.t.Context(), func(t *storage.Turn) error {
		records, err := t.Since(s.t.Context(), 0)
		for _, r := range records {
			all[partnership.EventName(r.Event)]++
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// length is how many records the book has.
func (s *scene) length() int {
	n := 0
	for _, count := range s.requests() {
		n += count
	}
	return n
}
