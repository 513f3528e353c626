package partnership

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// MeasureNumber is a measure's running number: I-003 without the letter.
type MeasureNumber int

// String is the reference that people say: I-003.
func (n MeasureNumber) String() string { return fmt.Sprintf("I-%03d", int(n)) }

// Measure is what a group watches to see whether an outcome is reached: an indicator with a target.
type Measure struct {
	Number   MeasureNumber
	Body     BodyID     // the group that reports on it
	Priority PriorityID // what it serves; empty: not said
	Name     TextID
	Target   Target
	Request  string

	Readings []Measurement // in order of their periods
	Remedies []Remedy
	Reviews  []MeasureReview
	Stopped  calendar.Date // zero: it is still watched
}

// Target is what a measure is held against.
type Target struct {
	Figure Figure `json:"figure"`
	Unit   TextID `json:"unit,omitempty"`
	Before bool   `json:"before,omitempty"` // the unit stands before the figure: £1,200
	Close  bool   `json:"close,omitempty"`  // nothing stands between them: 95%
	AtMost bool   `json:"atMost,omitempty"` // the lower the better
}

// Met says whether a figure is what the target asks for.
func (t Target) Met(f Figure) bool {
	if t.AtMost {
		return f <= t.Figure
	}
	return f >= t.Figure
}

// Rating is how it goes, in words; a colour is never all there is.
type Rating string

// The ratings.
const (
	OnTrack  Rating = "on track"
	AtRisk   Rating = "at risk"
	OffTrack Rating = "off track"
)

// Ratings are all of them.
var Ratings = []Rating{OnTrack, AtRisk, OffTrack}

// Measurement is what a measure came to in a period.
type Measurement struct {
	Until  calendar.Date // the last day of the period
	Figure Figure
	Rating Rating
	Note   TextID
	By     PersonID
	On     calendar.Date
}

// Remedy is the action that was taken because of a reading.
type Remedy struct {
	Until  calendar.Date // the last day of its period
	Action ActionNumber
}

// MeasureReview is what a meeting, or the secretariat, made of a measure.
type MeasureReview struct {
	Until   calendar.Date // of the reading that there was; zero: none
	Outcome MeasureOutcome
	Meeting MeetingRef // empty: not at a meeting
	Why     TextID
	On      calendar.Date
}

// MeasureOutcome is what becomes of a measure that is looked at again.
type MeasureOutcome string

// The outcomes.
const (
	CarryOn      MeasureOutcome = "carry on"
	ChangeTarget MeasureOutcome = "change the target"
	StopIt       MeasureOutcome = "stop"
)

// MeasureOutcomes are all of them.
var MeasureOutcomes = []MeasureOutcome{CarryOn, ChangeTarget, StopIt}

// Latest is the reading of the latest period; false where there is none.
func (m *Measure) Latest() (Measurement, bool) {
	if len(m.Readings) == 0 {
		return Measurement{}, false
	}
	return m.Readings[len(m.Readings)-1], true
}

// Wanting says whether a measure is off track and nobody has done anything about it yet: no corrective action, no other
// target, and it was not stopped. An action taken for an earlier period counts as long as it is open.
func (s *State) Wanting(m *Measure) bool {
	last, ok := m.Latest()
	if !ok || last.Rating != OffTrack || !m.Stopped.IsZero() {
		return false
	}
	return !slices.ContainsFunc(m.Remedies, func(r Remedy) bool {
		a := s.Actions[r.Action]
		return r.Until == last.Until || a != nil && a.Done.IsZero()
	}) && !slices.ContainsFunc(m.Reviews, func(r MeasureReview) bool { return r.Until == last.Until && r.Outcome != CarryOn })
}

// MeasuresOf are the measures of which keep is true, in order of number.
func (s *State) MeasuresOf(keep func(*Measure) bool) []*Measure {
	return slices.DeleteFunc(slices.Clone(s.Measures), func(m *Measure) bool { return !keep(m) })
}

// MeasuresUnder are the measures of a group and of those that answer to it, the worst first; all, where no group is named.
// Those that were stopped come last.
func (s *State) MeasuresUnder(body BodyID) []*Measure {
	var off, risk, good, none, stopped []*Measure
	for _, m := range s.MeasuresOf(func(m *Measure) bool { return body == "" || m.Body == body || s.Over(m.Body) == body }) {
		last, ok := m.Latest()
		switch {
		case !m.Stopped.IsZero():
			stopped = append(stopped, m)
		case !ok:
			none = append(none, m)
		case last.Rating == OffTrack:
			off = append(off, m)
		case last.Rating == AtRisk:
			risk = append(risk, m)
		default:
			good = append(good, m)
		}
	}
	return append(append(append(append(off, risk...), good...), none...), stopped...)
}

// Measure finds a measure by its number; nil where there is none.
func (s *State) Measure(n MeasureNumber) *Measure {
	if n < 1 || int(n) > len(s.Measures) {
		return nil
	}
	return s.Measures[n-1]
}

// ParseMeasure reads a measure's reference: I-003, i3, indicator 3.
func (s *State) ParseMeasure(typed string) (*Measure, bool) {
	n, ok := s.parseNumber(typed, "i")
	m := s.Measure(MeasureNumber(n))
	return m, ok && m != nil
}

// MeasureBy finds the measure that a request created; nil where it created none.
func (s *State) MeasureBy(request string) *Measure {
	for _, m := range s.Measures {
		if m.Request == request {
			return m
		}
	}
	return nil
}

// AddMeasure begins to watch something.
type AddMeasure struct {
	Body     BodyID
	Priority PriorityID
	Name     Text
	Unit     Text
	Target   Target
}

// MeasureAdded says that something is watched, and what it is held against.
type MeasureAdded struct {
	Number   MeasureNumber `json:"number"`
	Body     BodyID        `json:"body"`
	Priority PriorityID    `json:"priority,omitempty"`
	Name     TextID        `json:"name"`
	Target   Target        `json:"target"`
}

// Texts are what was typed.
func (c AddMeasure) Texts() []Text { return []Text{c.Name, c.Unit} }

func (c AddMeasure) decide(s *State, o Order) ([]Event, error) {
	if s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	if c.Name.IsZero() {
		return nil, invalid("name", "What is measured?")
	}
	if c.Priority != "" && !s.hasPriority(c.Priority) {
		return nil, invalid("priority", "There is no such priority.")
	}
	c.Target.Unit = c.Unit.ID
	return []Event{MeasureAdded{
		Number: MeasureNumber(len(s.Measures) + 1), Body: c.Body, Priority: c.Priority, Name: c.Name.ID, Target: c.Target,
	}}, nil
}

func (e MeasureAdded) evolve(s *State, r Record) {
	s.Measures = append(s.Measures, &Measure{
		Number: e.Number, Body: e.Body, Priority: e.Priority, Name: e.Name, Target: e.Target, Request: r.Request,
	})
}

// ReadMeasure says what a measure came to in a period. Saying it again for the same period puts it right.
type ReadMeasure struct {
	Number MeasureNumber
	Until  calendar.Date
	Figure Figure
	Rating Rating // empty: on track, if the target is met
	Note   Text
}

// MeasureRead says what a measure came to in a period.
type MeasureRead struct {
	Number MeasureNumber `json:"number"`
	Until  calendar.Date `json:"until"`
	Figure Figure        `json:"figure"`
	Rating Rating        `json:"rating"`
	Note   TextID        `json:"note,omitempty"`
}

// Texts are what was typed.
func (c ReadMeasure) Texts() []Text { return []Text{c.Note} }

func (c ReadMeasure) decide(s *State, o Order) ([]Event, error) {
	m := s.Measure(c.Number)
	if m == nil {
		return nil, invalid("measure", "There is no such measure.")
	}
	if err := s.require(o, Agreeing, m.Body); err != nil {
		return nil, err
	}
	if c.Rating == "" && m.Target.Met(c.Figure) {
		c.Rating = OnTrack
	}
	switch {
	case !m.Stopped.IsZero():
		return nil, refuse(terms.Rule{}, "“%s” was stopped on %s: there is nothing to read any more.", m.Name, m.Stopped)
	case c.Until.IsZero():
		return nil, invalid("until", "To which day does this figure go?")
	case c.Until.After(s.day(o.At)):
		return nil, invalid("until", "That day is still to come.")
	case c.Rating == "":
		return nil, invalid("rating", "It falls short of the target: say whether it is at risk or off track.")
	case !slices.Contains(Ratings, c.Rating):
		return nil, invalid("rating", "Say whether it is on track, at risk or off track.")
	}
	e := MeasureRead{Number: c.Number, Until: c.Until, Figure: c.Figure, Rating: c.Rating, Note: c.Note.ID}
	if i, there := m.reading(c.Until); there && e.says(m.Readings[i]) {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e MeasureRead) says(r Measurement) bool {
	return r.Figure == e.Figure && r.Rating == e.Rating && (e.Note == "" || r.Note == e.Note)
}

// reading finds where the reading of a period stands, or would.
func (m *Measure) reading(until calendar.Date) (int, bool) {
	return slices.BinarySearchFunc(m.Readings, until, func(r Measurement, d calendar.Date) int { return r.Until.Compare(d) })
}

func (e MeasureRead) evolve(s *State, r Record) {
	m := s.Measure(e.Number)
	reading := Measurement{Until: e.Until, Figure: e.Figure, Rating: e.Rating, Note: e.Note, By: r.Principal(), On: r.Day(s.Calendar)}
	i, there := m.reading(e.Until)
	if there {
		reading.Note = cmp.Or(e.Note, m.Readings[i].Note)
		m.Readings[i] = reading
		return
	}
	m.Readings = slices.Insert(m.Readings, i, reading)
}
