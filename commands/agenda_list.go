package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// AgendaList shows what is coming.
var AgendaList = &bot.Command{
	Path: "agenda list", Title: "What is coming", Summary: "Items for the next meetings, and where each stands.",
	Audience: partnership.Submitting, Examples: []string{"agenda list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v := r.View()
		items := v.State.Business(func(i *partnership.Item) bool {
			m := v.State.Meetings[i.Meeting]
			current := m == nil || v.State.Ends(m).After(v.Now)
			return i.Stage != partnership.Withdrawn && i.Stage != partnership.NotTaken && current && v.State.Sees(v.Who, i, v.Today())
		})
		return bot.Answered(itemsCard(v, items, "What is coming: %s.", "Nothing is coming yet. Items appear here as soon as somebody suggests one.")), nil
	},
}

// AgendaMine shows where one's own items stand.
var AgendaMine = &bot.Command{
	Path: "agenda mine", Title: "My items", Summary: "Where my items stand.",
	Audience: partnership.Submitting, Examples: []string{"agenda mine"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		v := r.View()
		items := v.State.Business(func(i *partnership.Item) bool { return i.Proposer == v.Who || i.Entered == v.Who })
		return bot.Answered(itemsCard(v, items, "Your items: %s.", "You have not sent an item yet. What you send appears here, with what happens next.")), nil
	},
}

// maxRows is how many lines a list shows: more than people read in a chat.
const maxRows = 15

func itemsCard(v bot.View, items []*partnership.Item, lead, empty string) ui.Card {
	if len(items) == 0 {
		return ui.Card{Lead: ui.Say(empty), Buttons: suggesting(v)}
	}
	card := ui.Card{Lead: ui.Say(lead, wording.Counted(len(items), "item"))}
	rows := make([]ui.Row, 0, maxRows)
	for _, item := range items[:min(len(items), maxRows)] {
		rows = append(rows, ui.Row{
			Title: wording.Titled(v, item), Detail: ui.Say("%s, for %s", wording.Purpose(item.Wants), wording.Target(v.State, item)), Tag: wording.ItemTag(v.State, item),
			Buttons: []ui.Button{ui.Press("Open", itemLine("agenda show", v.State, item.Number)).Named("Open %s", v.State.ItemRef(item.Number))},
		})
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	if more := len(items) - len(rows); more > 0 {
		card.Foot = ui.Say("And %s. Their references open them too.", wording.Counted(more, "more item"))
	}
	return card
}
