package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// acted is what Slack sends when somebody presses, sends, chooses or searches. It is read from the JSON, because slack-go's
// types fail on some of what Slack sends; what is not here is not needed.
type acted struct {
	Type         string            `json:"type"`
	Team         *identified       `json:"team"` // none where the organisation installed us
	Organisation *identified       `json:"enterprise"`
	User         identified        `json:"user"`
	Trigger      string            `json:"trigger_id"`
	Hook         string            `json:"response_url"`
	Callback     string            `json:"callback_id"`
	Actions      []json.RawMessage `json:"actions"`
	Channel      *identified       `json:"channel"`
	Message      *spoke            `json:"message"`
	View         json.RawMessage   `json:"view"`
	BlockID      string            `json:"block_id"`
	ActionID     string            `json:"action_id"`
	Value        string            `json:"value"`
	At           string            `json:"action_ts"`
	Container    struct {
		Channel string `json:"channel_id"`
	} `json:"container"`
}

// identified is anything that Slack gives an id.
type identified struct {
	ID   string `json:"id"`
	Team string `json:"team_id"`
}

// spoke is a message, as far as it matters here.
type spoke struct {
	TS     string `json:"ts"`
	Thread string `json:"thread_ts"`
	Text   string `json:"text"`
}

// seenView is a view, as far as it matters here.
type seenView struct {
	ID    string `json:"id"`
	Type  string `json:"type"`
	Title struct {
		Text string `json:"text"`
	} `json:"title"`
	Metadata string `json:"private_metadata"`
	Blocks   []struct {
		Type string `json:"type"`
		ID   string `json:"block_id"`
	} `json:"blocks"`
}

// interaction takes in what somebody did with what we showed them.
func (d *Door) interaction(in delivery) error {
	var a acted
	if err := json.Unmarshal(in.body, &a); err != nil || a.User.ID == "" {
		return fmt.Errorf("read an interaction: %w", errors.Join(err, errUnknown))
	}
	switch a.Type {
	case "block_actions":
		return d.pressed(in, a)
	case "view_submission":
		return d.submission(in, a)
	case "block_suggestion":
		return d.suggest(in, a)
	case "message_action", "shortcut":
		return d.shortcut(in, a)
	case "view_closed":
		in.ack(nil)
		return nil
	}
	return fmt.Errorf("read an interaction of type %.40q: %w", a.Type, errUnknown)
}

// press is what all interactions have in common. Its request is made of what Slack never gives twice.
func (a acted) press() press {
	p := press{user: a.User.ID, base: a.User.Team, trigger: a.Trigger, hook: a.Hook, channel: a.Container.Channel}
	if a.Team != nil {
		p.from.team = a.Team.ID
	} else {
		p.from.team = a.User.Team
	}
	if a.Organisation != nil {
		p.from.organisation = a.Organisation.ID
	}
	if a.Channel != nil {
		p.channel = a.Channel.ID
	}
	return p
}

// commanding is what every control of ours carries, in this release and all before it: a command, or what somebody typed,
// to be done again.
var commanding = regexp.MustCompile(`^(again:[^:]+:.|[a-z]+([ /]|$))`)

// againPrefix begins the value of the button that does something once more, with the request id that it had.
const againPrefix = "again:"

// pressed takes in a button or a choice: it is acknowledged at once, and answered afterwards.
func (d *Door) pressed(in delivery, a acted) error {
	if len(a.Actions) == 0 {
		return fmt.Errorf("read a press: %w", errUnknown)
	}
	command, err := pressed(a.Actions[0])
	if err == nil && !commanding.MatchString(command) {
		err = fmt.Errorf("read a press: %.40q is no command", command)
	}
	if err != nil {
		d.oldCard(in, a, err)
		return nil
	}
	var at struct {
		Action string `json:"action_id"`
		At     string `json:"action_ts"`
	}
	if err := json.Unmarshal(a.Actions[0], &at); err != nil {
		return fmt.Errorf("read a press: %w", err)
	}
	var v seenView
	if len(a.View) > 0 {
		if err := json.Unmarshal(a.View, &v); err != nil {
			return fmt.Errorf("read a view: %w", err)
		}
	}
	id := doors.RequestOf("action", a.User.ID, a.Trigger, at.At, at.Action, command)
	if !d.seen.First(id) {
		in.ack(nil)
		return nil
	}
	p := a.press()
	p.line, p.request = command, id
	if rest, ok := strings.CutPrefix(command, againPrefix); ok {
		p.again = true
		p.request, p.line, _ = strings.Cut(rest, ":")
	}
	if p.home = v.Type == "home"; !p.home {
		p.modal = v.ID
	}
	d.afterwards(in, func(ctx context.Context) { d.carry(ctx, p) })
	return nil
}

// oldCard answers a press in which we find no command. Slack let it pass, so it is on a message of ours, of another release.
func (d *Door) oldCard(in delivery, a acted, why error) {
	d.Log.Warn("a control that carries no command", "err", why)
	p := a.press()
	d.afterwards(in, func(ctx context.Context) {
		if in, err := d.find(ctx, p.from); err == nil {
			d.showCard(ctx, in, p, bot.Answer{Card: &outdated})
		}
	})
}

// outdated is said of a control that nobody understands any more.
var outdated = ui.Card{
	Lead:    ui.Say("This press saved nothing: the card is of another version of this service, and we cannot read it any more."),
	Buttons: []ui.Button{ui.Press("What can I do here?", "help")},
}
