package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// SetupPractice begins practising: a partnership is tried out where it is to be used, and nobody is told anything.
var SetupPractice = &bot.Command{
	Path: "setup practice", Title: "Practise first", Summary: "Try everything out while nobody is sent anything.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Confirm: true, Submit: "Practise", Examples: []string{"setup practice"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{
			ui.Paragraph("While you practise nobody is sent anything, in the chat or by e-mail: no agenda, no reminder, no list. " +
				"What waits to be sent now is not sent either. After each press you read who it would have gone to."),
			ui.Paragraph("What you do is on record all the same, and stays there when you end it. Whoever uses the bot meanwhile reads that it is practice."),
		}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) { return switchPractice(r, true) },
}

// SetupEarnest ends it.
var SetupEarnest = &bot.Command{
	Path: "setup earnest", Title: "End the practice", Summary: "End the practice: from then on people are sent what is meant for them.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Confirm: true, Submit: "End the practice", Examples: []string{"setup earnest"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		blocks := []ui.Block{ui.Paragraph("From now on people are sent what is meant for them. Nothing of what happened in practice is sent afterwards.")}
		if left := practisedOn(r); len(left) > 0 {
			blocks = append(blocks, ui.Paragraph("These are on record, and people will hear of them as they go on. Cancel or withdraw first what is not meant:"), ui.List(left...))
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) { return switchPractice(r, false) },
}

func switchPractice(r *bot.Request, on bool) (bot.Reply, error) {
	if _, err := r.Do(partnership.SwitchPractice{On: on, Admin: r.Admin}); err != nil {
		return bot.Reply{}, err
	}
	card := ui.Card{
		Lead:    ui.Say("This is practice from now on: nobody is sent anything. End it here when you begin in earnest."),
		Buttons: []ui.Button{ui.Press("How it is set up", "setup"), ui.Press("End the practice", "setup/earnest")},
	}
	if !on {
		card.Lead, card.Buttons = ui.Say("The practice has ended: from now on people are sent what is meant for them."), card.Buttons[:1]
	}
	return bot.Answered(card), nil
}

// practisedOn is what is open on record, whoever made it.
func practisedOn(r *bot.Request) []ui.Text {
	s := r.State()
	if s.Calendar == nil {
		return nil
	}
	var left []ui.Text
	meetings := s.Upcoming("", r.Now())
	for _, m := range meetings[:min(len(meetings), fewChanges)] {
		left = append(left, ui.Say("%s, %s", wording.Body(s, m.Body), ui.OnDay(m.Day)))
	}
	if more := len(meetings) - fewChanges; more > 0 {
		left = append(left, ui.Say("%s more", wording.Counted(more, "meeting")))
	}
	if items := s.Business(func(i *partnership.Item) bool {
		return i.Stage == partnership.Offered || i.Stage == partnership.OnDraft
	}); len(items) > 0 {
		left = append(left, ui.Say("%s for an agenda", wording.Counted(len(items), "item")))
	}
	if actions := s.OpenActions(); len(actions) > 0 {
		left = append(left, ui.Say("%s to do", wording.Counted(len(actions), "action")))
	}
	return left
}

// practiceRow says whether it is practice, and lets it begin or end.
func practiceRow(r *bot.Request) ui.Row {
	row := ui.Row{Title: ui.Say("Practice"), Detail: ui.Say("no: people are sent what is meant for them"), Buttons: []ui.Button{ui.Press(SetupPractice.Title, "setup/practice")}}
	if r.State().Practice {
		row.Detail, row.Buttons = ui.Say("yes: nobody is sent anything"), []ui.Button{ui.Press(SetupEarnest.Title, "setup/earnest")}
	}
	return row
}
