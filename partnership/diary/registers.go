package diary

import (
	"github.com/partnership-secretariat/secretariat/partnership"
)

// registers are the reviews of what stands in the registers: the secretariat is reminded of each once.
func registers(s *partnership.State) []Entry {
	var all []Entry
	for _, e := range s.Entries {
		if e.Open() && !e.Remind.IsZero() {
			at := s.Calendar.At(e.Remind, 9, 0)
			all = append(all, Entry{
				Moment: partnership.Moment{Kind: partnership.EntryReview, Version: int(e.Number)}, At: latest(at, s.Since), NotAfter: at.AddDate(1, 0, 0),
			})
		}
	}
	return all
}
