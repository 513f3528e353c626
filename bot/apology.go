package bot

import (
	"context"
	"errors"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// notYet words a refusal: the reason, the heading and the sentence of the terms, and the button that mends it.
func (r *Request) notYet(refusal *partnership.Refusal) *ui.Card {
	why := Phrase(r.State(), refusal.Why)
	card := ui.Card{Lead: why}
	if refusal.Rule.Sentence != "" {
		card.Lead = ui.Say("Not yet: %s", why)
		card.Blocks = append(card.Blocks, ui.Quoted(refusal.Rule.Sentence, "Terms of reference, "+refusal.Rule.Heading))
	}
	if r.Command.Mend != nil {
		card.Buttons = r.Command.Mend(r, refusal)
	}
	return r.giveBack(card)
}

// giveBack adds to a card what the person had typed: nobody types twice.
func (r *Request) giveBack(card ui.Card) *ui.Card {
	if len(r.back) > 0 {
		card.Blocks = append(card.Blocks,
			ui.Paragraph("Your words, so that you need not type them again:"),
			ui.Block{Quote: &ui.Quote{Words: ui.Say("%s", strings.Join(r.back, "\n"))}})
	}
	return &card
}

func notYours(r *Request) Answer {
	if r.Who == "" {
		return Answer{Card: r.giveBack(ui.Card{
			Lead:   ui.Say("We do not know you yet, so this cannot be done from here. Please ring the secretariat: %s.", phone(r.State())),
			Blocks: r.LinkHint(),
		})}
	}
	return Answer{Card: r.giveBack(ui.Card{
		Lead:    ui.Say("This is for %s.", r.Command.For()),
		Buttons: []ui.Button{ui.Press("What can I do here?", "help")},
	})}
}

func phone(s *partnership.State) string {
	if s.Terms == nil {
		return "its number is in your invitation"
	}
	return s.Terms.Contact.Phone
}

func (d *Desk) unknown(r *Request, line string) Answer {
	card := ui.Card{Lead: ui.Say("There is no such command."), Buttons: []ui.Button{ui.Press("What can I do here?", "help")}}
	if _, _, control := catalogue(d.All).find(line); control { // nobody typed it: it is on a card of another release
		card.Lead = ui.Say("This button does nothing any more: its card is of another version of this service. Nothing was saved.")
		return Answer{Card: &card}
	}
	if words := Clean(line); words != "" {
		r.back = []string{words}
	}
	if near := catalogue(d.All).nearest(line); near != nil {
		card.Lead = ui.Say("There is no such command. Did you mean %s?", ui.Typing(near.Path))
		card.Buttons = append([]ui.Button{ui.Main(near.Title, Line(near.Path))}, card.Buttons...)
	}
	return Answer{Card: r.giveBack(card)}
}

// apologise words a failure. This is the only place where an error that nobody meant becomes a sentence.
func (d *Desk) apologise(r *Request, err error) Answer {
	d.Log.Error("a request failed", "request", r.ID, "command", r.name(), "err", err)
	lead := ui.Say("This press saved nothing: something on our side is not answering. Press again in a moment: nothing is done twice.")
	var unknown *storage.UnknownEventError
	switch {
	case errors.Is(err, storage.ErrUncertain) || errors.Is(err, context.DeadlineExceeded):
		lead = ui.Say("We could not confirm that this was saved. Press again: nothing is done twice.")
	case errors.Is(err, storage.ErrBusy):
		lead = ui.Say("This press saved nothing: many people are writing at this moment. Press again: nothing is done twice.")
	case errors.As(err, &unknown):
		lead = ui.Say("This press saved nothing: this part of the service is being brought up to date. Press again in a minute: nothing is done twice.")
	}
	return Answer{Failed: true, Card: r.giveBack(ui.Card{Lead: lead})}
}

// name is what of a request may go into a log: the command, never what was typed after it.
func (r *Request) name() string {
	if r.Command == nil {
		return "unknown"
	}
	return r.Command.Path
}
