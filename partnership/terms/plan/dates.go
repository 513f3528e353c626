package plan

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// meetings works out on which days the body meets, and what each day brings.
func (w *work) meetings() error {
	w.plan.Meetings = []Meeting{}
	if w.until.Before(w.from) {
		return nil
	}
	m := w.rhythm()
	days, err := w.days(m, w.from, w.until)
	if err != nil {
		return err
	}
	for _, d := range days {
		if err := w.meeting(d, m.Pattern.At); err != nil {
			return err
		}
	}
	w.besides(m)
	if m.Stated && w.from == w.plan.From && w.until == w.plan.Until {
		w.compare(m)
	}
	return nil
}

// meeting adds a meeting and what it brings.
func (w *work) meeting(d calendar.Date, at string) error {
	m := Meeting{Day: d, Weekday: d.Weekday().String(), At: at, Closed: w.cal.ClosedBecause(d)}
	if m.Closed != "" {
		w.warn("The meeting of %s falls on a day on which nobody works (%s). It is not moved: decide whether it stands.", d.Words(), m.Closed)
	}
	deadlines, err := w.deadlines(m)
	if err != nil {
		return err
	}
	m.Deadlines = deadlines
	w.plan.Meetings = append(w.plan.Meetings, m)
	return nil
}

// rhythm is what is said of how often the body meets, by the nearest layer that says anything.
func (w *work) rhythm() terms.Meetings {
	for i, l := range w.layers {
		if l.Meetings.Silent() {
			continue
		}
		if i > 0 && l == &w.terms.House {
			w.note("How often %s meets is our practice (not in the terms of reference).", w.body.Name)
		}
		return l.Meetings
	}
	return terms.Meetings{}
}

// days are those of the pattern, else a proposal that keeps to what the terms ask for, else none.
func (w *work) days(m terms.Meetings, from, until calendar.Date) ([]calendar.Date, error) {
	if !m.Pattern.IsZero() {
		w.note("%s meets on %s.", w.body.Name, m.Pattern)
		return m.Pattern.Days(from, until)
	}
	if days := w.proposal(m, from, until); days != nil {
		w.plan.Proposed = true
		w.note("The terms do not say on which days; these are a proposal.")
		return days, nil
	}
	switch {
	case m.None:
		w.note("The terms say that %s has no meetings.", w.body.Name)
	case m.AsRequired:
		w.note("%s meets as required, so no days are planned.", w.body.Name)
	case !m.Every.IsZero():
		w.note("%s meets every %s: nobody has said whether it does in this one.", w.body.Name, m.Every)
	case m.Words != "":
		w.ask("How often does %s meet? The terms say it in words alone: “%s”", w.body.Name, m.Words)
	default:
		w.ask("How often does %s meet? The terms do not say.", w.body.Name)
	}
	return nil, nil
}

// besides lists in words the meetings that have no day.
func (w *work) besides(m terms.Meetings) {
	if m.AsRequired && len(w.plan.Meetings) > 0 {
		w.note("Further meetings are called as required.")
	}
	for _, e := range m.Events {
		switch e.Counts {
		case terms.Yes:
			w.note("One of these meetings, %s a year, is “%s”.", times(e.AYear), e.Title)
		case terms.No:
			w.note("“%s” comes on top of these meetings, %s a year.", e.Title, times(e.AYear))
		default:
			w.ask("Is “%s” (%s a year) one of these meetings, or does it come on top? The terms can be read either way.", e.Title, times(e.AYear))
		}
	}
	for _, a := range m.After {
		w.note("A meeting has to be held within %s after this: %s. Tell the secretariat when it happens.", a.Within.Span, w.occurrence(a.Event))
	}
}

func (w *work) occurrence(id string) string {
	for _, o := range w.terms.Occurrences {
		if o.ID == id {
			return o.Title
		}
	}
	return id
}

// compare warns where the days of a pattern are fewer or more than the terms ask for.
func (w *work) compare(m terms.Meetings) {
	n := len(w.plan.Meetings)
	if n < m.AtLeast {
		w.warn("These are %s; at least %d in a year are asked for.", meetings(n), m.AtLeast)
	}
	if m.AtMost == 0 && m.AtLeast > 0 && n > m.AtLeast && m.Pattern.Months == nil && !m.Pattern.IsZero() {
		w.note("The day comes round in every month; at least %s in a year are asked for. If it is not every month, write which ones.", meetings(m.AtLeast))
	}
	if m.AtMost > 0 && n > m.AtMost {
		w.warn("These are %s; at most %d in a year are asked for.", meetings(n), m.AtMost)
	}
}

func meetings(n int) string {
	switch n {
	case 0:
		return "no meetings"
	case 1:
		return "1 meeting"
	default:
		return strconv.Itoa(n) + " meetings"
	}
}

func times(n int) string {
	switch n {
	case 0, 1:
		return "once"
	case 2:
		return "twice"
	default:
		return strconv.Itoa(n) + " times"
	}
}
