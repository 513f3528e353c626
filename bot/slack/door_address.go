package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
)

// address is where a letter goes.
type address struct {
	install Install
	channel string // its id, of a conversation with one person too
}

// address finds the conversation that a place names: dm/WORKSPACE/USER or channel/WORKSPACE/CHANNEL; where there is but one
// workspace, its name may be left out.
func (d *Door) address(ctx context.Context, place string) (address, error) {
	parts := strings.Split(place, "/")
	if len(parts) == 2 {
		parts = []string{parts[0], "", parts[1]}
	}
	if len(parts) != 3 || parts[2] == "" || parts[0] != "dm" && parts[0] != "channel" {
		return address{}, fmt.Errorf("%w: %q is no place on Slack", bot.ErrGone, place)
	}
	in, err := d.Installs.Of(ctx, parts[1])
	if err != nil {
		return address{install: Install{Workspace: parts[1]}}, err
	}
	a := address{install: in, channel: parts[2]}
	if wait := d.pauses.Left("all "+in.Workspace, d.Now()); wait > 0 {
		return a, &Error{Method: "delivery", Code: "ratelimited", Wait: wait}
	}
	if parts[0] == "dm" {
		a.channel, err = d.talk(ctx, in, parts[2])
	}
	return a, err
}

// talk is the conversation with one person, opened if need be: who posts to a user id is asked to keep the channel instead.
func (d *Door) talk(ctx context.Context, in Install, user string) (string, error) {
	key := in.Workspace + "/" + user
	if channel := d.talks.Get(key); channel != "" {
		return channel, nil
	}
	var opened struct {
		Channel struct {
			ID string `json:"id"`
		} `json:"channel"`
	}
	err := d.call(ctx, in, "conversations.open", map[string]string{"users": user}, &opened)
	if classOf(err) == shaky { // opening twice is harmless
		err = &lostError{method: "conversations.open", cause: err}
	}
	if err != nil {
		return "", err
	}
	d.talks.Put(key, opened.Channel.ID)
	return opened.Channel.ID, nil
}

// letterEvent names our metadata, by which a letter is found again.
const letterEvent = "secretariat_letter"

// mark is the metadata of a message.
type mark struct {
	Type    string `json:"event_type"`
	Payload struct {
		Key string `json:"key"`
	} `json:"event_payload"`
}

func marked(key string) mark {
	m := mark{Type: letterEvent}
	m.Payload.Key = key
	return m
}

// lookFor finds out what became of an earlier attempt at a letter: its message, where it arrived. Where the installation
// does not let us read the conversation, it only sees that Slack answers at all.
func (d *Door) lookFor(ctx context.Context, a address, key string) (message string, canLook bool, err error) {
	var found struct {
		Messages []struct {
			TS       string `json:"ts"`
			Metadata mark   `json:"metadata"`
		} `json:"messages"`
	}
	err = d.call(ctx, a.install, "conversations.history",
		map[string]any{"channel": a.channel, "limit": 100, "include_all_metadata": true}, &found)
	if refused, ok := errors.AsType[*Error](err); ok && (refused.Code == "missing_scope" || classes[refused.Code] == shut) {
		return "", false, nil
	}
	if classOf(err) == shaky {
		err = &lostError{method: "conversations.history", cause: err} // it only read
	}
	if err != nil {
		return "", false, err
	}
	for _, m := range found.Messages {
		if m.Metadata == marked(key) {
			return a.channel + "/" + m.TS, true, nil
		}
	}
	return "", true, nil
}
