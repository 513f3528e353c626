package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	stepWhat = bot.Long("what", "What was done?", 500).With(func(s *bot.Spec) {
		s.Hint = "Only who deals with the case reads this."
	})
	arbitrator = someone("person", "Who?").With(func(s *bot.Spec) { s.Hint = "Somebody who has no part in it." })
	arbitrates = bot.OneOf("what", "What about them?",
		bot.Either[arbitration1]{Value: arbitratesNow, Words: "They arbitrate"},
		bot.Either[arbitration1]{Value: arbitratesNoLonger, Words: "They no longer do"}).
		With(func(s *bot.Spec) { s.Preset = func(*bot.Request) string { return string(arbitratesNow) } })
	nowParties = asked(caseParties, "Between which partners?").With(func(s *bot.Spec) {
		s.Hint = "All of them; semicolons between several. Nobody of theirs reads the case."
		s.Preset = func(r *bot.Request) string {
			if d := theCase.From(r); d != nil {
				return concernWords(r.State(), partnership.Concern{Organisations: d.Parties})
			}
			return ""
		}
	})
	caseEnds = bot.OneOf("how", "How did it end?",
		bot.Either[partnership.CaseOutcome]{Value: partnership.CaseSettled, Words: "Settled between them"},
		bot.Either[partnership.CaseOutcome]{Value: partnership.CaseDecided, Words: "Decided by the arbitrators"},
		bot.Either[partnership.CaseOutcome]{Value: partnership.CaseWithdrawn, Words: "Withdrawn"},
		bot.Either[partnership.CaseOutcome]{Value: partnership.CaseUnresolved, Words: "Could not be resolved"})
	caseEndSaid = optional(bot.Long("words", "In words", 500)).With(func(s *bot.Spec) {
		s.Hint = "Who raised it reads this too."
	})
)

// arbitration1 is whether somebody arbitrates from now on.
type arbitration1 string

const (
	arbitratesNow      arbitration1 = "yes"
	arbitratesNoLonger arbitration1 = "no"
)

// DisputeStep writes down what was done about a case.
var DisputeStep = caseCommand("dispute step", "Write down a step", "Write down what was done about a confidential case.",
	func(r *bot.Request, n partnership.DisputeNumber) partnership.Command {
		return partnership.RecordStep{Number: n, What: stepWhat.From(r)}
	}, stepWhat)

// DisputeArbitrator says who arbitrates in a case.
var DisputeArbitrator = caseCommand("dispute arbitrator", "Who arbitrates", "Say who arbitrates in a confidential case.",
	func(r *bot.Request, n partnership.DisputeNumber) partnership.Command {
		return partnership.NameArbitrator{Number: n, Person: arbitrator.From(r), Off: arbitrates.From(r) == arbitratesNoLonger}
	}, arbitrator, arbitrates)

// DisputeParties puts right between whom a case is.
var DisputeParties = caseCommand("dispute parties", "Between whom", "Put right between which partners a dispute is.",
	func(r *bot.Request, n partnership.DisputeNumber) partnership.Command {
		return partnership.ChangeParties{Number: n, Parties: nowParties.From(r)}
	}, nowParties)

// DisputeEnd says how a case ended.
var DisputeEnd = caseCommand("dispute end", "It has ended", "Say how a confidential case ended.",
	func(r *bot.Request, n partnership.DisputeNumber) partnership.Command {
		return partnership.EndDispute{Number: n, How: caseEnds.From(r), Words: caseEndSaid.From(r)}
	}, caseEnds, caseEndSaid)

// caseCommand is something that who deals with a case can do about it.
func caseCommand(path, title, summary string, order func(*bot.Request, partnership.DisputeNumber) partnership.Command, asks ...bot.Option) *bot.Command {
	return &bot.Command{
		Path: path, Title: title, Summary: summary, Audience: partnership.Known, Hidden: true, Confirm: true, Submit: "Save",
		Options: append([]bot.Option{theCase}, asks...), Examples: []string{strings.Join([]string{path, "C-001"}, " ")},
		Intro: func(r *bot.Request) ([]ui.Block, error) {
			if d := theCase.From(r); d != nil {
				return []ui.Block{ui.Paragraph("Confidential case %s.", d.Number.String())}, nil
			}
			return nil, nil
		},
		Run: func(r *bot.Request) (bot.Reply, error) {
			n := theCase.From(r).Number
			if _, err := r.Do(order(r, n)); err != nil {
				return bot.Reply{}, err
			}
			return bot.Answered(caseCard(r.View(), r.State().Dispute(n))), nil
		},
	}
}
