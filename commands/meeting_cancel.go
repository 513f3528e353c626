package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	cancelItems = bot.Pick("items", "What becomes of its items?", fates, findFate).With(func(s *bot.Spec) {
		s.Kind = ui.Radio
		s.When = func(r *bot.Request) bool {
			m := cancelMeeting.From(r)
			return m != nil && len(r.State().MeantFor(m)) > 0
		}
	})
	cancelMeeting = aMeeting.With(func(s *bot.Spec) {
		s.Choices = ownMeetings(func(*partnership.Meeting) bool { return true })
	})
	cancelReason = optional(bot.Long("reason", "Why? Those who are told read this.", 300))
)

// MeetingCancel says that a meeting does not take place, after asking what becomes of its items.
var MeetingCancel = &bot.Command{
	Path: "meeting cancel", Title: "Cancel a meeting", Summary: "Say that a meeting does not take place, and what becomes of its items.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Cancel the meeting",
	Options:  []bot.Option{cancelMeeting, cancelItems, cancelReason},
	Examples: []string{"meeting cancel", "meeting cancel FULL-2027-03"},
	Intro:    cancelIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := cancelMeeting.From(r)
		heard := heardOf(r, m, whoIsTold(r.View(), m))
		if _, err := r.Do(partnership.CancelMeeting{Meeting: m.Ref, Items: cancelItems.From(r), Reason: cancelReason.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(cancelledCard(r.View(), r.State().Meetings[m.Ref], heard)), nil
	},
}

// cancelIntro says what follows.
func cancelIntro(r *bot.Request) ([]ui.Block, error) {
	m := cancelMeeting.From(r)
	if m == nil {
		return nil, nil
	}
	s := r.State()
	if err := wouldBe(r, partnership.CancelMeeting{Meeting: m.Ref, Items: partnership.BackToList}); err != nil {
		return nil, err
	}
	next := ui.Say("none is planned yet")
	if other := s.Instead(m, r.Now()); other != nil {
		next = ui.Say("%s, %s (%s)", ui.OnDay(other.Day), wording.Hours(other), string(other.Ref))
	}
	return []ui.Block{
		ui.Paragraph("%s, %s (%s) would not take place.", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref)),
		ui.Facts(ui.Of("Who hears", "%s", whoIsTold(r.View(), m)), ui.Of("Its items", "%s", wording.Counted(len(s.MeantFor(m)), "item")), ui.Of("The next meeting", "%s", next)),
	}, nil
}

// whoIsTold says who would be told that a meeting is cancelled. Of one that is over nobody is.
func whoIsTold(v bot.View, m *partnership.Meeting) ui.Text {
	if !v.State.Ends(m).After(v.Now) {
		return ui.Say("nobody: it is kept for the record")
	}
	return whoHears(v, m)
}

// fates are what can become of the items of a meeting.
func fates(r *bot.Request) []ui.Choice {
	list := ui.Choice{Label: ui.Say("Back to the list, until a meeting is found for them"), Value: string(partnership.BackToList)}
	m := cancelMeeting.From(r)
	if m == nil {
		return []ui.Choice{list}
	}
	next := r.State().Instead(m, r.Now())
	if next == nil {
		return []ui.Choice{list}
	}
	return []ui.Choice{
		{Label: ui.Say("To the next meeting, on %s", ui.OnDay(next.Day)), Value: string(partnership.ToNextMeeting)}, list,
	}
}

func findFate(r *bot.Request, raw string) (partnership.Fate, error) {
	for _, c := range fates(r) {
		if c.Value == raw {
			return partnership.Fate(raw), nil
		}
	}
	return found(partnership.Fate(""), false)("items", "Choose one of those offered.")
}

// cancelledCard says to the secretariat what is so now.
func cancelledCard(v bot.View, m *partnership.Meeting, heard []ui.Fact) ui.Card {
	s := v.State
	card := ui.Card{Lead: cancelledLead(s, m), Blocks: factsOf(heard...)}
	if words := itemsWent(s, m); !words.IsZero() {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", words))
	}
	card.Blocks = append(card.Blocks, pace(s, m.Body, belowPace(s, m)...)...)
	if next := s.Meetings[m.Cancelled.To]; next != nil {
		card.Buttons = []ui.Button{openDraft(s, next)}
	} else {
		card.Buttons = []ui.Button{ui.Press("Plan another meeting", bot.Line("meeting schedule"))}
	}
	return card
}

// itemsWent says where the items of a cancelled meeting are.
func itemsWent(s *partnership.State, m *partnership.Meeting) ui.Text {
	n := len(m.Cancelled.Items)
	next := s.Meetings[m.Cancelled.To]
	switch {
	case n == 0:
		return ui.Text{}
	case next != nil:
		return ui.Say("%s to %s.", wording.Many(n, "item goes", "items go"), wording.OnDay(s, next))
	}
	return ui.Say("%s back on the list: the next meeting that is planned has them, or put them on a draft by hand.", wording.Many(n, "item is", "items are"))
}
