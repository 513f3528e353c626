package commands

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	theMeasure   = fixed(bot.Pick("measure", "Which measure?", measureChoices, findMeasure))
	ownMeasure   = theMeasure.With(func(s *bot.Spec) { s.Choices = ownMeasures })
	measureValue = bot.Pick("figure", "What does it come to?", nil, findFigure).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Hint = ui.Line, 30, "The number alone: 92.5"
	})
	measureUntil = bot.OnDate("until", "Up to which day?").With(func(s *bot.Spec) {
		s.Hint = "The last day of the period. The same day again puts a figure right."
		s.Preset = func(r *bot.Request) string { return endOfLastMonth(r.Today()).String() }
	})
	measureRating = optional(bot.OneOf("rating", "How does it go?",
		bot.Either[partnership.Rating]{Value: partnership.OnTrack, Words: "On track"},
		bot.Either[partnership.Rating]{Value: partnership.AtRisk, Words: "At risk"},
		bot.Either[partnership.Rating]{Value: partnership.OffTrack, Words: "Off track"})).
		With(func(s *bot.Spec) { s.Hint = "A figure that meets its target is on track without saying so." })
	measureNote = optional(bot.Long("note", "Anything to say about it?", 500))
)

// MeasureRead says what a measure came to in a period.
var MeasureRead = &bot.Command{
	Path: "measure read", Title: "Enter a figure", Summary: "Say what a measure came to, and whether it is on track, at risk or off track.",
	Audience: partnership.Agreeing, Submit: "Save",
	Options:  []bot.Option{ownMeasure, measureValue, measureUntil, measureRating, measureNote},
	Examples: []string{"measure read", "measure read I-001"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := ownMeasure.From(r)
		if m == nil {
			return nil, nil
		}
		return []ui.Block{ui.Paragraph("%s: the target is %s.", wording.MeasureNamed(m), wording.TargetWords(m.Target))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := ownMeasure.From(r)
		_, err := r.Do(partnership.ReadMeasure{
			Number: m.Number, Until: measureUntil.From(r), Figure: measureValue.From(r), Rating: measureRating.From(r), Note: measureNote.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(measureCard(r.View(), r.State().Measure(m.Number))), nil
	},
}

// endOfLastMonth is the day to which figures mostly go.
func endOfLastMonth(today calendar.Date) calendar.Date { return today.AddDays(-today.Day) }

func findMeasure(r *bot.Request, raw string) (*partnership.Measure, error) {
	return found(r.State().ParseMeasure(raw))("measure", "There is no measure %s. Its reference looks like I-003.", raw)
}

func findFigure(_ *bot.Request, raw string) (partnership.Figure, error) {
	return found(partnership.ParseFigure(raw))("figure", "Write the number alone: 92.5, say.")
}

func measureChoices(r *bot.Request) []ui.Choice {
	return firstChoices(watched(r.State()), measureChoice)
}

// ownMeasures are those of which somebody may say what they came to: those that want a figure longest first.
func ownMeasures(r *bot.Request) []ui.Choice {
	own := slices.DeleteFunc(watched(r.State()), func(m *partnership.Measure) bool { return !r.May(partnership.Agreeing, m.Body) })
	slices.SortStableFunc(own, func(a, b *partnership.Measure) int {
		last, other := lastDay(a), lastDay(b)
		return cmp.Or(last.Compare(other), cmp.Compare(a.Number, b.Number))
	})
	return firstChoices(own, measureChoice)
}

func lastDay(m *partnership.Measure) calendar.Date {
	last, _ := m.Latest()
	return last.Until
}

func measureChoice(m *partnership.Measure) ui.Choice {
	return ui.Choice{Label: ui.Say("%s: %s", m.Number.String(), ui.TypedText(m.Name)), Value: m.Number.String()}
}

// watched are the measures that have not been stopped.
func watched(s *partnership.State) []*partnership.Measure {
	return s.MeasuresOf(func(m *partnership.Measure) bool { return m.Stopped.IsZero() })
}
