package plan

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// recurring lists what comes back at a distance of time. The terms seldom say on which day it begins, so none is
// invented.
func (w *work) recurring() {
	w.reports()
	for _, d := range w.terms.Duties {
		if d.Body == w.body.ID || d.Body == "" {
			w.recurs(d.Title, d.Every, basisOf(d.Backing))
		}
	}
	for _, l := range w.layers[:len(w.layers)-1] {
		if l.Life.Stated {
			w.recurs("Review whether "+w.body.Name+" is still needed", l.Life.Review, basisOf(l.Life.Backing))
			break
		}
	}
	if clauses := w.terms.Clauses; w.body.Parent == "" && w.body.Partnership == "" {
		w.recurs("Review of the terms of reference", clauses.ReviewedEach, basisOf(clauses.Review.Backing))
	}
}

func (w *work) reports() {
	for _, l := range w.layers {
		r := l.Reporting
		if r.Silent() {
			continue
		}
		what := "Report"
		if r.To != "" {
			what += " to " + w.title(r.To)
		}
		basis := basisOf(r.Backing)
		if l == &w.terms.House {
			basis = basisOf(terms.Backing{Origin: House})
		}
		if r.EachMeeting {
			w.plan.Recurring = append(w.plan.Recurring, Recurring{
				What: what, Every: "each meeting", Says: "after each meeting", Basis: basis,
			})
		}
		w.recurs(what, r.Every, basis)
		return
	}
}

func (w *work) recurs(what string, every calendar.Span, basis Basis) {
	if every.IsZero() {
		return
	}
	w.plan.Recurring = append(w.plan.Recurring, Recurring{What: what, Every: every.String(), Says: inYear(every), Basis: basis})
}

// inYear is what a distance of time comes to in one year.
func inYear(every calendar.Span) string {
	switch n := aYear(every); {
	case n > 0:
		return times(n) + " in this year; nobody has said on which day"
	case every.Unit == calendar.Months || every.Unit == calendar.Years:
		return "it may fall into this year: nobody has said from when it is counted"
	default:
		return "nobody has said on which days"
	}
}

// title is what people call a body, a partnership, or somebody outside.
func (w *work) title(id string) string {
	if b := w.terms.Body(id); b != nil {
		return b.Name
	}
	if id == w.terms.ID {
		return w.terms.Title
	}
	for _, p := range w.terms.Partnerships {
		if p.ID == id {
			return p.Title
		}
	}
	for _, o := range w.terms.Outsiders {
		if o.ID == id {
			return o.Title
		}
	}
	return id
}
