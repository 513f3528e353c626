package partnership

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Action is something that somebody undertook at a meeting.
type Action struct {
	Number  ActionNumber
	Meeting MeetingRef
	What    TextID
	Owner   Owner
	Due     calendar.Date // zero: no date was said
	Done    calendar.Date // zero: open
	Report  TextID        // what was last said of it
	Request string

	NotOurs bool // its owner says that it is not theirs: the secretariat finds out whose it is
	Soon    bool // its owner has heard that its day is near
	Today   bool // and that its day has come
	Late    bool // and the secretariat has been asked what to do about it
}

// Undertaking is an action before it has a number.
type Undertaking struct {
	What  Text
	Owner Owner
	Due   calendar.Date
}

// AddAction records an action.
type AddAction struct {
	Meeting MeetingRef
	Undertaking
}

// ActionAdded says that somebody undertook something.
type ActionAdded struct {
	Number  ActionNumber  `json:"number"`
	Meeting MeetingRef    `json:"meeting,omitempty"`
	What    TextID        `json:"what"`
	Owner   Owner         `json:"owner"`
	Due     calendar.Date `json:"due,omitzero"`
}

// Texts are what was typed.
func (c AddAction) Texts() []Text { return []Text{c.What} }

func (c AddAction) decide(s *State, o Order) ([]Event, error) {
	if c.Meeting != "" && s.Meetings[c.Meeting] == nil {
		return nil, invalid("meeting", "There is no such meeting.")
	}
	if err := s.keepsActions(o, c.Meeting); err != nil {
		return nil, err
	}
	if m := s.Meetings[c.Meeting]; m != nil && m.Cancelled != nil {
		return nil, s.stands(m, o.At)
	}
	if err := s.checkUndertaking(c.Undertaking); err != nil {
		return nil, err
	}
	return s.actions(0, c.Undertaking.added(0, c.Meeting)), nil
}

// actions gives an undertaking its number, or a number for each partner where all of them undertook it; after is how many
// were given before it and are not on record yet.
func (s *State) actions(after int, a ActionAdded) []Event {
	body := BodyID("")
	if m := s.Meetings[a.Meeting]; m != nil {
		body = m.Body
	}
	var events []Event
	for i, owner := range s.each(a.Owner, body) {
		a.Number, a.Owner = s.nextAction()+ActionNumber(after+i), owner
		events = append(events, a)
	}
	return events
}

func (s *State) checkUndertaking(u Undertaking) error {
	if u.What.IsZero() {
		return invalid("what", "What is to be done?")
	}
	return s.checkOwner(u.Owner)
}

func (s *State) checkOwner(o Owner) error {
	switch {
	case o.Organisation == Everyone && o.Person != "":
		return invalid("person", "All partners do it: leave the person out.")
	case o.Organisation != "" && o.Organisation != Everyone && !s.partner(o.Organisation):
		return invalid("owner", "That is not one of the partners.")
	}
	return nil
}

// keepsActions: what was undertaken at a meeting is kept by its body's secretariat, what was undertaken between meetings
// by that of the whole partnership.
func (s *State) keepsActions(o Order, ref MeetingRef) error {
	if m := s.Meetings[ref]; m != nil {
		return s.require(o, Secretariat, m.Body)
	}
	return s.requireCouncil(o)
}

func (u Undertaking) added(n ActionNumber, m MeetingRef) ActionAdded {
	return ActionAdded{Number: n, Meeting: m, What: u.What.ID, Owner: u.Owner, Due: u.Due}
}

func (s *State) nextAction() ActionNumber { return ActionNumber(len(s.Actions) + 1) }

func (e ActionAdded) evolve(s *State, r Record) {
	a := &Action{Number: e.Number, Meeting: e.Meeting, What: e.What, Owner: e.Owner, Due: e.Due, Request: r.Request}
	s.Actions[e.Number] = a
	s.dated(a, r.At)
	s.undo(a)
}

// FinishAction says that an action is done. Done is done: the next meeting notes it in one line.
type FinishAction struct {
	Number ActionNumber
	Report Text
}

// ActionFinished says that an action is done.
type ActionFinished struct {
	Number ActionNumber  `json:"number"`
	On     calendar.Date `json:"on"`
	Report TextID        `json:"report,omitempty"`
}

// Texts are what was typed.
func (c FinishAction) Texts() []Text { return []Text{c.Report} }

func (c FinishAction) decide(s *State, o Order) ([]Event, error) {
	a := s.Actions[c.Number]
	if a == nil {
		return nil, invalid("action", "There is no such action.")
	}
	if !s.Owns(o.By, a, s.day(o.At)) && s.keepsActions(o, a.Meeting) != nil {
		return nil, refuse(terms.Rule{}, "Whoever undertook it says when it is done, or the secretariat for them.")
	}
	if !a.Done.IsZero() {
		return nil, nil
	}
	return []Event{ActionFinished{Number: c.Number, On: dayOf(o, s.Calendar), Report: c.Report.ID}}, nil
}

func (e ActionFinished) evolve(s *State, _ Record) {
	a := s.Actions[e.Number]
	a.Done, a.Report, a.NotOurs = e.On, e.Report, false
	s.undone = slices.DeleteFunc(s.undone, func(other *Action) bool { return other == a })
}

// ActionsOf are the actions of which keep is true, in order of number.
func (s *State) ActionsOf(keep func(*Action) bool) []*Action {
	var all []*Action
	for _, a := range s.Actions {
		if keep(a) {
			all = append(all, a)
		}
	}
	slices.SortFunc(all, func(a, b *Action) int { return cmp.Compare(a.Number, b.Number) })
	return all
}

// ActionBy finds the action that a request created, the first of several; nil where it created none.
func (s *State) ActionBy(request string) *Action {
	all := s.ActionsOf(func(a *Action) bool { return a.Request == request })
	if len(all) == 0 {
		return nil
	}
	return all[0]
}
