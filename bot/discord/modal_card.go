package discord

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// put is how a form is put to somebody: in a modal, or in a message with a button for it.
type put struct {
	modal   *modal
	message *posting
	keep    bool // the form has to be kept before this is shown
}

// put says how a form is put to somebody: at once in a modal, where Discord opens one now.
func (d drawer) put(f ui.Form, opens bool) put {
	m, keep, asks := d.modal(f, d.pageOf(f))
	switch {
	case asks && opens:
		return put{modal: &m, keep: keep}
	case asks:
		d.rest = "all of it is in the form."
		shown := d.message(d.comeback(f))
		return put{message: &shown, keep: true}
	}
	card, keep := d.confirmation(f)
	shown := d.message(card)
	return put{message: &shown, keep: keep}
}

// confirmation is a form with nothing to fill in: a card that says what will happen, with a button that does it, unless
// something is needed of which there is none to choose. Keep says that the form does not travel whole, so that it has to be
// kept before this is shown.
func (d drawer) confirmation(f ui.Form) (c ui.Card, keep bool) {
	c = ui.Card{Lead: f.Title, Blocks: f.Intro}
	if !f.Problem.IsZero() {
		c.Lead, c.Blocks = f.Problem, append([]ui.Block{{Heading: &f.Title}}, f.Intro...)
	}
	possible := true
	for _, field := range f.Fields { // none of them can be answered
		c.Blocks = append(c.Blocks, ui.Facts(ui.Fact{Label: field.Label, Value: ui.Say(nothingYet)}))
		possible = possible && !field.Required
	}
	if !possible {
		return c, false
	}
	id, fits := pressing{do: doSend, request: f.Request, line: f.Command}.id()
	if !fits {
		id, _ = pressing{do: doSend, request: f.Request}.id()
	}
	c.Buttons = []ui.Button{{Label: f.Submit, Command: id, Primary: true}}
	return c, !fits
}

// comeback is a form that cannot follow another one, because Discord opens no modal after a modal. The card says what is to
// be put right, gives the person's own words back, and has a button that opens the form with them in it. The form has to be
// kept first.
func (d drawer) comeback(f ui.Form) ui.Card {
	card := ui.Card{Lead: f.Problem}
	var wrong []ui.Fact
	for _, field := range f.Fields {
		if !field.Problem.IsZero() {
			wrong = append(wrong, ui.Fact{Label: field.Label, Value: field.Problem})
		}
	}
	if len(wrong) > 0 {
		card.Blocks = append(card.Blocks, ui.Facts(wrong...))
	}
	label := "Correct it"
	if f.Problem.IsZero() && len(wrong) == 0 {
		card.Lead, label = ui.Say("There are a few questions first."), "Open the form"
	} else {
		card.Blocks = append(card.Blocks, ownWords(f)...)
	}
	if card.Lead.IsZero() {
		card.Lead = ui.Say("One thing needs another look.")
	}
	card.Buttons = []ui.Button{ui.Main(label, openID(f, d.pageOf(f)))}
	return card
}

// ownWords give back what somebody typed, so that it is in sight whatever becomes of the form.
func ownWords(f ui.Form) []ui.Block {
	var blocks []ui.Block
	for _, field := range f.Fields {
		if (field.Kind == ui.Line || field.Kind == ui.Area) && field.Value != "" {
			blocks = append(blocks, ui.Block{Quote: &ui.Quote{Words: ui.Say("%s", field.Value)}})
		}
	}
	if len(blocks) > 0 {
		blocks = append([]ui.Block{ui.Paragraph("Your words are kept:")}, blocks...)
	}
	return blocks
}

// goOn is what somebody sees after a page of a form that has another. The form has to be kept first.
func (d drawer) goOn(f ui.Form, next int) ui.Card {
	return ui.Card{
		Lead:    ui.Say("%s: that was part %s of %s. What you wrote is kept.", f.Title, next, len(d.pages(f))),
		Buttons: []ui.Button{ui.Main("Continue", openID(f, next))},
		Foot:    ui.Say("Nothing is sent yet. It is kept for a day."),
	}
}

func openID(f ui.Form, n int) string {
	id, _ := pressing{do: doOpen, request: f.Request, page: n}.id()
	return id
}
