package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// voteCard is a vote as the secretariat sees it: the count as it runs. Who voted how stands in it only where the terms have
// votes taken by name.
func voteCard(v bot.View, vote *partnership.Vote) ui.Card {
	s := v.State
	m := s.Meetings[vote.Meeting]
	t := s.CountOf(vote)
	card := ui.Card{Lead: votedLead(s, vote), Tag: voteTag(s, vote)}
	facts := []ui.Fact{}
	if item := s.Items[vote.Item]; item != nil {
		facts = append(facts, ui.Of("Item", "%s", wording.Titled(v, item)))
	}
	switch vote.Stage {
	case partnership.VoteIsGone:
		return card
	case partnership.VoteIsOpen:
		facts = append(facts, ui.Of("Voted", "%s of %s", t.Voted, wording.Counted(t.Asked, "place")))
		if q, ok := s.QuorumFor(m, vote.Item); ok {
			facts = append(facts, ui.Of("Quorum", "%s", quorumThere(q)))
		}
		card.Buttons = openVoteButtons(vote)
	case partnership.VoteIsTied:
		card.Buttons = []ui.Button{
			ui.Main("Enter the casting vote", bot.Line("vote casting", voteKey(vote))).Named("Enter the casting vote on “%s”", ui.TypedText(vote.Motion)),
			dropVote(vote),
		}
	case partnership.VoteIsClosed:
		t.Votes = s.Decision(vote.Decision).Votes // whatever became of places since
		card.Buttons = []ui.Button{openNamed(vote.Decision.String()), writeNotes(s, m)}
	}
	facts = append(facts, ui.Of("Count", "%s", wording.VotesCounted(t.Votes)))
	card.Blocks = []ui.Block{ui.Facts(append(facts, howVotesCame(vote)...)...)}
	if vote.Stage == partnership.VoteIsOpen && s.VotingOver(m, v.Now) {
		card.Blocks = append(card.Blocks, ui.Paragraph("The meeting is over, and this vote is not closed. Next: close it, or withdraw the motion."))
	}
	card.Blocks = append(card.Blocks, byName(s, vote)...)
	return card
}

func openVoteButtons(vote *partnership.Vote) []ui.Button {
	return []ui.Button{
		ui.Press("Enter a vote", bot.Line("vote enter", voteKey(vote))).Named("Enter a vote on “%s”", ui.TypedText(vote.Motion)),
		ui.Press("Close the vote", bot.Line("vote close", voteKey(vote))).Named("Close the vote on “%s”", ui.TypedText(vote.Motion)),
		dropVote(vote),
	}
}

func dropVote(vote *partnership.Vote) ui.Button {
	return ui.Press("Withdraw the motion", bot.Line("vote drop", voteKey(vote))).Named("Withdraw the motion “%s”", ui.TypedText(vote.Motion))
}

// votedLead says what a vote is about and how far it is, to whoever reads of it.
func votedLead(s *partnership.State, vote *partnership.Vote) ui.Text {
	m := s.Meetings[vote.Meeting]
	motion := ui.Say("“%s”, %s", ui.TypedText(vote.Motion), wording.TheMeeting(s, m))
	switch vote.Stage {
	case partnership.VoteIsTied:
		return ui.Say("The votes are equal on %s. %s has the casting vote.", motion, whoDecides(s, m))
	case partnership.VoteIsGone:
		return ui.Say("Withdrawn, and not voted on any more: %s.", motion)
	case partnership.VoteIsClosed:
		return ui.Say("The vote on %s, is closed: %s%s (%s).", motion, wording.VotesCounted(s.Decision(vote.Decision).Votes), castingWords(vote), vote.Decision.String())
	case partnership.VoteIsOpen:
	}
	return ui.Say("A vote is open on %s.", motion)
}

// whoDecides is who has the casting vote.
func whoDecides(s *partnership.State, m *partnership.Meeting) ui.Text {
	who := s.CastsDeciding(m)
	if len(who) == 0 {
		return ui.Say("Whoever presides")
	}
	return ui.Say("%s", ui.Person(who[0]))
}

func castingWords(vote *partnership.Vote) string {
	switch vote.Casting {
	case partnership.VotesFor:
		return "; carried by the casting vote"
	case partnership.VotesAgainst:
		return "; lost by the casting vote"
	case partnership.Abstains:
	}
	return ""
}

func voteTag(s *partnership.State, vote *partnership.Vote) *ui.Tag {
	switch vote.Stage {
	case partnership.VoteIsTied:
		return &ui.Tag{Words: ui.Say("A tie"), Tone: ui.Waiting}
	case partnership.VoteIsGone:
		return &ui.Tag{Words: ui.Say("Withdrawn"), Tone: ui.Quiet}
	case partnership.VoteIsClosed:
		d := s.Decision(vote.Decision)
		switch {
		case d.Result != partnership.ResultAgreed:
			return &ui.Tag{Words: ui.Say("Not carried"), Tone: ui.Quiet}
		case d.Waiting():
			return &ui.Tag{Words: ui.Say("Carried, provisionally"), Tone: ui.Waiting}
		}
		return &ui.Tag{Words: ui.Say("Carried"), Tone: ui.Good}
	case partnership.VoteIsOpen:
	}
	return &ui.Tag{Words: ui.Say("Open"), Tone: ui.Waiting}
}

// howVotesCame is how votes reached us, where the secretariat entered any.
func howVotesCame(vote *partnership.Vote) []ui.Fact {
	came := map[partnership.Medium]int{}
	for _, cast := range vote.Cast {
		came[cast.How]++
	}
	if len(came) == 0 || came[partnership.ByButton] == len(vote.Cast) {
		return nil
	}
	var parts []ui.Text
	for _, medium := range append([]partnership.Medium{partnership.ByButton}, partnership.Media...) {
		if n := came[medium]; n > 0 {
			parts = append(parts, ui.Say("%s %s", n, mediumWords[medium]))
		}
	}
	return []ui.Fact{ui.Of("How they came", "%s", ui.Join(", ", parts...))}
}

// byName is who voted how, where the terms have votes taken by name.
func byName(s *partnership.State, vote *partnership.Vote) []ui.Block {
	voting, _ := s.GivesVotes(s.Meetings[vote.Meeting].Body)
	if voting.RollCall != terms.Yes {
		return nil
	}
	var lines []ui.Text
	for _, part := range []struct {
		choice partnership.Choice
		words  string
	}{{partnership.VotesFor, "For"}, {partnership.VotesAgainst, "Against"}, {partnership.Abstains, "Abstained"}} {
		var places []ui.Text
		for _, one := range s.Voters(vote) {
			if cast, voted := vote.Cast[one.Voice]; voted && cast.Choice == part.choice && !one.Recused {
				places = append(places, voicePlace(s, one))
			}
		}
		if len(places) > 0 {
			lines = append(lines, ui.Say("%s: %s", part.words, ui.Join("; ", places...)))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []ui.Block{ui.Heading("By name"), ui.List(lines...)}
}

// votedFacts are what the count alone does not say of a decision that was voted on.
func votedFacts(s *partnership.State, d *partnership.Decision) []ui.Fact {
	vote := s.VoteOn(d.Number)
	if vote == nil || vote.Casting == "" {
		return nil
	}
	return []ui.Fact{ui.Of("A tie", "decided by the casting vote of %s, which was %s", whoDecides(s, s.Meetings[d.Meeting]), votedAs[vote.Casting])}
}

// stillOpen are the votes that a meeting has not closed, for whoever closes the meeting.
func stillOpen(s *partnership.State, m *partnership.Meeting) []ui.Block {
	var open []ui.Text
	for _, vote := range s.VotesAt(m.Ref) {
		open = append(open, ui.Say("“%s”", ui.TypedText(vote.Motion)))
	}
	if len(open) == 0 {
		return nil
	}
	return []ui.Block{ui.Paragraph("Still put to the vote, and not decided: %s. Nothing of it is lost. Next: close the vote, or withdraw the motion.", ui.Join(", ", open...))}
}

// stillOpenButton leads to the first of them.
func stillOpenButton(s *partnership.State, m *partnership.Meeting) []ui.Button {
	open := s.VotesAt(m.Ref)
	if len(open) == 0 {
		return nil
	}
	return []ui.Button{ui.Press("Open the vote", bot.Line("vote show", voteKey(open[0]))).Named("Open the vote on “%s”", ui.TypedText(open[0].Motion))}
}
