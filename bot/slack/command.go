package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// errUnknown says that Slack sent something that we know nothing of.
var errUnknown = errors.New("slack: nothing that we know")

// everything is the slash command that reaches every family: /secretariat agenda submit.
const everything = "secretariat"

// slash is a slash command as Slack sends it. Over HTTP all values are strings; over a socket some may not be.
type slash struct {
	Organisation string `json:"enterprise_id"`
	Team         string `json:"team_id"`
	User         string `json:"user_id"`
	Channel      string `json:"channel_id"`
	Command      string `json:"command"`
	Text         string `json:"text"`
	Hook         string `json:"response_url"`
	Trigger      string `json:"trigger_id"`
}

// command takes a slash command in that came over a socket. It is acknowledged at once, and answered afterwards: a socket that
// has ended takes what is written to it for a while, and an answer in it would be lost.
func (d *Door) command(in delivery) error {
	var s slash
	if err := json.Unmarshal(in.body, &s); err != nil {
		return fmt.Errorf("read a slash command: %w", errors.Join(err, errUnknown))
	}
	return d.typed(s, in.ack, atOnce)
}

// slashOf is a slash command that came over HTTP.
func slashOf(form url.Values) slash {
	return slash{
		Organisation: form.Get("enterprise_id"), Team: form.Get("team_id"), User: form.Get("user_id"), Channel: form.Get("channel_id"),
		Command: form.Get("command"), Text: form.Get("text"), Hook: form.Get("response_url"), Trigger: form.Get("trigger_id"),
	}
}

// typed takes a slash command in. If it is answered within a time, the answer is in its acknowledgement; else it is acknowledged
// by then, and answered afterwards.
func (d *Door) typed(s slash, ack acknowledge, within time.Duration) error {
	if s.User == "" {
		return fmt.Errorf("read a slash command: %w", errUnknown)
	}
	if s.Trigger != "" && !d.seen.First(s.Trigger) {
		ack(nil)
		return nil
	}
	d.compare(s.Command)
	p := press{
		from: origin{s.Organisation, s.Team}, user: s.User, line: lineOf(s.Command, s.Text), words: true, channel: s.Channel,
		request: doors.RequestOf("command", s.Team, s.User, s.Trigger), trigger: s.Trigger, hook: s.Hook,
	}
	if s.Organisation == "" { // whoever types in a workspace of an organisation is one of its people
		p.base = s.Team
	}
	d.background(func(ctx context.Context) {
		defer ack(nil) // also where it breaks off
		p.opening = keep(ack, within)
		if !strings.ContainsAny(p.line, " \n\t") {
			d.offer(ctx, p)
			return
		}
		d.carry(ctx, p)
	})
	return nil
}

// compare notices, once, that our commands are called otherwise than our sentences call them.
func (d *Door) compare(command string) {
	prefix := ""
	if i := strings.LastIndexByte(command, '-'); i > 0 {
		prefix = strings.TrimPrefix(command[:i], "/")
	}
	if prefix != d.Prefix {
		d.misnamed.Do(func() {
			d.Log.Warn("SLACK_COMMAND_PREFIX is not the prefix of our slash commands, so our sentences misname them", "command", command, "prefix", d.Prefix)
		})
	}
}

// lineOf is what a slash command means: the name of a command is the first word of ours, unless it is the one that reaches
// everything.
func lineOf(command, text string) string {
	family := strings.TrimPrefix(command, "/")
	if i := strings.LastIndexByte(family, '-'); i >= 0 { // /x-agenda, by manifest slack --prefix: no family has a hyphen
		family = family[i+1:]
	}
	text = strings.TrimSpace(text)
	switch {
	case family == everything && text == "":
		return "help"
	case family == everything:
		return strings.TrimPrefix(text, "/")
	}
	return strings.TrimSpace(family + " " + text)
}

// offer answers a family without a second word: what of it this person can do. A word that is a command by itself, as about
// is, or no word of ours, goes its usual way.
func (d *Door) offer(ctx context.Context, p press) {
	in, found := d.enter(ctx, &p)
	if !found {
		return
	}
	hints := slices.DeleteFunc(d.Desk.Commands(ctx, in.Book, p.who), func(h bot.Hint) bool {
		return h.Line != p.line && !strings.HasPrefix(h.Line, p.line+" ")
	})
	if len(hints) == 0 || slices.ContainsFunc(hints, func(h bot.Hint) bool { return h.Line == p.line }) {
		d.carry(ctx, p)
		return
	}
	card := ui.Card{Lead: ui.Say("Choose what to do. You can also write it: %s", ui.Typing(hints[0].Line))}
	rows := make([]ui.Row, len(hints))
	for i, h := range hints {
		open := ui.Press("Open", bot.Line(h.Line)).Named("Open: %s", h.Title)
		rows[i] = ui.Row{Title: ui.Say("%s", h.Title), Detail: ui.Say("%s", h.Summary), Buttons: []ui.Button{open}}
	}
	card.Blocks = []ui.Block{ui.Rows(rows...)}
	d.reply(ctx, in, p, bot.Answer{Card: &card})
}
