package partnership

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// EstablishGroup records that a meeting set up a group which the terms do not have. From then on it is a group like theirs.
// The day of the order is that of the decision. Recorded again with the same short name, group and day, it is corrected.
type EstablishGroup struct {
	Charter
	By       BodyID         // the group that decided
	Remit    Text           // what it is for
	Decision DecisionNumber // where the book has it; 0: it has not
	Ends     calendar.Date  // until when it works; zero: nobody has said
}

// GroupEstablished says that a meeting set up a group. Its charter lies among the blobs under its hash.
type GroupEstablished struct {
	Body     BodyID         `json:"body"`
	Charter  string         `json:"charter"`
	By       BodyID         `json:"by"`
	Meeting  MeetingRef     `json:"meeting,omitempty"`
	On       calendar.Date  `json:"on"`
	Remit    TextID         `json:"remit,omitempty"`
	Decision DecisionNumber `json:"decision,omitempty"`
}

// Texts are what was typed.
func (c EstablishGroup) Texts() []Text { return []Text{c.Remit} }

func (c EstablishGroup) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	today, on := s.day(o.At), dayOf(o, s.Calendar)
	f, again := s.Founding(c.ID())
	again = again && f.By == c.By && f.On == on && s.Body(c.ID()) != nil
	switch {
	case s.Body(c.By) == nil:
		return nil, invalid("decided", "Which group decided it?")
	case on.After(today):
		return nil, invalid("day", "That day is still to come.")
	case c.Remit.IsZero():
		return nil, invalid("remit", "What is the group for?")
	case !c.Ends.IsZero() && c.Ends.Before(today):
		return nil, invalid("ends", "That day is past. Until which day does the group work from now on?")
	}
	if d := s.Decision(c.Decision); c.Decision != 0 && (d == nil || s.Meetings[d.Meeting].Body != c.By) {
		return nil, invalid("decided", "The %s took no such decision.", c.By)
	}
	if err := s.checkCharter(c.Charter, again, today); err != nil {
		return nil, err
	}
	e := GroupEstablished{
		Body: c.ID(), Charter: c.Hash(), By: c.By, Meeting: s.metOn(c.By, on), On: on, Remit: c.Remit.ID, Decision: c.Decision,
	}
	var events []Event
	if !again || !f.says(e) {
		events = append(events, e)
	}
	if c.Ends.IsZero() || c.Ends == s.Life(e.Body).Ends {
		return events, nil
	}
	return append(events, GroupEndSet{Body: e.Body, Ends: c.Ends, Meeting: e.Meeting}), nil
}

// checkCharter: a group has names of its own, and stands under one that there is.
func (s *State) checkCharter(c Charter, again bool, today calendar.Date) error {
	own := ""
	if again {
		own = string(c.ID())
	}
	switch {
	case c.Name == "":
		return invalid("name", "What is the group called?")
	case !codes.MatchString(c.Reference):
		return invalid("name", "Its references need a short name of 2 to 10 capital letters, as YOUTH in YOUTH-2027-03.")
	case s.Body(c.Parent) == nil || c.Parent == c.ID():
		return invalid("beside", "There is no such group under which it could work.")
	case s.Stands(c.Parent, today) == GroupClosed:
		return invalid("beside", "The %s has ended: no group can be set up under it.", c.Parent)
	case c.Like != "" && s.Body(c.Like) == nil || c.Like == c.ID():
		return invalid("beside", "There is no such group whose rules could hold for it.")
	}
	if _, ok := s.Terms.Organisation(string(c.Lead)); c.Lead != "" && !ok {
		return invalid("lead", "The terms of reference name no such partner.")
	}
	if b, taken := takenBy(s.Terms, own, c.Name); taken {
		return invalid("name", "There is a group of that name already: the %s. A new one needs a name of its own.", BodyID(b.ID))
	}
	if b, taken := takenBy(s.Terms, own, c.Reference, string(c.ID())); taken {
		return invalid("name", "%s stands for the %s already. Choose another short name.", c.Reference, BodyID(b.ID))
	}
	if !again && s.everCalled(c) {
		return invalid("name", "%s stood for another group before. Choose another short name, so that nobody takes the one for the other.", c.Reference)
	}
	return nil
}

// everCalled says whether a short name was that of a group that is no more, or is that of a partnership: references are
// for life.
func (s *State) everCalled(c Charter) bool {
	_, former := s.Former[c.ID()]
	_, founded := s.Founding(c.ID())
	return former || founded || s.Terms.Short == c.Reference || s.Terms.ID == string(c.ID()) ||
		slices.ContainsFunc(s.Terms.Partnerships, func(p terms.Partnership) bool { return p.Short == c.Reference || p.ID == string(c.ID()) })
}

func (e GroupEstablished) evolve(s *State, _ Record) {
	group := Charter{Reference: strings.ToUpper(string(e.Body)), Name: string(e.Body), Parent: e.By}.body()
	if file, _ := s.library(e.Charter); file != nil && file.Hash == e.Charter {
		group = file.Bodies[0]
	}
	founding := Founding{
		Group: group, Hash: e.Charter, By: e.By, Meeting: e.Meeting, On: e.On, Remit: e.Remit, Decision: e.Decision,
	}
	i := slices.IndexFunc(s.Founded, func(f Founding) bool { return BodyID(f.Group.ID) == e.Body })
	if i < 0 {
		s.Founded = append(s.Founded, founding)
	} else {
		s.Founded[i] = founding
	}
	file, _ := s.library(s.Terms.Hash)
	s.Terms = s.With(file)
}
