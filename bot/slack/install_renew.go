package slack

import (
	"context"
	"errors"
	"fmt"
	"time"
)

const (
	// lookEvery is how often we look whether a token is to be renewed.
	lookEvery = 5 * time.Minute
	// keepWithin is for how long we try to keep renewed tokens when the store is away.
	keepWithin = 5 * time.Minute
	// maxPause is the longest wait between two tries to keep them.
	maxPause = 10 * time.Second
)

// Run renews tokens ahead of their end, until the context is done. Every process may run it: whoever comes first marks an
// installation as its own for a minute, by the version that the store counts, and the others leave it alone.
func (s *Several) Run(ctx context.Context) error {
	for {
		s.renewDue(ctx)
		select {
		case <-time.After(lookEvery):
		case <-ctx.Done():
			return nil
		}
	}
}

// renewDue renews every token whose time has come.
func (s *Several) renewDue(ctx context.Context) {
	known, err := s.all(ctx, 0)
	if err != nil {
		s.log.Error("tokens cannot be renewed", "err", err)
		return
	}
	for key, r := range known {
		if ctx.Err() != nil || !r.due(s.now(), "") {
			continue
		}
		if err := s.renew(ctx, key, ""); err != nil {
			s.log.Error("a token could not be renewed", "workspace", key, "err", err)
		}
	}
}

// Renew is asked when Slack has said that a token has run out.
func (s *Several) Renew(ctx context.Context, old Install) (Install, error) {
	known, err := s.all(ctx, readMissed)
	if err != nil {
		return Install{}, err
	}
	r := known[old.Workspace]
	switch {
	case r.Token != old.Token && r.live(s.now()):
		return r.install(), nil
	case r.Refresh == "":
		return Install{}, fmt.Errorf("renew the token of %s: %w", old.Workspace, ErrNotInstalled)
	}
	return s.renewed(ctx, r)
}

// renewed is an installation with another token than old has, which has run out. Whoever waits for it goes when their time
// is over; the renewal goes on.
func (s *Several) renewed(ctx context.Context, old record) (Install, error) {
	ctx, cancel := context.WithTimeout(ctx, exchangeWithin)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- s.renew(context.WithoutCancel(ctx), old.Workspace, old.Token) }()
	for {
		known, err := s.all(ctx, 0)
		if err != nil {
			return Install{}, err
		}
		r := known[old.Workspace]
		switch {
		case r.Token != old.Token && r.live(s.now()):
			return r.install(), nil
		case r.Refresh == "":
			return Install{}, fmt.Errorf("renew the token of %s: %w", old.Workspace, ErrNotInstalled)
		}
		select {
		case err := <-ended:
			if err != nil {
				return Install{}, err
			}
			ended = nil // it is done, or it is somebody else who does it
		case <-time.After(s.nap):
		case <-ctx.Done():
			return Install{}, fmt.Errorf("wait for a new token of %s: %w", old.Workspace, ctx.Err())
		}
	}
}

// renew gets the next tokens of an installation whose end is near, or whose token has expired, unless somebody has or is
// about to. From the moment Slack gives them the
// former are worth little, so nothing that happens to whoever asked stops them from being kept.
func (s *Several) renew(ctx context.Context, workspace, expired string) error {
	var ours bool
	marked, err := s.change(ctx, workspace, func(r *record) bool {
		now := s.now()
		if ours = r.due(now, expired); ours {
			r.Renewal = now.Add(renewWithin)
		}
		return ours
	})
	if err != nil || !ours {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	fresh, err := s.app.renew(ctx, marked.Refresh)
	if spent(refusal(err)) {
		s.log.Error("Slack does not know the refresh token of a workspace: have the app installed there again", "workspace", workspace,
			"token ends", marked.Expires, "code", refusal(err))
		_, err = s.change(ctx, workspace, func(r *record) bool {
			same := r.Refresh == marked.Refresh
			if same {
				r.Refresh, r.Renewal = "", time.Time{}
			}
			return same
		})
		return err
	}
	if err != nil {
		return err // the mark runs out, and somebody tries again
	}
	return s.keep(ctx, marked, fresh)
}

// spent says whether a refresh token is worth nothing, so that there is no use in trying again.
func spent(code string) bool {
	switch code {
	case "invalid_refresh_token", "token_revoked", "invalid_auth", "account_inactive":
		return true
	}
	return false
}

// keep keeps renewed tokens, again and again if the store is away: there are no others. If another process has meanwhile
// tried the old refresh token in vain, ours are good all the same; what was installed anew or put out since stays as it is.
func (s *Several) keep(ctx context.Context, old record, fresh credentials) error {
	ctx, cancel := context.WithTimeout(ctx, keepWithin)
	defer cancel()
	for wait := s.nap; ; wait = min(2*wait, maxPause) {
		_, err := s.change(ctx, old.Workspace, func(r *record) bool {
			same := r.Token == old.Token && (r.Refresh == old.Refresh || r.Refresh == "")
			if same {
				r.take(fresh)
			}
			return same
		})
		if err == nil {
			return nil
		}
		s.log.Error("renewed tokens could not be kept yet", "workspace", old.Workspace, "err", err)
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		}
	}
}
