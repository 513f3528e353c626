package main

import (
	"context"
	"fmt"
	"time"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	yearplan "github.com/partnership-secretariat/secretariat/partnership/terms/plan"
)

const (
	readTimes    = 10 // files read a round, so that one pause does not count
	plannedYears = 10
	firstPlanned = 2027
)

// reading compares reading Lewisham's terms, and planning ten years of every group's meetings, with a bare decode of the
// same file.
func reading(_ context.Context, _ *server, r *report) error {
	lewisham, err := terms.Read("lewisham.yaml", examples.Lewisham)
	if err != nil {
		return fmt.Errorf("read terms: %w", err)
	}
	for range rounds {
		bare, err := each(func() error {
			var anything any
			return yaml.Unmarshal(examples.Lewisham, &anything)
		})
		if err != nil {
			return fmt.Errorf("decode terms barely: %w", err)
		}
		read, err := each(func() error {
			_, err := terms.Read("lewisham.yaml", examples.Lewisham)
			return err
		})
		if err != nil {
			return fmt.Errorf("read terms: %w", err)
		}
		planned, err := each(func() error { return planAll(lewisham) })
		if err != nil {
			return err
		}
		r.atMost("read-terms-to-bare-decode", 5, float64(read)/float64(bare))
		r.atMost(fmt.Sprintf("plan-%d-years-to-bare-decode", plannedYears), 20, float64(planned)/float64(bare))
	}
	r.close()
	r.note("Lewisham's terms: %d KB, %d groups", len(examples.Lewisham)/1024, len(lewisham.Bodies))
	return nil
}

// planAll plans every group, the calendar included.
func planAll(t *terms.Terms) error {
	planner, err := yearplan.New(t)
	if err != nil {
		return fmt.Errorf("plan: %w", err)
	}
	for _, b := range t.Bodies {
		if _, err := planner.Years(b.ID, firstPlanned, firstPlanned+plannedYears-1); err != nil {
			return fmt.Errorf("plan %s: %w", b.ID, err)
		}
	}
	return nil
}

// each is how long something takes, done several times.
func each(do func() error) (time.Duration, error) {
	began := time.Now()
	for range readTimes {
		if err := do(); err != nil {
			return 0, err
		}
	}
	return time.Since(began) / readTimes, nil
}
