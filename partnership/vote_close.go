package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	count "github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
)

// CloseVote ends a vote and puts on record what it came to by the terms. Where the votes are equal and the terms give somebody
// a casting vote, that is asked for first.
type CloseVote struct {
	Number VoteNumber
	Result Result // what the meeting held, where the terms do not settle it
}

// VoteTied says that everybody has voted, and that the casting vote decides.
type VoteTied struct {
	Number VoteNumber `json:"number"`
}

// VoteClosed says that a vote is over, and which decision came of it.
type VoteClosed struct {
	Number   VoteNumber     `json:"number"`
	Casting  Choice         `json:"casting,omitempty"`
	Decision DecisionNumber `json:"decision"`
}

func (c CloseVote) decide(s *State, o Order) ([]Event, error) {
	v, err := s.votingFor(c.Number, o)
	if err != nil {
		return nil, err
	}
	if v.Stage != VoteIsOpen {
		return nil, s.votedAlready(v)
	}
	t := s.CountOf(v)
	switch {
	case t.Voted == 0:
		return nil, refuse(terms.Rule{}, "Nobody has voted yet. Enter the votes that came in the room or by phone, or withdraw the motion.")
	case t.Tied:
		return []Event{VoteTied{c.Number}}, nil
	case t.Carried == count.Yes:
		return s.voted(v, t, ResultAgreed, ""), nil
	case t.Carried == count.No:
		return s.voted(v, t, ResultNotAgreed, ""), nil
	case c.Result != ResultAgreed && c.Result != ResultNotAgreed:
		return nil, invalid("result", "The terms do not settle it. Say whether the meeting holds it to be carried.")
	}
	return s.voted(v, t, c.Result, ""), nil
}

// voted is the end of a vote, with the decision that came of it.
func (s *State) voted(v *Vote, t Tally, result Result, casting Choice) []Event {
	d := s.decision(s.Meetings[v.Meeting], 0, v.Motion, result, Manner{Votes: t.Votes, NoQuorum: t.NoQuorum})
	return []Event{d, VoteClosed{Number: v.Number, Casting: casting, Decision: d.Number}}
}

// SettleTie uses a casting vote, or says that it is not used: then the motion falls.
type SettleTie struct {
	Number VoteNumber
	Choice Choice // empty: it is not used
}

func (c SettleTie) decide(s *State, o Order) ([]Event, error) {
	v := s.Vote(c.Number)
	switch {
	case v == nil:
		return nil, invalid("vote", "There is no such vote.")
	case v.Stage == VoteIsOpen:
		return nil, refuse(terms.Rule{}, "The vote is still open. There is no tie to be decided.")
	case v.Stage != VoteIsTied:
		return nil, s.votedAlready(v)
	case c.Choice == Abstains || c.Choice != "" && !slices.Contains(Choices, c.Choice):
		return nil, invalid("choice", "A casting vote is for or against; or it is not used.")
	}
	if err := s.mayDecide(v, o); err != nil {
		return nil, err
	}
	result := ResultNotAgreed
	if c.Choice == VotesFor {
		result = ResultAgreed
	}
	return s.voted(v, s.CountOf(v), result, c.Choice), nil
}

// mayDecide refuses a casting vote by anybody who does not have it. The secretariat enters it as it came.
func (s *State) mayDecide(v *Vote, o Order) error {
	m := s.Meetings[v.Meeting]
	if o.How != ByButton {
		if !slices.Contains(Media, o.How) {
			return invalid("how", "How did it come?")
		}
		return s.require(o, Secretariat, m.Body)
	}
	for _, person := range s.CastsDeciding(m) {
		if o.By != "" && (person == o.By || slices.Contains(s.ActsIn(Voting, o.By, s.day(o.At)), person)) {
			return nil
		}
	}
	voting, _ := s.GivesVotes(m.Body)
	return refuse(s.ruleOn(m.Body, "Decisions", voting.Setting), "The casting vote is with whoever presides.")
}

func (e VoteTied) evolve(s *State, _ Record) { s.Vote(e.Number).Stage = VoteIsTied }

func (e VoteClosed) evolve(s *State, _ Record) {
	v := s.Vote(e.Number)
	v.Stage, v.Casting, v.Decision = VoteIsClosed, e.Casting, e.Decision
}
