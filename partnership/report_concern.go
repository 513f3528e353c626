package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// RaiseException reports what causes concern to the group above. It waits for the approval of the chair whose group reports.
type RaiseException struct {
	Body                    BodyID
	Measure                 MeasureNumber // which is off track; 0: none
	Concern, Doing, Wanting Text
}

// Texts are what was typed.
func (c RaiseException) Texts() []Text { return []Text{c.Concern, c.Doing, c.Wanting} }

func (c RaiseException) decide(s *State, o Order) ([]Event, error) {
	if err := s.mayReport(c.Body, o); err != nil {
		return nil, err
	}
	to := s.ConcernsTo(c.Body)
	switch {
	case c.Concern.IsZero():
		return nil, invalid("concern", "What causes concern?")
	case c.Measure != 0 && s.Measure(c.Measure) == nil:
		return nil, invalid("measure", "There is no such measure.")
	case to == "":
		return nil, refuse(terms.Rule{}, "The terms of reference name no group to which the %s would report.", c.Body)
	}
	return []Event{ReportMade{
		Number: s.nextReport(), Kind: Exception, Body: c.Body, To: to, Measure: c.Measure,
		Parts: []TextID{c.Concern.ID, c.Doing.ID, c.Wanting.ID},
	}}, nil
}

// ConcernsTo is the group that hears of what causes concern in another: the one above it, and, for the group at the top of its
// partnership, the one at the top of the partnership to which the terms have it report such things.
func (s *State) ConcernsTo(body BodyID) BodyID {
	if over := s.Over(body); over != "" {
		return over
	}
	duty, ok := s.duty("exception_report", body)
	switch {
	case !ok:
		return ""
	case s.Body(BodyID(duty.To)) != nil:
		return BodyID(duty.To)
	}
	return s.TopOf(duty.To)
}

// duty finds a duty of a kind that a group has, itself or as the one at the top of its partnership.
func (s *State) duty(kind string, body BodyID) (terms.Duty, bool) {
	i := slices.IndexFunc(s.Terms.Duties, func(d terms.Duty) bool {
		return d.Kind == kind && (BodyID(d.Body) == body || s.Terms.Body(d.Body) == nil && s.TopOf(d.Body) == body)
	})
	if i < 0 {
		return terms.Duty{}, false
	}
	return s.Terms.Duties[i], true
}

// ApproveReport is the chair's approval of a report of concern, whoever enters it. With it, it is offered to the other group.
type ApproveReport struct{ Number ReportNumber }

// ReportApproved says that the chair approved a report of concern, and under which number it is offered.
type ReportApproved struct {
	Number ReportNumber `json:"number"`
	Chair  PersonID     `json:"chair,omitempty"` // empty: nobody held that place
	Item   ItemNumber   `json:"item"`
}

func (c ApproveReport) decide(s *State, o Order) ([]Event, error) {
	r, err := s.reported(c.Number, Exception)
	if err != nil {
		return nil, err
	}
	if err := s.require(o, Agreeing, r.Body); err != nil {
		return nil, err
	}
	if r.Approved != nil {
		return nil, nil
	}
	item := s.itemOf(r.To, Text{ID: r.Parts[0]}, o)
	e := ReportApproved{Number: c.Number, Item: item.Number}
	day := s.day(o.At)
	if chairs := s.Chairs(r.Body, day); slices.Contains(chairs, o.Principal()) {
		e.Chair = o.Principal()
	} else if len(chairs) > 0 {
		e.Chair = chairs[0]
	}
	return []Event{e, item}, nil
}

// reported finds a report of a kind.
func (s *State) reported(n ReportNumber, kinds ...ReportKind) (*Report, error) {
	r := s.Report(n)
	if r == nil || !slices.Contains(kinds, r.Kind) {
		return nil, invalid("report", "There is no such report.")
	}
	return r, nil
}

func (e ReportApproved) evolve(s *State, r Record) {
	report := s.Report(e.Number)
	report.Approved = &ReportApproval{Chair: e.Chair, By: r.By, How: r.How, On: r.Day(s.Calendar)}
	report.Item = e.Item
}

// AnswerReport records what the other group said to a report.
type AnswerReport struct {
	Number  ReportNumber
	Meeting MeetingRef
	Words   Text
}

// ReportAnswered says what the other group said to a report.
type ReportAnswered struct {
	Number  ReportNumber `json:"number"`
	Meeting MeetingRef   `json:"meeting"`
	Words   TextID       `json:"words"`
}

// Texts are what was typed.
func (c AnswerReport) Texts() []Text { return []Text{c.Words} }

func (c AnswerReport) decide(s *State, o Order) ([]Event, error) {
	r, err := s.reported(c.Number, Exception, Highlight)
	if err != nil {
		return nil, err
	}
	if _, err := s.metAt(c.Meeting, o); err != nil {
		return nil, err
	}
	switch {
	case c.Words.IsZero():
		return nil, invalid("words", "What did the meeting say to it?")
	case r.Answered == c.Meeting && r.Answer == c.Words.ID:
		return nil, nil
	}
	return []Event{ReportAnswered{Number: c.Number, Meeting: c.Meeting, Words: c.Words.ID}}, nil
}

func (e ReportAnswered) evolve(s *State, _ Record) {
	r := s.Report(e.Number)
	r.Answer, r.Answered = e.Words, e.Meeting
}

// CallReport asks a group or a partner for an in-depth report.
type CallReport struct {
	By      BodyID         // who asks
	Of      BodyID         // the group of which it is asked; empty: a partner is
	Partner OrganisationID // likewise
	About   Text
	Until   calendar.Date // by when
}

// Texts are what was typed.
func (c CallReport) Texts() []Text { return []Text{c.About} }

func (c CallReport) decide(s *State, o Order) ([]Event, error) {
	if s.Body(c.By) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Agreeing, c.By); err != nil {
		return nil, err
	}
	switch {
	case c.About.IsZero():
		return nil, invalid("about", "What is the report to be about?")
	case c.Of == "" && !s.partner(c.Partner), c.Of != "" && (c.Partner != "" || s.Body(c.Of) == nil):
		return nil, invalid("of", "Of which group or partner is it asked?")
	case c.Of == c.By:
		return nil, invalid("of", "Of another group, or of a partner, please.")
	case c.Until.IsZero():
		return nil, invalid("until", "By when is it wanted?")
	}
	e := ReportMade{Number: s.nextReport(), Kind: InDepth, Body: c.Of, To: c.By, Of: c.Partner, Parts: []TextID{c.About.ID}, Until: c.Until}
	if c.Of == "" {
		e.Body = c.By
	}
	return []Event{e}, nil
}

// ReceiveReport says that a report that was asked for is there, and in a few words what came of it.
type ReceiveReport struct {
	Number ReportNumber
	Words  Text
}

// ReportReceived says that a report that was asked for is there.
type ReportReceived struct {
	Number ReportNumber  `json:"number"`
	On     calendar.Date `json:"on"`
	Words  TextID        `json:"words,omitempty"`
}

// Texts are what was typed.
func (c ReceiveReport) Texts() []Text { return []Text{c.Words} }

func (c ReceiveReport) decide(s *State, o Order) ([]Event, error) {
	r, err := s.reported(c.Number, InDepth)
	if err != nil {
		return nil, err
	}
	if s.require(o, Agreeing, r.Body) != nil && s.require(o, Secretariat, r.To) != nil {
		return nil, refuse(terms.Rule{}, "Whoever was asked says that it is there, or the secretariat for them.")
	}
	if !r.Received.IsZero() && (c.Words.IsZero() || slices.Contains(r.Parts, c.Words.ID)) {
		return nil, nil
	}
	return []Event{ReportReceived{Number: c.Number, On: dayOf(o, s.Calendar), Words: c.Words.ID}}, nil
}

func (e ReportReceived) evolve(s *State, _ Record) {
	r := s.Report(e.Number)
	r.Received = e.On
	if e.Words != "" {
		r.Parts = []TextID{r.Parts[0], e.Words}
	}
}
