package slack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Several are the workspaces and organisations that installed the app by themselves. What it knows of them lies in the
// store, so that any number of processes can serve them; it reads it again every few seconds.
type Several struct {
	store storage.Shelf
	seal  *sealer
	app   app
	log   *slog.Logger
	now   func() time.Time
	nap   time.Duration // between two looks at something that another process is doing

	public string // our own address, without a slash at the end
	states *states

	mu   sync.Mutex
	kept map[string]record // by their key
	read time.Time
}

var _ Installs = (*Several)(nil)

const (
	// readAgain is how old what we know of the installations may be.
	readAgain = 15 * time.Second
	// readMissed is how old it may be when one is not in it: somebody may just have installed the app by another process.
	readMissed = time.Second
)

// Find is the installation through which we are in a workspace: the organisation's before its own.
func (s *Several) Find(ctx context.Context, organisation, team string) (Install, error) {
	for _, age := range []time.Duration{readAgain, readMissed} {
		known, err := s.all(ctx, age)
		if err != nil {
			return Install{}, err
		}
		for _, key := range []string{organisation, team} {
			if r, there := known[key]; key != "" && there && r.Dead == "" {
				return s.current(ctx, r)
			}
		}
	}
	return Install{}, fmt.Errorf("find workspace %s of organisation %q: %w", team, organisation, ErrNotInstalled)
}

// Of is an installation by its key.
func (s *Several) Of(ctx context.Context, workspace string) (Install, error) {
	for _, age := range []time.Duration{readAgain, readMissed} {
		known, err := s.all(ctx, age)
		if err != nil {
			return Install{}, err
		}
		if r, there := known[workspace]; there {
			return s.current(ctx, r)
		}
	}
	return Install{}, fmt.Errorf("find workspace %s: %w", workspace, ErrNotInstalled)
}

// current is an installation whose token can be used.
func (s *Several) current(ctx context.Context, r record) (Install, error) {
	switch {
	case r.shut != nil:
		return Install{}, r.shut
	case r.live(s.now()):
		return r.install(), nil
	case r.Refresh != "":
		return s.renewed(ctx, r)
	}
	return Install{}, fmt.Errorf("use the token of %s (%s): %w", r.Workspace, cmp.Or(r.Dead, "token_expired"), ErrNotInstalled)
}

// save keeps what Slack granted. A workspace that had installed the app before keeps its book.
func (s *Several) save(ctx context.Context, granted credentials) (record, error) {
	return s.change(ctx, granted.key(), func(r *record) bool {
		r.credentials, r.shut = granted, nil
		return true
	})
}

// Link says to which partnership's minute book a workspace belongs.
func (s *Several) Link(ctx context.Context, workspace string, book storage.BookID) error {
	r, err := s.change(ctx, workspace, func(r *record) bool {
		changed := r.Book != book
		r.Book = book
		return changed && r.Version > 0
	})
	if err == nil && r.Version == 0 {
		err = fmt.Errorf("link workspace %s: %w", workspace, ErrNotInstalled)
	}
	return err
}

// Dead hears that Slack does not take a token. Only what says that it never will again makes us forget it; and that of one
// which has been renewed or installed anew since says nothing.
func (s *Several) Dead(ctx context.Context, in Install, code string) {
	switch code {
	case "invalid_auth", "account_inactive", "token_revoked":
		s.forget(ctx, in, code)
	default:
		s.log.Warn("a token may be good again, and is kept", "workspace", in.Workspace, "code", code)
	}
}

// Gone hears of the event by which we were put out of a workspace, and when that was. Events are repeated and late, and
// meanwhile the app may have been installed anew, or it was a former token that was revoked: so Slack is asked.
func (s *Several) Gone(ctx context.Context, workspace, event string, at time.Time) {
	known, err := s.all(ctx, 0)
	if err != nil {
		s.log.Error("an installation could not be looked up", "workspace", workspace, "event", event, "err", err)
		return
	}
	if r := known[workspace]; r.Token != "" && !r.At.After(at.Add(time.Second)) {
		s.Dead(ctx, r.install(), s.app.test(ctx, r.Token))
	}
}

// forget drops the tokens of an installation, if they are still those that are meant.
func (s *Several) forget(ctx context.Context, in Install, code string) {
	_, err := s.change(ctx, in.Workspace, func(r *record) bool {
		if r.Token == "" || r.Token != in.Token {
			return false
		}
		r.bury(code)
		return true
	})
	if err != nil {
		s.log.Error("a dead installation could not be marked", "workspace", in.Workspace, "code", code, "err", err)
		return
	}
	s.log.Warn("a token is worth nothing any more", "workspace", in.Workspace, "code", code)
}

// all are the installations, as they were at most some time ago. Where the store cannot be read, what was known last has to do.
func (s *Several) all(ctx context.Context, age time.Duration) (map[string]record, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if s.kept != nil && now.Sub(s.read) < age {
		return s.kept, nil
	}
	list, err := s.store.Installations(ctx, Platform)
	if err != nil {
		if s.kept == nil {
			return nil, fmt.Errorf("read installations: %w", err)
		}
		s.log.Warn("the installations could not be read again", "err", err)
		s.read = now // or everybody would wait for a store that is away
		return s.kept, nil
	}
	kept := make(map[string]record, len(list))
	for _, in := range list {
		kept[in.Workspace] = s.opened(in)
	}
	s.kept, s.read = kept, now
	return kept, nil
}

// opened opens an installation, or takes it as it was opened last. What cannot be opened is said once.
func (s *Several) opened(in storage.Installation) record {
	if was, known := s.kept[in.Workspace]; known && was.Installation.Equal(in) {
		return was
	}
	r := s.seal.record(in)
	if r.shut != nil {
		s.log.Error("a workspace cannot be served", "workspace", in.Workspace, "err", r.shut)
	}
	return r
}

// errContended says that an installation was changed by others again and again.
var errContended = errors.New("slack: others changed it each time")

// change alters an installation as it is kept now, or one that is not kept yet (of version 0), and puts it back. If others
// were first, it alters theirs. Where alter says no, nothing is put. The answer is what is kept then.
func (s *Several) change(ctx context.Context, workspace string, alter func(*record) bool) (record, error) {
	known, err := s.all(ctx, 0)
	if err != nil {
		return record{}, err
	}
	r, there := known[workspace]
	if !there {
		r.Installation = storage.Installation{Platform: Platform, Workspace: workspace}
	}
	for range 8 {
		if !alter(&r) {
			return r, nil
		}
		in, err := s.seal.installation(r)
		if err != nil {
			return record{}, err
		}
		kept, put, err := s.store.PutInstallation(ctx, in)
		if err != nil {
			return record{}, fmt.Errorf("keep the installation of %s: %w", workspace, err)
		}
		r = s.seal.record(kept)
		if put {
			s.remember(r)
			return r, nil
		}
	}
	return record{}, fmt.Errorf("keep the installation of %s: %w", workspace, errContended)
}

// remember keeps what was just put, for whoever asks next.
func (s *Several) remember(r record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := make(map[string]record, len(s.kept)+1) // others may be reading the former
	maps.Copy(kept, s.kept)
	kept[r.Workspace] = r
	s.kept = kept
}
