package partnership

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
	count "github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

// Quorum is what the terms answer to the question whether those who are there, or say that they come, are enough.
type Quorum struct {
	count.Verdict
	Missing string // whom or what it lacks, in words: 2 more organisations and the chair
	Says    string // why that cannot be said, where it cannot
	Rule    terms.Quorum
}

// QuorumExpected answers it for those who say that they come; false: the terms ask for no quorum.
func (s *State) QuorumExpected(m *Meeting) (Quorum, bool) { return s.quorum(m, s.Expected(m), nil) }

// QuorumThere answers it for those who are in the room, as far as the register says; without a register there is no answer.
func (s *State) QuorumThere(m *Meeting) (Quorum, bool) {
	sitting := s.Sat(m)
	if sitting.Kept == 0 {
		return Quorum{}, false
	}
	return s.quorum(m, sitting.inRoom(), nil)
}

// QuorumFor answers it for one item: without those who keep out of it because of an interest, where the terms have that.
func (s *State) QuorumFor(m *Meeting, n ItemNumber) (Quorum, bool) {
	sitting := s.Sat(m)
	asks, _ := s.AsksInterests(m.Body)
	if sitting.Kept == 0 || asks.Then == "" {
		return s.QuorumThere(m)
	}
	var out []PersonID
	for _, i := range sitting.Interests {
		if i.Item == n && i.Person != "" {
			out = append(out, i.Person)
		}
	}
	return s.quorum(m, sitting.inRoom(), out)
}

func (t Sitting) inRoom() []Attendance {
	return slices.DeleteFunc(slices.Clone(t.Register), func(a Attendance) bool { return !a.There() })
}

func (s *State) quorum(m *Meeting, there []Attendance, out []PersonID) (Quorum, bool) {
	if !s.AsksQuorum(m.Body) {
		return Quorum{}, false
	}
	places := s.placesAsTheyAre(m.Body)
	body := places.Body(string(m.Body))
	q := Quorum{Rule: places.Holds(body).Quorum}
	answer, err := count.Work(places, s.question(m, there, out))
	if contradiction, ok := errors.AsType[*count.Contradiction](err); ok {
		q.Verdict, q.Says = count.NotSaid, contradiction.Says
		return q, true
	}
	if err != nil { // a place of which the terms know nothing: there is none, since they are asked by their own names
		return Quorum{}, false
	}
	q.Verdict, q.Says = answer.Quorate, answer.Says
	if answer.Quorate == count.No && len(answer.Cases) > 0 {
		q.Missing = together(missing(q.Rule.Needs, answer.Cases[0].Working, places))
	}
	return q, true
}

// placesAsTheyAre are the terms with the places that meetings added, and without those that ended.
func (s *State) placesAsTheyAre(id BodyID) *terms.Terms {
	as := *s.Terms
	as.Bodies = slices.Clone(as.Bodies)
	for i := range as.Bodies {
		if as.Bodies[i].ID == string(id) {
			as.Bodies[i].Seats = s.Seats(id)
		}
	}
	return &as
}

// question is a meeting as the terms are asked about it.
func (s *State) question(m *Meeting, there []Attendance, out []PersonID) count.Question {
	day := s.tableDay(m)
	q := count.Question{Body: string(m.Body), Day: m.Day, Deputies: map[string]count.Deputy{}, Holders: map[string]int{}}
	is := func(p PersonID) bool {
		return slices.ContainsFunc(there, func(a Attendance) bool { return a.Person == p && a.As == AsMember })
	}
	for _, seat := range s.Seats(m.Body) {
		holders := s.Holders(SeatID(seat.ID), day)
		if len(holders) == 0 {
			q.Vacant = append(q.Vacant, seat.ID)
			continue
		}
		if seat.Many {
			q.Holders[seat.ID] = len(holders)
		}
		for _, deputy := range there {
			if deputy.As == AsDeputy && slices.Contains(holders, deputy.For) {
				q.Deputies[seat.ID] = s.standIn(deputy, m.Body, day)
			}
		}
		q.Present = append(q.Present, mention(seat, holders, is)...)
		q.Recused = append(q.Recused, mention(seat, holders, func(p PersonID) bool { return slices.Contains(out, p) })...)
	}
	return q
}

// mention says how many of those who hold a place something holds for, as a question does.
func mention(seat terms.Seat, holders []PersonID, holds func(PersonID) bool) []string {
	n := len(slices.DeleteFunc(slices.Clone(holders), func(p PersonID) bool { return !holds(p) }))
	switch {
	case n == 0:
		return nil
	case seat.Many:
		return []string{fmt.Sprintf("%s=%d", seat.ID, n)}
	}
	return []string{seat.ID}
}

// standIn is who comes for a member, by the place that they have themselves, where they have one in the group.
func (s *State) standIn(a Attendance, body BodyID, day calendar.Date) count.Deputy {
	d := count.Deputy{Who: string(a.Person)}
	if a.Person == "" {
		d.Who = string(a.Name)
	}
	if own := s.Places(a.Person, body, day); a.Person != "" && len(own) > 0 {
		d.Who = string(own[0].Seat)
	}
	if a.Person != "" {
		if of := s.Represents(a.Person, day); len(of) > 0 {
			d.Organisation = string(of[0])
		}
	}
	return d
}

// together is several things that are missing, in words.
func together(parts []string) string {
	if slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(part, " or ") }) {
		return strings.Join(parts, "; ")
	}
	return strings.Join(parts, " and ")
}

// missing is what a head count lacks, each part in words.
func missing(need headcount.Need, counted headcount.Result, t *terms.Terms) []string {
	if counted.Holds {
		return nil
	}
	part := func(i int) headcount.Result {
		if i < len(counted.Parts) {
			return counted.Parts[i]
		}
		return headcount.Result{}
	}
	switch {
	case need.All != nil:
		var all []string
		for i, n := range need.All {
			all = append(all, missing(n, part(i), t)...)
		}
		return all
	case need.Any != nil:
		var either []string
		for i, n := range need.Any {
			either = append(either, strings.Join(missing(n, part(i), t), " with "))
		}
		return []string{strings.Join(either, " or ")}
	case need.Present != "":
		return []string{need.Words(called(t))}
	}
	return []string{fmt.Sprintf("%d more %s", counted.Want-counted.Have, lacking(need, counted.Want-counted.Have, t))}
}

// lacking is what is counted: organisations, members of the class schools.
func lacking(need headcount.Need, n int, t *terms.Terms) string {
	words := "member"
	if need.Distinct != "" {
		words = string(need.Distinct)
	}
	if n != 1 {
		words = plural[words]
	}
	if only := (headcount.Among{Class: need.Among.Class}); need.Among.Class != "" && need.Among.Words(nil) == only.Words(nil) {
		return need.Among.Class + " " + words
	}
	return words + strings.TrimPrefix(need.Among.Words(called(t)), "members")
}

var plural = map[string]string{"member": "members", "organisation": "organisations", "sector": "sectors", "class": "classes"}

// called is what people call an organisation or an office.
func called(t *terms.Terms) func(id string) string {
	return func(id string) string {
		if o, ok := t.Organisation(id); ok {
			return o.Name
		}
		if o, ok := t.Office(id); ok {
			return "the " + strings.TrimPrefix(strings.TrimPrefix(o.Title, "The "), "the ")
		}
		return id
	}
}
