package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	count "github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

// Voter is a place that has a vote by the terms, and who casts it as things stand.
type Voter struct {
	Voice
	Member  PersonID // who holds the place
	By      PersonID // who is asked: the member, or their deputy where the terms let deputies vote; empty: nobody can be
	Deputy  bool     // a deputy is there for the member
	Here    bool     // somebody is at the meeting for the place, as far as we know
	Recused bool     // keeps out of the item because of an interest
}

// Voters are the places that have a vote, in the order of the terms: one for each of those who hold a collective place. Who
// is there is what the register says; until one is kept, everybody who has not said that they do not come.
func (s *State) Voters(v *Vote) []Voter {
	m := s.Meetings[v.Meeting]
	var voters []Voter
	strict := s.deputising(m.Body).Principal == "not_a_member_for_whole_meeting"
	for _, a := range s.attenders(m) {
		if a.seat.Votes == 0 || len(a.seat.Only) > 0 || !a.seat.Valid.On(m.Day) {
			continue
		}
		one := Voter{Voice: a.voice, Member: a.holder, Here: a.inPerson || a.deputy != nil}
		switch {
		case a.deputy != nil && (!a.inPerson || strict):
			one.By, one.Deputy = a.deputy.Person, true
		case a.inPerson:
			one.By = a.holder
		}
		one.Recused = s.keepsOut(m, v.Item, a.holder) || one.By != "" && s.keepsOut(m, v.Item, one.By)
		voters = append(voters, one)
	}
	return s.entitled(v, voters)
}

// entitled leaves nobody to be asked for a place whose deputy does not vote by the terms, or of whom they do not say so: the
// secretariat can enter how such a place votes.
func (s *State) entitled(v *Vote, voters []Voter) []Voter {
	if !slices.ContainsFunc(voters, func(one Voter) bool { return one.Deputy }) {
		return voters
	}
	answer, err := s.poll(v, voters, nil, "")
	if err != nil {
		return voters
	}
	for i, one := range voters {
		if one.Deputy && !slices.ContainsFunc(answer.Voters, func(may count.Voter) bool {
			return len(may.If) == 0 && slices.Contains(may.Places, one.slot())
		}) && !one.Recused {
			voters[i].By = ""
		}
	}
	return voters
}

// Asks says whether somebody casts a place's vote by their own press, or passes on what another says who does.
func (s *State) Asks(one Voter, person PersonID, day calendar.Date) bool {
	if person == "" || one.By == "" || one.Recused {
		return false
	}
	return one.By == person || slices.Contains(s.ActsIn(Voting, person, day), one.By)
}

// Voter finds a place that has a vote; false where it has none, or nobody holds it any more.
func (s *State) Voter(v *Vote, voice Voice) (Voter, bool) {
	voters := s.Voters(v)
	i := slices.IndexFunc(voters, func(one Voter) bool { return one.Voice == voice })
	if i < 0 {
		return Voter{}, false
	}
	return voters[i], true
}

// slot is the place's name where votes are counted: a collective place is there once for each of its holders.
func (v Voice) slot() string {
	if v.Holder == "" {
		return string(v.Seat)
	}
	return string(v.Seat) + "~" + string(v.Holder)
}

// attender is a place that somebody holds, and who is there for it.
type attender struct {
	seat     terms.Seat
	voice    Voice
	holder   PersonID
	inPerson bool
	deputy   *Attendance
}

func (s *State) attenders(m *Meeting) []attender {
	there := s.thought(m)
	day := s.tableDay(m)
	var all []attender
	for _, seat := range s.Seats(m.Body) {
		for _, holder := range s.Holders(SeatID(seat.ID), day) {
			a := attender{seat: seat, holder: holder, voice: Voice{Seat: SeatID(seat.ID)}}
			if seat.Many {
				a.voice.Holder = holder
			}
			for i, one := range there {
				a.inPerson = a.inPerson || one.As == AsMember && one.Person == holder
				if one.As == AsDeputy && one.For == holder {
					a.deputy = &there[i]
				}
			}
			all = append(all, a)
		}
	}
	return all
}

// thought are those who are at a meeting, as far as we know.
func (s *State) thought(m *Meeting) []Attendance {
	if sitting := s.Sat(m); sitting.Kept > 0 {
		return sitting.inRoom()
	}
	var all []Attendance
	for _, member := range s.Table(m) {
		if m.Coming[member] != NotComing {
			all = append(all, Attendance{Person: member, As: AsMember})
		}
	}
	for _, d := range m.Deputies {
		if d.Answer != NotComing {
			all = append(all, Attendance{Person: d.Deputy, As: AsDeputy, For: d.For})
		}
	}
	return all
}

// keepsOut says whether somebody takes no part in an item because of an interest: where the terms have that, or they left.
func (s *State) keepsOut(m *Meeting, item ItemNumber, person PersonID) bool {
	i := slices.IndexFunc(s.Sat(m).Interests, func(i Interest) bool { return i.Person == person && i.Item == item })
	if i < 0 {
		return false
	}
	asks, _ := s.AsksInterests(m.Body)
	return asks.Then != "" || s.Sat(m).Interests[i].Left
}

func (s *State) deputising(body BodyID) terms.Deputising {
	if b := s.Body(body); b != nil {
		return s.Terms.Holds(b).Deputising
	}
	return terms.Deputising{}
}
