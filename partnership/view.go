package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// View is a moment as one person sees it; a channel is nobody.
type View struct {
	State *State
	Who   PersonID
	Now   time.Time
}

// Today is the date of the moment.
func (v View) Today() calendar.Date { return v.State.Calendar.Date(v.Now) }

// May asks the rules about the viewer.
func (v View) May(right Right, body BodyID) bool {
	return v.State.May(v.Who, right, body, v.Today())
}
