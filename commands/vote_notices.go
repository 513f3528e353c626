package commands

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var voteTellings = []bot.Telling{
	{Kind: "vote-open", Card: voteAsked, Once: true},
	{Kind: "vote-count", Card: voteCounted},
	{Kind: "vote-entered", Card: voteEntered},
	{Kind: "vote-casting", Card: castingAsked},
}

// toVoter is somebody who votes, and whoever passes on how they do. Nobody else has a copy.
func toVoter(person partnership.PersonID) bot.Addressee { return addressee("voter", string(person)) }

// voteHears says who hears of a vote: everybody who is asked, the secretariat, and whoever has the casting vote.
func voteHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.VoteOpened:
		v := s.Vote(e.Number)
		return append(tell("vote-count", aboutVote(v), toOfficers()), asksVoters(s, v)...)
	case partnership.RegisterKept:
		return asksAgain(s, e.Meeting)
	case partnership.AttendanceNoted:
		return asksAgain(s, e.Meeting)
	case partnership.VoteCast:
		v := s.Vote(e.Number)
		one, ok := s.Voter(v, e.Voice)
		if cast := v.Cast[e.Voice]; ok && cast.Entered() && cast.How != partnership.InRoom {
			return tell("vote-entered", append(aboutVote(v), voiceKey(e.Voice)), toOnly(one.Member))
		}
	case partnership.VoteTied:
		v := s.Vote(e.Number)
		var told []bot.Told
		for _, who := range s.CastsDeciding(s.Meetings[v.Meeting]) {
			told = append(told, tell("vote-casting", aboutVote(v), toVoter(who))...)
		}
		return told
	default:
	}
	return nil
}

func aboutVote(v *partnership.Vote) []string { return []string{string(v.Meeting), voteKey(v)} }

// asksVoters asks everybody who votes, for each place by itself.
func asksVoters(s *partnership.State, v *partnership.Vote) []bot.Told {
	var told []bot.Told
	for _, one := range s.Voters(v) {
		if one.By != "" && !one.Recused {
			told = append(told, tell("vote-open", append(aboutVote(v), voiceKey(one.Voice)), toVoter(one.By))...)
		}
	}
	return told
}

// asksAgain asks those who came while a vote is open.
func asksAgain(s *partnership.State, ref partnership.MeetingRef) []bot.Told {
	var told []bot.Told
	for _, v := range s.VotesAt(ref) {
		if v.Stage == partnership.VoteIsOpen {
			told = append(told, asksVoters(s, v)...)
		}
	}
	return told
}

// voteAbout finds the vote that a telling is about, and the place where it names one.
func voteAbout(s *partnership.State, about []string) (*partnership.Vote, partnership.Voter, bool) {
	if len(about) < 2 {
		return nil, partnership.Voter{}, false
	}
	n, err := strconv.Atoi(about[1])
	v := s.Vote(partnership.VoteNumber(n))
	if err != nil || v == nil {
		return nil, partnership.Voter{}, false
	}
	if len(about) == 2 {
		return v, partnership.Voter{}, true
	}
	one, _ := voiceAt(s, v, about[2])
	return v, one, true
}

// voteAsked asks somebody how they vote, and says afterwards what it came to.
func voteAsked(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	vote, one, ok := voteAbout(s, about)
	if !ok {
		return ui.Card{}, false
	}
	m := s.Meetings[vote.Meeting]
	if vote.Stage != partnership.VoteIsOpen {
		return ui.Card{Lead: votedLead(s, vote), Tag: voteTag(s, vote), Foot: wording.Foot(s)}, true
	}
	card := ui.Card{
		Lead: ui.Say("How do you vote, for %s? “%s” (%s).", voicePlace(s, one), ui.TypedText(vote.Motion), wording.TheMeeting(s, m)),
		Foot: wording.Foot(s),
	}
	switch {
	case one.Seat == "" || !s.Asks(one, v.Who, v.Today()):
		card.Lead = ui.Say("Your vote is not asked for any more: “%s” (%s).", ui.TypedText(vote.Motion), wording.TheMeeting(s, m))
		return card, true
	case one.By != v.Who:
		card.Lead = ui.Say("For %s to vote, for %s: “%s” (%s). The record will say that you passed it on.",
			ui.Person(one.By), voicePlace(s, one), ui.TypedText(vote.Motion), wording.TheMeeting(s, m))
	}
	cast, voted := vote.Cast[one.Voice]
	if voted {
		card.Tag = castTag(cast)
	}
	if s.VotingOver(m, v.Now) {
		card.Blocks = []ui.Block{ui.Paragraph("The meeting has ended. Next: the secretariat closes the vote.")}
		return card, true
	}
	for _, b := range []struct {
		choice partnership.Choice
		label  string
	}{{partnership.VotesFor, "For"}, {partnership.VotesAgainst, "Against"}, {partnership.Abstains, "Abstain"}} {
		if !voted || cast.Choice != b.choice {
			card.Buttons = append(card.Buttons, ui.Press(b.label, bot.Line("vote cast", voteKey(vote), string(b.choice), voiceKey(one.Voice))).
				Named("%s: “%s”, for %s", b.label, ui.TypedText(vote.Motion), voicePlace(s, one)))
		}
	}
	if voted {
		card.Blocks = []ui.Block{ui.Paragraph("You can change it until the secretariat closes the vote.")}
	}
	return card, true
}

// castTag is a place's own vote; nobody else reads it.
func castTag(cast partnership.Cast) *ui.Tag {
	words := map[partnership.Choice]string{
		partnership.VotesFor: "You voted for", partnership.VotesAgainst: "You voted against", partnership.Abstains: "You abstained",
	}[cast.Choice]
	if cast.Entered() {
		return &ui.Tag{Words: ui.Say("%s; entered for you, %s", words, mediumWords[cast.How]), Tone: ui.Good}
	}
	return &ui.Tag{Words: ui.Say(words), Tone: ui.Good}
}

// voteCounted is the running count in the secretariat's channel.
func voteCounted(v bot.View, about []string) (ui.Card, bool) {
	vote, _, ok := voteAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	return voteCard(v, vote), true
}

// voteEntered tells a member what the secretariat entered for them.
func voteEntered(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	vote, one, ok := voteAbout(s, about)
	if !ok {
		return ui.Card{}, false
	}
	cast, voted := vote.Cast[one.Voice]
	if !voted || !cast.Entered() {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("We have entered your vote on “%s” (%s), which came %s: %s.",
			ui.TypedText(vote.Motion), wording.TheMeeting(s, s.Meetings[vote.Meeting]), mediumWords[cast.How], votedAs[cast.Choice]),
		Foot: wording.Foot(s),
	}
	if vote.Stage == partnership.VoteIsOpen {
		card.Blocks = []ui.Block{ui.Paragraph("If this is wrong, tell us before the vote is closed.")}
		card.Buttons = []ui.Button{ui.Press("Tell the secretariat", "contact").Named("Tell the secretariat about the vote on “%s”", ui.TypedText(vote.Motion))}
	}
	return card, true
}

// castingAsked asks whoever has the casting vote.
func castingAsked(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	vote, _, ok := voteAbout(s, about)
	if !ok {
		return ui.Card{}, false
	}
	m := s.Meetings[vote.Meeting]
	if vote.Stage != partnership.VoteIsTied || !hasCasting(v, m) {
		return ui.Card{Lead: votedLead(s, vote), Tag: voteTag(s, vote), Foot: wording.Foot(s)}, true
	}
	voting, _ := s.GivesVotes(m.Body)
	card := ui.Card{
		Lead: ui.Say("The votes are equal, and the casting vote is yours: “%s” (%s), %s.",
			ui.TypedText(vote.Motion), wording.TheMeeting(s, m), wording.VotesCounted(s.CountOf(vote).Votes)),
		Blocks: saidBy(voting.Words, s.Body(m.Body).Title, "Decisions"), Foot: wording.Foot(s),
	}
	for _, b := range []struct {
		use   decisiveVote
		label string
	}{{decidesFor, "For"}, {decidesAgainst, "Against"}, {decidesNothing, "Not used"}} {
		card.Buttons = append(card.Buttons, ui.Press(b.label, bot.Line("vote casting", voteKey(vote), string(b.use))).
			Named("Casting vote, %s: “%s”", b.label, ui.TypedText(vote.Motion)))
	}
	return card, true
}
