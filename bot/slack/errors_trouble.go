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
}

// mend is what to do about an error; of an installation that is worth nothing: install again.
func mend(err error) string {
	c := code(err)
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
	c := classOf(t.err)
	d.Log.Warn("something on Slack has to be mended", "workspace", t.install.Workspace, "place", t.place, "code", code(t.err))
	if d.Trouble == nil {
		return
	}
	whole := c == dead && code(t.err) != "missing_scope" || c == old || errors.Is(t.err, ErrNotInstalled)
	card := ui.Card{Lead: ui.Say("Nothing that we send on Slack arrives there now.")}
	key := code(t.err)
	if !whole {
		card.Lead = ui.Say("A message did not arrive on Slack, in %s.", t.where())
		key += " " + t.place
	}
	if t.lead != nil {
		card.Blocks = append(card.Blocks, ui.Paragraph("It begins:"), ui.Block{Quote: &ui.Quote{Words: ui.Say("%s", t.lead.Words(sure(t.reader)))}})
	}
	card.Blocks = append(card.Blocks, ui.Paragraph("%s", mend(t.err)))
	card.Foot = ui.Say("For whoever looks after Slack: workspace %s, %s.", t.install.Workspace, code(t.err))
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: t.install.Book, Platform: Platform, Whole: whole, Key: key + " " + t.install.Workspace, Card: card})
	})
}

// where names a place to people. They know a channel by its name, which we may not ask for: they can search for its id.
func (t trouble) where() string {
	if strings.HasPrefix(t.place, "dm/") {
		return "the conversation with somebody (" + t.channel + ")"
	}
	return "the channel " + t.channel
}
