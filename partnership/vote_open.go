package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// OpenVote puts a motion to everybody who has a vote at a meeting.
type OpenVote struct {
	Meeting MeetingRef
	Item    ItemNumber // 0: none in particular
	Motion  Text
}

// VoteOpened says that a motion was put to the vote.
type VoteOpened struct {
	Number  VoteNumber `json:"number"`
	Meeting MeetingRef `json:"meeting"`
	Item    ItemNumber `json:"item,omitempty"`
	Motion  TextID     `json:"motion"`
}

// Texts are what was typed.
func (c OpenVote) Texts() []Text { return []Text{c.Motion} }

func (c OpenVote) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if err := s.requireVotes(m); err != nil {
		return nil, err
	}
	item := s.Items[c.Item]
	switch {
	case s.VotingOver(m, o.At):
		return nil, refuse(terms.Rule{}, "The meeting is over. What it decided can be recorded, with the count.")
	case !s.VotingBegun(m, o.At):
		return nil, refuse(terms.Rule{}, "The meeting has not begun yet. Open it first: then its members can vote.")
	case c.Motion.IsZero():
		return nil, invalid("motion", "What is put to the vote?")
	case c.Item != 0 && (item == nil || item.Body != m.Body && m.lineOf(c.Item) < 0):
		return nil, invalid("item", "There is no such item at this meeting.")
	}
	for _, v := range s.VotesAt(m.Ref) {
		if v.Item == c.Item && c.Item != 0 {
			return nil, refuse(terms.Rule{}, "A vote on %s is open already: “%s”. Close it first, or withdraw it.", c.Item, v.Motion)
		}
	}
	e := VoteOpened{Number: VoteNumber(len(s.Motions) + 1), Meeting: m.Ref, Item: c.Item, Motion: c.Motion.ID}
	if !slices.ContainsFunc(s.Voters(e.vote("")), func(v Voter) bool { return !v.Recused }) {
		return nil, refuse(terms.Rule{}, "Nobody is there who has a vote on this: every place with one is vacant, or keeps out of the item.")
	}
	return []Event{e}, nil
}

// VotingBegun says whether members can vote at a meeting: it was opened, or its hour has come.
func (s *State) VotingBegun(m *Meeting, at time.Time) bool {
	return s.Sat(m).Began != "" || !s.Starts(m).After(at)
}

// VotingOver says whether members can no longer vote at a meeting: it was closed, or its day is past. What reached the
// secretariat can be entered still.
func (s *State) VotingOver(m *Meeting, at time.Time) bool {
	return s.Sat(m).Closed || s.day(at).After(m.Day)
}

// requireVotes refuses a vote where the terms give nobody one, with how the group decides.
func (s *State) requireVotes(m *Meeting) error {
	voting, gives := s.GivesVotes(m.Body)
	switch {
	case gives:
		return nil
	case voting.Stated && voting.By == "consensus":
		return refuse(s.ruleOn(m.Body, "Decisions", voting.Setting),
			"The %s decides by consensus, and nobody there has a vote. What it agreed can be recorded; if votes were counted all the same, with the count.", m.Body)
	}
	return refuse(s.ruleOn(m.Body, "Decisions", voting.Setting),
		"The terms of reference of the %s give nobody a vote: it comes to its decisions together. What it agreed can be recorded; if votes were counted all the same, with the count.", m.Body)
}

func (e VoteOpened) vote(request string) *Vote {
	return &Vote{Number: e.Number, Meeting: e.Meeting, Item: e.Item, Motion: e.Motion, Stage: VoteIsOpen, Request: request}
}

func (e VoteOpened) evolve(s *State, r Record) { s.Motions = append(s.Motions, e.vote(r.Request)) }

// DropVote withdraws a motion that was put to the vote and is not decided: by mistake, or because its mover does.
type DropVote struct{ Number VoteNumber }

// VoteDropped says that a motion was withdrawn before it was decided.
type VoteDropped struct {
	Number VoteNumber `json:"number"`
}

func (c DropVote) decide(s *State, o Order) ([]Event, error) {
	v, err := s.votingFor(c.Number, o)
	if err != nil {
		return nil, err
	}
	if v.Stage == VoteIsGone {
		return nil, nil
	}
	if v.Stage == VoteIsClosed {
		return nil, s.votedAlready(v)
	}
	return []Event{VoteDropped(c)}, nil
}

func (e VoteDropped) evolve(s *State, _ Record) { s.Vote(e.Number).Stage = VoteIsGone }

// votingFor finds a vote for its secretariat.
func (s *State) votingFor(n VoteNumber, o Order) (*Vote, error) {
	v := s.Vote(n)
	if v == nil {
		return nil, invalid("vote", "There is no such vote.")
	}
	return v, s.require(o, Secretariat, s.Meetings[v.Meeting].Body)
}

// votedAlready says what became of a vote that is over.
func (s *State) votedAlready(v *Vote) error {
	switch v.Stage {
	case VoteIsGone:
		return refuse(terms.Rule{}, "The motion was withdrawn: “%s” is not voted on any more.", v.Motion)
	case VoteIsTied:
		return refuse(terms.Rule{}, "Voting is over: the votes are equal, and the casting vote decides.")
	case VoteIsClosed:
		return refuse(terms.Rule{}, "The vote is closed: “%s” was %s.", v.Motion, string(s.Decision(v.Decision).Result))
	case VoteIsOpen:
	}
	return nil
}
