package partnership

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// DecisionNumber is a decision's running number: D-012 without the letter.
type DecisionNumber int

// String is the reference that people say: D-012.
func (n DecisionNumber) String() string { return fmt.Sprintf("D-%03d", int(n)) }

// Decision is something that a meeting decided.
type Decision struct {
	Number  DecisionNumber
	Edition EditionNumber // of the terms of reference that held when it met
	Meeting MeetingRef
	What    TextID
	Result  Result
	Manner
	Provisional bool      // the terms let a meeting without a quorum go on like this
	Ratified    *Ratified // nil: no later meeting has said anything about it
	Request     string
}

// Result is what became of what was put to a meeting.
type Result string

// The results.
const (
	ResultAgreed    Result = "agreed"
	ResultNotAgreed Result = "not agreed"
	ResultPutOff    Result = "put off"
)

// Results are all of them.
var Results = []Result{ResultAgreed, ResultNotAgreed, ResultPutOff}

// Manner is how a meeting came to a decision: by consensus, unless votes were counted.
type Manner struct {
	Reservations TextID `json:"reservations,omitempty"` // who had them, and about what; empty: nobody asked for any to be recorded
	Votes        Votes  `json:"votes,omitzero"`
	NoQuorum     bool   `json:"no_quorum,omitempty"` // although the terms ask for one
}

// Votes are what the secretariat counted. Zero: nobody voted.
type Votes struct {
	For       int `json:"for"`
	Against   int `json:"against"`
	Abstained int `json:"abstained,omitempty"`
	ByPhone   int `json:"by_phone,omitempty"` // of all these
}

// All is how many voted, those who abstained included.
func (v Votes) All() int { return v.For + v.Against + v.Abstained }

// Ratified is what a later meeting said of a provisional decision.
type Ratified struct {
	Meeting MeetingRef
	Agreed  bool
}

// Resolution is a decision before it has a number.
type Resolution struct {
	What         Text
	Result       Result // empty: agreed
	Reservations Text
	Votes        Votes
	NoQuorum     bool
}

// Texts are what was typed.
func (r Resolution) Texts() []Text { return []Text{r.What, r.Reservations} }

func (r Resolution) manner() Manner {
	return Manner{Reservations: r.Reservations.ID, Votes: r.Votes, NoQuorum: r.NoQuorum}
}

// RecordDecision puts on record what a meeting decided. Whatever the terms say, a meeting did what it did.
type RecordDecision struct {
	Meeting MeetingRef
	Resolution
}

// DecisionRecorded says what a meeting decided.
type DecisionRecorded struct {
	Number      DecisionNumber `json:"number"`
	Edition     EditionNumber  `json:"edition"`
	Meeting     MeetingRef     `json:"meeting"`
	What        TextID         `json:"what"`
	Result      Result         `json:"result"`
	Manner      Manner         `json:"manner,omitzero"`
	Provisional bool           `json:"provisional,omitempty"`
}

func (c RecordDecision) decide(s *State, o Order) ([]Event, error) {
	m, err := s.metAt(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if err := checkResolution(c.Resolution); err != nil {
		return nil, err
	}
	return []Event{s.decision(m, 0, c.What.ID, c.Result, c.manner())}, nil
}

// metAt finds a meeting that has begun, for its secretariat.
func (s *State) metAt(ref MeetingRef, o Order) (*Meeting, error) {
	m, err := s.drafting(ref, o)
	if err == nil && s.Starts(m).After(o.At) {
		err = refuse(terms.Rule{}, "The meeting has not begun yet.")
	}
	return m, err
}

func checkResolution(r Resolution) error {
	v := r.Votes
	switch {
	case r.What.IsZero():
		return invalid("what", "What was decided?")
	case r.Result != "" && !slices.Contains(Results, r.Result):
		return invalid("result", "Say whether it was agreed.")
	case min(v.For, v.Against, v.Abstained, v.ByPhone) < 0 || max(v.For, v.Against, v.Abstained) > mostVotes:
		return invalid("votes", "Write how many were for and how many against: 9 for, 2 against.")
	case v.ByPhone > v.All():
		return invalid("votes", "More votes came by phone than were counted.")
	}
	return nil
}

// mostVotes is more than any meeting counts.
const mostVotes = 1000

// decision makes out what a meeting decided; after is how many were made out before it and are not on record yet.
func (s *State) decision(m *Meeting, after int, what TextID, result Result, how Manner) DecisionRecorded {
	if result == "" {
		result = ResultAgreed
	}
	how.NoQuorum = how.NoQuorum && s.AsksQuorum(m.Body)
	return DecisionRecorded{
		Number: DecisionNumber(len(s.Decisions) + 1 + after), Edition: s.editionAt(m), Meeting: m.Ref, What: what, Result: result,
		Manner: how, Provisional: how.NoQuorum && s.advises(m.Body),
	}
}

func (e DecisionRecorded) evolve(s *State, r Record) {
	s.Decisions = append(s.Decisions, &Decision{
		Number: e.Number, Edition: e.Edition, Meeting: e.Meeting, What: e.What, Result: e.Result,
		Manner: e.Manner, Provisional: e.Provisional, Request: r.Request,
	})
}

// AsksQuorum says whether the terms ask for a quorum at a group's meetings. Where they do not, nobody reads a word of one.
func (s *State) AsksQuorum(body BodyID) bool {
	b := s.Body(body)
	return b != nil && s.Terms.Holds(b).Quorum.Stated
}

// advises says whether a meeting without a quorum may go on, and what it decides then waits for one that has it.
func (s *State) advises(body BodyID) bool {
	b := s.Body(body)
	return b != nil && s.Terms.Holds(b).Quorum.IfNot.Advise
}

// editionAt is the edition of the terms of reference that held when a meeting began.
func (s *State) editionAt(m *Meeting) EditionNumber {
	began := s.Starts(m)
	for _, e := range s.Editions {
		if !e.Begun.IsZero() && !e.Begun.After(began) && (e.Ended.IsZero() || e.Ended.After(began)) {
			return e.Number
		}
	}
	if e := s.EditionInForce(); e != nil { // the book is younger than the meeting
		return e.Number
	}
	return 0
}

// RatifyDecision records what a later meeting said of a decision that is provisional.
type RatifyDecision struct {
	Number  DecisionNumber
	Meeting MeetingRef
	Agreed  bool
}

// DecisionRatified says what a later meeting said of a provisional decision.
type DecisionRatified struct {
	Number  DecisionNumber `json:"number"`
	Meeting MeetingRef     `json:"meeting"`
	Agreed  bool           `json:"agreed,omitempty"`
}

func (c RatifyDecision) decide(s *State, o Order) ([]Event, error) {
	d := s.Decision(c.Number)
	if d == nil {
		return nil, invalid("decision", "There is no such decision.")
	}
	m, err := s.metAt(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	switch first := s.Meetings[d.Meeting]; {
	case m.Body != first.Body:
		return nil, invalid("meeting", "The %s decided it, and confirms it.", first.Body)
	case !s.Starts(m).After(s.Starts(first)):
		return nil, invalid("meeting", "Only a later meeting can confirm it.")
	case !d.Provisional:
		return nil, refuse(terms.Rule{}, "This decision is not provisional: there is nothing to confirm.")
	case d.Ratified != nil && *d.Ratified == Ratified{m.Ref, c.Agreed}:
		return nil, nil
	}
	return []Event{DecisionRatified(c)}, nil
}

func (e DecisionRatified) evolve(s *State, _ Record) {
	s.Decision(e.Number).Ratified = &Ratified{e.Meeting, e.Agreed}
}
