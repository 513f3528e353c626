package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// ActionList shows the open actions that somebody may see: the secretariat all, members their own organisation's.
var ActionList = &bot.Command{
	Path: "action list", Title: "Open actions", Summary: "What is still to be done: your organisation’s; for the secretariat, all.",
	Audience: partnership.Submitting, Examples: []string{"action list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v := r.View()
		card := actionsCard(v, openSeen(v))
		if len(card.Blocks) > 0 {
			card.Buttons = []ui.Button{ui.Press("As a picture", bot.Line("action picture")).Named("Open actions as a picture")}
		}
		return bot.Answered(card), nil
	},
}

// openSeen are the open actions that the viewer may see: their organisation's, or those that they keep.
func openSeen(v bot.View) []*partnership.Action {
	return v.State.ActionsOf(func(a *partnership.Action) bool {
		return a.Done.IsZero() && (keepsAction(v, a) || v.State.Owns(v.Who, a, v.Today()))
	})
}

// ActionMine shows one's own.
var ActionMine = &bot.Command{
	Path: "action mine", Title: "My actions", Summary: "What you, or your organisation, have still to do.",
	Audience: partnership.Submitting, Examples: []string{"action mine"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v := r.View()
		return bot.Answered(actionsCard(v, v.State.ActionsOf(func(a *partnership.Action) bool { return a.Done.IsZero() && mine(v, a) }))), nil
	},
}

// mine says whether an action is the viewer's; the secretariat's own are each officer's.
func mine(v bot.View, a *partnership.Action) bool {
	if a.Owner == (partnership.Owner{}) {
		return keepsAction(v, a)
	}
	return v.State.Owns(v.Who, a, v.Today())
}

func actionsCard(v bot.View, actions []*partnership.Action) ui.Card {
	if len(actions) == 0 {
		return ui.Card{Lead: ui.Say("No open actions. What somebody undertakes at a meeting appears here when its notes are out.")}
	}
	card := ui.Card{Lead: ui.Say("%s to do.", wording.Counted(len(actions), "action"))}
	rows := make([]ui.Row, 0, maxRows)
	for _, a := range actions[:min(len(actions), maxRows)] {
		rows = append(rows, ui.Row{
			Number: a.Number.String(), Title: ui.Say("%s", ui.TypedText(a.What)),
			Detail: ui.Say("%s%s", wording.OwnerName(v.State, a.Owner), fromMeeting(v.State, a)), Aside: wording.DueWords(a), Tag: wording.PastTag(v, a),
			Buttons: []ui.Button{doneButton(a)},
		})
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	if more := len(actions) - len(rows); more > 0 {
		card.Foot = ui.Say("And %s. %s with a reference reaches them too.", wording.Counted(more, "more action"), ui.Typing("action done"))
	}
	return card
}

func fromMeeting(s *partnership.State, a *partnership.Action) ui.Text {
	m := s.Meetings[a.Meeting]
	if m == nil {
		return ui.Say("")
	}
	return ui.Say("; %s", wording.TheMeeting(s, m))
}
