package diary

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// Weekly is the morning of this week on which the secretariat hears who is in a channel without a place, and who has a place
// without the channel; false: it has not come yet, or they have heard this week. It is on the first working day, at nine. The
// platforms are asked then, which takes its time, and nothing is put on record where nothing differs: so it is no moment.
func Weekly(s *partnership.State, now time.Time) (morning time.Time, due bool) {
	if s.Calendar == nil || !s.Timetable {
		return time.Time{}, false
	}
	today := s.Calendar.Date(now)
	monday := today.AddDays(-(int(today.Weekday()) + 6) % 7)
	day := s.Calendar.AddWorking(monday.AddDays(-1), 1)
	morning = s.Calendar.At(day, 9, 0)
	told := s.Presence != nil && !s.Presence.At.Before(morning)
	return morning, !now.Before(morning) && !morning.Before(s.Since) && !told
}
