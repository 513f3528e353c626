package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// suggest answers what somebody types into a long list. Slack waits for it, so where nothing can be said in time the list is
// empty, and the person types on.
func (d *Door) suggest(in delivery, a acted) error {
	var v seenView
	if err := json.Unmarshal(a.View, &v); err != nil {
		return fmt.Errorf("read a view: %w", err)
	}
	var carried metadata
	option, ours := fieldName(a.BlockID)
	if err := json.Unmarshal([]byte(v.Metadata), &carried); err != nil || !ours {
		return fmt.Errorf("read what a view carries: %w", errUnknown)
	}
	d.background(func(ctx context.Context) {
		nothing := slackgo.OptionsResponse{Options: []*slackgo.OptionBlockObject{}}
		defer in.ack(nothing)
		ctx, cancel := context.WithTimeout(ctx, d.Patience)
		defer cancel()
		p := a.press()
		install, err := d.find(ctx, p.from)
		if err == nil {
			p.who, err = d.who(ctx, install, p)
		}
		if err != nil {
			d.Log.Warn("choices in a workspace that cannot be found", "team", p.from.team, "err", err)
			return
		}
		ask := bot.Ask{Book: install.Book, Account: p.who, Line: carried.Command, Request: carried.Request}
		choices, reader, err := d.Desk.Choices(ctx, ask, option)
		if err != nil {
			d.Log.Warn("choices could not be read", "option", option, "err", err)
			return
		}
		draw := drawer{reader: d.sure(reader)}
		found := draw.options(choices, a.Value)
		if a.ActionID == string(ui.Line) {
			found = draw.written(choices, strings.TrimSpace(a.Value))
		}
		written, ok := fits(found)
		for !ok { // the person types on, and there are fewer
			found.Options = found.Options[:len(found.Options)*3/4]
			written, ok = fits(found)
		}
		in.ack(written)
	})
	return nil
}
