package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// decided is what became of what was put to a meeting, as the form asks for it.
type decided struct {
	result   partnership.Result
	noQuorum bool
}

// withoutQuorum is agreed by a meeting that had no quorum. It is offered where some group's terms ask for one, and nowhere else.
const withoutQuorum = "no-quorum"

var (
	decisionWhat    = bot.Long("what", "What was decided?", 500)
	decisionMeeting = bot.Pick("meeting", "At which meeting?", begunMeetings, findOpen).With(func(s *bot.Spec) {
		s.Preset = latestBegun
	})
	decisionResult = bot.Pick("result", "What became of it?", resultChoices, findResult).With(func(s *bot.Spec) {
		s.Kind = ui.Radio
		s.Preset = func(*bot.Request) string { return string(partnership.ResultAgreed) }
	})
	decisionReservations = optional(bot.Long("reservations", "Reservations to be recorded", 500)).With(func(s *bot.Spec) {
		s.Hint = "Who had them, and about what. Empty: it was agreed by consensus."
	})
	decisionVotes = optional(bot.Pick("votes", "The count, if it was put to a vote", nil, findVotes)).With(func(s *bot.Spec) {
		s.Kind, s.Max = ui.Line, 80
		s.Hint = "9 for, 2 against, 1 abstained, 3 by phone. Leave it empty where nobody voted."
	})
)

// DecisionRecord puts on record what a meeting decided: whatever the terms say, it did what it did.
var DecisionRecord = &bot.Command{
	Path: "decision record", Title: "Record a decision", Summary: "Record what a meeting decided, and how it came to that.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{decisionMeeting, decisionWhat, decisionResult, decisionReservations, decisionVotes},
	Examples: []string{"decision record", "decision record Warm spaces open in November", "decision record FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		what, became := decisionWhat.From(r), decisionResult.From(r)
		_, err := r.Do(partnership.RecordDecision{Meeting: decisionMeeting.From(r).Ref, Resolution: partnership.Resolution{
			What: what, Result: became.result, NoQuorum: became.noQuorum,
			Reservations: decisionReservations.From(r), Votes: decisionVotes.From(r),
		}})
		if err != nil {
			return bot.Reply{}, err
		}
		d := r.State().DecisionBy(r.ID)
		if d == nil {
			return bot.Said("The decision is on record."), nil
		}
		return bot.Answered(recordedCard(r.View(), d, what.Words)), nil
	},
}

func latestBegun(r *bot.Request) string {
	if begun := begunMeetings(r); len(begun) > 0 {
		return begun[0].Value
	}
	return ""
}

func resultChoices(r *bot.Request) []ui.Choice {
	choices := []ui.Choice{{Label: ui.Say("Agreed"), Value: string(partnership.ResultAgreed)}}
	if asksQuorum(r.State(), decisionMeeting.From(r)) {
		choices = append(choices, ui.Choice{Label: ui.Say("Agreed, without a quorum"), Value: withoutQuorum})
	}
	return append(choices,
		ui.Choice{Label: ui.Say("Not agreed"), Value: string(partnership.ResultNotAgreed)},
		ui.Choice{Label: ui.Say("Put off"), Value: string(partnership.ResultPutOff)})
}

// asksQuorum says whether the terms ask for a quorum at a meeting; at any, where none is chosen yet.
func asksQuorum(s *partnership.State, m *partnership.Meeting) bool {
	if m != nil {
		return s.AsksQuorum(m.Body)
	}
	for _, b := range s.Terms.Bodies {
		if s.AsksQuorum(partnership.BodyID(b.ID)) {
			return true
		}
	}
	return false
}

func findResult(_ *bot.Request, raw string) (decided, error) {
	if raw == withoutQuorum {
		return decided{partnership.ResultAgreed, true}, nil
	}
	result := partnership.Result(raw)
	return found(decided{result: result}, slices.Contains(partnership.Results, result))("result", "Choose one of those offered.")
}

func findVotes(_ *bot.Request, raw string) (partnership.Votes, error) {
	return found(partnership.ReadVotes(raw))("votes", "Write how many were for and how many against: 9 for, 2 against.")
}
