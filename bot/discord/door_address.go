package discord

import (
	"context"
	"fmt"
	"strings"

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

// talk is the conversation with one person, opened if need be.
func (d *Door) talk(ctx context.Context, user string) (string, error) {
	if channel := d.talks.Get(user); channel != "" {
		return channel, nil
	}
	var opened struct {
		ID string `json:"id"`
	}
	err := d.call(ctx, to("POST", "/users/@me/channels").with(map[string]string{"recipient_id": user}), &opened)
	if err != nil {
		return "", harmless(err)
	}
	d.talks.Put(user, opened.ID)
	return opened.ID, nil
}
