package plan

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// fits warns where something of ours leaves no day until the agenda is to go out, and shows what would.
func (w *work) fits() {
	for _, s := range table {
		late, fit, whose := 0, 0, ""
		for _, m := range w.plan.Meetings {
			d, out := m.deadline(s.what), m.deadline(agendaOut)
			if !s.ready || d == nil || out == nil || !d.Basis.ours() || d.doable().Before(out.doable()) {
				continue
			}
			late++
			fit = max(fit, w.earlier(m.Day, out.doable()))
			whose = choose(d.Basis.Origin == House, "our practice", "our working timetable")
		}
		if late == 0 {
			continue
		}
		advice := "do it earlier"
		if s.key != "" {
			advice = fmt.Sprintf("write an earlier day into the file, for example house: {notice: {%s: %d working days}}", s.key, fit)
		}
		w.warn("“%s” of %s comes on the day on which the agenda is to go out, or after it, %s. If you go by it, %s.",
			s.what, whose, w.outOf(late), advice)
	}
}

// earlier is how many working days before a meeting something has to be done to be done before a day.
func (w *work) earlier(meeting, out calendar.Date) int {
	n := 1
	for !w.cal.AddWorking(meeting, -n).Before(out) {
		n++
	}
	return n
}

func (w *work) outOf(n int) string {
	switch all := len(w.plan.Meetings); {
	case all == 1:
		return "for this meeting"
	case n == all:
		return "for each of these meetings"
	default:
		return "for " + strconv.Itoa(n) + " of these " + meetings(all)
	}
}

// deadline finds what has to be done for a meeting by what it is; nil where nothing has.
func (m Meeting) deadline(what string) *Deadline {
	i := slices.IndexFunc(m.Deadlines, func(d Deadline) bool { return d.What == what && !d.Day.IsZero() })
	if i < 0 {
		return nil
	}
	return &m.Deadlines[i]
}

// doable is the last day on which somebody does it.
func (d Deadline) doable() calendar.Date {
	if !d.Practice.IsZero() {
		return d.Practice
	}
	return d.Day
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
