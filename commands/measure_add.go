package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// targeted is a target as somebody writes it, and the unit in it.
type targeted struct {
	target partnership.Target
	unit   string
}

var (
	measureName   = bot.Words("name", "What is measured?").With(func(s *bot.Spec) { s.Hint = "Homes insulated; pupils who attend; days to a first answer." })
	measureTarget = bot.Pick("target", "What is the target?", nil, findTarget).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 60, "At least 95%; at most 12 days; £1,200. Nothing before it: at least."
	})
	measureGroup = bot.Pick("group", "Which group reports on it?", groupsOf(partnership.Secretariat), findListed).With(func(s *bot.Spec) {
		s.Preset = onlyOneOf(groupsOf(partnership.Secretariat))
	})
	measurePriority = optional(bot.Pick("priority", "Which priority does it serve?", priorityChoices, findPriority))
)

// MeasureAdd begins to watch an outcome.
var MeasureAdd = &bot.Command{
	Path: "measure add", Title: "Watch a measure", Summary: "Watch an outcome: what is measured, its target, which group reports on it.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{measureName, measureTarget, measureGroup, measurePriority},
	Examples: []string{"measure add", "measure add Homes insulated"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		asked := measureTarget.From(r)
		_, err := r.Do(partnership.AddMeasure{
			Body: measureGroup.From(r), Priority: measurePriority.From(r), Name: measureName.From(r),
			Unit: r.Text("target", asked.unit), Target: asked.target,
		})
		if err != nil {
			return bot.Reply{}, err
		}
		m := r.State().MeasureBy(r.ID)
		if m == nil {
			return bot.Said("The measure is on the list."), nil
		}
		return bot.Answered(measureCard(r.View(), m)), nil
	},
}

func findTarget(_ *bot.Request, raw string) (targeted, error) {
	target, unit, ok := partnership.ReadTarget(raw)
	return found(targeted{target, unit}, ok)("target", "Write a number and what it counts: at least 95%, or at most 12 days.")
}

// groupsOf are the groups in which somebody has a right, as a form offers them. Those that are closed are left out.
func groupsOf(right partnership.Right) func(*bot.Request) []ui.Choice {
	return func(r *bot.Request) []ui.Choice {
		choices := []ui.Choice{}
		for _, b := range r.State().Terms.Bodies {
			body := partnership.BodyID(b.ID)
			if r.May(right, body) && r.State().Stands(body, r.Today()) != partnership.GroupClosed {
				choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
			}
		}
		return choices[:min(len(choices), ui.MaxChoices)]
	}
}

// onlyOneOf fills in what is the only choice.
func onlyOneOf(choices func(*bot.Request) []ui.Choice) func(*bot.Request) string {
	return func(r *bot.Request) string {
		if all := choices(r); len(all) == 1 {
			return all[0].Value
		}
		return ""
	}
}
