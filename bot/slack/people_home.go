package slack

import (
	"context"
	"fmt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// who is the account of whoever did something. In a channel shared with another workspace its people press our buttons too,
// and ids of people are unique in a workspace or organisation only: so somebody from elsewhere has an account of their own
// there, and is never taken for one of ours with the same id.
func (d *Door) who(ctx context.Context, in Install, p press) (storage.Account, error) {
	ours, err := d.belongs(ctx, in, p)
	if err != nil {
		return storage.Account{}, fmt.Errorf("find out where somebody belongs: %w", err)
	}
	if ours {
		return account(in, p.user), nil
	}
	return storage.Account{Platform: Platform, Workspace: p.base, User: p.user}, nil
}

// belongs says whether somebody belongs to the workspace or organisation that we are installed in. An organisation's people
// come from any of its workspaces, which only Slack can tell from others: it is asked once for each.
func (d *Door) belongs(ctx context.Context, in Install, p press) (bool, error) {
	switch {
	case p.base == "", p.base == in.Workspace:
		return true, nil
	case p.from.organisation == "":
		return false, nil
	}
	const here, elsewhere = "here", "elsewhere"
	key := in.Workspace + "/" + p.user + "/" + p.base
	if known := d.homes.Get(key); known != "" {
		return known == here, nil
	}
	u, err := d.profiled(ctx, in, p.user)
	if c := classOf(err); err != nil && c != gone {
		return false, err
	}
	if !u.of(in.Workspace) {
		d.homes.Put(key, elsewhere)
		return false, nil
	}
	d.homes.Put(key, here)
	return true, nil
}
