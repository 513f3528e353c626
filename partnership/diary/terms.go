package diary

import "github.com/partnership-secretariat/secretariat/partnership"

// termsHold are the mornings on which agreed terms begin to hold, by their own words. Nothing puts itself in force: an
// officer does, and is reminded once.
func termsHold(s *partnership.State) []Entry {
	var all []Entry
	for _, e := range s.Editions {
		if !e.Pending() || e.Agreed == nil || e.Holds.IsZero() {
			continue
		}
		at := s.Calendar.At(e.Holds, 9, 0)
		all = append(all, Entry{
			Moment:   partnership.Moment{Kind: partnership.TermsHold, Version: int(e.Number)},
			At:       at,
			NotAfter: at.AddDate(1, 0, 0),
		})
	}
	return all
}
