package plan

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// recurring lists what comes back at a distance of time. The terms seldom say from which day it is counted: then it is
// counted from the day on which it came into force.
func (w *work) recurring() {
	if w.until.Before(w.from) {
		return
	}
	w.reports()
	for _, d := range w.terms.Duties {
		if (d.Body == w.body.ID || d.Body == "") && d.Valid.During(w.from, w.until) {
			w.recurs(d.Title, d.Every, basisOf(d.Backing), start{d.Valid, "when it began"}, w.ofBody(), w.ofTerms())
		}
	}
	for _, l := range w.layers[:len(w.layers)-1] {
		if l.Life.Stated {
			w.recurs("Review whether "+w.body.Called()+" is still needed", l.Life.Review, basisOf(l.Life.Backing), w.ofBody(), w.ofTerms())
			break
		}
	}
	if clauses := w.terms.Clauses; w.body.Parent == "" && w.body.Partnership == "" {
		w.recurs("Review of the terms of reference", clauses.ReviewedEach, basisOf(clauses.Review.Backing), w.ofTerms())
	}
}

func (w *work) ofBody() start { return start{w.body.Valid, "when " + w.body.Called() + " began"} }

func (w *work) ofTerms() start { return start{w.terms.Valid, "when these terms came into force"} }

func (w *work) reports() {
	for _, l := range w.layers {
		r := l.Reporting
		if r.Silent() {
			continue
		}
		basis := basisOf(r.Backing)
		if l == &w.terms.House {
			basis = basisOf(terms.Backing{Origin: House})
		}
		what, each := "Report", "Report at each meeting"
		if r.To != "" {
			what, each = "Report to "+w.called(r.To), "Report to each meeting of "+w.called(r.To)
		}
		if r.EachMeeting {
			w.plan.Recurring = append(w.plan.Recurring, Recurring{What: each, Every: "each meeting", Basis: basis})
		}
		w.recurs(what, r.Every, basis, w.ofBody(), w.ofTerms())
		return
	}
}

func (w *work) recurs(what string, every calendar.Span, basis Basis, from ...start) {
	if every.IsZero() {
		return
	}
	r := Recurring{What: what, Every: every.String(), Basis: basis}
	w.count(&r, every, from)
	w.plan.Recurring = append(w.plan.Recurring, r)
}

// called is what people call a body, a partnership, or somebody outside, within a sentence.
func (w *work) called(id string) string {
	if name, ok := w.terms.Called(id); ok {
		return name
	}
	return id
}
