package plan

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// knowable warns where a meeting that something else brings about has deadlines that are over before anybody can know of
// it. A meeting on a day of the pattern is known from the start.
func (w *work) knowable(m terms.Meetings, meeting Meeting) error {
	if !m.Pattern.IsZero() {
		regular, err := m.Pattern.Days(meeting.Day, meeting.Day)
		if err != nil || len(regular) > 0 {
			return err
		}
	}
	for _, a := range m.After {
		if _, hours := a.Within.Duration(); hours {
			continue
		}
		r, err := w.cal.Before(meeting.Day, a.Within)
		if err != nil {
			return err
		}
		var over []string
		for _, d := range meeting.Deadlines {
			if !d.Day.IsZero() && d.Day.Before(r.Day) && !slices.Contains(over, "“"+d.What+"”") {
				over = append(over, "“"+d.What+"”")
			}
		}
		if len(over) > 0 {
			w.warn("If this meeting is held within %s after this: %s – nobody can know of it before %s. By then this is over: %s.",
				a.Within.Span, w.occurrence(a.Event), r.Day.Words(), strings.Join(over, ", "))
		}
	}
	return nil
}
