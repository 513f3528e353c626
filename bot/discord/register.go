package discord

import (
	"context"
	"encoding/json"
	"fmt"
)

// Register tells Discord our commands, if it has others, and says whether it had. It comes first, so that a token that is
// worth nothing is noticed at the start.
func (d *Door) Register(ctx context.Context) (changed bool, err error) {
	ours := registered(d.Commands)
	has := json.RawMessage{}
	route := "/applications/{app}/commands"
	if err := d.insist(ctx, func() error { return d.call(ctx, to("GET", route, d.ApplicationID), &has) }); err != nil {
		return false, fmt.Errorf("read which commands Discord has: %w", err)
	}
	changed, err = commandsChanged(has, ours)
	if err != nil || !changed {
		return false, err
	}
	err = d.insist(ctx, func() error { return d.call(ctx, to("PUT", route, d.ApplicationID).with(ours), nil) })
	if err != nil {
		return false, fmt.Errorf("register commands: %w", err)
	}
	return true, nil
}

// Refused says whether an error means that Discord does not take our token, so that going on is of no use.
func Refused(err error) bool { return err != nil && classOf(err) == dead }
