package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// MeetingList shows the meetings to come that concern somebody.
var MeetingList = &bot.Command{
	Path: "meeting list", Title: "Meetings", Summary: "The meetings to come that concern you.",
	Audience: partnership.Known, Examples: []string{"meeting list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(meetingsCard(r.View())), nil
	},
}

// MeetingNext opens the next of them.
var MeetingNext = &bot.Command{
	Path: "meeting next", Title: "My next meeting", Summary: "When and where the next meeting is, and whether you are coming.",
	Audience: partnership.Known, Quick: membersOften, Examples: []string{"meeting next"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		mine := concerning(r.View())
		if len(mine) == 0 {
			return bot.Answered(meetingsCard(r.View())), nil
		}
		return bot.Answered(meetingCard(r.View(), mine[0])), nil
	},
}

// MeetingShow opens a meeting.
var MeetingShow = &bot.Command{
	Path: "meeting show", Title: "Open a meeting", Summary: "When and where a meeting is, and whether you are coming.",
	Audience: partnership.Known, Options: []bot.Option{aMeeting}, Examples: []string{"meeting show FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m := aMeeting.From(r)
		if !concerns(r.View(), m) {
			return bot.Said("That meeting is for others. The secretariat can tell you more: %s.", r.State().Terms.Contact.Phone), nil
		}
		return bot.Answered(meetingCard(r.View(), m)), nil
	},
}

// concerning are the meetings to come that concern the viewer, the next one first.
func concerning(v bot.View) []*partnership.Meeting {
	return slices.DeleteFunc(v.State.Upcoming("", v.Now), func(m *partnership.Meeting) bool { return !concerns(v, m) })
}

// concerns says whether a meeting is any business of the viewer: a member, who acts for one, a deputy, a presenter, the
// secretariat.
func concerns(v bot.View, m *partnership.Meeting) bool {
	if v.May(partnership.Submitting, m.Body) {
		return true
	}
	return slices.ContainsFunc(append(v.State.ActsFor(v.Who, v.Today()), v.Who), func(p partnership.PersonID) bool {
		return wording.IsDeputy(m, p) || wording.PresentsAt(v.State, m, p)
	})
}

func meetingsCard(v bot.View) ui.Card {
	mine := concerning(v)
	if len(mine) == 0 {
		card := ui.Card{Lead: ui.Say("No meeting is planned yet. Meetings appear here as soon as the secretariat plans them.")}
		if v.May(partnership.Secretariat, "") {
			card.Buttons = []ui.Button{ui.Press("Plan a meeting", bot.Line("meeting schedule"))}
		}
		return card
	}
	card := ui.Card{Lead: ui.Say("%s to come.", wording.Counted(len(mine), "meeting"))}
	rows := make([]ui.Row, 0, maxRows)
	for _, m := range mine[:min(len(mine), maxRows)] {
		rows = append(rows, ui.Row{
			Title: ui.Say("%s, %s", wording.Body(v.State, m.Body), ui.OnDay(m.Day)), Detail: ui.Say("%s%s", wording.Hours(m), wording.WherePart(m)),
			Tag: answerTag(v, m),
			Buttons: []ui.Button{ui.Press("Open", bot.Line("meeting show", string(m.Ref))).
				Named("Open: %s", wording.TheMeeting(v.State, m))},
		})
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	card.Buttons = []ui.Button{ui.Press("In your calendar", bot.Line("meeting calendar"))}
	if more := len(mine) - len(rows); more > 0 {
		card.Foot = ui.Say("And %s.", wording.Counted(more, "later meeting"))
	}
	return card
}
