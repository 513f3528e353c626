package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// entryRows is how many entries, or registers, a card lists.
const entryRows = 8

// entriesShown is which entries of a register are listed.
type entriesShown string

const (
	onlyOpen   entriesShown = "open"
	onlyClosed entriesShown = "closed"
	allEntries entriesShown = "all"
)

var listShown = optional(fixed(bot.OneOf("show", "Which entries?",
	bot.Either[entriesShown]{Value: onlyOpen, Words: "Open ones"},
	bot.Either[entriesShown]{Value: onlyClosed, Words: "Closed ones"},
	bot.Either[entriesShown]{Value: allEntries, Words: "All"})))

// RegisterList shows the registers that the terms ask for, and what is in each.
var RegisterList = &bot.Command{
	Path: "register list", Title: "Registers", Summary: "What the terms ask to be kept: commitments, offers, agreements and the like.",
	Audience: partnership.Submitting, Options: []bot.Option{readRegister, listShown, aPage},
	Examples: []string{"register list", "register list offers", "register list agreements all"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		page, show := max(aPage.From(r), 1), listShown.From(r)
		if show == "" {
			show = onlyOpen
		}
		if reg := readRegister.From(r); reg != nil {
			return bot.Answered(entriesCard(r.View(), *reg, show, page)), nil
		}
		return bot.Answered(registersCard(r.View(), page)), nil
	},
}

// registersCard lists the registers into which the viewer may look.
func registersCard(v bot.View, page int) ui.Card {
	regs := registersOf(v, looksInto)
	if len(regs) == 0 {
		return ui.Card{Lead: ui.Say("There is no register that you can open. Those that are kept are those that the terms of reference ask for.")}
	}
	shown, next := pagedBy(entryRows, regs, page)
	rows := make([]ui.Row, len(shown))
	for i, reg := range shown {
		rows[i] = ui.Row{
			Title: ui.Say("%s", reg.Title), Detail: ui.Say("%s", listedWords(len(listed(v, reg, onlyOpen)), onlyOpen)),
			Buttons: []ui.Button{ui.Press("Open", bot.Line("register list", reg.ID)).Named("Open: %s", reg.Title)},
		}
		if fills(v, reg) {
			rows[i].Buttons = append(rows[i].Buttons, addTo(reg))
		}
	}
	card := ui.Card{
		Lead:   ui.Say("%s that the terms of reference ask for.", wording.Many(len(regs), "register", "registers")),
		Blocks: []ui.Block{ui.Rows(rows...)},
	}
	if next > 0 {
		card.Buttons = []ui.Button{ui.Press("More", bot.Line("register list", "", "", pageValue(next)))}
	}
	return card
}

// fillCard asks to which register something is to be added.
func fillCard(v bot.View) ui.Card {
	regs := registersOf(v, fills)
	if len(regs) == 0 {
		return ui.Card{
			Lead:    ui.Say("There is no register to which you can add. Tell the secretariat, and they enter it."),
			Buttons: []ui.Button{ui.Press("Ask a person", bot.Line("contact"))},
		}
	}
	choices := firstChoices(regs, func(reg terms.Register) ui.Choice {
		return ui.Choice{Label: ui.Say("%s", reg.Title), Value: bot.Line("register add", reg.ID)}
	})
	return ui.Card{Lead: ui.Say("To which register is something to be added?"), Menu: &ui.Menu{Label: ui.Say("Choose a register"), Choices: choices}}
}

func addTo(reg terms.Register) ui.Button {
	return ui.Press("Add", bot.Line("register add", reg.ID)).Named("Add: %s", reg.Title)
}

// listed are the entries of a register that the viewer may read, the latest first.
func listed(v bot.View, reg terms.Register, show entriesShown) []*partnership.Entry {
	all := v.State.EntriesOf(func(e *partnership.Entry) bool {
		asked := show == allEntries || e.Open() == (show == onlyOpen)
		return string(e.Register) == reg.ID && asked && v.State.SeesEntry(v.Who, e, v.Today())
	})
	slices.Reverse(all)
	return all
}

// entriesCard is one page of a register.
func entriesCard(v bot.View, reg terms.Register, show entriesShown, page int) ui.Card {
	all := listed(v, reg, show)
	shown, next := pagedBy(entryRows, all, page)
	card := ui.Card{Lead: ui.Say("%s: %s.", reg.Title, listedWords(len(all), show))}
	if len(all) == 0 {
		card.Lead = ui.Say("%s: nothing %s. What is put down appears here.", reg.Title, map[entriesShown]string{
			onlyOpen: "is open", onlyClosed: "is closed", allEntries: "yet",
		}[show])
	}
	rows := make([]ui.Row, len(shown))
	for i, e := range shown {
		rows[i] = entryRow(v, e)
	}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows...)}
	}
	if next == 0 {
		card.Blocks = append(card.Blocks, askedFor(v.State.Terms, reg)...)
	}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("register list", reg.ID, string(show), pageValue(next))))
	}
	if fills(v, reg) {
		card.Buttons = append(card.Buttons, addTo(reg))
	}
	if show == onlyOpen {
		card.Buttons = append(card.Buttons, ui.Press("Closed ones too", bot.Line("register list", reg.ID, string(allEntries))))
	} else {
		card.Buttons = append(card.Buttons, ui.Press("Only the open ones", bot.Line("register list", reg.ID)))
	}
	card.Buttons = append(card.Buttons, ui.Press("All registers", bot.Line("register list")))
	return card
}

func listedWords(n int, show entriesShown) string {
	words := wording.Counted(n, "entry")
	switch show {
	case onlyOpen:
		return words + " open"
	case onlyClosed:
		return words + " closed"
	case allEntries:
	}
	return words + ", closed ones too"
}

// entryRow is an entry as people scan it.
func entryRow(v bot.View, e *partnership.Entry) ui.Row {
	row := ui.Row{
		Number: e.Number.String(), Title: ui.Say("%s", ui.TypedText(e.What)), Tag: entryTag(v, e),
		Buttons: []ui.Button{ui.Press("Open", bot.Line("find", e.Number.String())).Named("Open %s", e.Number.String())},
	}
	if !e.Concern.IsZero() {
		row.Detail = concernText(v.State, e.Concern)
	}
	if !e.Until.IsZero() {
		row.Aside = ui.Say("until %s", ui.OnDay(e.Until))
	}
	return row
}

// maxAsked is how many sentences of the terms are quoted under a register.
const maxAsked = 3

// askedFor quotes what the terms say for which a register is kept.
func askedFor(t *terms.Terms, reg terms.Register) []ui.Block {
	var all []ui.Block
	add := func(rules []terms.Rule) {
		for _, rule := range rules {
			if slices.Contains(rule.By, "register "+reg.ID) && len(all) < maxAsked {
				all = append(all, ruleQuote(rule))
			}
		}
	}
	add(t.Rules)
	for _, p := range t.Partnerships {
		add(p.Rules)
	}
	for _, b := range t.Bodies {
		add(b.Rules)
	}
	return all
}
