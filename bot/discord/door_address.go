package discord

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/partnership-secretariat/secretariat/bot"
)

// address is where a letter goes.
type address struct {
	server  string // its id; none of a conversation with one person
	channel string // its id, of a conversation with one person too
}

// address finds the channel that a place names: dm/USER, channel/SERVER/CHANNEL or channel/CHANNEL.
func (d *Door) address(ctx context.Context, place string) (address, error) {
	kind, rest, _ := strings.Cut(place, "/")
	server, id, ok := strings.Cut(rest, "/")
	if !ok {
		server, id = "", rest
	}
	if !snowflake(id) || kind != "dm" && kind != "channel" {
		return address{}, fmt.Errorf("%w: %q is no place on Discord", bot.ErrGone, place)
	}
	if kind == "channel" {
		return address{server: server, channel: id}, nil
	}
	channel, err := d.talk(ctx, id)
	return address{channel: channel}, err
}

// snowflake says whether something looks like an id of Discord's.
func snowflake(id string) bool {
	return id != "" && len(id) <= 20 && strings.Trim(id, "0123456789") == ""
}

// talks remember the conversations with people. Opening one is what Discord counts most strictly.
type talks struct {
	mu      *sync.Mutex
	channel map[string]string // by user
}

// maxTalks is when all are forgotten, and asked for anew.
const maxTalks = 10000

func newTalks() talks { return talks{mu: new(sync.Mutex), channel: map[string]string{}} }

// talk is the conversation with one person, opened if need be.
func (d *Door) talk(ctx context.Context, user string) (string, error) {
	if channel := d.talks.get(user); channel != "" {
		return channel, nil
	}
	var opened struct {
		ID string `json:"id"`
	}
	err := d.call(ctx, to("POST", "/users/@me/channels").with(map[string]string{"recipient_id": user}), &opened)
	if err != nil {
		return "", harmless(err)
	}
	d.talks.put(user, opened.ID)
	return opened.ID, nil
}

func (t talks) get(user string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.channel[user]
}

func (t talks) put(user, channel string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.channel) >= maxTalks {
		clear(t.channel)
	}
	t.channel[user] = channel
}
