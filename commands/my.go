package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// How many lines the parts of what is somebody's own have: it is read at a glance, and each part has a list of its own.
const (
	maxWaiting = 8
	maxOwn     = 3
)

// My shows what waits on somebody, and where their own things stand.
var My = &bot.Command{
	Path: "my", Title: "What waits on me", Summary: "What waits on you: answers, your items, your actions and your next meetings.",
	Audience: partnership.Known, Examples: []string{"my"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(myCard(r.View())), nil
	},
}

func myCard(v bot.View) ui.Card {
	waits, team := waitsOn(v), waitsOnSecretariat(v)
	card := ui.Card{Lead: ui.Say("Nothing waits on you.")}
	if len(waits) > 0 {
		card.Lead = ui.Say("%s on you.", wording.Many(len(waits), "thing waits", "things wait"))
		card.Blocks = []ui.Block{ui.Rows(waits[:min(len(waits), maxWaiting)]...)}
	}
	if len(team) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("Waits on the secretariat"), ui.Rows(team[:min(len(team), maxWaiting)]...))
	}
	if more := max(len(waits)-maxWaiting, 0) + max(len(team)-maxWaiting, 0); more > 0 {
		card.Foot = ui.Say("And %s, to be seen here as these are done.", wording.Counted(more, "more thing"))
	}
	for _, part := range []struct {
		heading string
		rows    []ui.Row
		list    string
	}{
		{"Your items", ownItems(v), "agenda mine"},
		{"Your actions", ownActionRows(v), "action mine"},
		{"Your next meetings", nextMeetings(v), "meeting list"},
	} {
		if len(part.rows) == 0 {
			continue
		}
		card.Blocks = append(card.Blocks, ui.Heading(part.heading), ui.Rows(part.rows[:min(len(part.rows), maxOwn)]...))
		if more := len(part.rows) - maxOwn; more > 0 {
			card.Blocks = append(card.Blocks, ui.Paragraph("And %s more: %s", more, ui.Typing(part.list)))
		}
	}
	if len(card.Blocks) == 0 {
		card.Blocks = []ui.Block{ui.Paragraph("Your items, your actions and your next meetings appear here as soon as there are any.")}
	}
	card.Blocks = append(restingBlock(v), card.Blocks...)
	card.Buttons = append(suggesting(v), ui.Press("Find something", bot.Line("find")), myTimesButton(v))
	return card
}

// ownItems are the viewer's items, and those that they present, while something may still come of them. What is asked of them
// about an item stands above.
func ownItems(v bot.View) []ui.Row {
	s := v.State
	var rows []ui.Row
	for _, item := range s.Business(func(i *partnership.Item) bool {
		m := s.Meetings[i.Meeting]
		open := i.Stage == partnership.Offered || i.Stage == partnership.OnDraft
		return open && (m == nil || s.Ends(m).After(v.Now)) && (speaksFor(v, i.Proposer) || i.Presenter == v.Who) && !asksForTalk(v, i)
	}) {
		rows = append(rows, ui.Row{
			Title: wording.Titled(v, item), Detail: ui.Say("for %s", wording.Target(s, item)), Tag: wording.ItemTag(s, item),
			Buttons: []ui.Button{ui.Press("Open", bot.Line("find", s.ItemRef(item.Number))).Named("Open %s", s.ItemRef(item.Number))},
		})
	}
	return rows
}

// ownActionRows are the viewer's open actions; those that are due first, first.
func ownActionRows(v bot.View) []ui.Row {
	open := v.State.ActionsOf(func(a *partnership.Action) bool { return a.Done.IsZero() && mine(v, a) })
	slices.SortStableFunc(open, func(a, b *partnership.Action) int {
		switch {
		case a.Due.IsZero() == b.Due.IsZero():
			return a.Due.Compare(b.Due)
		case a.Due.IsZero(): // no date was said: after those with one
			return 1
		}
		return -1
	})
	rows := make([]ui.Row, len(open))
	for i, a := range open {
		rows[i] = actionRow(v.State, a)
		rows[i].Tag, rows[i].Buttons = wording.PastTag(v, a), []ui.Button{doneButton(a)}
	}
	return rows
}

// nextMeetings are the next meetings, with what the viewer said about coming.
func nextMeetings(v bot.View) []ui.Row {
	var rows []ui.Row
	for _, m := range concerning(v) {
		row := ui.Row{Title: ui.Say("%s, %s", wording.Body(v.State, m.Body), ui.OnDay(m.Day)), Detail: ui.Say("%s%s", wording.Hours(m), wording.WherePart(m))}
		row.Tag, row.Buttons = comingButtons(v, m)
		if tag := answerTag(v, m); tag != nil { // also says that a deputy comes
			row.Tag = tag
		}
		if len(row.Buttons) == 0 {
			row.Buttons = []ui.Button{ui.Press("Open", bot.Line("meeting show", string(m.Ref))).Named("Open: %s", wording.TheMeeting(v.State, m))}
		}
		for i := range row.Buttons {
			row.Buttons[i].Primary = false // of several meetings none is the main thing
		}
		rows = append(rows, row)
	}
	return rows
}
