package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// WriteAnnual writes the words round the annual report; the rest of it is made from the record. Writing it again replaces
// them.
type WriteAnnual struct {
	Body         BodyID
	From, Until  calendar.Date
	Introduction Text
	Ahead        Text
}

// Texts are what was typed.
func (c WriteAnnual) Texts() []Text { return []Text{c.Introduction, c.Ahead} }

func (c WriteAnnual) decide(s *State, o Order) ([]Event, error) {
	if s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	switch {
	case c.From.IsZero():
		return nil, invalid("from", "From which day on?")
	case c.Until.IsZero() || c.Until.Before(c.From):
		return nil, invalid("until", "A year ends after it begins.")
	}
	e := ReportMade{
		Number: s.nextReport(), Kind: Annual, Body: c.Body, From: c.From, Until: c.Until,
		Parts: []TextID{c.Introduction.ID, c.Ahead.ID},
	}
	if before := s.AnnualOf(c.Body, c.From, c.Until); before != nil {
		if !before.Published.IsZero() {
			return nil, refuse(terms.Rule{}, "This annual report was marked for publication on %s and reads as it does.", before.Published)
		}
		if slices.Equal(before.Parts, e.Parts) {
			return nil, nil
		}
		e.Number = before.Number
	}
	return []Event{e}, nil
}

// AnnualOf is a group's annual report on a time; nil where none was written.
func (s *State) AnnualOf(body BodyID, from, until calendar.Date) *Report {
	i := slices.IndexFunc(s.Reports, func(r *Report) bool {
		return r.Kind == Annual && r.Body == body && r.From == from && r.Until == until
	})
	if i < 0 {
		return nil
	}
	return s.Reports[i]
}

// WritesAnnual is the group that the terms have write an annual report, and what they say of it.
func (s *State) WritesAnnual() (BodyID, terms.Duty, bool) {
	if s.Terms == nil {
		return "", terms.Duty{}, false
	}
	for _, d := range s.Terms.Duties {
		if d.Kind != "annual_report" {
			continue
		}
		if s.Body(BodyID(d.Body)) != nil {
			return BodyID(d.Body), d, true
		}
		return s.TopOf(d.Body), d, true
	}
	return s.TopOf(""), terms.Duty{}, false
}

// PublishReport marks an annual report for publication.
type PublishReport struct{ Number ReportNumber }

// ReportPublished says that a report is for everybody from now on.
type ReportPublished struct {
	Number ReportNumber `json:"number"`
}

func (c PublishReport) decide(s *State, o Order) ([]Event, error) {
	r, err := s.reported(c.Number, Annual)
	if err != nil {
		return nil, err
	}
	if err := s.require(o, Secretariat, r.Body); err != nil {
		return nil, err
	}
	switch {
	case !r.Published.IsZero():
		return nil, nil
	case !r.Until.Before(s.day(o.At)):
		return nil, refuse(terms.Rule{}, "The year that it is about is not over: it ends on %s.", r.Until)
	}
	return []Event{ReportPublished(c)}, nil
}

func (e ReportPublished) evolve(s *State, r Record) { s.Report(e.Number).Published = r.Day(s.Calendar) }

// Activities are what a partnership, or one group of it, did in a time, counted from the record.
type Activities struct {
	Meetings   []*Meeting  // held: those that were cancelled are left out
	Unrecorded []*Meeting  // in the calendar, their day past, and nobody wrote down that they were held
	Decisions  []*Decision // of the meetings held
	Done       []*Action   // in that time
	Open       []*Action   // undertaken by its end, and not done by then
	Joined     []*Request  // organisations that joined
	Measures   []*Measure  // with a reading in that time
	Reports    []*Report   // made in that time
}

// ActivitiesIn counts what was done from one day to another, which is not later than today; by every group, where body is empty.
func (s *State) ActivitiesIn(body BodyID, from, until calendar.Date) Activities {
	in := func(d calendar.Date) bool { return !d.IsZero() && !d.Before(from) && !d.After(until) }
	of := func(b BodyID) bool { return body == "" || b == body }
	var a Activities
	for _, m := range s.Calendared(body) {
		switch {
		case !in(m.Day):
		case !s.WasHeld(m):
			a.Unrecorded = append(a.Unrecorded, m)
		default:
			a.Meetings = append(a.Meetings, m)
			a.Decisions = append(a.Decisions, s.DecisionsOf(m.Ref)...)
		}
	}
	a.Done = s.ActionsOf(func(x *Action) bool { return in(x.Done) && s.actionOf(x, of) })
	a.Open = s.ActionsOf(func(x *Action) bool {
		m := s.Meetings[x.Meeting]
		return (x.Done.IsZero() || x.Done.After(until)) && s.actionOf(x, of) && m != nil && !m.Day.After(until)
	})
	a.Joined = s.RequestsOf(func(q *Request) bool {
		m := s.Meetings[q.Decided]
		return q.Agreed && m != nil && in(m.Day) && of(m.Body)
	})
	a.Measures = s.MeasuresOf(func(x *Measure) bool {
		return of(x.Body) && slices.ContainsFunc(x.Readings, func(r Measurement) bool { return in(r.Until) })
	})
	a.Reports = s.ReportsOf(func(r *Report) bool { return in(r.On) && (of(r.Body) || of(r.To)) && r.Kind != Annual })
	return a
}

// actionOf says whether an action was undertaken at a meeting of certain groups.
func (s *State) actionOf(a *Action, of func(BodyID) bool) bool {
	m := s.Meetings[a.Meeting]
	return m != nil && of(m.Body)
}
