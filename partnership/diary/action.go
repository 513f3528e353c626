package diary

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// actions are the moments of what is still to be done by a date: its owner is reminded a week before and on the day, and
// five working days after it the secretariat is asked. Deputies and chairs are never told of it.
func actions(s *partnership.State) []Entry {
	var all []Entry
	for _, a := range s.OpenActions() {
		if a.Due.IsZero() {
			continue
		}
		t := s.ActionTimes(a)
		add := func(kind partnership.MomentKind, came bool, at, notAfter time.Time) {
			if !came {
				all = append(all, Entry{
					Moment: partnership.Moment{Kind: kind, Version: int(a.Number)}, At: latest(at, s.Since), NotAfter: notAfter,
				})
			}
		}
		add(partnership.ActionSoon, a.Soon, t.Soon, t.Today)
		add(partnership.ActionToday, a.Today, t.Today, t.Late)
		add(partnership.ActionLate, a.Late, t.Late, t.Late.AddDate(1, 0, 0))
	}
	return all
}
