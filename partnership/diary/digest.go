package diary

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// digestUse is how long a digest is of use after its time: on the same day. Later there is none until the next.
const digestUse = 6 * time.Hour

// digests are the next one of everybody who wants one. Whoever chose it chose its days too: it is no part of our timetable.
func digests(s *partnership.State) []Entry {
	var all []Entry
	for person := range s.Digests {
		at := s.DigestAfter(person)
		if at.IsZero() || !s.May(person, partnership.Known, "", s.Calendar.Date(at)) { // whoever has left hears nothing
			continue
		}
		all = append(all, Entry{Moment: partnership.DigestOf(person, at), At: at, NotAfter: at.Add(digestUse)})
	}
	return all
}
