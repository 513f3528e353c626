package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// rosterRows is how many places are listed on one card.
const rosterRows = 8

var listGroup = optional(fixed(bot.Pick("group", "Which group?", nil, findListed)))

// MembershipList shows who is in which group: the places, who has them and since when, and which are vacant.
var MembershipList = &bot.Command{
	Path: "membership list", Title: "Who is in which group", Summary: "The members of each group: organisation, who has the place, since when.",
	Audience: partnership.Known, Options: []bot.Option{listGroup, aPage},
	Examples: []string{"membership list", "membership list full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		if body := listGroup.From(r); body != "" {
			return bot.Answered(rosterOf(r.View(), body, max(aPage.From(r), 1))), nil
		}
		return bot.Answered(groupsCard(r.View())), nil
	},
}

// MembershipPage gives the members of a group as a document.
var MembershipPage = &bot.Command{
	Path: "membership page", Title: "Members as a document", Summary: "The members of a group as a document, to print or to send on.",
	Audience: partnership.Known, Reads: true, Hidden: true, Options: []bot.Option{shownGroup}, Examples: []string{"membership page full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		body := shownGroup.From(r)
		return handed(r, documents.Roster(r.View(), body), ui.Say("The members of %s, as a document.", wording.TheGroup(r.State(), body)))
	},
}

// findListed takes a group by its id, its name or the letters of its meetings.
func findListed(r *bot.Request, raw string) (partnership.BodyID, error) {
	for _, b := range r.State().Terms.Bodies {
		for _, known := range []string{b.ID, b.Name, b.Title, b.Reference} {
			if plain(known) == plain(raw) {
				return partnership.BodyID(b.ID), nil
			}
		}
	}
	return "", &partnership.Invalid{Option: "group", Hint: partnership.Say("There is no group called %s. %s lists them.", raw, ui.Typing("membership list"))}
}

func groupsCard(v bot.View) ui.Card {
	s := v.State
	rows := make([]ui.Row, 0, len(s.Terms.Bodies))
	for i := range s.Terms.Bodies {
		b := &s.Terms.Bodies[i]
		body := partnership.BodyID(b.ID)
		row := ui.Row{Title: ui.Say("%s", b.Name), Detail: ui.Say("the terms do not say who its members are")}
		if lines := documents.Members(v, body); len(lines) > 0 {
			row.Detail = ui.Say("%s", sizeOf(lines))
			row.Buttons = []ui.Button{ui.Press("Open", bot.Line("membership list", b.ID)).Named("Open: %s", b.Name)}
		}
		rows = append(rows, row)
	}
	return ui.Card{Lead: ui.Say("%s: who is in which group.", s.Terms.Title), Blocks: []ui.Block{ui.Rows(rows...)}, Foot: wording.Foot(s)}
}

// rosterOf is one page of a group's members.
func rosterOf(v bot.View, body partnership.BodyID, page int) ui.Card {
	s := v.State
	lines := documents.Members(v, body)
	card := ui.Card{Lead: ui.Say("%s: %s.", wording.Upper(wording.TheGroup(s, body)), sizeOf(lines)), Foot: wording.Foot(s)}
	if s.Body(body).NoSeats && len(lines) == 0 {
		card.Lead = ui.Say("%s: the terms of reference do not say who its members are.", wording.Upper(wording.TheGroup(s, body)))
	}
	shown, next := pagedBy(rosterRows, lines, page)
	rows := make([]ui.Row, len(shown))
	for i, l := range shown {
		rows[i] = rosterLine{l}.row(v)
	}
	if len(rows) > 0 {
		card.Blocks = append(card.Blocks, ui.Rows(rows...))
	}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("membership list", string(body), pageValue(next))))
	} else {
		card.Blocks = append(card.Blocks, keptBy(v, body)...)
		card.Blocks = append(card.Blocks, comeAndGone(v, body)...)
		card.Blocks = append(card.Blocks, askingToJoin(v, body)...)
	}
	if v.May(partnership.Agreeing, body) && s.CoOpts(body) {
		card.Buttons = append(card.Buttons, ui.Press("Take somebody in", bot.Line("membership coopt", string(body))))
	}
	if len(lines) > 0 {
		card.Buttons = append(card.Buttons, ui.Press("As a document", bot.Line("membership page", string(body))).Named("As a document: members of %s", wording.TheGroup(s, body)))
	}
	card.Buttons = append(card.Buttons, ui.Press("All groups", "membership/list"))
	return card
}

func sizeOf(lines []documents.Member) string {
	vacant := 0
	for _, l := range lines {
		if l.Who == "" {
			vacant++
		}
	}
	if vacant == 0 {
		return wording.Counted(len(lines), "place")
	}
	return wording.Counted(len(lines), "place") + ", " + wording.Counted(vacant, "vacancy")
}

// newsFor is for how long it is said who joined and who left, in days: what became of a membership is no secret, why it
// did is not said.
const newsFor = 365

// comeAndGone lists who joined a group and who left it. What was decided is not said before a person has told them.
func comeAndGone(v bot.View, body partnership.BodyID) []ui.Block {
	s := v.State
	since := v.Today().AddDays(-newsFor)
	var news []ui.Text
	for _, a := range s.Added {
		if a.Body == body && a.From.After(since) && documents.MayReadRequest(v, a.Request) {
			news = append(news, ui.Say("%s joined, %s", wording.PlaceName(s, a.Seat), ui.OnDay(a.From)))
		}
	}
	for _, seat := range s.Gone(body) {
		if end := s.Ended[seat]; end.On.After(since) {
			news = append(news, ui.Say("%s left, %s", wording.PlaceName(s, seat), ui.OnDay(end.On.AddDays(1))))
		}
	}
	if len(news) == 0 {
		return nil
	}
	return []ui.Block{ui.Heading("Joined and left"), ui.List(news[max(0, len(news)-onePage):]...)}
}

// askingToJoin lists the requests that wait, to the secretariat and the chairs.
func askingToJoin(v bot.View, body partnership.BodyID) []ui.Block {
	if !v.May(partnership.Agreeing, body) {
		return nil
	}
	var rows []ui.Row
	for _, q := range v.State.Pending() {
		if q.Body == body {
			rows = append(rows, ui.Row{
				Number: q.Number.String(), Title: ui.Say("%s", ui.TypedText(q.Organisation)), Detail: ui.Say("since %s", ui.OnDay(q.At)),
				Tag:     requestTag(v.State, q),
				Buttons: []ui.Button{ui.Press("Open", bot.Line("membership show", q.Number.String())).Named("Open: request %s", q.Number)},
			})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return []ui.Block{ui.Heading("Asking to join"), ui.Rows(rows[:min(len(rows), rosterRows)]...)}
}
