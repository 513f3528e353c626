package diary

import "github.com/partnership-secretariat/secretariat/partnership"

// groups are the moments of groups that end, or whose review comes: the secretariat alone is told, and nothing happens by
// itself.
func groups(s *partnership.State) []Entry {
	var all []Entry
	for _, m := range s.GroupMoments() {
		all = append(all, Entry{
			Moment: m.Moment, At: latest(s.Calendar.At(m.On, 9, 0), s.Since), NotAfter: s.Calendar.At(m.NotAfter, 17, 0),
		})
	}
	return all
}
