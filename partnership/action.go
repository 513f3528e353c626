package partnership

import (
	"cmp"
	"maps"
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
	Report  TextID        // what the owner said when it was done
	Request string
}

// Owner is who undertook it: a partner organisation and, where one was named, a person.
type Owner struct {
	Organisation OrganisationID `json:"organisation,omitempty"` // empty: the secretariat
	Person       PersonID       `json:"person,omitempty"`
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
	if err := s.checkUndertaking(c.Undertaking); err != nil {
		return nil, err
	}
	return []Event{c.Undertaking.added(s.nextAction(), c.Meeting)}, nil
}

func (s *State) checkUndertaking(u Undertaking) error {
	if u.What.IsZero() {
		return invalid("what", "What is to be done?")
	}
	if u.Owner.Organisation == "" {
		return nil
	}
	if _, ok := s.Terms.Organisation(string(u.Owner.Organisation)); !ok {
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
	s.Actions[e.Number] = &Action{
		Number: e.Number, Meeting: e.Meeting, What: e.What, Owner: e.Owner, Due: e.Due, Request: r.Request,
	}
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
	s.Actions[e.Number].Done, s.Actions[e.Number].Report = e.On, e.Report
}

// Owns says whether an action is somebody's: named, or holding one of the owner's places, or acting for one who does.
func (s *State) Owns(person PersonID, a *Action, day calendar.Date) bool {
	if person == "" {
		return false
	}
	for _, p := range append(s.ActsFor(person, day), person) {
		if p == a.Owner.Person || (a.Owner.Organisation != "" && slices.Contains(s.Represents(p, day), a.Owner.Organisation)) {
			return true
		}
	}
	return false
}

// Represents are the organisations for which somebody holds a place.
func (s *State) Represents(person PersonID, day calendar.Date) []OrganisationID {
	var all []OrganisationID
	for _, h := range s.Places(person, "", day) {
		_, seat, _ := s.Terms.SeatBody(string(h.Seat))
		if id := OrganisationID(seat.Organisation); id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// ActionsOf are the actions of which keep is true, in order of number.
func (s *State) ActionsOf(keep func(*Action) bool) []*Action {
	all := slices.SortedFunc(maps.Values(s.Actions), func(a, b *Action) int { return cmp.Compare(a.Number, b.Number) })
	return slices.DeleteFunc(all, func(a *Action) bool { return !keep(a) })
}

// ActionBy finds the action that a request created, the first of several; nil where it created none.
func (s *State) ActionBy(request string) *Action {
	all := s.ActionsOf(func(a *Action) bool { return a.Request == request })
	if len(all) == 0 {
		return nil
	}
	return all[0]
}
