package slack

import (
	"context"
	"errors"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// trouble is something that only people can mend.
type trouble struct {
	install Install
	place   string
	channel string
	err     error
	lead    *ui.Text // what did not arrive
	reader  ui.Reader
}

// mending says what to do about a code, to somebody of the secretariat.
var mending = map[string]string{ //nolint:gosec // because these are sentences about tokens, and no tokens
	"not_in_channel":          "Open the channel in Slack and write /invite and our name.",
	"channel_not_found":       "The channel is gone, or it is private and we are not in it. Open it and write /invite and our name, or choose another channel for this.",
	"is_archived":             "The channel is archived. Somebody who may can unarchive it; or choose another channel for this.",
	"is_inactive":             "The channel is archived. Somebody who may can unarchive it; or choose another channel for this.",
	"no_permission":           "We may not write there. A workspace administrator can change that in the settings of the channel.",
	"restricted_action":       "Only some may write there. A workspace administrator can let us, in the settings of the channel.",
	"messages_tab_disabled":   "Messages to us are switched off. In the settings of the app, App Home, somebody has to switch on the Messages Tab.",
	"team_access_not_granted": "The organisation has not let us into this workspace. An administrator of the organisation has to add it.",
	"missing_scope":           "We may not do something there that we need. Whoever installed us has to do so again, and to agree to what is asked.",
	"token_expired":           "Our token has run out. Whoever installed us has to do so again.",
	"team_added_to_org":       movingWords,
	"org_login_required":      movingWords,
}

const (
	movingWords = "Slack is moving the workspace into an organisation. What we have to say waits, and goes out when that is done."
	closedWords = "Their account on Slack is closed, or it takes no messages from us. Please tell them in another way, and give the register their new account, by giving the roster again."
)

// mend is what to do about an error; of an installation that is worth nothing: install again.
func (t trouble) mend() string {
	c := code(t.err)
	if class := classOf(t.err); t.person() != "" && (class == gone || c == "channel_not_found") {
		return closedWords
	}
	if strings.HasPrefix(c, "restricted_action") {
		c = "restricted_action"
	}
	if words := mending[c]; words != "" {
		return words
	}
	return "Slack does not know us any more there. Whoever installed us has to do so again."
}

// died marks an installation that Slack no longer takes, and tells.
func (d *Door) died(ctx context.Context, in Install, err error) {
	d.Log.Error("Slack no longer takes our token", "workspace", in.Workspace, "code", code(err))
	if in.Workspace == "" { // we are only asking whose a token is
		return
	}
	d.Installs.Dead(ctx, in, code(err))
	d.troubled(trouble{install: in, err: err})
}

// troubled tells the secretariat what to mend, in the background.
func (d *Door) troubled(t trouble) {
	d.Log.Warn("something on Slack has to be mended", "workspace", t.install.Workspace, "place", t.place, "code", code(t.err))
	if d.Trouble == nil {
		return
	}
	key := code(t.err) + " " + t.install.Workspace
	if !t.whole() {
		key += " " + t.place
	}
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: t.install.Book, Platform: Platform, Whole: t.whole(), Key: key, Card: d.told(t)})
	})
}

// whole says that nothing arrives on Slack any more, rather than one message.
func (t trouble) whole() bool {
	c := classOf(t.err)
	return c == dead && code(t.err) != "missing_scope" || c == old || c == moving || errors.Is(t.err, ErrNotInstalled)
}

// told is what the secretariat reads.
func (d *Door) told(t trouble) ui.Card {
	card := ui.Card{
		Lead: ui.Say("Nothing that we send on Slack arrives there now."),
		Foot: ui.Say("For whoever looks after Slack: workspace %s, %s.", t.install.Workspace, code(t.err)),
	}
	if !t.whole() {
		card.Lead = ui.Say("A message did not arrive on Slack, in %s.", d.where(t))
		if t.lead != nil {
			words := t.lead.Words(d.sure(t.reader))
			card.Blocks = append(card.Blocks, ui.Paragraph("It begins:"), ui.Block{Quote: &ui.Quote{Words: ui.Say("%s", words)}})
		}
	}
	card.Blocks = append(card.Blocks, ui.Paragraph("%s", t.mend()))
	return card
}

// where names a place to people. They know a channel by its name, which we may not ask for: they can search for its id.
func (d *Door) where(t trouble) string {
	user := t.person()
	if user == "" {
		return "the channel " + t.channel
	}
	ctx, cancel := context.WithTimeout(context.Background(), callWithin)
	defer cancel()
	if p, known := d.Desk.Person(ctx, t.install.Book, account(t.install, user)); known {
		return "the conversation with " + p.Name
	}
	return "the conversation with somebody (" + user + ")"
}

// person is the user in whose conversation with us it happened; empty, where it was a channel.
func (t trouble) person() string {
	rest, direct := strings.CutPrefix(t.place, "dm/")
	if !direct {
		return ""
	}
	return rest[strings.LastIndexByte(rest, '/')+1:]
}
