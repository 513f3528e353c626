package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// CastVote says how a place votes. Said again it replaces what was said before, until the vote is closed.
type CastVote struct {
	Number VoteNumber
	Voice  Voice // empty: the only one of whoever says so
	Choice Choice
}

// VoteCast says how a place votes. Who pressed, and how it came, stands on the line of the book.
type VoteCast struct {
	Number VoteNumber `json:"number"`
	Voice
	Choice Choice `json:"choice"`
}

func (c CastVote) decide(s *State, o Order) ([]Event, error) {
	v := s.Vote(c.Number)
	switch {
	case v == nil:
		return nil, invalid("vote", "There is no such vote.")
	case v.Stage != VoteIsOpen:
		return nil, s.votedAlready(v)
	case !slices.Contains(Choices, c.Choice):
		return nil, invalid("choice", "Say for, against, or that you abstain.")
	}
	voice, err := s.voiceOf(v, c.Voice, o)
	if err != nil {
		return nil, err
	}
	one, has := s.Voter(v, voice)
	if !has {
		return nil, refuse(terms.Rule{}, "This place has no vote here, or nobody holds it any more.")
	}
	if one.Recused {
		asks, _ := s.AsksInterests(s.Meetings[v.Meeting].Body)
		return nil, refuse(s.ruleOn(s.Meetings[v.Meeting].Body, "Interests", asks.Setting), "An interest in this was declared, so this place does not vote on it.")
	}
	if err := s.mayCast(v, one, o); err != nil {
		return nil, err
	}
	if v.Cast[voice] == (Cast{c.Choice, o.By, o.How}) {
		return nil, nil
	}
	return []Event{VoteCast{Number: c.Number, Voice: voice, Choice: c.Choice}}, nil
}

// voiceOf is the voice that is meant: the only one of whoever says so, where none is named.
func (s *State) voiceOf(v *Vote, named Voice, o Order) (Voice, error) {
	if named.Seat != "" {
		return named, nil
	}
	var own []Voice
	for _, one := range s.Voters(v) {
		if s.Asks(one, o.By, s.day(o.At)) {
			own = append(own, one.Voice)
		}
	}
	switch len(own) {
	case 0:
		return Voice{}, refuse(terms.Rule{}, "You have no vote on this.")
	case 1:
		return own[0], nil
	}
	return Voice{}, invalid("place", "You vote for more than one place. For which is this?")
}

// mayCast refuses whoever does not vote for a place. The secretariat enters what reached it by phone or in the room.
func (s *State) mayCast(v *Vote, one Voter, o Order) error {
	m := s.Meetings[v.Meeting]
	day := s.day(o.At)
	if o.How != ByButton {
		if !slices.Contains(Media, o.How) {
			return invalid("how", "How did it come?")
		}
		return s.require(o, Secretariat, m.Body)
	}
	asked := s.Asks(one, o.By, day)
	switch {
	case asked && s.VotingOver(m, o.At):
		return refuse(terms.Rule{}, "The meeting has ended. If your vote is missing, please tell the secretariat: it can still enter it.")
	case asked && !one.Deputy && !slices.Contains(s.Holders(one.Seat, day), one.Member):
		return refuse(terms.Rule{}, "You do not hold this place any more, so its vote is not yours.")
	case asked:
		return nil
	case one.Member == o.By && one.Deputy:
		return refuse(terms.Rule{}, "Your deputy is there for you, so the vote of this place is with them.")
	case one.Member == o.By && !one.Here:
		return refuse(terms.Rule{}, "You are not down as being at the meeting. Please tell the secretariat: it can enter your vote.")
	}
	return refuse(terms.Rule{}, "The vote of this place is not yours.")
}

func (e VoteCast) evolve(s *State, r Record) {
	v := s.Vote(e.Number)
	if v.Cast == nil {
		v.Cast = map[Voice]Cast{}
	}
	v.Cast[e.Voice] = Cast{Choice: e.Choice, By: r.By, How: r.How}
}
