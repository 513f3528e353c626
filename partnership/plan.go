package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// DocumentID names a document of the terms.
type DocumentID string

// PlanNumber is the running number of a plan that was recorded.
type PlanNumber int

// PerPeriod is when a document is written that holds for some years and then has a successor.
const PerPeriod = "per_period"

// PeriodPlan is one edition of a document that the terms want for a period: a plan, with what it sets out to do. The forward
// plan of meetings is another thing.
type PeriodPlan struct {
	Number      PlanNumber
	Document    DocumentID
	Edition     TextID // sixth
	From, Until calendar.Date
	Priorities  []PriorityID
	Meeting     MeetingRef    // which agreed it; empty: not said
	Since       calendar.Date // when it was recorded
}

// RecordPlan puts an edition of a plan on record. One of the same document that begins on the same day is corrected.
type RecordPlan struct {
	Document    DocumentID
	Edition     Text
	From, Until calendar.Date
	Priorities  []PriorityID
	Meeting     MeetingRef
}

// PlanRecorded says what an edition of a plan is.
type PlanRecorded struct {
	Number     PlanNumber    `json:"number"`
	Document   DocumentID    `json:"document"`
	Edition    TextID        `json:"edition"`
	From       calendar.Date `json:"from"`
	Until      calendar.Date `json:"until"`
	Priorities []PriorityID  `json:"priorities,omitempty"`
	Meeting    MeetingRef    `json:"meeting,omitempty"`
}

// Texts are what was typed.
func (c RecordPlan) Texts() []Text { return []Text{c.Edition} }

func (c RecordPlan) decide(s *State, o Order) ([]Event, error) {
	doc, ok := s.PlanDocument(c.Document)
	if !ok {
		return nil, invalid("document", "The terms of reference name no such plan.")
	}
	if err := s.require(o, Secretariat, s.PlanOwner(doc)); err != nil {
		return nil, err
	}
	switch {
	case c.Edition.IsZero():
		return nil, invalid("edition", "Which edition is it? The sixth, say.")
	case c.From.IsZero():
		return nil, invalid("from", "From which day does it hold?")
	case c.Until.IsZero() || !c.Until.After(c.From):
		return nil, invalid("until", "A plan ends after it begins.")
	}
	for _, id := range c.Priorities {
		if !s.hasPriority(id) {
			return nil, invalid("priorities", "There is no such priority.")
		}
	}
	if c.Meeting != "" {
		if _, err := s.metAt(c.Meeting, o); err != nil {
			return nil, err
		}
	}
	e := PlanRecorded{
		Number: PlanNumber(len(s.PeriodPlans) + 1), Document: c.Document, Edition: c.Edition.ID, From: c.From, Until: c.Until,
		Priorities: c.Priorities, Meeting: c.Meeting,
	}
	for _, p := range s.PeriodPlans {
		if p.Document == c.Document && p.From == c.From {
			e.Number = p.Number
		}
	}
	if p := s.PeriodPlan(e.Number); p != nil && p.says(e) {
		return nil, nil
	}
	return []Event{e}, nil
}

// says tells whether it is on record already.
func (p *PeriodPlan) says(e PlanRecorded) bool {
	return p.Edition == e.Edition && p.Until == e.Until && p.Meeting == e.Meeting && slices.Equal(p.Priorities, e.Priorities)
}

func (e PlanRecorded) evolve(s *State, r Record) {
	p := &PeriodPlan{
		Number: e.Number, Document: e.Document, Edition: e.Edition, From: e.From, Until: e.Until,
		Priorities: e.Priorities, Meeting: e.Meeting, Since: s.day(r.At),
	}
	if was := s.PeriodPlan(e.Number); was != nil {
		*was = *p
		return
	}
	s.PeriodPlans = append(s.PeriodPlans, p)
}

// PeriodPlan finds a plan by its number; nil where there is none.
func (s *State) PeriodPlan(n PlanNumber) *PeriodPlan {
	if n < 1 || int(n) > len(s.PeriodPlans) {
		return nil
	}
	return s.PeriodPlans[n-1]
}

// PlanDocuments are the documents that the terms want for a period.
func (s *State) PlanDocuments() []terms.Document {
	if s.Terms == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.Terms.Documents), func(d terms.Document) bool { return d.When != PerPeriod })
}

// PlanDocument finds one of them.
func (s *State) PlanDocument(id DocumentID) (terms.Document, bool) {
	for _, d := range s.PlanDocuments() {
		if d.ID == string(id) {
			return d, true
		}
	}
	return terms.Document{}, false
}

// PlanOwner is the group whose document it is: that at the top, where it is a whole partnership's.
func (s *State) PlanOwner(d terms.Document) BodyID {
	if s.Body(BodyID(d.Body)) != nil {
		return BodyID(d.Body)
	}
	return s.TopOf(d.Body)
}
