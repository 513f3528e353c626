package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Basis is on whose word an item leaves a meeting. The secretariat neither approves nor declines.
type Basis string

// The bases.
const (
	AgreedWithProposer Basis = "agreed with the proposer"
	DecidedByChair     Basis = "decided by the chair"
)

// Settlement is how an item left the meeting it was offered to.
type Settlement struct {
	Outcome Outcome
	From    MeetingRef
	Basis   Basis
	Reason  TextID
	By      PersonID
	On      calendar.Date
	At      time.Time
}

// Outcome is where an item goes.
type Outcome string

// The outcomes.
const (
	ToLater     Outcome = "moved to a later meeting"
	ToGroup     Outcome = "offered to another group"
	NotForThis  Outcome = "not for this agenda"
	ByWithdrawn Outcome = "withdrawn"
	ToList      Outcome = "back on the list" // only where its meeting was cancelled
)

// SettleItem takes an item off the meeting it was offered to: to a later one, to another group, or not at all.
type SettleItem struct {
	Number  ItemNumber
	Outcome Outcome
	Meeting MeetingRef // for ToLater
	Body    BodyID     // for ToGroup
	Basis   Basis
	Reason  Text
}

// ItemSettled says how an item left the meeting it was offered to.
type ItemSettled struct {
	Number  ItemNumber `json:"number"`
	Outcome Outcome    `json:"outcome"`
	Body    BodyID     `json:"body,omitempty"`
	Meeting MeetingRef `json:"meeting,omitempty"` // where it goes now; empty where it goes nowhere, or no date is known
	Basis   Basis      `json:"basis,omitempty"`
	Reason  TextID     `json:"reason,omitempty"`
	Gated   bool       `json:"gated,omitempty"` // the group it is offered to asks for a talk first
}

// Texts are what was typed.
func (c SettleItem) Texts() []Text { return []Text{c.Reason} }

func (c SettleItem) decide(s *State, o Order) ([]Event, error) {
	item, err := s.atHand(c.Number, o)
	if err != nil {
		return nil, err
	}
	if item.Stage == NotTaken && c.Outcome == NotForThis {
		return nil, nil
	}
	if c.Basis != AgreedWithProposer && c.Basis != DecidedByChair {
		return nil, invalid("basis", "Say whether this is agreed with the proposer or decided by the chair.")
	}
	if c.Reason.IsZero() {
		return nil, invalid("reason", "A sentence for the proposer, please: why.")
	}
	e := ItemSettled{
		Number: c.Number, Outcome: c.Outcome, Body: item.Body, Basis: c.Basis, Reason: c.Reason.ID,
	}
	switch c.Outcome {
	case ToLater:
		return s.moveLater(item, c, e, o.At)
	case ToGroup:
		return s.offerToGroup(item, c, e, o.At)
	case NotForThis:
		return []Event{e}, nil
	case ByWithdrawn, ToList:
	}
	return nil, invalid("outcome", "That is not an outcome.")
}

func (s *State) moveLater(item *Item, c SettleItem, e ItemSettled, at time.Time) ([]Event, error) {
	to := s.Meetings[c.Meeting]
	if to == nil || to.Body != item.Body {
		return nil, invalid("meeting", "Choose a meeting of the same group.")
	}
	if err := s.stands(to, at); err != nil {
		return nil, err
	}
	if from := s.Meetings[item.Meeting]; from != nil && !s.Starts(to).After(s.Starts(from)) {
		return nil, invalid("meeting", "Choose a later meeting.")
	}
	if !s.Ends(to).After(at) {
		return nil, invalid("meeting", "That meeting is over.")
	}
	e.Meeting = to.Ref
	return []Event{e}, nil
}

func (s *State) offerToGroup(item *Item, c SettleItem, e ItemSettled, at time.Time) ([]Event, error) {
	if s.Body(c.Body) == nil || c.Body == item.Body {
		return nil, invalid("group", "Choose another group.")
	}
	e.Body, e.Gated = c.Body, s.talkNeeded(c.Body, item.Proposer, s.day(at))
	if next := s.Open(c.Body, at); next != nil {
		e.Meeting = next.Ref
	}
	return []Event{e}, nil
}

func (e ItemSettled) evolve(s *State, r Record) {
	item := s.Items[e.Number]
	s.leave(item)
	item.Settled = &Settlement{
		Outcome: e.Outcome, From: item.Meeting, Basis: e.Basis, Reason: e.Reason, By: r.By, On: r.Day(s.Calendar), At: r.At,
	}
	switch e.Outcome {
	case ToLater:
		item.Stage, item.Late = Offered, false
		s.offerAgain(item, e.Meeting)
	case ToGroup:
		item.Stage, item.Body, item.Late = Offered, e.Body, false
		s.offerAgain(item, e.Meeting)
		item.Talk, item.TalkAsked, item.Way, item.Taken = nil, time.Time{}, "", ""
		item.Gated = e.Gated
	case NotForThis:
		item.Stage = NotTaken
	case ByWithdrawn:
		item.Stage = Withdrawn
	case ToList: // of a cancelled meeting alone
	}
}

// leave takes an item off the draft it is on.
func (s *State) leave(item *Item) {
	if m := s.Meetings[item.Meeting]; m != nil {
		m.Lines = slices.DeleteFunc(m.Lines, func(l Line) bool { return l.Item == item.Number })
	}
}

// WithdrawItem takes back one's own item.
type WithdrawItem struct{ Number ItemNumber }

func (c WithdrawItem) decide(s *State, o Order) ([]Event, error) {
	item := s.Items[c.Number]
	if item == nil {
		return nil, invalid("item", "There is no such item.")
	}
	if !s.proposes(o.By, item, s.day(o.At)) && !s.OfficerOn(o.By, item.Body, s.day(o.At)) {
		return nil, refuse(terms.Rule{}, "Only its proposer can withdraw an item, or the secretariat on their word.")
	}
	if item.Stage == Withdrawn {
		return nil, nil
	}
	if m := s.Meetings[item.Meeting]; m != nil && (item.Stage == OnDraft || item.Stage == Raised && !s.OfficerOn(o.By, item.Body, s.day(o.At))) && !s.Ends(m).After(o.At) {
		return nil, refuse(terms.Rule{}, "The meeting has taken it already.")
	}
	return []Event{ItemSettled{Number: c.Number, Outcome: ByWithdrawn, Body: item.Body}}, nil
}
