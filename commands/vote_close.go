package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms/quorate"
	"github.com/partnership-secretariat/secretariat/wording"
)

var voteResult = bot.OneOf("result", "What does the meeting hold?",
	bot.Either[partnership.Result]{Value: partnership.ResultAgreed, Words: "Carried"},
	bot.Either[partnership.Result]{Value: partnership.ResultNotAgreed, Words: "Not carried"}).
	With(func(s *bot.Spec) {
		s.When = func(r *bot.Request) bool {
			v := theVote.From(r)
			return v != nil && v.Stage == partnership.VoteIsOpen && !settled(r.State().CountOf(v))
		}
	})

// settled says whether the terms say what a count comes to, or who decides it.
func settled(t partnership.Tally) bool {
	return t.Voted == 0 || t.Tied || t.Carried == quorate.Yes || t.Carried == quorate.No
}

// VoteClose ends a vote and puts on record what it came to.
var VoteClose = &bot.Command{
	Path: "vote close", Title: "Close the vote", Summary: "End a vote and record what it came to by the terms.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Close the vote",
	Options: []bot.Option{theVote, voteResult}, Examples: []string{"vote close"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		v := theVote.From(r)
		if v == nil {
			return nil, noVoteOpen(r)
		}
		if t := r.State().CountOf(v); v.Stage != partnership.VoteIsOpen || settled(t) {
			if err := wouldBe(r, partnership.CloseVote{Number: v.Number}); err != nil {
				return nil, err
			}
		}
		return closingVote(r.State(), v), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		v := theVote.From(r)
		if _, err := r.Do(partnership.CloseVote{Number: v.Number, Result: voteResult.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(endedVoteCard(r, v)), nil
	},
}

// closingVote says what a vote comes to if it is closed as it stands.
func closingVote(s *partnership.State, v *partnership.Vote) []ui.Block {
	t := s.CountOf(v)
	next := ui.Say("It is recorded as a decision, and everybody who was asked reads the outcome.")
	switch {
	case t.Tied:
		next = ui.Say("The votes are equal. Next: %s is asked for the casting vote.", whoDecides(s, s.Meetings[v.Meeting]))
	case !settled(t):
		next = ui.Say("%s Please say what the meeting holds.", t.Says)
	case t.Carried == quorate.Yes:
		next = ui.Say("By the terms it is carried. %s", next)
	case t.Carried == quorate.No:
		next = ui.Say("By the terms it is not carried. %s", next)
	}
	blocks := []ui.Block{ui.Paragraph("“%s”: %s. %s", ui.TypedText(v.Motion), wording.VotesCounted(t.Votes), next)}
	if left := t.Asked - t.Voted; left > 0 {
		blocks = append(blocks, ui.Paragraph("%s not voted.", wording.Many(left, "place has", "places have")))
	}
	return blocks
}

// endedVoteCard is what the officer reads who has closed a vote: the decision with what differs, or who decides.
func endedVoteCard(r *bot.Request, v *partnership.Vote) ui.Card {
	s := r.State()
	d := s.Decision(v.Decision)
	if d == nil {
		return voteCard(r.View(), v)
	}
	card := recordedCard(r.View(), d, r.WordsOf(v.Motion))
	if s.Sat(s.Meetings[v.Meeting]).Kept == 0 && s.AsksQuorum(s.Meetings[v.Meeting].Body) {
		card.Blocks = append(card.Blocks, ui.Paragraph("For you alone: no register is kept yet, so nothing is said of the quorum."))
	}
	return card
}

// decisiveVote is how a casting vote is used.
type decisiveVote string

const (
	decidesFor     decisiveVote = "for"
	decidesAgainst decisiveVote = "against"
	decidesNothing decisiveVote = "unused"
)

var (
	voteCasting = fixed(bot.OneOf("casting", "How is the casting vote?",
		bot.Either[decisiveVote]{Value: decidesFor, Words: "For"},
		bot.Either[decisiveVote]{Value: decidesAgainst, Words: "Against"},
		bot.Either[decisiveVote]{Value: decidesNothing, Words: "It is not used: the motion falls"}))
	castingHow = how.With(func(s *bot.Spec) { s.When = entersCasting })
)

// entersCasting says whether somebody enters a casting vote that is not theirs.
func entersCasting(r *bot.Request) bool {
	v := theVote.From(r)
	return v == nil || !hasCasting(r.View(), r.State().Meetings[v.Meeting])
}

// hasCasting says whether the viewer has the casting vote at a meeting, or passes it on.
func hasCasting(v bot.View, m *partnership.Meeting) bool {
	return slices.ContainsFunc(v.State.CastsDeciding(m), func(p partnership.PersonID) bool {
		return p == v.Who || slices.Contains(v.State.ActsIn(partnership.Voting, v.Who, v.Today()), p)
	})
}

// VoteCasting decides a tie by the casting vote that the terms give.
var VoteCasting = &bot.Command{
	Path: "vote casting", Title: "The casting vote", Summary: "Decide a tie by the casting vote, where the terms give one.",
	Audience: partnership.Known, Hidden: true, Submit: "Save",
	Options: []bot.Option{theVote, voteCasting, castingHow}, Examples: []string{"vote casting"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		v := theVote.From(r)
		if v == nil {
			return nil, &partnership.Refusal{Why: partnership.Say("No casting vote is waited for.")}
		}
		m := r.State().Meetings[v.Meeting]
		if v.Stage != partnership.VoteIsTied || !hasCasting(r.View(), m) && !r.May(partnership.Secretariat, m.Body) {
			return nil, wouldBe(r, partnership.SettleTie{Number: v.Number})
		}
		return []ui.Block{ui.Paragraph("“%s”: %s.", ui.TypedText(v.Motion), wording.VotesCounted(r.State().CountOf(v).Votes))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		v := theVote.From(r)
		settle := partnership.SettleTie{Number: v.Number}
		if use := voteCasting.From(r); use != decidesNothing {
			settle.Choice = partnership.Choice(use)
		}
		entered := bot.Entered{How: castingHow.From(r)}
		if who := r.State().CastsDeciding(r.State().Meetings[v.Meeting]); len(who) > 0 && who[0] != r.Who {
			entered.For = who[0]
		}
		if _, err := r.DoFor(entered, settle); err != nil {
			return bot.Reply{}, err
		}
		if r.May(partnership.Secretariat, r.State().Meetings[v.Meeting].Body) {
			return bot.Answered(endedVoteCard(r, v)), nil
		}
		return bot.Answered(ui.Card{Lead: votedLead(r.State(), v)}), nil
	},
}

// VoteDrop withdraws a motion that is put to the vote and not decided.
var VoteDrop = &bot.Command{
	Path: "vote drop", Title: "Withdraw the motion", Summary: "Withdraw a motion that was put to the vote. Nothing is decided.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Withdraw it",
	Options: []bot.Option{theVote}, Examples: []string{"vote drop"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		v := theVote.From(r)
		if v == nil {
			return nil, noVoteOpen(r)
		}
		if err := wouldBe(r, partnership.DropVote{Number: v.Number}); err != nil {
			return nil, err
		}
		return []ui.Block{ui.Paragraph("“%s” is not voted on any more. What was voted stays in the record, and decides nothing.", ui.TypedText(v.Motion))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		v := theVote.From(r)
		if _, err := r.Do(partnership.DropVote{Number: v.Number}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(voteCard(r.View(), v)), nil
	},
}

// VoteShow opens a vote as it stands, for the secretariat.
var VoteShow = &bot.Command{
	Path: "vote show", Title: "The vote", Summary: "Open a vote: how many have voted, and how.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{theVote}, Examples: []string{"vote show"},
	Intro: func(r *bot.Request) ([]ui.Block, error) { return nil, noVoteOpen(r) },
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v := theVote.From(r)
		if !r.May(partnership.Secretariat, r.State().Meetings[v.Meeting].Body) {
			return bot.Reply{}, enterable(r, v)
		}
		return bot.Answered(voteCard(r.View(), v)), nil
	},
}
