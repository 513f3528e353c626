package diary

import "github.com/partnership-secretariat/secretariat/partnership"

// plans are the moments of plans that end without a successor: the secretariat alone is told, and nothing happens by itself.
func plans(s *partnership.State) []Entry {
	var all []Entry
	for _, m := range s.PlansEnding() {
		all = append(all, Entry{
			Moment: m.Moment, At: latest(s.Calendar.At(m.On, 9, 0), s.Since), NotAfter: s.Calendar.At(m.NotAfter, 17, 0),
		})
	}
	return all
}
