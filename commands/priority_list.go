package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// PriorityList shows what the partnership works towards: the priorities of the terms and those agreed since, who leads the work
// on each, and what is measured.
var PriorityList = &bot.Command{
	Path: "priority list", Title: "Priorities", Summary: "What the partnership works towards, who leads the work, and what is measured.",
	Audience: partnership.Known, Options: []bot.Option{aPage}, Examples: []string{"priority list"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(prioritiesCard(r.View(), aPage.From(r))), nil
	},
}

func prioritiesCard(v bot.View, page int) ui.Card {
	s := v.State
	var rows []ui.Row
	for _, p := range s.Terms.Priorities {
		rows = append(rows, declaredRow(v, p))
	}
	for _, p := range s.Priorities {
		rows = append(rows, agreedRow(v, p))
	}
	if len(rows) == 0 {
		return ui.Card{Lead: ui.Say("The terms of reference name no priorities. What a meeting agrees appears here."), Buttons: agreeButton(v)}
	}
	card := ui.Card{Lead: ui.Say("What the %s works towards: %s.", s.Terms.Title, priorities(len(rows))), Buttons: agreeButton(v)}
	shown, next := pagedBy(maxRows, rows, page)
	card.Blocks = []ui.Block{ui.Rows(shown...)}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("priority list", pageValue(next))))
	}
	return card
}

func priorities(n int) string {
	if n == 1 {
		return "1 priority"
	}
	return strings.Replace(wording.Counted(n, "priority"), "prioritys", "priorities", 1)
}

func agreeButton(v bot.View) []ui.Button {
	if !v.May(partnership.Secretariat, "") {
		return nil
	}
	return []ui.Button{ui.Press("Record one that a meeting agreed", bot.Line("priority agree"))}
}

// declaredRow is a priority of the terms.
func declaredRow(v bot.View, p terms.Priority) ui.Row {
	s := v.State
	row := ui.Row{Title: ui.Say("%s", p.Title), Tag: lastingTag(p.Status)}
	by, replaced := s.Replaced(partnership.PriorityID(p.ID))
	switch {
	case replaced:
		row.Tag = &ui.Tag{Words: ui.Say("Replaced"), Tone: ui.Quiet}
		row.Detail = ui.Say("now: “%s” (%s)", ui.TypedText(by.Title), by.Number.String())
		return row
	case !p.Valid.On(v.Today()):
		row.Tag = &ui.Tag{Words: ui.Say("The years it was meant for are over"), Tone: ui.Waiting}
	}
	row.Detail = worksOn(v, partnership.PriorityID(p.ID))
	if p.Partnership != "" {
		row.Aside = ui.Say("%s", shortOf(s, p.Partnership))
	}
	return row
}

// agreedRow is a priority that a meeting agreed.
func agreedRow(v bot.View, p *partnership.Priority) ui.Row {
	s := v.State
	row := ui.Row{Number: p.Number.String(), Title: ui.Say("%s", ui.TypedText(p.Title)), Tag: lastingTag(string(p.Lasting))}
	at := s.Meetings[p.Meeting]
	row.Detail = ui.Say("agreed by %s; %s", wording.TheMeeting(s, at), worksOn(v, p.Number.ID()))
	if _, replaced := s.Replaced(p.Number.ID()); replaced {
		row.Tag = &ui.Tag{Words: ui.Say("Replaced"), Tone: ui.Quiet}
	}
	if s.Settled(p) {
		return row
	}
	row.Tag = &ui.Tag{Words: ui.Say("Recommended"), Tone: ui.Waiting}
	row.Detail = ui.Say("recommended by %s; %s decides", wording.TheMeeting(s, at), wording.TheGroup(s, s.DecidesPriorities(p)))
	if v.May(partnership.Secretariat, s.DecidesPriorities(p)) {
		row.Buttons = []ui.Button{ui.Press("Agreed", bot.Line("priority confirm", p.Number.String())).Named("Agreed: priority %s", p.Number.String())}
	}
	return row
}

func lastingTag(status string) *ui.Tag {
	switch status {
	case string(partnership.Interim):
		return &ui.Tag{Words: ui.Say("For the time being"), Tone: ui.Quiet}
	case string(partnership.LongTerm):
		return &ui.Tag{Words: ui.Say("Long term"), Tone: ui.Good}
	}
	return nil
}

// worksOn says which group works on a priority, who leads it, and what is measured.
func worksOn(v bot.View, id partnership.PriorityID) ui.Text {
	s := v.State
	words := ui.Say("no group of its own")
	for i := range s.Terms.Bodies {
		b := &s.Terms.Bodies[i]
		if b.Stream == string(id) {
			words = ui.Say("%s, %s", wording.TheGroup(s, partnership.BodyID(b.ID)), ledBy(v, b))
		}
	}
	if n := len(s.MeasuresOf(func(m *partnership.Measure) bool { return m.Priority == id })); n > 0 {
		words = ui.Say("%s; %s", words, wording.Counted(n, "measure"))
	}
	return words
}

// ledBy names the lead partner of a group: whoever has the place of the lead of its work stream.
func ledBy(v bot.View, b *terms.Body) ui.Text {
	for _, seat := range b.Seats {
		if seat.Kind != terms.ByStream || !seat.Chair {
			continue
		}
		for _, p := range v.State.Holders(partnership.SeatID(seat.ID), v.Today()) {
			return ui.Say("led by %s", ui.Person(p))
		}
	}
	return ui.Say("no lead partner yet")
}

func shortOf(s *partnership.State, id string) string {
	for _, p := range s.Terms.Partnerships {
		if p.ID == id {
			return p.Short
		}
	}
	return s.Terms.Short
}

// priorityChoices are the priorities that hold.
func priorityChoices(r *bot.Request) []ui.Choice {
	s := r.State()
	choices := []ui.Choice{}
	for _, p := range s.Terms.Priorities {
		if _, replaced := s.Replaced(partnership.PriorityID(p.ID)); !replaced {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", p.Title), Value: p.ID})
		}
	}
	for _, p := range s.Priorities {
		if _, replaced := s.Replaced(p.Number.ID()); !replaced {
			choices = append(choices, ui.Choice{Label: ui.Say("%s", ui.TypedText(p.Title)), Value: string(p.Number.ID())})
		}
	}
	return choices[:min(len(choices), ui.MaxChoices)]
}

// findPriority takes a priority by its id, its reference or its name in the terms.
func findPriority(r *bot.Request, raw string) (partnership.PriorityID, error) {
	s := r.State()
	for _, p := range s.Terms.Priorities {
		if plain(raw) == plain(p.ID) || plain(raw) == plain(p.Title) {
			return partnership.PriorityID(p.ID), nil
		}
	}
	for _, p := range s.Priorities {
		if plain(raw) == plain(p.Number.String()) {
			return p.Number.ID(), nil
		}
	}
	return "", &partnership.Invalid{Option: "priority", Hint: partnership.Say("There is no priority called %s. %s lists them.", raw, ui.Typing("priority list"))}
}
