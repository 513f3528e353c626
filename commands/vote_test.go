package commands

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// votes is the Town Board at its meeting, with six of its members there and a motion put to the vote.
func votes(t *testing.T) (*scene, *partnership.Meeting, *partnership.Vote) {
	t.Helper()
	s, m := board(t)
	s.at("2027-04-15 17:35")
	keep := partnership.KeepRegister{Meeting: m.Ref}
	for _, p := range []partnership.PersonID{"p-chamber", "p-traders", "p-works", "p-housing", "p-volunteers", "p-leader"} {
		keep.Present = append(keep.Present, partnership.Present{Attendance: partnership.Attendance{Person: p, As: partnership.AsMember}})
	}
	s.press(officer1, keep)
	s.hear()
	s.press(officer1, partnership.OpenVote{Meeting: m.Ref, Motion: s.typed("Buy the market hall")})
	return s, m, s.state.Vote(1)
}

// votes has people press one after the other.
func (s *scene) votes(choice partnership.Choice, people ...partnership.PersonID) {
	s.t.Helper()
	for _, p := range people {
		s.press(p, partnership.CastVote{Number: 1, Choice: choice})
	}
}

// entersVote gives an order as the secretariat enters it for somebody.
func (s *scene) entersVote(whom partnership.PersonID, how partnership.Medium, c partnership.Command) {
	s.t.Helper()
	s.give(partnership.Order{By: officer1, For: whom, How: how, Command: c})
}

func TestEverybodyWhoHasAVoteIsAskedByACard(t *testing.T) {
	s, m, v := votes(t)
	about := func(place string) []string { return []string{string(m.Ref), "1", place} }
	want := []string{"vote-count to channel:"}
	for _, p := range []string{"chamber", "traders", "works", "housing", "volunteers", "leader"} {
		want = append(want, "vote-open to voter:p-"+p)
	}
	if diff := cmp.Diff(want, s.hear()); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	s.equal(s.reads(s.card("p-works", "vote-open", about("works")...)),
		"How do you vote, for Anytown Works Limited? “Buy the market hall” (the Town Board, Thursday 15 April). [For] [Against] [Abstain]")
	s.votes(partnership.VotesFor, "p-works")
	s.equal(s.reads(s.card("p-works", "vote-open", about("works")...)),
		"How do you vote, for Anytown Works Limited? “Buy the market hall” (the Town Board, Thursday 15 April). <You voted for> "+
			"You can change it until the secretariat closes the vote. [Against] [Abstain]")
	s.equal(s.reads(s.card("p-housing", "vote-open", about("works")...)),
		"Your vote is not asked for any more: “Buy the market hall” (the Town Board, Thursday 15 April).")
	s.press("p-leader", partnership.StartActing{Person: office, For: "p-leader"})
	s.says(s.card(office, "vote-open", about("leader")...), "For {leader} to vote, for The Leader of Anytown Council", "The record will say that you passed it on.", "[For]")
	late := partnership.Attendance{Person: "p-college", As: partnership.AsMember, Came: "17:50"}
	s.hear()
	s.press(officer1, partnership.NoteAttendance{Meeting: m.Ref, Present: partnership.Present{Attendance: late}})
	if told := s.hear(); !slices.Contains(told, "vote-open to voter:p-college") {
		t.Errorf("who comes late is not asked: %v", told)
	}
	if who, channels := people(s.state, toVoter("p-leader"), nil, s.now); len(channels) > 0 || !slices.Equal(who, []partnership.PersonID{"p-leader", office}) {
		t.Errorf("asked are %v, %v", who, channels)
	}
	if v.Stage != partnership.VoteIsOpen {
		t.Errorf("it is %s", v.Stage)
	}
}

func TestTheOfficerReadsTheCountAndNotWhoVotedHow(t *testing.T) {
	s, m, v := votes(t)
	s.votes(partnership.VotesFor, "p-works", "p-housing")
	s.votes(partnership.VotesAgainst, "p-chamber")
	s.hear()
	s.entersVote("p-college", partnership.ByPhone, partnership.CastVote{Number: 1, Voice: partnership.Voice{Seat: "board/college"}, Choice: partnership.VotesFor})
	if diff := cmp.Diff([]string{"vote-entered to only:p-college"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.equal(s.reads(s.card("p-college", "vote-entered", string(m.Ref), "1", "college")),
		"We have entered your vote on “Buy the market hall” (the Town Board, Thursday 15 April), which came by phone: for. "+
			"If this is wrong, tell us before the vote is closed. [Tell the secretariat]")
	s.equal(s.reads(s.card("", "vote-count", string(m.Ref), "1")),
		"A vote is open on “Buy the market hall”, the Town Board, Thursday 15 April. <Open> Voted 4 of 7 places Quorum yes, with those who are there "+
			"Count 3 for, 1 against How they came 3 by their own press, 1 by phone [Enter a vote] [Close the vote] [Withdraw the motion]")
	read := *s.state.Terms
	read.Bodies = slices.Clone(read.Bodies)
	read.Bodies[0].Voting.RollCall = "true"
	s.state.Terms = &read
	s.says(voteCard(s.view(officer1), v), "By name For: Anytown Works Limited; Anytown Homes; Anytown College Against: Anyshire Chamber of Commerce")
}

func TestAVoteThatIsClosedIsClosedOnEveryCard(t *testing.T) {
	s, m, v := votes(t)
	s.votes(partnership.VotesFor, "p-works", "p-housing", "p-leader")
	s.votes(partnership.VotesAgainst, "p-chamber")
	s.votes(partnership.Abstains, "p-traders")
	s.equal(s.reads(castCard(s.view("p-works"), v, partnership.Voter{}, partnership.VotesFor)),
		"Noted: for, on “Buy the market hall”. You can change it until the secretariat closes the vote.")
	s.press(officer1, partnership.CloseVote{Number: 1})
	closed := "The vote on “Buy the market hall”, the Town Board, Thursday 15 April, is closed: 3 for, 1 against, 1 abstained (D-001). <Carried>"
	for _, p := range []partnership.PersonID{"p-works", "p-volunteers"} {
		s.equal(s.reads(s.card(p, "vote-open", string(m.Ref), "1", strings.TrimPrefix(string(p), "p-"))), closed)
	}
	s.equal(s.reads(s.card("", "vote-count", string(m.Ref), "1")), closed+" Count 3 for, 1 against, 1 abstained [Open D-001] [Write the notes]")
	s.says(recordedCard(s.view(officer1), s.state.Decision(1), "Buy the market hall"),
		"Recorded: “Buy the market hall” (D-001), agreed by the Town Board", "How by vote: 3 for, 1 against, 1 abstained")
}

func TestTheCastingVoteIsAskedOfTheChair(t *testing.T) {
	s, m, v := votes(t)
	s.votes(partnership.VotesFor, "p-works")
	s.votes(partnership.VotesAgainst, "p-chamber")
	s.hear()
	s.press(officer1, partnership.CloseVote{Number: 1})
	if diff := cmp.Diff([]string{"vote-casting to voter:p-chamber"}, s.hear()); diff != "" {
		t.Error(diff)
	}
	s.says(s.card("p-chamber", "vote-casting", string(m.Ref), "1"),
		"The votes are equal, and the casting vote is yours: “Buy the market hall” (the Town Board, Thursday 15 April), 1 for, 1 against.",
		"the chair has a second vote if they are equal.", "[For] [Against] [Not used]")
	s.says(s.card("p-works", "vote-casting", string(m.Ref), "1"), "{chamber} has the casting vote.", "<A tie>")
	s.says(voteCard(s.view(officer1), v), "The votes are equal on “Buy the market hall”", "[Enter the casting vote]")
	s.press("p-chamber", partnership.SettleTie{Number: 1, Choice: partnership.VotesAgainst})
	s.says(s.card("p-works", "vote-open", string(m.Ref), "1", "works"), "1 for, 1 against; lost by the casting vote (D-001).", "<Not carried>")
	s.says(decisionCard(s.view(officer1), s.state.Decision(1)), "A tie decided by the casting vote of {chamber}, which was against")
}

func TestAVoteThatIsLeftOpenIsSaidWhereTheMeetingIsClosed(t *testing.T) {
	s, m, v := votes(t)
	s.votes(partnership.VotesFor, "p-works")
	s.at("2027-04-15 19:30")
	s.press(officer1, partnership.CloseMeeting{Meeting: m.Ref})
	s.says(closedCard(s.view(officer1), m), "Still put to the vote, and not decided: “Buy the market hall”. Nothing of it is lost.", "[Open the vote]")
	s.says(voteCard(s.view(officer1), v), "The meeting is over, and this vote is not closed.", "[Close the vote]")
	s.says(s.card("p-works", "vote-open", string(m.Ref), "1", "works"), "<You voted for>", "The meeting has ended. Next: the secretariat closes the vote.")
	s.press(officer1, partnership.DropVote{Number: 1})
	s.says(s.card("p-works", "vote-open", string(m.Ref), "1", "works"), "Withdrawn, and not voted on any more", "<Withdrawn>")
	if words := s.reads(closedCard(s.view(officer1), m)); strings.Contains(words, "Still put to the vote") {
		t.Errorf("it is withdrawn, and the officer reads %s", words)
	}
}

func TestAMotionIsPutToTheVoteOnlyWhereTheTermsGiveVotes(t *testing.T) {
	s, m, _ := votes(t)
	if !offers(meetingMenu(s.view(officer1), m), bot.Line("decision vote", string(m.Ref))) {
		t.Error("the town board cannot vote")
	}
	lsp := begin(t)
	lsp.at("2027-03-18 15:00")
	if offers(meetingMenu(lsp.view(officer1), lsp.state.Meetings[march]), bot.Line("decision vote", string(march))) {
		t.Error("the Full LSP is offered a vote")
	}
	if anyVotes(lsp.state) {
		t.Error("some group of Lewisham votes")
	}
}
