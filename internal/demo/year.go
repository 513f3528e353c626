package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/internal/year"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/diary"
	"github.com/partnership-secretariat/secretariat/storage"
)

// playYear plays the year of Lewisham, unless it has been played, or something else has.
func (d *Demo) playYear(ctx context.Context) error {
	if d.Clock.Now().Sub(year.LewishamBegins) > 24*time.Hour {
		return nil
	}
	script, err := year.Lewisham()
	if err != nil {
		return fmt.Errorf("open the demonstration: %w", err)
	}
	if _, err := year.Play(ctx, d.World(), script); err != nil {
		return fmt.Errorf("play the year: %w", err)
	}
	return nil
}

// World is the demonstration as somebody needs it who plays a year in it.
func (d *Demo) World() year.World {
	return year.World{
		Book: Book, Books: d.Books, Desk: d.Desk, Office: d.Office, Zone: d.Clock.Where,
		Next: d.nextMoment,
		Places: func(ctx context.Context, person string) ([]string, error) {
			places, err := d.cast.Places(ctx, person)
			ids := make([]string, len(places))
			for i, place := range places {
				ids[i] = place.ID
			}
			return ids, err
		},
	}
}

// nextMoment is when something happens next by itself: a moment of the diary, or an agenda goes out.
func (d *Demo) nextMoment(ctx context.Context) (at time.Time, ok bool, err error) {
	err = d.Books.Open(Book).Turn(ctx, func(t *storage.Turn) error {
		s, now := t.State(), t.Now()
		if e, due := diary.Next(s, now); due {
			at = e.At
		}
		for _, m := range s.Calendared("") {
			out, issued := m.Issued()
			if !issued {
				continue
			}
			if goes := out.IssuedAt.Add(partnership.StopWindow); goes.After(now) && (at.IsZero() || goes.Before(at)) {
				at = goes
			}
		}
		return nil
	})
	return at, !at.IsZero(), err
}
