package discord

import (
	"context"
	"errors"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// mostMessages is how many messages a long answer may take.
const mostMessages = 3

// shown is what somebody is to see.
type shown struct{ messages []posting }

// reply takes an answer to the person, in the best way that what they did allows. They always see something.
func (d *Door) reply(ctx context.Context, p press, a bot.Answer) {
	switch {
	case a.Form != nil:
		d.replyForm(ctx, p, a)
	case a.Card != nil:
		card := *a.Card
		if a.Failed {
			card = d.withAgain(ctx, card, p)
		}
		d.show(ctx, p, d.drawn(card, a.Reader))
	default:
		d.show(ctx, p, d.drawn(ui.Card{Lead: ui.Say("Done.")}, a.Reader))
	}
	if a.Sends != nil {
		d.sends(p, *a.Sends)
	}
}

// sends delivers, in the background, the message with files that belongs to an answer. The post office knows nothing of it:
// whoever misses it asks again.
func (d *Door) sends(p press, l bot.Letter) {
	d.background(func(ctx context.Context) {
		err := d.deliverNow(ctx, l)
		if err == nil {
			return
		}
		d.Log.Warn("the files of an answer did not arrive", "request", p.request, "err", err)
		words := ui.Say("The file could not be sent to you. Please ask for it once more in a few minutes.")
		if classOf(err) == closed {
			words = ui.Say("The file could not be sent to you: your settings keep out messages from us.")
		}
		if err := d.follow(ctx, p, d.drawn(ui.Card{Lead: words}, l.Reader).messages); err != nil {
			d.Log.Warn("nobody could be told so", "request", p.request, "err", err)
		}
	})
}

// deliverNow delivers a letter while somebody waits for it: where it has to wait, so does this, until the context ends.
func (d *Door) deliverNow(ctx context.Context, l bot.Letter) error {
	for {
		message, err := d.Deliver(ctx, l)
		if err == nil && l.Sent != nil {
			l.Sent(ctx, message)
		}
		later, ok := errors.AsType[*bot.Later](err)
		if !ok {
			return err
		}
		wait := max(100*time.Millisecond, later.Until.Sub(d.BookTime()))
		if wait > 20*time.Second || !d.sleep(ctx, wait) {
			return err
		}
		l.Attempt++
	}
}

// replyForm puts a form to somebody. One that does not travel whole is kept first.
func (d *Door) replyForm(ctx context.Context, p press, a bot.Answer) {
	asked := d.draw(a.Reader).put(*a.Form, p.opens && !p.opening.over())
	if asked.keep && !d.keep(ctx, p, *a.Form) {
		d.show(ctx, p, d.drawn(*sorry("This press saved nothing: a form cannot be opened at this moment. Try again in a minute.").Card, ui.Reader{}))
		return
	}
	switch {
	case asked.modal == nil:
		d.show(ctx, p, shown{messages: []posting{*asked.message}})
	case p.opening.take():
		d.open(ctx, p, *asked.modal)
	default: // keeping it took so long that a promise was given
		d.replyForm(ctx, p, a)
	}
}

// open opens a form as the first answer, which whoever calls has taken.
func (d *Door) open(ctx context.Context, p press, m modal) {
	err := p.respond(callback{Type: showForm, Data: m})
	if err == nil {
		return
	}
	d.otherwise(ctx, p, err, d.drawn(ui.Card{Lead: ui.Say("A form could not be opened. Please try again.")}, ui.Reader{}))
}

func (d *Door) drawn(c ui.Card, r ui.Reader) shown {
	return shown{messages: d.draw(r).messages(c, mostMessages)}
}

// sure is a reader that has an answer to everything, and knows what our commands are called here.
func (d *Door) sure(r ui.Reader) ui.Reader {
	r = sure(r)
	r.Slash = d.typed
	return r
}

// draw draws for a reader.
func (d *Door) draw(r ui.Reader) drawer { return drawer{reader: d.sure(r)} }

// withAgain gives an apology the button that it speaks of. A form is kept for it; what cannot be kept, or is too long to
// travel, the card gives back, and no button pretends to have it.
func (d *Door) withAgain(ctx context.Context, c ui.Card, p press) ui.Card {
	again := pressing{do: doAgain, request: p.request, line: p.line}
	switch {
	case p.form != nil && p.book != "" && len(p.files) == 0 && d.keep(ctx, p, *p.form):
		again = pressing{do: doSend, request: p.request}
	case p.form != nil || len(p.values) > 0:
		return d.andWords(c, p)
	}
	if id, fits := again.id(); fits && len(c.Buttons) < ui.MaxButtons {
		c.Buttons = append([]ui.Button{{Label: ui.Say("Press again"), Command: id, Primary: true}}, c.Buttons...)
	}
	return c
}

// andWords gives back on an apology what was typed, unless it is there already.
func (d *Door) andWords(c ui.Card, p press) ui.Card {
	if len(c.Blocks) == 0 {
		c.Blocks = d.givenBack("", p.values).Card.Blocks
	}
	return c
}

// promise says that we are at it. The answer takes the place of that.
func (d *Door) promise(p press) {
	c := callback{Type: sayLater, Data: map[string]int{"flags": ephemeral}}
	if p.inPlace {
		c = callback{Type: changeLater}
	}
	if err := p.respond(c); err != nil {
		d.Log.Info("nobody could be told that we are at it", "request", p.request, "err", err)
	}
}

// show shows somebody something, by the first way that works.
func (d *Door) show(ctx context.Context, p press, s shown) {
	var err error
	switch {
	case p.channel != "":
		err = d.showInTalk(ctx, p, s)
	case p.opening.take():
		err = d.showNow(ctx, p, s.messages)
	default:
		err = d.showLate(ctx, p, s.messages)
	}
	if err != nil {
		d.otherwise(ctx, p, err, s)
	}
}

// otherwise says what could not be said where it was asked in the person's own conversation with us.
func (d *Door) otherwise(ctx context.Context, p press, why error, s shown) {
	d.Log.Warn("an answer takes another way", "request", p.request, "err", why)
	if err := d.write(ctx, p, s.messages); err != nil {
		d.count("unanswered")
		d.Log.Error("somebody got no answer", "request", p.request, "err", err)
	}
}

// showNow answers an interaction for the first time, and what has no room in that after it.
func (d *Door) showNow(ctx context.Context, p press, messages []posting) error {
	c := callback{Type: sayMessage, Data: messages[0].alone()}
	if p.inPlace {
		c = callback{Type: changeMessage, Data: messages[0]}
	}
	err := p.respond(c)
	if classOf(err) == fault && err != nil {
		d.Log.Error("Discord does not take our components; their words are sent alone", "err", err)
		c.Data = messages[0].inWords().alone()
		err = d.answer(ctx, p.by, c)
	}
	if err != nil {
		return err
	}
	return d.follow(ctx, p, messages[1:])
}

// showLate puts an answer in the place of the promise of one.
func (d *Door) showLate(ctx context.Context, p press, messages []posting) error {
	first := to("PATCH", "/webhooks/{app}/{token}/messages/@original", d.ApplicationID, p.by.Token).answering(p.by)
	put := func(m posting) error {
		return d.insist(ctx, func() error { return d.afterwards(ctx, first.with(m)) })
	}
	err := put(messages[0])
	if err != nil && classOf(err) == fault {
		d.Log.Error("Discord does not take our components; their words are sent alone", "err", err)
		err = put(messages[0].inWords())
	}
	if err != nil {
		return err
	}
	return d.follow(ctx, p, messages[1:])
}

// follow says the rest of a long answer. Discord takes no nonce here: what may have been said already is said once more at
// most, and says so.
func (d *Door) follow(ctx context.Context, p press, messages []posting) error {
	after := to("POST", "/webhooks/{app}/{token}", d.ApplicationID, p.by.Token).answering(p.by)
	for _, m := range messages {
		var doubtful bool
		err := d.insist(ctx, func() error {
			said := m
			if doubtful {
				said = m.repeated()
			}
			err := d.afterwards(ctx, after.with(said.alone()))
			if classOf(err) != shaky || err == nil {
				return err
			}
			if doubtful {
				d.Log.Warn("part of an answer may be missing: it was said twice without an answer", "request", p.request, "err", err)
				return nil
			}
			doubtful = true
			d.count("said again")
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// soonest are the pauses after which what follows a first answer is tried again. Over HTTP that answer is in the response,
// and Discord may hear of what follows before it has read it: then it knows no such interaction yet.
var soonest = []time.Duration{100 * time.Millisecond, 300 * time.Millisecond, 900 * time.Millisecond}

// afterwards makes a call that Discord takes after the first answer only.
func (d *Door) afterwards(ctx context.Context, r request) error {
	err := d.call(ctx, r, nil)
	for _, wait := range soonest {
		if code(err) != "10015" || d.PublicKey == "" || !d.sleep(ctx, wait) {
			break
		}
		err = d.call(ctx, r, nil)
	}
	return err
}

// answer answers an interaction by a call, for the first time. Discord counts three seconds from when it sent it, so what
// takes another way is not tried for long. That it was answered already is what comes of an answer whose own answer was lost.
func (d *Door) answer(ctx context.Context, i interaction, c callback) error {
	first := to("POST", "/interactions/{id}/{token}/callback", i.ID, i.Token).answering(i)
	err := d.call(ctx, first.with(c), nil)
	for wait := 100 * time.Millisecond; err != nil && wait < time.Second; wait *= 2 {
		if c := classOf(err); c != away && c != shaky || !d.sleep(ctx, wait) {
			break
		}
		err = d.call(ctx, first.with(c), nil)
	}
	if classOf(err) == done {
		return nil
	}
	return err
}

// answering marks a request as one that answers an interaction: pauses are kept for each by itself.
func (r request) answering(i interaction) request {
	r.interaction, r.major = true, i.ID
	return r
}

// longestPause is how long somebody waits for an answer that Discord wants to have later.
const longestPause = 25 * time.Second

// insist makes a call that a person waits for until it is done, for a while. What is called so does no harm twice.
func (d *Door) insist(ctx context.Context, call func() error) error {
	err := doors.Insist(call, callAgain, longestPause, func(wait time.Duration) bool { return d.sleep(ctx, wait) })
	if classOf(err) == done {
		return nil
	}
	return err
}

func callAgain(err error) (again bool, wait time.Duration) {
	switch classOf(err) {
	case pause:
		refused, _ := errors.AsType[*Error](err)
		return true, refused.Wait
	case away, shaky:
		return true, 0
	case done, fault, shut, closed, gone, dead, late:
	}
	return false, 0
}
