package partnership

import "github.com/partnership-secretariat/secretariat/partnership/terms"

// VoteNumber is a vote's running number. Nobody has to know it: it stands in the controls of cards.
type VoteNumber int

// Choice is how a place votes.
type Choice string

// The choices.
const (
	VotesFor     Choice = "for"
	VotesAgainst Choice = "against"
	Abstains     Choice = "abstained"
)

// Choices are all of them.
var Choices = []Choice{VotesFor, VotesAgainst, Abstains}

// VoteStage is how far a vote has come.
type VoteStage string

// The stages.
const (
	VoteIsOpen   VoteStage = "open"
	VoteIsTied   VoteStage = "tied" // everybody has voted; the casting vote is waited for
	VoteIsClosed VoteStage = "closed"
	VoteIsGone   VoteStage = "dropped" // the motion was withdrawn before it was decided
)

// Voice is a vote that can be cast. A place has one, and a collective place one for each of those who hold it.
type Voice struct {
	Seat   SeatID   `json:"place"`
	Holder PersonID `json:"holder,omitempty"` // of a collective place
}

// Cast is how a voice was cast, and how that reached us.
type Cast struct {
	Choice Choice
	By     PersonID // who pressed
	How    Medium
}

// Entered says whether the secretariat entered it for somebody.
func (c Cast) Entered() bool { return c.How != ByButton }

// Vote is a motion that was put to those who have a vote at a meeting.
type Vote struct {
	Number   VoteNumber
	Meeting  MeetingRef
	Item     ItemNumber // 0: of no item in particular
	Motion   TextID
	Stage    VoteStage
	Cast     map[Voice]Cast // nil until somebody votes
	Casting  Choice         // how the casting vote was used; empty: it was not
	Decision DecisionNumber // what became of it; 0: not decided
	Request  string
}

// Vote finds a vote by its number; nil where there is none.
func (s *State) Vote(n VoteNumber) *Vote {
	if n < 1 || int(n) > len(s.Motions) {
		return nil
	}
	return s.Motions[n-1]
}

// VoteBy finds the vote that a request opened; nil where it opened none.
func (s *State) VoteBy(request string) *Vote {
	for _, v := range s.Motions {
		if v.Request == request {
			return v
		}
	}
	return nil
}

// VoteOn finds the vote by which a decision was taken; nil where it was taken in another way.
func (s *State) VoteOn(n DecisionNumber) *Vote {
	for _, v := range s.Motions {
		if v.Decision == n && n != 0 {
			return v
		}
	}
	return nil
}

// VotesAt are the votes of a meeting that are not closed yet, in order of number.
func (s *State) VotesAt(ref MeetingRef) []*Vote {
	var all []*Vote
	for _, v := range s.Motions {
		if v.Meeting == ref && (v.Stage == VoteIsOpen || v.Stage == VoteIsTied) {
			all = append(all, v)
		}
	}
	return all
}

// GivesVotes is what the terms say of votes in a group; false: they give nobody one.
func (s *State) GivesVotes(body BodyID) (terms.Voting, bool) {
	b := s.Body(body)
	if b == nil {
		return terms.Voting{}, false
	}
	v := s.Terms.Holds(b).Voting
	counts := v.Votes != "" || !v.Threshold.IsZero() || len(v.Levels) > 0
	switch v.By {
	case "vote", "consensus_then_vote", "unanimity":
		counts = true
	case "consensus":
		counts = false
	}
	return v, v.Stated && counts
}

// ruleOn is what the terms say of a subject, as a refusal quotes it.
func (s *State) ruleOn(body BodyID, subject string, says terms.Setting) terms.Rule {
	b := s.Body(body)
	if b == nil || says.Words == "" {
		return terms.Rule{}
	}
	return terms.Rule{Heading: b.Title + ", " + subject, Sentence: says.Words}
}
