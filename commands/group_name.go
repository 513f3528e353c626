package commands

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// fourWeeksOn is the Friday of the fourth week after a meeting, or the working day before it: our own day for asking
// something back. Nothing happens when it passes.
func fourWeeksOn(s *partnership.State, m *partnership.Meeting) calendar.Date {
	friday := m.Day.AddDays(int(time.Friday-m.Day.Weekday()) + 28)
	return s.Calendar.OnOrBefore(friday)
}
