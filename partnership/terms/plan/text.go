package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Lines are the plan for people to read, with the working of every day.
func (p Plan) Lines() []string {
	head := fmt.Sprintf("%s: %s", p.Name, meetings(len(p.Meetings)))
	if p.Proposed {
		head += " (a proposal)"
	}
	lines := []string{head}
	if p.YearSays != "" {
		lines = append(lines, p.YearSays)
	}
	if slices.ContainsFunc(p.Meetings, Meeting.proposed) {
		lines = append(lines, "What is marked “proposed” is our working timetable (not in the terms of reference). It is off until the secretariat switches it on.")
	}
	lines = append(lines, p.Notes...)
	for _, a := range p.Asks {
		lines = append(lines, "Please say: "+a)
	}
	for _, w := range p.Warnings {
		lines = append(lines, "Look at this: "+w)
	}
	for _, m := range p.Meetings {
		lines = append(lines, "")
		lines = append(lines, m.Lines()...)
	}
	if len(p.Recurring) > 0 {
		lines = append(lines, "", "Also:")
	}
	for _, r := range p.Recurring {
		lines = append(lines, indent(r.String(), 1))
	}
	return lines
}

// String is the thing in one line.
func (r Recurring) String() string {
	if r.Says == "" {
		return r.What + "; " + r.Basis.Says
	}
	return r.What + ", every " + strings.TrimPrefix(r.Every, "1 ") + ": " + r.Says + "; " + r.Basis.Says
}

// Lines are the meeting and what it brings.
func (m Meeting) Lines() []string {
	head := m.Day.Words()
	if m.At != "" {
		head += ", " + calendar.TimeWords(m.At)
	}
	if m.Closed != "" {
		head += " – nobody works that day: " + m.Closed
	}
	lines := []string{head}
	for _, d := range m.Deadlines {
		for i, line := range d.Lines() {
			lines = append(lines, indent(line, 1+min(i, 1)))
		}
	}
	return lines
}

// Lines are the deadline in one line and its working below.
func (d Deadline) Lines() []string {
	head := d.What + ": " + d.Clock
	if !d.Day.IsZero() {
		head = d.Day.Words()
		if d.Time != "" {
			head += ", " + calendar.TimeWords(d.Time)
		}
		head += ": " + d.What
	}
	if d.proposed() {
		head += " (proposed)"
	}
	lines := []string{head, d.Basis.Says}
	if !d.Day.IsZero() {
		lines[1] = d.Clock + "; " + d.Basis.Says
	}
	lines = append(lines, shown(d.Working)...)
	if d.Closed != "" {
		lines = append(lines, fmt.Sprintf("nobody works that day (%s): in practice by %s", d.Closed, d.Practice.Short()))
	}
	return lines
}

// proposed says whether it is a proposal of our working timetable, which nobody has asked for yet.
func (d Deadline) proposed() bool { return d.Basis.Origin == Timetable }

func (m Meeting) proposed() bool { return slices.ContainsFunc(m.Deadlines, Deadline.proposed) }

// shown is how a day was reckoned. The days that count are those between the two days that are not named here; as data
// they are all in the reckoning.
func shown(r calendar.Reckoning) []string {
	var lines []string
	if len(r.LeftOut) > 0 {
		lines = append(lines, "not counted: "+closures(r.LeftOut))
	}
	if len(r.Moved) > 0 {
		lines = append(lines, "moved from "+closures(r.Moved))
	}
	if r.Beyond {
		lines = append(lines, "the bank holidays of these days are not known yet")
	}
	return lines
}

// closures are days, the earliest first, with the reason; a weekend needs none.
func closures(all []calendar.Closure) string {
	all = slices.SortedFunc(slices.Values(all), func(a, b calendar.Closure) int { return a.Day.Compare(b.Day) })
	words := make([]string, 0, len(all))
	for _, c := range all {
		day := c.Day.Short()
		if c.Why != c.Day.Weekday().String() {
			day += " (" + c.Why + ")"
		}
		words = append(words, day)
	}
	return strings.Join(words, ", ")
}

func indent(line string, depth int) string { return strings.Repeat("  ", depth) + line }
