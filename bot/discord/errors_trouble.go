package discord

import (
	"context"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// trouble is something that only people can mend.
type trouble struct {
	book    storage.BookID
	place   string
	channel string
	err     error
	lead    *ui.Text // what did not arrive
	reader  ui.Reader
}

// mending says what to do about a code, to somebody of the secretariat.
var mending = map[string]string{
	"10003": "The channel is gone, or we cannot see it. Let us see it, in its settings under Permissions, or choose another channel for this.",
	"10004": "We are no longer on that server. Whoever manages it can let us in again.",
	"30003": "Too many messages are pinned there.",
	"30038": "The server has as many events as Discord allows. Somebody who may has to end or delete some.",
	"40058": "The channel is a forum now, in which we may not begin posts. Let us, in its settings under Permissions, or choose another channel for this.",
	"40067": "The channel is a forum in which every post has to have a tag. Somebody who manages it can drop that rule, or choose another channel for this.",
	"50001": "We cannot see the channel any more. Let us see it, in its settings under Permissions, or choose another channel for this.",
	"50013": "We may not write there any more. Let us send messages, in the settings of the channel under Permissions, or choose another channel for this.",
	"10013": closedWords,
	"50007": closedWords,
	"50278": closedWords,
	"50024": "That is not a channel in which messages can be written. Choose another one for this.",
	"50083": "The thread is archived, and we may not open it again. Somebody who may can.",
}

const closedWords = "They take no messages from us: their account is closed, they have left the server, or their settings keep us out. Please tell them in another way. They can let us in by the server's menu, under Privacy Settings, by allowing direct messages."

// mend is what to do about an error; of a token that is worth nothing: set another.
func mend(err error) string {
	switch words := mending[code(err)]; {
	case words != "":
		return words
	case classOf(err) == dead:
		return "Discord does not know our token any more. Whoever runs this has to set DISCORD_TOKEN anew and start it again."
	}
	return "Discord does not let us. Whoever manages the server can look at what we are allowed to there."
}

// troubled tells the secretariat what to mend, in the background.
func (d *Door) troubled(t trouble) {
	d.Log.Warn("something on Discord has to be mended", "place", t.place, "code", code(t.err))
	if d.Trouble == nil {
		return
	}
	key := code(t.err)
	if !t.whole() {
		key += " " + t.place
	}
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: t.book, Platform: Platform, Whole: t.whole(), Key: key, Card: d.told(t)})
	})
}

// whole says that nothing arrives on Discord any more, rather than one message.
func (t trouble) whole() bool { return classOf(t.err) == dead }

// told is what the secretariat reads.
func (d *Door) told(t trouble) ui.Card {
	card := ui.Card{
		Lead: ui.Say("Nothing that we send on Discord arrives there now."),
		Foot: ui.Say("For whoever looks after the server: %s.", code(t.err)),
	}
	if !t.whole() {
		card.Lead = ui.Say("A message did not arrive on Discord, in %s.", d.where(t))
	}
	if t.lead != nil {
		card.Blocks = append(card.Blocks, ui.Paragraph("It begins:"), ui.Block{Quote: &ui.Quote{Words: ui.Say("%s", t.lead.Words(d.sure(t.reader)))}})
	}
	card.Blocks = append(card.Blocks, ui.Paragraph("%s", mend(t.err)))
	return card
}

// fileTroubled tells the secretariat that a card went without its files, in the background.
func (d *Door) fileTroubled(l bot.Letter, err error) {
	d.count("files left out")
	d.Log.Warn("a card goes without files", "place", l.Place, "key", l.Key, "err", err)
	if d.Trouble == nil {
		return
	}
	card := ui.Card{
		Lead:   ui.Say("This could not be sent on Discord: %s. The message arrived without it, and says so.", bot.Titles(l.Card.Files).Words(d.sure(l.Reader))),
		Blocks: []ui.Block{ui.Paragraph("Please send it by e-mail to those who need it. Discord may take it if it is smaller.")},
		Foot:   ui.Say("For whoever looks after the server: %s.", code(err)),
	}
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: l.Book, Platform: Platform, Key: "file " + code(err), Card: card})
	})
}

// where names a place to people. They know a channel by its name, which we do not ask for: they can search for its id.
func (d *Door) where(t trouble) string {
	user, direct := strings.CutPrefix(t.place, "dm/")
	if !direct {
		return "the channel " + t.channel
	}
	ctx, cancel := context.WithTimeout(context.Background(), callWithin)
	defer cancel()
	if p, known := d.Desk.Person(ctx, t.book, account(user)); known {
		return "the conversation with " + p.Name
	}
	return "the conversation with somebody (" + user + ")"
}

// sure is a reader that has an answer to everything.
func sure(r ui.Reader) ui.Reader {
	if r.Name == nil {
		r.Name = func(string) string { return "somebody" }
	}
	if r.Typed == nil {
		r.Typed = func(string) (string, bool) { return "", false }
	}
	return r
}
