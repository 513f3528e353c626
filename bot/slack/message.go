package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// callback is what the Events API sends (docs.slack.dev/apis/events-api).
type callback struct {
	Type           string          `json:"type"`
	Challenge      string          `json:"challenge"`
	Team           string          `json:"team_id"`
	Organisation   string          `json:"enterprise_id"`
	ID             string          `json:"event_id"`
	Shared         bool            `json:"is_ext_shared_channel"` // with a workspace of somebody else
	At             int64           `json:"event_time"`            // Unix seconds
	Raw            json.RawMessage `json:"event"`
	Event          event           `json:"-"`
	Authorizations []struct {
		Team         string `json:"team_id"`
		Organisation string `json:"enterprise_id"`
		User         string `json:"user_id"`
	} `json:"authorizations"`
}

// event is what happened, as far as it matters here.
type event struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	User        string `json:"user"`
	Base        string `json:"user_team"` // of somebody from a connected workspace, or its organisation
	Team        string `json:"team"`
	Bot         string `json:"bot_id"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	Thread      string `json:"thread_ts"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
	Tab         string `json:"tab"`
	Tokens      struct {
		Bot []string `json:"bot"`
	} `json:"tokens"`
}

// event takes an event in: it is acknowledged at once, whatever it is.
func (d *Door) event(in delivery) error {
	var c callback
	if err := json.Unmarshal(in.body, &c); err != nil || c.Type == "" {
		return fmt.Errorf("read an event: %w", errors.Join(err, errUnknown))
	}
	if err := json.Unmarshal(c.Raw, &c.Event); err != nil && len(c.Raw) > 0 { // one that is made otherwise than those we hear
		c.Event = event{}
	}
	if c.Type == "app_rate_limited" {
		d.Log.Warn("Slack holds events back: there were too many in the last hour", "team", c.Team)
		d.count("limited")
	}
	if f := d.meaning(c); f != nil && d.seen.First(c.ID) {
		d.afterwards(in, f)
		return nil
	}
	in.ack(nil)
	return nil
}

// meaning is what is to be done about an event; nil: nothing.
func (d *Door) meaning(c callback) func(context.Context) {
	e := c.Event
	p := press{from: c.origin(), user: e.User, base: c.base(), channel: e.Channel, thread: e.Thread, request: doors.RequestOf("event", c.ID)}
	switch {
	case e.Type == "app_home_opened" && e.Tab == "home":
		return func(ctx context.Context) { d.homeOpened(ctx, p) }
	case e.Type == "app_mention" && c.ordinary():
		return func(ctx context.Context) { d.hear(ctx, p, c.words()) }
	case e.Type == "message" && e.ChannelType == "im" && c.ordinary(): // in channels we only hear our name
		p.talk = true
		return func(ctx context.Context) { d.hear(ctx, p, c.words()) }
	case e.Type == "app_uninstalled", e.Type == "tokens_revoked" && len(e.Tokens.Bot) > 0: // other tokens are of people
		return func(ctx context.Context) { d.putOut(ctx, c) }
	}
	return nil
}

// origin is the installation that an event is for: in a channel shared with another organisation, not where it came from.
func (c callback) origin() origin {
	if len(c.Authorizations) > 0 {
		return origin{c.Authorizations[0].Organisation, c.Authorizations[0].Team}
	}
	return origin{c.Organisation, c.Team}
}

// base is where the person comes from, where that need not be the workspace that the event is for
// (slackapi/bolt-python, extract_actor_team_id, reads the same fields).
func (c callback) base() string {
	if c.Event.Base == "" && c.Shared {
		return c.Event.Team
	}
	return c.Event.Base
}

// ordinary says whether a message is somebody's words. Our own come by here too, and those of other bots, edits and what the
// system says.
func (c callback) ordinary() bool {
	e := c.Event
	mine := e.Bot != "" || e.User == c.me()
	usual := e.Subtype == "" || e.Subtype == "file_share" || e.Subtype == "thread_broadcast"
	return usual && !mine && e.User != "" && e.User != "USLACKBOT"
}

// words are what somebody wrote, without the name by which they call us.
func (c callback) words() string {
	if c.me() == "" {
		return c.Event.Text
	}
	return strings.ReplaceAll(c.Event.Text, "<@"+c.me()+">", "")
}

// me is our user id, where Slack says it.
func (c callback) me() string {
	if len(c.Authorizations) == 0 {
		return ""
	}
	return c.Authorizations[0].User
}

// tooLong is said of words for which there is no room.
const tooLong = "That message has %s characters and the most we can take is %s, so it was not passed on. Please shorten it."

// hear passes ordinary words on to the secretariat. A line that begins with a slash is meant as a command: a guest may have
// no slash commands, and writes them here.
func (d *Door) hear(ctx context.Context, p press, text string) {
	in, err := d.find(ctx, p.from)
	if err != nil {
		d.homeless(ctx, p, err)
		return
	}
	words := strings.TrimSpace(d.spoken(ctx, in, text))
	switch line, slash := strings.CutPrefix(words, "/"); {
	case words == "":
		p.line = "help"
	case slash:
		p.line = lineOf(cutWord(line))
	default:
		if n := len([]rune(words)); n > ui.MaxWords {
			d.reply(ctx, in, p, bot.Answer{Card: &ui.Card{Lead: ui.Say(tooLong, n, ui.MaxWords)}})
			return
		}
		p.line, p.values = "contact "+words, map[string]string{"words": words}
	}
	d.carry(ctx, p)
}

func cutWord(line string) (first, rest string) {
	first, rest, _ = strings.Cut(line, " ")
	return first, rest
}

// homeOpened draws the Home tab of somebody who looks at it.
func (d *Door) homeOpened(ctx context.Context, p press) {
	in, err := d.find(ctx, p.from)
	if err != nil {
		d.Log.Error("a Home tab in a workspace that cannot be found", "team", p.from.team, "err", err)
		return
	}
	d.publish(ctx, in, p.user)
}

// putOut notes that a workspace wants us no more, and tells, unless it turns out that we are still there.
func (d *Door) putOut(ctx context.Context, c callback) {
	in, err := d.find(ctx, c.origin())
	if err != nil {
		return // it is known
	}
	d.Installs.Gone(ctx, in.Workspace, c.Event.Type, time.Unix(c.At, 0))
	if _, err := d.Installs.Of(ctx, in.Workspace); errors.Is(err, ErrNotInstalled) {
		d.troubled(trouble{install: in, err: &Error{Method: "event", Code: c.Event.Type}})
	}
}
