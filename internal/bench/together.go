package main

import (
	"context"

	"github.com/partnership-secretariat/secretariat/storage"
)

// togetherCalls is how many commands one partnership gets in a run.
const togetherCalls = 10_000

// onePartnership compares 64 people who press at once in one partnership with one who presses again and again.
func onePartnership(ctx context.Context, s *server, r *report) error {
	for range rounds {
		var rates [2]float64
		for i, clients := range []int{1, 64} {
			if err := s.reset(ctx); err != nil {
				return err
			}
			got, err := withBooks(ctx, s, 1, func(books []*storage.Book) (load, error) {
				return drive(clients, togetherCalls, func(_, i int) error { return submit(ctx, books[0], i) })
			})
			if err != nil {
				return err
			}
			rates[i] = got.rate
		}
		r.atLeast("one-partnership-64-clients", 0.5, rates[1]/rates[0])
	}
	r.close()
	return nil
}
