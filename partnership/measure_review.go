package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// CorrectMeasure takes an action because a measure is not where it should be.
type CorrectMeasure struct {
	Number  MeasureNumber
	Meeting MeetingRef // at which it was agreed; empty: between meetings
	Undertaking
}

// MeasureCorrected says which action was taken because of a measure's reading.
type MeasureCorrected struct {
	Number MeasureNumber `json:"number"`
	Until  calendar.Date `json:"until"`
	Action ActionNumber  `json:"action"`
}

// Texts are what was typed.
func (c CorrectMeasure) Texts() []Text { return []Text{c.What} }

func (c CorrectMeasure) decide(s *State, o Order) ([]Event, error) {
	m := s.Measure(c.Number)
	if m == nil {
		return nil, invalid("measure", "There is no such measure.")
	}
	if err := s.require(o, Secretariat, m.Body); err != nil {
		return nil, err
	}
	last, ok := m.Latest()
	if !ok {
		return nil, refuse(terms.Rule{}, "“%s” has no figure yet that could be corrected.", m.Name)
	}
	if c.Meeting != "" {
		if _, err := s.metAt(c.Meeting, o); err != nil {
			return nil, err
		}
	}
	if err := s.checkUndertaking(c.Undertaking); err != nil {
		return nil, err
	}
	events := s.actions(0, c.Undertaking.added(0, c.Meeting))
	first := events[0].(ActionAdded)
	return append(events, MeasureCorrected{Number: c.Number, Until: last.Until, Action: first.Number}), nil
}

func (e MeasureCorrected) evolve(s *State, _ Record) {
	m := s.Measure(e.Number)
	m.Remedies = append(m.Remedies, Remedy{Until: e.Until, Action: e.Action})
}

// ReviewMeasure records what becomes of a measure that was looked at again: it goes on, it has another target, or what it
// measures is stopped.
type ReviewMeasure struct {
	Number  MeasureNumber
	Meeting MeetingRef // empty: not at a meeting
	Outcome MeasureOutcome
	Target  *Target // the other one, in the same unit; nil: as it is
	Why     Text
}

// MeasureReviewed says what became of a measure that was looked at again.
type MeasureReviewed struct {
	Number  MeasureNumber  `json:"number"`
	Meeting MeetingRef     `json:"meeting,omitempty"`
	Outcome MeasureOutcome `json:"outcome"`
	Figure  Figure         `json:"figure,omitempty"` // of another target
	AtMost  bool           `json:"atMost,omitempty"`
	Why     TextID         `json:"why,omitempty"`
}

// Texts are what was typed.
func (c ReviewMeasure) Texts() []Text { return []Text{c.Why} }

func (c ReviewMeasure) decide(s *State, o Order) ([]Event, error) {
	m := s.Measure(c.Number)
	if m == nil {
		return nil, invalid("measure", "There is no such measure.")
	}
	if err := s.mayReview(m, c.Meeting, o); err != nil {
		return nil, err
	}
	e := MeasureReviewed{Number: c.Number, Meeting: c.Meeting, Outcome: c.Outcome, Why: c.Why.ID}
	switch {
	case !slices.Contains(MeasureOutcomes, c.Outcome):
		return nil, invalid("outcome", "Say whether it carries on, has another target, or stops.")
	case c.Outcome == ChangeTarget && c.Target == nil:
		return nil, invalid("target", "What is the target from now on?")
	case c.Outcome == StopIt && !m.Stopped.IsZero():
		return nil, nil
	case c.Outcome == ChangeTarget:
		e.Figure, e.AtMost = c.Target.Figure, c.Target.AtMost
	}
	if last := len(m.Reviews) - 1; last >= 0 && e.says(m, m.Reviews[last]) {
		return nil, nil
	}
	return []Event{e}, nil
}

// says tells whether it is on record already.
func (e MeasureReviewed) says(m *Measure, r MeasureReview) bool {
	same := e.Outcome != ChangeTarget || m.Target.Figure == e.Figure && m.Target.AtMost == e.AtMost
	return same && r.Outcome == e.Outcome && r.Meeting == e.Meeting && r.Why == e.Why
}

// mayReview: the secretariat of the group that looked at it, or of the one that reports on it.
func (s *State) mayReview(m *Measure, at MeetingRef, o Order) error {
	if at == "" {
		return s.require(o, Secretariat, m.Body)
	}
	_, err := s.metAt(at, o)
	return err
}

func (e MeasureReviewed) evolve(s *State, r Record) {
	m := s.Measure(e.Number)
	last, _ := m.Latest()
	m.Reviews = append(m.Reviews, MeasureReview{
		Until: last.Until, Outcome: e.Outcome, Meeting: e.Meeting, Why: e.Why, On: r.Day(s.Calendar),
	})
	switch e.Outcome {
	case ChangeTarget:
		m.Target.Figure, m.Target.AtMost = e.Figure, e.AtMost
		m.Stopped = calendar.Date{}
	case StopIt:
		m.Stopped = r.Day(s.Calendar)
	case CarryOn:
		m.Stopped = calendar.Date{}
	}
}
