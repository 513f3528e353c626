package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// realHours says whether clocks show the hours of a meeting at all: in the night in which they go forward they leave one out, and
// nobody can come at a time that there is not.
func (s *State) realHours(day calendar.Date, from, until string) error {
	for _, hour := range []struct{ option, clock string }{{"from", from}, {"until", until}} {
		if got := s.at(day, hour.clock).In(s.Calendar.Location()).Format("15:04"); got != hour.clock {
			return invalid(hour.option, "There is no %s on %s: the clocks go forward that night. Choose another time.", hour.clock, day)
		}
	}
	return nil
}

// ShownTwice says whether clocks show the time at which a meeting begins twice that day, because they go back. It begins the first
// time.
func (s *State) ShownTwice(m *Meeting) bool {
	again := s.Starts(m).Add(time.Hour).In(s.Calendar.Location())
	return s.Calendar.Date(again) == m.Day && again.Format("15:04") == m.From
}
