package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// PlanKey names a line of the forward plan that can be struck out: one that the secretariat wrote, or one that the plan makes of the
// terms of reference anew each year.
type PlanKey struct {
	Line   int    `json:"line,omitempty"`
	Duty   string `json:"duty,omitempty"`   // its id in the terms file
	Rule   string `json:"rule,omitempty"`   // likewise
	Review BodyID `json:"review,omitempty"` // the group whose review it is
	End    BodyID `json:"end,omitempty"`    // the group whose time ends
	Year   int    `json:"year,omitempty"`   // in which the partnership's year began
}

// PlanLine is a line that the secretariat wrote into the forward plan.
type PlanLine struct {
	Number  int
	Body    BodyID
	Meeting MeetingRef // empty: not tied to one
	What    TextID
}

// AddPlanLine writes a line into the forward plan of a group, for one of its meetings or for none yet.
type AddPlanLine struct {
	Body    BodyID
	Meeting MeetingRef
	What    Text
}

// PlanLineAdded says that the secretariat wrote a line into the forward plan.
type PlanLineAdded struct {
	Line    int        `json:"line"`
	Body    BodyID     `json:"body"`
	Meeting MeetingRef `json:"meeting,omitempty"`
	What    TextID     `json:"what"`
}

// Texts are what was typed.
func (c AddPlanLine) Texts() []Text { return []Text{c.What} }

func (c AddPlanLine) decide(s *State, o Order) ([]Event, error) {
	if s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	if c.What.IsZero() {
		return nil, invalid("what", "What should the meeting do?")
	}
	if c.Meeting != "" {
		m := s.Meetings[c.Meeting]
		if m == nil || m.Body != c.Body {
			return nil, invalid("meeting", "Choose a meeting of the same group.")
		}
		if err := s.stands(m, o.At); err != nil {
			return nil, err
		}
		if !s.Ends(m).After(o.At) {
			return nil, invalid("meeting", "That meeting is over.")
		}
	}
	return []Event{PlanLineAdded{Line: len(s.Plan) + 1, Body: c.Body, Meeting: c.Meeting, What: c.What.ID}}, nil
}

func (e PlanLineAdded) evolve(s *State, _ Record) {
	s.Plan = append(s.Plan, PlanLine{Number: e.Line, Body: e.Body, Meeting: e.Meeting, What: e.What})
}

// StrikePlanLine takes a line out of the forward plan, or puts it back. Items, requests and decisions are not struck: they are settled
// where they are dealt with, and so none is lost.
type StrikePlanLine struct {
	Body BodyID
	Key  PlanKey
	Back bool
}

// PlanLineStruck says that a line was taken out of the forward plan, or put back.
type PlanLineStruck struct {
	Body BodyID  `json:"body"`
	Key  PlanKey `json:"key"`
	Back bool    `json:"back,omitempty"`
}

func (c StrikePlanLine) decide(s *State, o Order) ([]Event, error) {
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	there := slices.ContainsFunc(s.annual(c.Body, s.day(o.At)), func(p Planned) bool { return p.Key == c.Key })
	if n := c.Key.Line; n > 0 && n <= len(s.Plan) {
		there = c.Key == PlanKey{Line: n} && s.Plan[n-1].Body == c.Body
	}
	if !there {
		return nil, invalid("line", "There is no such line in the forward plan.")
	}
	if s.Struck[c.Key] != c.Back {
		return nil, nil
	}
	return []Event{PlanLineStruck(c)}, nil
}

func (e PlanLineStruck) evolve(s *State, _ Record) {
	if s.Struck == nil {
		s.Struck = map[PlanKey]bool{}
	}
	if s.Struck[e.Key] = !e.Back; e.Back {
		delete(s.Struck, e.Key)
	}
}

// Planned is one line of the forward plan. Exactly one of its things is set.
type Planned struct {
	Item     *Item
	Request  *Request
	Decision *Decision // provisional, to be confirmed
	Advice   *Entry    // a recommendation made to the group
	Line     *PlanLine
	Duty     *terms.Duty
	Rule     *terms.Rule // to be looked at once a year
	Review   *terms.Body // of a group
	End      *terms.Body // of a group's time
	Due      calendar.Date
	Key      PlanKey // of what can be struck out
}

// PlannedMeeting is what is planned for a meeting; for none yet, where Meeting is nil.
type PlannedMeeting struct {
	Meeting *Meeting
	Lines   []Planned
}

// ForwardPlan is what a group's coming meetings have before them, as the book knows it: its items, wherever they came from, requests to
// join, decisions to be confirmed, recommendations made to it, what the secretariat wrote in, and what has no meeting yet. Struck
// lines are left out.
func (s *State) ForwardPlan(body BodyID, now time.Time) []PlannedMeeting {
	var plan []PlannedMeeting
	coming := s.Upcoming(body, now)
	open := s.Open(body, now)
	for _, m := range coming {
		one := PlannedMeeting{Meeting: m}
		for _, item := range s.MeantFor(m) {
			one.Lines = append(one.Lines, Planned{Item: item})
		}
		if m == open {
			one.Lines = append(one.Lines, s.onTheirWay(body)...)
		}
		one.Lines = append(one.Lines, s.written(body, m.Ref)...)
		plan = append(plan, one)
	}
	var later PlannedMeeting
	for _, item := range s.Waiting("") {
		if item.Body == body {
			later.Lines = append(later.Lines, Planned{Item: item})
		}
	}
	if open == nil {
		later.Lines = append(later.Lines, s.onTheirWay(body)...)
	}
	for _, l := range s.Plan {
		m := s.Meetings[l.Meeting]
		gone := m != nil && (m.Cancelled != nil || !s.Ends(m).After(now))
		if key := (PlanKey{Line: l.Number}); l.Body == body && (m == nil || gone) && !s.Struck[key] {
			later.Lines = append(later.Lines, Planned{Line: &l, Key: key})
		}
	}
	return append(plan, later)
}

// onTheirWay is what goes before a group's next meeting whose agenda is still being made.
func (s *State) onTheirWay(body BodyID) []Planned {
	var lines []Planned
	for _, q := range s.Pending() {
		if s.NextFor(q) == body {
			lines = append(lines, Planned{Request: q})
		}
	}
	for _, d := range s.Decisions {
		if m := s.Meetings[d.Meeting]; m != nil && m.Body == body && d.Provisional && d.Ratified == nil {
			lines = append(lines, Planned{Decision: d})
		}
	}
	for _, e := range s.Recommended(body) {
		lines = append(lines, Planned{Advice: e})
	}
	return lines
}

// written is what the secretariat wrote in for a meeting.
func (s *State) written(body BodyID, ref MeetingRef) []Planned {
	var lines []Planned
	for _, l := range s.Plan {
		if key := (PlanKey{Line: l.Number}); l.Body == body && l.Meeting == ref && !s.Struck[key] {
			lines = append(lines, Planned{Line: &l, Key: key})
		}
	}
	return lines
}

// NextFor is the group that a request to join goes to next: where it is considered first, then where it is decided.
func (s *State) NextFor(q *Request) BodyID {
	if first, _, inTwo := s.ConsidersFirst(q.Body); inTwo && q.Considered == "" {
		return first
	}
	return s.DecidesOn(q.Body)
}
