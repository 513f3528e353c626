package diary

import (
	"github.com/partnership-secretariat/secretariat/partnership"
)

// copies are the mornings on which the secretariat is reminded, once each, that somebody's copies end.
func copies(s *partnership.State) []Entry {
	var all []Entry
	for _, c := range s.CopiesEnding() {
		all = append(all, Entry{
			Moment: c.Moment, At: latest(s.Calendar.At(c.On, 9, 0), s.Since), NotAfter: s.Calendar.At(c.NotAfter.AddDays(1), 0, 0),
		})
	}
	return all
}
