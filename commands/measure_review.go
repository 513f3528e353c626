package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	keptMeasure    = theMeasure.With(func(s *bot.Spec) { s.Choices = keptMeasures })
	wantingMeasure = theMeasure.With(func(s *bot.Spec) { s.Choices = offTrackMeasures })
	correctWhat    = actionWhat.With(func(s *bot.Spec) { s.Label = "What is done about it?" })
	correctAt      = optional(bot.Pick("meeting", "At which meeting was it agreed?", begunMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Hint = "Leave it empty where it was agreed between meetings."
	})
	reviewOutcome = bot.OneOf("outcome", "What becomes of it?",
		bot.Either[partnership.MeasureOutcome]{Value: partnership.CarryOn, Words: "Carry on"},
		bot.Either[partnership.MeasureOutcome]{Value: partnership.ChangeTarget, Words: "Change the target"},
		bot.Either[partnership.MeasureOutcome]{Value: partnership.StopIt, Words: "Stop: it is not working, or no longer needed"})
	reviewTarget = optional(measureTarget).With(func(s *bot.Spec) {
		s.Label, s.Hint = "If it changes: the target from now on", "A number in the same unit: at least 90"
	})
	reviewMeeting = correctAt.With(func(s *bot.Spec) { s.Label, s.Hint = "Which meeting looked at it?", "Leave it empty where none did." })
	reviewWhy     = optional(bot.Long("why", "Why?", 500))
)

// MeasureCorrect takes an action because a measure is off track.
var MeasureCorrect = &bot.Command{
	Path: "measure correct", Title: "Take corrective action", Summary: "Record what is done because a measure is off track, by whom and by when.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{wantingMeasure, correctWhat, actionOwner, actionDue, correctAt},
	Examples: []string{"measure correct", "measure correct I-001"}, Intro: aboutMeasure(wantingMeasure),
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := wantingMeasure.From(r)
		c := partnership.CorrectMeasure{Number: m.Number, Undertaking: partnership.Undertaking{
			What: correctWhat.From(r), Owner: actionOwner.From(r), Due: actionDue.From(r),
		}}
		if at := correctAt.From(r); at != nil {
			c.Meeting = at.Ref
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(addedCard(r.View(), r.State().ActionsOf(func(a *partnership.Action) bool { return a.Request == r.ID }))), nil
	},
}

// MeasureReview records what becomes of a measure that was looked at again.
var MeasureReview = &bot.Command{
	Path: "measure review", Title: "Look at it again", Summary: "Record what becomes of a measure: it carries on, its target changes, it stops.",
	Audience: partnership.Secretariat, Submit: "Save",
	Options:  []bot.Option{keptMeasure, reviewOutcome, reviewTarget, reviewMeeting, reviewWhy},
	Examples: []string{"measure review", "measure review I-001"}, Intro: aboutMeasure(keptMeasure),
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := keptMeasure.From(r)
		c := partnership.ReviewMeasure{Number: m.Number, Outcome: reviewOutcome.From(r), Why: reviewWhy.From(r)}
		if at := reviewMeeting.From(r); at != nil {
			c.Meeting = at.Ref
		}
		if r.Given(reviewTarget.Name) != "" {
			asked := reviewTarget.From(r).target
			c.Target = &asked
		}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(measureCard(r.View(), r.State().Measure(m.Number))), nil
	},
}

// aboutMeasure says above a form which measure it is, and how it stands.
func aboutMeasure(which *bot.Value[*partnership.Measure]) func(*bot.Request) ([]ui.Block, error) {
	return func(r *bot.Request) ([]ui.Block, error) {
		m := which.From(r)
		if m == nil {
			return nil, nil
		}
		return []ui.Block{ui.Paragraph("%s: %s; the target is %s.", wording.MeasureNamed(m), wording.WhereItStands(m), wording.TargetWords(m.Target))}, nil
	}
}

// keptMeasures are those that the secretariat of their group can look at again.
func keptMeasures(r *bot.Request) []ui.Choice {
	return firstChoices(watchedBy(r, func(*partnership.Measure) bool { return true }), measureChoice)
}

// offTrackMeasures are those that are off track.
func offTrackMeasures(r *bot.Request) []ui.Choice {
	return firstChoices(watchedBy(r, offTrack), measureChoice)
}

func watchedBy(r *bot.Request, keep func(*partnership.Measure) bool) []*partnership.Measure {
	return r.State().MeasuresOf(func(m *partnership.Measure) bool {
		return m.Stopped.IsZero() && keep(m) && r.May(partnership.Secretariat, m.Body)
	})
}

func offTrack(m *partnership.Measure) bool {
	last, ok := m.Latest()
	return ok && last.Rating == partnership.OffTrack
}
