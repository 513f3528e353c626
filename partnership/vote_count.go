package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	count "github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

// Tally is what a vote comes to as it stands.
type Tally struct {
	Votes                  // as they weigh by the terms
	Asked    int           // places that can vote now: somebody is there for them, and they keep out of nothing
	Voted    int           // places whose vote counts
	Carried  count.Verdict // by the terms
	Says     string        // why, in words
	Tied     bool          // so that the casting vote decides it
	NoQuorum bool          // although the terms ask for one, by the register
}

// CountOf works out what a vote comes to by the terms, as it stands. A vote that was cast for a place that nobody holds any
// more, or that keeps out of the item, is not counted.
func (s *State) CountOf(v *Vote) Tally {
	m := s.Meetings[v.Meeting]
	var t Tally
	voters := s.Voters(v)
	for _, one := range voters {
		if _, cast := v.Cast[one.Voice]; cast && !one.Recused {
			t.Voted++
			t.Asked++
		} else if one.Here && !one.Recused {
			t.Asked++
		}
	}
	q, known := s.QuorumFor(m, v.Item)
	t.NoQuorum = known && q.Verdict == count.No
	answer, err := s.poll(v, voters, v.Cast, v.Casting)
	if err != nil || answer.Decided == nil {
		t.Carried, t.Says = count.NotSaid, "What the terms say cannot be counted here."
		t.Votes = plainly(voters, v.Cast)
		return t
	}
	t.Carried, t.Says, t.Votes = answer.Decided.Carried, answer.Decided.Says, weighed(answer.Voters, voters, v.Cast)
	t.Tied = v.Casting == "" && s.tied(v, voters, t.Carried)
	return t
}

// tied says whether somebody's casting vote would decide it, either way.
func (s *State) tied(v *Vote, voters []Voter, carried count.Verdict) bool {
	voting, _ := s.GivesVotes(s.Meetings[v.Meeting].Body)
	if carried != count.Depends || voting.Casting != "chair" && voting.Casting != "vice_chair" {
		return false
	}
	would := func(casting Choice) count.Verdict {
		answer, err := s.poll(v, voters, v.Cast, casting)
		if err != nil || answer.Decided == nil {
			return count.NotSaid
		}
		return answer.Decided.Carried
	}
	return would(VotesFor) == count.Yes && would(VotesAgainst) == count.No
}

// CastsDeciding are who have the casting vote at a meeting; nobody, where it is somebody whom we do not know.
func (s *State) CastsDeciding(m *Meeting) []PersonID {
	voting, _ := s.GivesVotes(m.Body)
	sitting := s.Sat(m)
	switch {
	case voting.Casting == "vice_chair":
		var all []PersonID
		for _, seat := range s.Seats(m.Body) {
			if seat.ViceChair {
				all = append(all, s.Holders(SeatID(seat.ID), s.tableDay(m))...)
			}
		}
		return all
	case voting.Casting != "chair" || sitting.Presider != "":
		return nil
	case sitting.Presiding != "":
		return []PersonID{sitting.Presiding}
	}
	return s.Chairs(m.Body, s.tableDay(m))
}

// poll asks the terms who may vote and, where votes are given, what they come to. Whether there is a quorum is another question.
func (s *State) poll(v *Vote, voters []Voter, cast map[Voice]Cast, casting Choice) (count.Answer, error) {
	m := s.Meetings[v.Meeting]
	q := count.Question{Body: string(m.Body), Day: m.Day, Deputies: map[string]count.Deputy{}, Casting: string(casting)}
	if cast != nil || casting != "" {
		q.Votes = map[string]string{}
	}
	known := map[Voice]Voter{}
	for _, one := range voters {
		known[one.Voice] = one
	}
	held := map[string]bool{}
	for _, a := range s.attenders(m) {
		held[a.seat.ID] = true
		one, voice := known[a.voice], a.voice.slot()
		told, voted := cast[a.voice]
		voted = voted && one.Voice == a.voice && !one.Recused
		standsIn := a.deputy != nil && (!voted || one.Deputy && one.By != "")
		if a.inPerson || voted && !standsIn {
			q.Present = append(q.Present, voice)
		}
		if standsIn {
			q.Deputies[voice] = s.standIn(*a.deputy, m.Body, s.tableDay(m))
		}
		if one.Recused {
			q.Recused = append(q.Recused, voice)
		}
		if voted {
			q.Votes[voice] = string(told.Choice)
		}
	}
	as := s.pollTerms(m)
	for _, seat := range as.Body(q.Body).Seats {
		if base := s.seatOf(m.Body, seat.ID); base == "" || !held[base] {
			q.Vacant = append(q.Vacant, seat.ID)
		}
	}
	return count.Work(as, q)
}

// seatOf is the place of which a slot is one; empty where it is none.
func (s *State) seatOf(body BodyID, slot string) string {
	for _, seat := range s.Seats(body) {
		if seat.ID == slot || seat.Many && len(slot) > len(seat.ID) && slot[:len(seat.ID)+1] == seat.ID+"~" {
			return seat.ID
		}
	}
	return ""
}

// pollTerms are the terms as votes are counted: with the places as they are, each holder of a collective place by themselves,
// and without a quorum, which is asked for by itself.
func (s *State) pollTerms(m *Meeting) *terms.Terms {
	as := s.placesAsTheyAre(m.Body)
	body := as.Body(string(m.Body))
	body.Blocks = as.Holds(body)
	body.Quorum = terms.Quorum{Setting: terms.Setting{None: true}}
	body.Extends = ""
	var seats []terms.Seat
	for _, seat := range body.Seats {
		holders := s.Holders(SeatID(seat.ID), s.tableDay(m))
		if !seat.Many || len(holders) == 0 {
			seat.Many, seat.UpTo = false, 0
			seats = append(seats, seat)
			continue
		}
		for _, holder := range holders {
			one := seat
			one.ID, one.Many, one.UpTo = Voice{SeatID(seat.ID), holder}.slot(), false, 0
			seats = append(seats, one)
		}
	}
	body.Seats = seats
	return as
}

// weighed are the votes as the terms weigh them: those who vote as one have one vote, that of most of them.
func weighed(counted []count.Voter, voters []Voter, cast map[Voice]Cast) Votes {
	var v Votes
	for _, one := range counted {
		var of []Cast
		for _, voter := range voters {
			if told, voted := cast[voter.Voice]; voted && !voter.Recused && slices.Contains(one.Places, voter.slot()) {
				of = append(of, told)
			}
		}
		v.add(of, one.Votes)
	}
	return v
}

// plainly are the votes one by one.
func plainly(voters []Voter, cast map[Voice]Cast) Votes {
	var v Votes
	for _, voter := range voters {
		if told, voted := cast[voter.Voice]; voted && !voter.Recused {
			v.add([]Cast{told}, 1)
		}
	}
	return v
}

// add counts a vote in which several may have a part.
func (v *Votes) add(of []Cast, weight int) {
	if len(of) == 0 {
		return
	}
	balance, phoned := 0, false
	for _, c := range of {
		phoned = phoned || c.How == ByPhone
		switch c.Choice {
		case VotesFor:
			balance++
		case VotesAgainst:
			balance--
		case Abstains:
		}
	}
	switch {
	case balance > 0:
		v.For += weight
	case balance < 0:
		v.Against += weight
	default:
		v.Abstained += weight
	}
	if phoned {
		v.ByPhone += weight
	}
}
