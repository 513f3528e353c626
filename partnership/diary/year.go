package diary

import "github.com/partnership-secretariat/secretariat/partnership"

// years are the mornings of a year on which the secretariat alone is told that something falls behind, is due or ends.
func years(s *partnership.State) []Entry {
	var all []Entry
	for _, m := range s.YearMoments() {
		all = append(all, Entry{
			Moment: m.Moment, At: latest(s.Calendar.At(m.On, 9, 0), s.Since), NotAfter: s.Calendar.At(m.NotAfter, 17, 0),
		})
	}
	return all
}
