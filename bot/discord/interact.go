package discord

import (
	"context"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// command takes in a command, or an entry in the menu of a message.
func (d *Door) command(i interaction, respond responder) error {
	o, err := readCommand(i.Data)
	if err != nil {
		return err
	}
	p := did(i, respond)
	p.line, p.values = o.line, o.values
	d.answering(p, d.carry)
	return nil
}

// suggest answers what somebody types into an option. Discord waits for it, so where nothing can be said in time the list is
// empty, and the person types on.
func (d *Door) suggest(i interaction, respond responder) error {
	o, err := readCommand(i.Data)
	if err != nil {
		return err
	}
	d.background(func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, d.Patience)
		defer cancel()
		found := make(chan []commandChoice, 1)
		d.work.Go(func() { found <- d.suggestions(ctx, i, o) })
		choices := []commandChoice{} // Discord wants a list, if only an empty one
		select {
		case choices = <-found:
		case <-ctx.Done():
			d.Log.Warn("choices took too long", "option", o.asked)
		}
		if err := respond(callback{Type: sayChoices, Data: map[string]any{"choices": choices}}); err != nil {
			d.Log.Info("choices did not arrive", "err", err)
		}
	})
	return nil
}

// suggestions are the choices for what somebody types; none, where they cannot be had.
func (d *Door) suggestions(ctx context.Context, i interaction, o order) (found []commandChoice) {
	defer d.survive("looking for choices", func() { found = []commandChoice{} })
	found, err := d.found(ctx, i, o)
	if err != nil {
		d.Log.Warn("choices could not be read", "option", o.asked, "err", err)
	}
	if len(found) == 0 {
		return []commandChoice{}
	}
	return found
}

func (d *Door) found(ctx context.Context, i interaction, o order) ([]commandChoice, error) {
	book, err := d.bookOf(ctx, i.Server, i.who().ID)
	if err != nil {
		return nil, err
	}
	if o.all {
		return suggestLines(d.Desk.Commands(ctx, book, account(i.who().ID)), o.typed), nil
	}
	ask := bot.Ask{Book: book, Account: account(i.who().ID), Workspace: i.Server, Line: o.line, Values: o.values}
	choices, reader, err := d.Desk.Choices(among(ctx, i), ask, o.asked)
	if err != nil {
		return nil, err
	}
	return d.draw(reader).suggest(choices, o.typed), nil
}

// pressed takes in a button or a choice.
func (d *Door) pressed(i interaction, respond responder) error {
	pressed, err := readPress(i.Data)
	if err != nil {
		return err
	}
	p := did(i, respond)
	p.line = pressed.line
	if pressed.request != "" {
		p.request = pressed.request
	}
	d.answering(p, func(ctx context.Context, p press) {
		switch pressed.do {
		case doOpen:
			d.openKept(ctx, p, pressed.page)
		case doSend:
			d.sendKept(ctx, p)
		default:
			d.carry(ctx, p)
		}
	})
	return nil
}

// submission takes in a form, or a page of one.
func (d *Door) submission(i interaction, respond responder) error {
	s, err := submitted(i.Data)
	p := did(i, respond)
	if err != nil {
		d.Log.Warn("a form cannot be read", "err", err)
		d.answering(p, func(ctx context.Context, p press) { d.reply(ctx, p, d.givenBack(foreignForm, s.Values)) })
		return nil
	}
	p.request, p.files, p.sent = s.request, s.Files, true
	d.answering(p, func(ctx context.Context, p press) {
		if s.command == "" {
			d.nextPage(ctx, p, s)
			return
		}
		form := asSent(s)
		p.line, p.values, p.form = s.command, s.Values, &form
		d.carry(ctx, p)
	})
	return nil
}

// What is said of what another release of ours has put before somebody.
const (
	foreignForm = "This press saved nothing: the form is of another version of this service. Please copy what you wrote, and begin again."
	foreignCard = "This press saved nothing: the card is of another version of this service, and we cannot read it any more."
	foreignLine = "This saved nothing: the command is of another version of this service. Discord will show the present ones in a minute."
)

// foreign answers what we cannot read. What nobody waits for is passed over.
func (d *Door) foreign(i interaction, respond responder, err error) error {
	d.Log.Warn("Discord sent something that cannot be read", "type", i.Type, "err", err)
	if i.Type == isTyping {
		return respond(callback{Type: sayChoices, Data: map[string]any{"choices": []commandChoice{}}})
	}
	words := foreignLine
	if i.Type == isComponent {
		words = foreignCard
	}
	card := ui.Card{Lead: ui.Say("%s", words), Buttons: []ui.Button{ui.Press("What can I do here?", "help")}}
	d.answering(did(i, respond), func(ctx context.Context, p press) { d.reply(ctx, p, bot.Answer{Card: &card}) })
	return nil
}

// formGone is said of a form that was kept for a day.
const formGone = "This form is no longer kept: it was begun more than a day ago. Please begin again."

// withKept does something with a form that is kept; without it, it says so and gives the person's words back.
func (d *Door) withKept(ctx context.Context, p press, given map[string]string, then func(press, ui.Form)) {
	book, err := d.bookOf(ctx, p.by.Server, p.by.who().ID)
	if err != nil {
		d.homeless(ctx, p, err)
		return
	}
	p.book = book
	draft, err := d.Desk.Draft(ctx, book, account(p.by.who().ID), keptName(p.request))
	if err != nil {
		d.Log.Warn("a form could not be read again", "request", p.request, "err", err)
		d.reply(ctx, p, d.givenBack("This press saved nothing: the first part of your form cannot be read at this moment. Press again in a minute.", given))
		return
	}
	f, ok := readKept(draft)
	if !ok {
		d.reply(ctx, p, d.givenBack(formGone, given))
		return
	}
	then(p, f)
}

// givenBack is a sentence and what somebody typed.
func (d *Door) givenBack(words string, given map[string]string) bot.Answer {
	card := ui.Card{Lead: ui.Say("%s", words)}
	for _, name := range sortedKeys(given) {
		if given[name] != "" {
			card.Blocks = append(card.Blocks, ui.Block{Quote: &ui.Quote{Words: ui.Say("%s", given[name])}})
		}
	}
	return bot.Answer{Card: &card}
}

// openKept opens a page of a form that is kept.
func (d *Door) openKept(ctx context.Context, p press, page int) {
	d.withKept(ctx, p, nil, func(p press, f ui.Form) {
		reader, err := d.Desk.Reader(ctx, p.book, p.by.who().ID, f.Texts())
		if err != nil {
			d.Log.Warn("the words of a form could not be read", "err", err)
		}
		m, _, ok := d.draw(reader).modal(f, page)
		if !ok {
			d.reply(ctx, p, d.givenBack(formGone, values(f)))
			return
		}
		if p.opening.take() {
			d.open(ctx, p, m)
			return
		}
		p.opens = false // Discord opens no form any more: a card takes its place
		d.replyForm(ctx, p, bot.Answer{Form: &f, Reader: reader})
	})
}

// nextPage puts a page into the form that is kept, and goes on to the next, or sends the form.
func (d *Door) nextPage(ctx context.Context, p press, s submission) {
	d.withKept(ctx, p, s.Values, func(p press, f ui.Form) {
		f = filled(f, s.Values)
		reader, err := d.Desk.Reader(ctx, p.book, p.by.who().ID, f.Texts())
		if err != nil {
			d.Log.Warn("the words of a form could not be read", "err", err)
		}
		draw := d.draw(reader)
		if next := s.page + 1; next < len(draw.pages(f)) {
			if !d.keep(ctx, p, f) {
				d.reply(ctx, p, d.givenBack("This press saved nothing: this part of your form cannot be kept at this moment. Press Continue on the part before in a minute.", s.Values))
				return
			}
			card := draw.goOn(f, next)
			d.reply(ctx, p, bot.Answer{Card: &card, Reader: reader})
			return
		}
		p.line, p.values, p.form = f.Command, values(f), &f
		d.carry(ctx, p)
	})
}

// sendKept sends a form without opening it: one that asks nothing, or that was sent before and got an apology.
func (d *Door) sendKept(ctx context.Context, p press) {
	p.sent = true
	if p.line != "" {
		p.form = &ui.Form{Command: p.line, Request: p.request}
		d.carry(ctx, p)
		return
	}
	d.withKept(ctx, p, nil, func(p press, f ui.Form) {
		p.line, p.values, p.form = f.Command, values(f), &f
		d.carry(ctx, p)
	})
}

// keep keeps a form with what was typed in it so far.
func (d *Door) keep(ctx context.Context, p press, f ui.Form) bool {
	draft, err := kept(f)
	if err == nil {
		err = d.Desk.SaveDraft(ctx, p.book, account(p.by.who().ID), keptName(f.Request), draft)
	}
	if err != nil {
		d.Log.Warn("a form could not be kept", "request", p.request, "err", err)
	}
	return err == nil
}
