package slack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
)

var _ bot.Roll = (*Door)(nil)

const (
	membersAtOnce = "200" // as Slack recommends (docs.slack.dev/apis/web-api/pagination)
	maxMembers    = 1000  // of a channel: in a larger one nobody would look through the list
)

// obstacle is why it takes people to let us look into a channel; empty: it does not, the error is another one.
func obstacle(err error) bot.Obstacle {
	switch code(err) {
	case "not_in_channel":
		return bot.LookNotInvited
	case "is_archived":
		return bot.LookArchived
	case "channel_not_found", "method_not_supported_for_channel_type":
		return bot.LookGone
	}
	if class := classOf(err); err != nil && (class == dead || class == shut) { // missing_scope, and installations that are worth nothing
		return bot.LookNotAllowed
	}
	return ""
}

// Inside says who is in a channel, page by page. Slack lists bots too; who they are is seen when they are asked after.
func (d *Door) Inside(ctx context.Context, place string, _ []bot.Account) (bot.Inside, error) {
	a, err := d.address(ctx, place)
	if errors.Is(err, ErrNotInstalled) {
		return bot.Inside{Shut: bot.LookNotAllowed}, nil
	}
	if err != nil {
		return bot.Inside{}, fmt.Errorf("find a channel: %w", err)
	}
	var inside bot.Inside
	for cursor := ""; ; {
		var page struct {
			Members  []string `json:"members"`
			Metadata struct {
				Next string `json:"next_cursor"`
			} `json:"response_metadata"`
		}
		args := url.Values{"channel": {a.channel}, "limit": {membersAtOnce}}
		if cursor != "" {
			args.Set("cursor", cursor)
		}
		err := d.insist(ctx, func() error { return d.call(ctx, a.install, "conversations.members", args, &page) })
		if shut := obstacle(err); shut != "" {
			return bot.Inside{Shut: shut}, nil
		}
		if err != nil {
			return bot.Inside{}, fmt.Errorf("list who is in a channel: %w", err)
		}
		for _, user := range page.Members {
			if user != a.install.Bot {
				inside.Accounts = append(inside.Accounts, account(a.install, user))
			}
		}
		if cursor = page.Metadata.Next; cursor == "" {
			return inside, nil
		}
		if len(inside.Accounts) >= maxMembers {
			return bot.Inside{Shut: bot.LookTooMany}, nil
		}
	}
}

// Guest is who somebody in a channel is. Who comes from a connected workspace has an account there, and none here.
func (d *Door) Guest(ctx context.Context, place string, who bot.Account) (bot.Guest, error) {
	in, err := d.Installs.Of(ctx, workspaceIn(place))
	if err != nil {
		return bot.Guest{}, fmt.Errorf("find a workspace: %w", err)
	}
	var known struct {
		User struct {
			profiled
			Bot bool `json:"is_bot"`
		} `json:"user"`
	}
	err = d.insist(ctx, func() error { return d.call(ctx, in, "users.info", url.Values{"user": {who.User}}, &known) })
	if classOf(err) == gone { // they have left meanwhile
		return bot.Guest{Account: who, Bot: true}, nil
	}
	if err != nil {
		return bot.Guest{}, fmt.Errorf("look up somebody in a channel: %w", err)
	}
	u := known.User
	if !u.of(in.Workspace) && u.Team != "" {
		who.Workspace = u.Team
	}
	return bot.Guest{Account: who, Name: cmp.Or(u.Profile.Name, u.Name), Bot: u.Bot}, nil
}

// workspaceIn is the workspace of a place: channel/T1/C1. Where it names none, there is but one.
func workspaceIn(place string) string {
	if parts := strings.Split(place, "/"); len(parts) == 3 {
		return parts[1]
	}
	return ""
}
