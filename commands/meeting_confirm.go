package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// provisionalMeeting offers the meetings whose date is not firm yet.
var provisionalMeeting = aMeeting.With(func(s *bot.Spec) {
	s.Choices = ownMeetings(func(m *partnership.Meeting) bool { return m.Provisional })
})

// MeetingConfirm makes a provisional date a firm one.
var MeetingConfirm = &bot.Command{
	Path: "meeting confirm", Title: "Confirm the date", Summary: "Make a provisional date a firm one, after seeing what follows from it.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Confirm it",
	Options: []bot.Option{provisionalMeeting}, Examples: []string{"meeting confirm FULL-2027-03"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		m := provisionalMeeting.From(r)
		if m == nil {
			return nil, nil
		}
		if err := wouldBe(r, partnership.ConfirmMeeting{Meeting: m.Ref}); err != nil {
			return nil, err
		}
		s := r.State()
		blocks := []ui.Block{ui.Paragraph("%s, %s: from now on this stands. It tells nobody.", wording.TheMeeting(s, m), wording.Hours(m))}
		blocks = append(blocks, factsOf(remarks(s, m, r.Now())...)...)
		return append(blocks, factsOf(timetable(s, m)...)...), nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := provisionalMeeting.From(r)
		if _, err := r.Do(partnership.ConfirmMeeting{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		card := plannedCard(r.View(), r.State().Meetings[m.Ref])
		card.Lead = ui.Say("Confirmed: %s, %s (%s).", wording.TheMeeting(r.State(), m), wording.Hours(m), string(m.Ref))
		return bot.Answered(card), nil
	},
}

// ownMeetings offers those of the meetings to come, of the groups that somebody is the secretariat of, of which keep is true.
func ownMeetings(keep func(*partnership.Meeting) bool) func(*bot.Request) []ui.Choice {
	return func(r *bot.Request) []ui.Choice {
		var own []*partnership.Meeting
		for _, m := range r.State().Upcoming("", r.Now()) {
			if r.May(partnership.Secretariat, m.Body) && keep(m) {
				own = append(own, m)
			}
		}
		return firstChoices(own, func(m *partnership.Meeting) ui.Choice { return meetingChoice(r.State(), m) })
	}
}

// wouldBe says why a command would not be carried out now, so that nobody fills in a form for nothing.
func wouldBe(r *bot.Request, c partnership.Command) error {
	_, err := partnership.Decide(r.State(), partnership.Order{By: r.Who, How: partnership.ByButton, At: r.Now(), Command: c})
	return err
}
