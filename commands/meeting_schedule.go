package commands

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	planGroup = bot.Pick("group", "Which group meets?", planGroups, findGroup)
	planDay   = bot.OnDate("day", "On which day?")
	planFrom  = clockTime("from", "From when?", "14:00")
	planUntil = clockTime("until", "Until when?", "16:00")
	planPlace = optional(bot.Words("place", "Where?")).With(func(s *bot.Spec) { s.Hint = "The room, and “online” where one can join so." })
)

// MeetingSchedule plans a meeting.
var MeetingSchedule = &bot.Command{
	Path: "meeting schedule", Title: "Plan a meeting", Summary: "Plan a meeting of a group: the day, from when to when, and where.",
	Audience: partnership.Secretariat, Quick: officersOften, Submit: "Plan it",
	Options:  []bot.Option{planGroup, planDay, planFrom, planUntil, planPlace},
	Examples: []string{"meeting schedule", "meeting schedule full 2027-03-18 14:00 16:00 Civic Suite"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		_, err := r.Do(partnership.ScheduleMeeting{
			Body: planGroup.From(r), Day: planDay.From(r), From: planFrom.From(r), Until: planUntil.From(r), Place: planPlace.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		m := r.State().MeetingBy(r.ID)
		if m == nil {
			return bot.Said("The meeting is planned."), nil
		}
		card := plannedCard(r.View(), m)
		card.Blocks = append(card.Blocks, pace(r.State(), m.Body, abovePace(r.State(), m)...)...)
		return bot.Answered(card), nil
	},
}

// clockTime asks for a time of day, as 14:00.
func clockTime(name, label, preset string) *bot.Value[string] {
	v := bot.Pick(name, label, nil, func(_ *bot.Request, raw string) (string, error) {
		t, err := time.Parse("15:04", raw)
		return found(t.Format("15:04"), err == nil)(name, "Write the time like this: 14:00.")
	})
	return v.With(func(s *bot.Spec) { s.Kind, s.Preset = ui.Time, func(*bot.Request) string { return preset } })
}

func planGroups(r *bot.Request) []ui.Choice {
	var choices []ui.Choice
	for _, b := range r.State().Terms.Bodies {
		if r.May(partnership.Secretariat, partnership.BodyID(b.ID)) {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", b.Name), Value: b.ID})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// plannedCard says what is planned and, where our timetable is switched on, what follows from it.
func plannedCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("Planned: %s, %s (%s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref))}
	card.Tag, card.Blocks = dayTag(s, m, v.Now), factsOf(clashes(s, m)...)
	card.Blocks = append(card.Blocks, shownTwice(s, m)...)
	if facts := timetable(s, m); len(facts) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("%s", timetableHeading(s, m.Body)), ui.Facts(facts...))
	}
	card.Buttons = []ui.Button{openDraft(s, m)}
	return card
}

// timetable are the dates of a meeting that its group has any use for: a group whose terms invite no items is not called
// for any.
func timetable(s *partnership.State, m *partnership.Meeting) []ui.Fact {
	if !s.Timetable {
		return nil
	}
	t := s.Timings(m)
	at := func(when time.Time) ui.Value { return ui.OnDay(s.Calendar.Date(when)) }
	var facts []ui.Fact
	if _, ok := s.Rule(m.Body, terms.ItemsInvited); ok {
		facts = append(facts, ui.Of("Call for items", "%s", at(t.CallForItems)), ui.Of("Items close", "%s, 5pm", at(t.ItemsClose)))
	}
	if _, ok := s.Rule(m.Body, terms.TalkFirst); ok {
		facts = append(facts, ui.Of("Items talked through", "%s", ui.OnDay(t.TalksDone)))
	}
	if _, ok := s.Rule(m.Body, terms.AgendaAgreed); ok {
		facts = append(facts, ui.Of("Agenda to the chair", "%s", ui.OnDay(t.ToChair)), ui.Of("The chair’s answer", "%s, 5pm", at(t.AnswerDue)))
	}
	return append(facts, ui.Of("Agenda goes out", "%s", at(t.Issue)), ui.Of("The day before", "%s, 4pm", at(t.DayBefore)))
}
