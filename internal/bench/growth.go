package main

import (
	"context"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	oldEvents    = 100_000
	growthCycles = 20 // meetings that are measured in a round: a good thousand commands
)

// growth compares a partnership with a long history with one that has just begun: the slowest commands of a whole
// meeting's business should take the same.
func growth(ctx context.Context, s *server, r *report) error {
	top, err := listenIn(ctx, s)
	if err != nil {
		return err
	}
	store, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // all answers are in
	books, l, err := born(ctx, store, "young")
	if err != nil {
		return err
	}
	if _, err := l.meeting(ctx); err != nil { // with the founding: about 100 events
		return err
	}
	events, err := lengthOf(ctx, l.book)
	if err != nil {
		return err
	}
	ids, err := copies(ctx, top, "young", rounds*growthCycles, events)
	if err != nil {
		return err
	}
	young := *l
	if err := l.until(ctx, oldEvents); err != nil {
		return err
	}
	for round := range rounds {
		few, many, err := growthRound(ctx, young, l, books, ids[round*growthCycles:][:growthCycles])
		if err != nil {
			return err
		}
		r.atMost(fmt.Sprintf("p99-at-%d-to-%d-events", oldEvents, events), 1.5, float64(many)/float64(few))
	}
	r.close()
	return nil
}

// growthRound holds a meeting in each of the young books and, in turns, as many in the old one.
func growthRound(
	ctx context.Context, young life, old *life, books *storage.Books, ids []storage.BookID,
) (few, many time.Duration, err error) {
	var tookFew, tookMany []time.Duration
	for _, id := range ids {
		one := young
		one.book = books.Open(id)
		took, err := one.meeting(ctx)
		if err != nil {
			return 0, 0, err
		}
		tookFew = append(tookFew, took...)
		if took, err = old.meeting(ctx); err != nil {
			return 0, 0, err
		}
		tookMany = append(tookMany, took...)
	}
	return slowest(tookFew), slowest(tookMany), nil
}
