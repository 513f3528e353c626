package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// SetupTimetable switches the secretariat's own working timetable on, or off again. It is not in the terms, and off until
// then: the clock reminds nobody of what only it names.
var SetupTimetable = &bot.Command{
	Path: "setup timetable", Title: "Our working timetable", Summary: "Switch the secretariat’s own working timetable on or off: what the clock reminds of.",
	Audience: partnership.Council, Hidden: true, Confirm: true, Submit: "Switch it", Examples: []string{"setup timetable"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		if r.State().Timetable {
			return []ui.Block{ui.Paragraph("It is on. Switched off, the clock reminds nobody any more of what the terms of reference do not ask for: items, talks, papers, the agenda to the chair. What the terms ask for stays.")}, nil
		}
		blocks := []ui.Block{ui.Paragraph("It is off. Switched on, the clock reminds you, members and the chair before each meeting. It is ours, not the terms’, and says so; it is on no public paper.")}
		if next := r.State().Upcoming("", r.Now()); len(next) > 0 {
			blocks = append(blocks, ui.Paragraph("For %s it would be:", wording.TheMeeting(r.State(), next[0])), ui.Facts(timetableFacts(r.State(), next[0])...))
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		on := !r.State().Timetable
		if _, err := r.Do(partnership.SwitchTimetable{On: on}); err != nil {
			return bot.Reply{}, err
		}
		if on {
			return bot.Said("Our working timetable is on: the clock reminds from now on. What had fallen due before is not sent."), nil
		}
		return bot.Said("Our working timetable is off: the clock reminds only of what the terms of reference ask for."), nil
	},
}

// timetableFacts are the days before a meeting, as we work.
func timetableFacts(s *partnership.State, m *partnership.Meeting) []ui.Fact {
	t := s.Timings(m)
	return []ui.Fact{
		ui.Of("Call for items", "%s", ui.OnDay(s.Calendar.Date(t.CallForItems))),
		ui.Of("Items close", "%s", ui.OnDay(s.Calendar.Date(t.ItemsClose))),
		ui.Of("Talks done", "%s", ui.OnDay(t.TalksDone)),
		ui.Of("Agenda to the chair", "%s", ui.OnDay(t.ToChair)),
		ui.Of("Papers", "%s", ui.OnDay(t.Papers)),
		ui.Of("Agenda out", "%s", ui.OnDay(s.Calendar.Date(t.Issue))),
		ui.Of("Who comes", "%s", ui.OnDay(t.Replies)),
	}
}

// timetableRow says whether it is on, and lets it be switched.
func timetableRow(r *bot.Request) ui.Row {
	row := ui.Row{
		Title: ui.Say("Our working timetable"), Detail: ui.Say("off: the clock reminds only of what the terms of reference ask for"),
		Buttons: []ui.Button{ui.Press("Switch it on", "setup/timetable").Named("Switch our working timetable on")},
	}
	if r.State().Timetable {
		row.Detail, row.Buttons[0] = ui.Say("on (not in the terms of reference)"), ui.Press("Switch it off", "setup/timetable").Named("Switch our working timetable off")
	}
	return row
}
