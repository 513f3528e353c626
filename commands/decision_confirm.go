package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

var (
	theDecision = fixed(bot.Pick("decision", "Which decision?", provisionalDecisions, func(r *bot.Request, raw string) (*partnership.Decision, error) {
		d, ok := r.State().ParseDecision(raw)
		ok = ok && r.State().SeesDecision(r.Who, d, r.Today())
		return found(d, ok)("decision", "There is no decision %s. Its reference looks like D-012.", raw)
	}))
	confirmedAt = bot.Pick("meeting", "At which meeting?", confirmingMeetings, findOpen).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if later := confirmingMeetings(r); len(later) > 0 {
				return later[0].Value
			}
			return ""
		}
	})
	confirmed = bot.OneOf("outcome", "What did it say?",
		bot.Either[verdict]{Value: agreedTo, Words: "Confirmed"}, bot.Either[verdict]{Value: notAgreed, Words: "Not confirmed"})
)

// DecisionConfirm records what a later meeting said of a decision that was taken without a quorum.
var DecisionConfirm = &bot.Command{
	Path: "decision confirm", Title: "Confirmed later", Summary: "Record what a later meeting said of a provisional decision.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Save",
	Options: []bot.Option{theDecision, confirmedAt, confirmed}, Examples: []string{"decision confirm"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		d := theDecision.From(r)
		_, err := r.Do(partnership.RatifyDecision{
			Number: d.Number, Meeting: confirmedAt.From(r).Ref, Agreed: confirmed.From(r) == agreedTo,
		})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(decisionCard(r.View(), r.State().Decision(d.Number))), nil
	},
}

func provisionalDecisions(r *bot.Request) []ui.Choice {
	s := r.State()
	waiting := slices.DeleteFunc(slices.Clone(s.Decisions), func(d *partnership.Decision) bool {
		return !d.Waiting() || !r.May(partnership.Secretariat, s.Meetings[d.Meeting].Body)
	})
	return firstChoices(waiting, func(d *partnership.Decision) ui.Choice {
		return ui.Choice{Label: ui.Say("%s: %s", d.Number.String(), ui.TypedText(d.What)), Value: d.Number.String()}
	})
}

// confirmingMeetings are those of the same group that have begun since, the latest first.
func confirmingMeetings(r *bot.Request) []ui.Choice {
	s, d := r.State(), theDecision.From(r)
	if d == nil {
		return begunMeetings(r)
	}
	first := s.Meetings[d.Meeting]
	later := slices.DeleteFunc(s.Begun(first.Body, r.Now()), func(m *partnership.Meeting) bool { return !s.Starts(m).After(s.Starts(first)) })
	return firstChoices(later, func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}
