package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Moment is something that falls due once. It is comparable, so that the state can say what is on record.
type Moment struct {
	Kind    MomentKind `json:"kind"`
	Meeting MeetingRef `json:"meeting"`           // empty where it is about the terms; a group, where it is about that
	Version int        `json:"version,omitempty"` // of the agenda, or of the terms, that it is about; else how often the meeting had moved
}

// MomentKind is what falls due.
type MomentKind string

// The moments of a meeting's cycle.
const (
	CallForItems  MomentKind = "call for items"
	ItemsClose    MomentKind = "items close"
	ChairReminder MomentKind = "chair's reminder"
	TimeToIssue   MomentKind = "time to issue"
	DayBefore     MomentKind = "day before"
)

// TermsHold is the day from which agreed terms say that they hold. Somebody has still to put them in force.
const TermsHold MomentKind = "terms hold"

// MarkMoment puts on record that a moment has come. Missed says that it came too late to be of use: nobody hears of it
// but the secretariat. Only the clock gives this order.
type MarkMoment struct {
	Moment Moment
	Missed bool
	Due    time.Time // when it fell due: what has another date since falls due again
}

// MomentCame says that a moment of the diary came.
type MomentCame struct {
	Moment
	Missed bool `json:"missed,omitempty"`
}

func (c MarkMoment) decide(s *State, o Order) ([]Event, error) {
	if o.By != "" {
		return nil, refuse(terms.Rule{}, "Only the clock says that a moment has come.")
	}
	if s.came(c.Moment) || !s.ours(c.Moment) {
		return nil, nil
	}
	return []Event{MomentCame{Moment: c.Moment, Missed: c.Missed}}, nil
}

// ours says whether there is what a moment is about.
func (s *State) ours(m Moment) bool {
	if m.Kind == TermsHold {
		return s.Edition(EditionNumber(m.Version)) != nil
	}
	if n, ok := m.OfAction(); ok {
		a := s.Actions[n]
		return a != nil && a.Done.IsZero()
	}
	if body, ok := m.OfGroup(); ok {
		return s.Body(body) != nil
	}
	if n, ok := m.OfEntry(); ok {
		e := s.Entry(n)
		return e != nil && e.Open()
	}
	if n, ok := m.OfPlan(); ok {
		return s.PeriodPlan(n) != nil
	}
	if m.Kind == CopiesEnd {
		_, ok := s.CopyOf(m)
		return ok
	}
	if _, ok := m.OfDigest(); ok {
		return s.digestOpen(m)
	}
	if n, ok := m.OfAgreement(); ok {
		e := s.Entry(n)
		return e != nil && e.Open()
	}
	if m.Kind == TermsReviewDue {
		return s.Terms != nil
	}
	if m.Kind == ActingEnds {
		return slices.ContainsFunc(s.actingMoments(), func(a GroupMoment) bool { return a.Moment == m })
	}
	return s.Meetings[m.Meeting] != nil
}

// came says whether a moment is on record.
func (s *State) came(m Moment) bool {
	if n, ok := m.OfAction(); ok {
		a := s.Actions[n]
		return a != nil && a.came(m.Kind)
	}
	if n, ok := m.OfEntry(); ok {
		e := s.Entry(n)
		return e != nil && e.Remind.IsZero()
	}
	return s.Came[m]
}

func (e MomentCame) evolve(s *State, r Record) {
	if _, ok := e.OfDigest(); ok {
		s.digestCame(e.Moment, r.At)
		return
	}
	if n, ok := e.OfAction(); ok {
		s.Actions[n].mark(e.Kind)
		return
	}
	if n, ok := e.OfEntry(); ok {
		s.Entry(n).Remind = calendar.Date{}
		return
	}
	s.Came[e.Moment] = true
	if e.Missed {
		s.Missed[e.Moment] = true
	}
}

// Called says whether members were called for items of a meeting, and so know of it.
func (s *State) Called(m *Meeting) bool {
	call := Moment{Kind: CallForItems, Meeting: m.Ref}
	return s.Came[call] && !s.Missed[call]
}

// Timings are the dates of a meeting's cycle: those that the terms give, and else the secretariat's own working timetable,
// which is not in the terms of reference (T-n in calendar days, or the working day before).
type Timings struct {
	CallForItems time.Time
	ItemsClose   time.Time
	TalksDone    calendar.Date
	ToChair      calendar.Date
	Remind       time.Time // the working day before the answer is due
	AnswerDue    time.Time // the working day before the agenda goes out
	Papers       calendar.Date
	Issue        time.Time // five clear working days before
	Replies      calendar.Date
	DayBefore    time.Time
}

// Timings works out a meeting's dates.
func (s *State) Timings(m *Meeting) Timings {
	c := s.Calendar
	before := func(days int) calendar.Date { return c.OnOrBefore(m.Day.AddDays(-days)) }
	t := Timings{
		CallForItems: c.At(before(28), 9, 0),
		ItemsClose:   s.itemsClose(m),
		TalksDone:    before(18),
		ToChair:      before(14),
		Papers:       before(10),
		Issue:        c.At(c.ClearWorkingDays(m.Day, 5), 9, 0),
		Replies:      c.AddWorking(m.Day, -2),
		DayBefore:    c.At(c.AddWorking(m.Day, -1), 16, 0),
	}
	if issue, ok := s.statedBefore(m, agendaBy, 9); ok {
		t.Issue = issue
	}
	if papers, ok := s.statedBefore(m, papersBy, 17); ok {
		t.Papers = c.Date(papers)
	}
	s.aroundItems(m, &t)
	answer := c.AddWorking(c.Date(t.Issue), -1)
	t.Remind, t.AnswerDue = c.At(c.AddWorking(answer, -1), 9, 0), c.At(answer, 17, 0)
	return t
}

// aroundItems moves what our timetable has just before or after the close of items, where that is not ours.
func (s *State) aroundItems(m *Meeting, t *Timings) {
	if _, _, ok := s.stated(m.Body, itemsBy); !ok {
		return
	}
	c := s.Calendar
	closes := c.Date(t.ItemsClose)
	if call := c.At(c.OnOrBefore(closes.AddDays(-7)), 9, 0); call.Before(t.CallForItems) {
		t.CallForItems = call
	}
	if talks := c.AddWorking(closes, 1); talks.After(t.TalksDone) {
		t.TalksDone = talks
	}
	if t.TalksDone.After(t.ToChair) {
		t.ToChair = t.TalksDone
	}
}

// itemsClose is the one of a meeting's dates that every item is measured by.
func (s *State) itemsClose(m *Meeting) time.Time {
	if closes, ok := s.statedBefore(m, itemsBy, 17); ok {
		return closes
	}
	return s.Calendar.At(s.Calendar.OnOrBefore(m.Day.AddDays(-21)), 17, 0)
}

// AnswerBy is the day by which a proposer is promised an answer: the close of the talks, or three working days from now
// where that is past.
func (s *State) AnswerBy(item *Item) calendar.Date {
	soon := s.Calendar.AddWorking(s.Calendar.Date(item.At), 3)
	m := s.Meetings[item.Meeting]
	if m == nil || !s.Timetable {
		return soon
	}
	if talks := s.Timings(m).TalksDone; talks.After(s.Calendar.Date(item.At)) {
		return talks
	}
	return soon
}
