package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	voteChoice = fixed(bot.OneOf("choice", "How is the vote?",
		bot.Either[partnership.Choice]{Value: partnership.VotesFor, Words: "For"},
		bot.Either[partnership.Choice]{Value: partnership.VotesAgainst, Words: "Against"},
		bot.Either[partnership.Choice]{Value: partnership.Abstains, Words: "Abstains"}))
	votePlace = fixed(optional(bot.Pick("place", "For which place?", ownPlaces, findVoicePlace)))
)

// VoteCast says how a place votes, by whoever votes for it. Pressed again it changes that, until the vote is closed.
var VoteCast = &bot.Command{
	Path: "vote cast", Title: "Your vote", Summary: "Vote on a motion. You can change it until the vote is closed.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theVote, voteChoice, votePlace}, Examples: []string{"vote cast"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		v := theVote.From(r)
		if v == nil {
			return nil, noVoteOpen(r)
		}
		if len(ownVoices(r.View(), v)) == 0 {
			return nil, wouldBe(r, partnership.CastVote{Number: v.Number, Choice: partnership.VotesFor})
		}
		return []ui.Block{ui.Paragraph("“%s”", ui.TypedText(v.Motion))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		v, one := theVote.From(r), votePlace.From(r)
		cast := partnership.CastVote{Number: v.Number, Voice: one.Voice, Choice: voteChoice.From(r)}
		var entered bot.Entered
		if one.By != "" && one.By != r.Who {
			entered.For = one.By // passed on
		}
		if _, err := r.DoFor(entered, cast); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(castCard(r.View(), v, one, cast.Choice)), nil
	},
}

func noVoteOpen(r *bot.Request) error {
	if len(openVotes(r)) > 0 {
		return nil
	}
	return &partnership.Refusal{Why: partnership.Say("No vote is open in which you have a part.")}
}

// castCard says what is noted.
func castCard(v bot.View, vote *partnership.Vote, one partnership.Voter, choice partnership.Choice) ui.Card {
	lead := ui.Say("Noted: %s, on “%s”.", votedAs[choice], ui.TypedText(vote.Motion))
	if own := ownVoices(v, vote); one.Seat != "" && (len(own) > 1 || one.By != v.Who) {
		lead = ui.Say("Noted for %s: %s, on “%s”.", voicePlace(v.State, one), votedAs[choice], ui.TypedText(vote.Motion))
	}
	return ui.Card{Lead: lead, Blocks: []ui.Block{ui.Paragraph("You can change it until the secretariat closes the vote.")}}
}

var votedAs = map[partnership.Choice]string{
	partnership.VotesFor: "for", partnership.VotesAgainst: "against", partnership.Abstains: "abstained",
}

func ownPlaces(r *bot.Request) []ui.Choice {
	v := theVote.From(r)
	if v == nil {
		return nil
	}
	return firstChoices(ownVoices(r.View(), v), func(one partnership.Voter) ui.Choice {
		return ui.Choice{Label: voicePlace(r.State(), one), Value: voiceKey(one.Voice)}
	})
}

func findVoicePlace(r *bot.Request, raw string) (partnership.Voter, error) {
	one, ok := voiceAt(r.State(), theVote.From(r), raw)
	return found(one, ok)("place", "No place called %s has a vote there now.", raw)
}

var enterPlace = fixed(bot.Pick("place", "For which place?", allVoices, findVoicePlace))

// VoteEnter enters a vote that came to the secretariat by phone or in the room.
var VoteEnter = &bot.Command{
	Path: "vote enter", Title: "Enter a vote", Summary: "Enter a vote that reached you by phone or in the room, and how it came.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Save",
	Options: []bot.Option{theVote, enterPlace, voteChoice, how}, Examples: []string{"vote enter"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		v := theVote.From(r)
		if v == nil {
			return nil, noVoteOpen(r)
		}
		if err := enterable(r, v); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("“%s”. The record says that you entered it, and how it came. It replaces what the place said before.", ui.TypedText(v.Motion))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		v, one := theVote.From(r), enterPlace.From(r)
		cast := partnership.CastVote{Number: v.Number, Voice: one.Voice, Choice: voteChoice.From(r)}
		if _, err := r.DoFor(bot.Entered{For: one.Member, How: how.From(r)}, cast); err != nil {
			return bot.Reply{}, err
		}
		card := voteCard(r.View(), v)
		card.Lead = ui.Say("Entered for %s, %s: %s. %s", voicePlace(r.State(), one), mediumWords[how.From(r)], votedAs[cast.Choice], card.Lead)
		return bot.Answered(card), nil
	},
}

// enterable is what stands against entering any vote: it is not theirs to enter, or it is over.
func enterable(r *bot.Request, v *partnership.Vote) error {
	if !r.May(partnership.Secretariat, r.State().Meetings[v.Meeting].Body) {
		return &partnership.Refusal{Why: partnership.Say("This is for %s.", string(partnership.Secretariat))}
	}
	if v.Stage == partnership.VoteIsOpen {
		return nil
	}
	return wouldBe(r, partnership.CastVote{Number: v.Number, Choice: partnership.VotesFor})
}

// allVoices are the places that have a vote; those for which nobody has voted come first.
func allVoices(r *bot.Request) []ui.Choice {
	v := theVote.From(r)
	if v == nil || !r.May(partnership.Secretariat, r.State().Meetings[v.Meeting].Body) {
		return nil
	}
	var waiting, voted []partnership.Voter
	for _, one := range r.State().Voters(v) {
		switch _, cast := v.Cast[one.Voice]; {
		case one.Recused:
		case cast:
			voted = append(voted, one)
		default:
			waiting = append(waiting, one)
		}
	}
	return firstChoices(append(waiting, voted...), func(one partnership.Voter) ui.Choice {
		return ui.Choice{Label: voicePlace(r.State(), one), Value: voiceKey(one.Voice)}
	})
}
