package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// GroupLife is what was decided about a group itself: until when it works, what became of it when it was reviewed, how often
// it meets. The terms may say that a group is limited in time; until when is for those who set it up.
type GroupLife struct {
	Ends    calendar.Date // the last day; zero: nobody has said
	Reviews []GroupReview
	Closed  calendar.Date // from when on it is no more; zero: it goes on
	Into    BodyID        // the group that goes on with its work
	Often   TextID        // how often it meets, as it decided itself
	Since   calendar.Date // when its end was entered
}

// GroupReview is what a meeting made of a group.
type GroupReview struct {
	Meeting MeetingRef
	Outcome GroupOutcome
	Note    TextID
	On      calendar.Date
}

// GroupOutcome is what becomes of a group that is reviewed.
type GroupOutcome string

// The outcomes.
const (
	GroupContinues GroupOutcome = "continue"
	GroupChanges   GroupOutcome = "change"
	GroupMerges    GroupOutcome = "merge"
	GroupCloses    GroupOutcome = "close"
)

// GroupOutcomes are all of them.
var GroupOutcomes = []GroupOutcome{GroupContinues, GroupChanges, GroupMerges, GroupCloses}

// Life is what was decided about a group; its zero where nothing was.
func (s *State) Life(body BodyID) GroupLife {
	if life := s.Groups[body]; life != nil {
		return *life
	}
	return GroupLife{}
}

// life is the same, to be written to.
func (s *State) life(body BodyID) *GroupLife {
	if s.Groups == nil {
		s.Groups = map[BodyID]*GroupLife{}
	}
	if s.Groups[body] == nil {
		s.Groups[body] = &GroupLife{}
	}
	return s.Groups[body]
}

// GroupStanding is where a group is in its life.
type GroupStanding string

// The standings. A group that has lapsed is none that was closed: somebody has to decide.
const (
	GroupWorking GroupStanding = "working"
	GroupLapsed  GroupStanding = "lapsed"
	GroupClosed  GroupStanding = "closed"
)

// Stands says where a group is in its life on a day.
func (s *State) Stands(body BodyID, day calendar.Date) GroupStanding {
	life := s.Life(body)
	switch {
	case !life.Closed.IsZero() && !day.Before(life.Closed):
		return GroupClosed
	case !life.Ends.IsZero() && day.After(life.Ends):
		return GroupLapsed
	}
	return GroupWorking
}

// Limited says whether the terms have a group end at some time, and in which words; its review is how often they want it
// looked at.
func (s *State) Limited(body BodyID) (terms.Life, bool) {
	b := s.Body(body)
	if b == nil {
		return terms.Life{}, false
	}
	held := s.Terms.Holds(b).Life
	return held, held.Limited || !held.Review.IsZero()
}

// ReviewDue is the day by which the terms want a group reviewed, counted from its last review; from when a meeting set it up, or
// from its first meeting, where it had none. It is false where they want none, and where the book knows of nothing to count from.
func (s *State) ReviewDue(body BodyID) (calendar.Date, bool) {
	since := s.reviewedSince(body)
	if since.IsZero() || !s.Life(body).Closed.IsZero() {
		return calendar.Date{}, false
	}
	held, _ := s.Limited(body) // asked last: it is the dear part, and most groups have never met
	if held.Review.IsZero() {
		return calendar.Date{}, false
	}
	return afterSpan(since, held.Review), true
}

// reviewedSince is the day from which a group's review is counted; zero where the book knows of none.
func (s *State) reviewedSince(body BodyID) calendar.Date {
	if reviews := s.Life(body).Reviews; len(reviews) > 0 {
		return reviews[len(reviews)-1].On
	}
	if f, ok := s.Founding(body); ok {
		return f.On
	}
	if met := s.planned[body]; len(met) > 0 {
		return met[0].Day
	}
	return calendar.Date{}
}

// afterSpan is a day after a span of whole days, weeks, months or years.
func afterSpan(day calendar.Date, span calendar.Span) calendar.Date {
	switch span.Unit {
	case calendar.Years:
		return day.AddMonths(12 * span.N)
	case calendar.Months:
		return day.AddMonths(span.N)
	case calendar.Weeks:
		return day.AddDays(7 * span.N)
	default:
		return day.AddDays(span.N)
	}
}

// Over is the group to which another answers: the one it reports to, else the one it is under, else the one at the top of its
// partnership. Empty: it is that one itself.
func (s *State) Over(body BodyID) BodyID {
	b := s.Body(body)
	if b == nil {
		return ""
	}
	for _, to := range []string{s.Terms.Holds(b).Reporting.To, b.Parent, string(s.TopOf(b.Partnership))} {
		if s.Body(BodyID(to)) != nil && BodyID(to) != body {
			return BodyID(to)
		}
	}
	return ""
}

// EndGroup says until when a group works.
type EndGroup struct {
	Body    BodyID
	Ends    calendar.Date
	Meeting MeetingRef // which said so; empty: not at a meeting
}

// GroupEndSet says until when a group works.
type GroupEndSet struct {
	Body    BodyID        `json:"body"`
	Ends    calendar.Date `json:"ends"`
	Meeting MeetingRef    `json:"meeting,omitempty"`
}

func (c EndGroup) decide(s *State, o Order) ([]Event, error) {
	if err := s.decidesGroup(c.Body, c.Meeting, o); err != nil {
		return nil, err
	}
	switch life := s.Life(c.Body); {
	case c.Ends.IsZero():
		return nil, invalid("ends", "Until which day does the group work?")
	case life.Ends == c.Ends && life.Closed.IsZero():
		return nil, nil
	}
	return []Event{GroupEndSet(c)}, nil
}

// decidesGroup: what a meeting decided about a group is entered by that meeting's secretariat, where it is the group's own meeting or
// that of the group to which it answers; what was said elsewhere by that of the whole partnership.
func (s *State) decidesGroup(body BodyID, at MeetingRef, o Order) error {
	if s.Body(body) == nil {
		return invalid("group", "There is no such group in the terms of reference.")
	}
	if m := s.Meetings[at]; m == nil || m.Body != body && m.Body != s.Over(body) {
		if err := s.requireCouncil(o); at == "" || err != nil {
			return err
		}
	}
	_, err := s.metAt(at, o)
	return err
}

func (e GroupEndSet) evolve(s *State, r Record) {
	life := s.life(e.Body)
	life.Ends, life.Closed, life.Into, life.Since = e.Ends, calendar.Date{}, "", s.day(r.At)
}

// ReviewGroup records what a meeting made of a group.
type ReviewGroup struct {
	Body    BodyID
	Meeting MeetingRef
	Outcome GroupOutcome
	Into    BodyID        // where it merges
	Ends    calendar.Date // until when from now on; zero: as it was, and for one that closes the day of the meeting
	Note    Text
}

// GroupReviewed says what a meeting made of a group.
type GroupReviewed struct {
	Body    BodyID        `json:"body"`
	Meeting MeetingRef    `json:"meeting"`
	Outcome GroupOutcome  `json:"outcome"`
	Into    BodyID        `json:"into,omitempty"`
	Ends    calendar.Date `json:"ends,omitzero"`
	Note    TextID        `json:"note,omitempty"`
}

// Texts are what was typed.
func (c ReviewGroup) Texts() []Text { return []Text{c.Note} }

func (c ReviewGroup) decide(s *State, o Order) ([]Event, error) {
	if c.Meeting == "" {
		return nil, invalid("meeting", "At which meeting was it reviewed?")
	}
	if err := s.decidesGroup(c.Body, c.Meeting, o); err != nil {
		return nil, err
	}
	if c.Outcome != GroupMerges {
		c.Into = ""
	}
	switch {
	case !slices.Contains(GroupOutcomes, c.Outcome):
		return nil, invalid("outcome", "Say whether the group continues, changes, merges or closes.")
	case c.Outcome == GroupMerges && (s.Body(c.Into) == nil || c.Into == c.Body):
		return nil, invalid("into", "With which group does it merge?")
	}
	e := GroupReviewed{Body: c.Body, Meeting: c.Meeting, Outcome: c.Outcome, Into: c.Into, Ends: c.Ends, Note: c.Note.ID}
	if e.ended() && e.Ends.IsZero() {
		e.Ends = s.Meetings[c.Meeting].Day
	}
	if e.says(s.Life(c.Body)) {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e GroupReviewed) ended() bool { return e.Outcome == GroupMerges || e.Outcome == GroupCloses }

// says tells whether it is on record already.
func (e GroupReviewed) says(life GroupLife) bool {
	if len(life.Reviews) == 0 || !e.Ends.IsZero() && life.Ends != e.Ends || life.Into != e.Into {
		return false
	}
	last := life.Reviews[len(life.Reviews)-1]
	return last.Meeting == e.Meeting && last.Outcome == e.Outcome && (e.Note == "" || last.Note == e.Note)
}

func (e GroupReviewed) evolve(s *State, r Record) {
	life := s.life(e.Body)
	life.Reviews = append(life.Reviews, GroupReview{Meeting: e.Meeting, Outcome: e.Outcome, Note: e.Note, On: s.Meetings[e.Meeting].Day})
	life.Closed, life.Into = calendar.Date{}, e.Into
	if !e.Ends.IsZero() {
		life.Ends, life.Since = e.Ends, s.day(r.At)
	}
	if e.ended() {
		life.Closed = e.Ends.AddDays(1)
	}
}

// SetOften records how often a group meets, as it decided itself.
type SetOften struct {
	Body  BodyID
	Often Text
}

// OftenSet says how often a group meets.
type OftenSet struct {
	Body  BodyID `json:"body"`
	Often TextID `json:"often"`
}

// Texts are what was typed.
func (c SetOften) Texts() []Text { return []Text{c.Often} }

func (c SetOften) decide(s *State, o Order) ([]Event, error) {
	if s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Agreeing, c.Body); err != nil {
		return nil, err
	}
	switch {
	case c.Often.IsZero():
		return nil, invalid("often", "How often does the group meet?")
	case s.Life(c.Body).Often == c.Often.ID:
		return nil, nil
	}
	return []Event{OftenSet{Body: c.Body, Often: c.Often.ID}}, nil
}

func (e OftenSet) evolve(s *State, _ Record) { s.life(e.Body).Often = e.Often }
