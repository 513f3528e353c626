package bot

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Directory is a platform that knows its people.
type Directory interface {
	// Profile is what the platform says of an account.
	Profile(ctx context.Context, a Account) (Profile, error)
	// Lookup finds whose e-mail address one is in a workspace; empty: nobody's, or the platform does not tell.
	Lookup(ctx context.Context, workspace, email string) (user string, err error)
}

// Profile is what a platform says of an account.
type Profile struct {
	Name  string // as people there read it
	Email string // empty where the platform does not tell
	Admin bool   // they administer the workspace
}

// Home is a platform on which a workspace can be moved to another minute book.
type Home interface {
	// Link says to which book a workspace belongs. Doing it twice is harmless.
	Link(ctx context.Context, workspace string, book storage.BookID) error
}

// hearWithin bounds what a platform is asked before a command is carried out.
const hearWithin = 1200 * time.Millisecond

// hearsay is what a platform said of people, asked before the book was taken: nobody waits for a third party with the
// book in hand. What was not asked by then is not known.
type hearsay struct {
	directory Directory
	ctx       context.Context
	closed    bool
	profiles  map[string]Profile
	accounts  map[string]Account // by e-mail address
}

// Profile is what the platform says of somebody of the person's own workspace; false: nothing.
func (r *Request) Profile(user string) (Profile, bool) {
	h, user := &r.heard, bareID(user)
	if p, known := h.profiles[user]; known || h.closed || h.directory == nil {
		return p, known
	}
	p, err := h.directory.Profile(h.ctx, Account{Platform: r.Account.Platform, Workspace: r.workspace, User: user})
	if err != nil {
		r.desk.Log.Warn("a platform did not say who somebody is", "request", r.ID, "platform", r.Account.Platform, "err", err)
		return Profile{}, false
	}
	if h.profiles == nil {
		h.profiles = map[string]Profile{}
	}
	h.profiles[user] = p
	return p, true
}

// lookups is how many e-mail addresses are looked up at a time, and mostLookups how many for one press: a platform counts
// them (Slack's users.lookupByEmail: fifty a minute).
const (
	lookups     = 8
	mostLookups = 45
)

// LookUp asks the platform whose e-mail addresses some are, in the workspaces of the partnership; it belongs into a command's
// Before.
func (r *Request) LookUp(emails []string) {
	h := &r.heard
	if h.closed || h.directory == nil {
		return
	}
	h.accounts = map[string]Account{}
	left := emails[:min(len(emails), mostLookups)]
	for _, workspace := range r.workspaces() {
		h.lookUp(workspace, left, r.desk.Log)
		left = slices.DeleteFunc(slices.Clone(left), func(email string) bool { _, ok := h.accounts[email]; return ok })
	}
}

// lookUp looks in one workspace.
func (h *hearsay) lookUp(workspace Account, emails []string, log *slog.Logger) {
	var mu sync.Mutex
	var all sync.WaitGroup
	turns := make(chan struct{}, lookups)
	for _, email := range emails {
		all.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			user, err := h.directory.Lookup(h.ctx, workspace.Workspace, email)
			if err != nil {
				log.Debug("an e-mail address could not be looked up", "platform", workspace.Platform, "err", err)
			}
			if user == "" {
				return
			}
			mu.Lock()
			defer mu.Unlock()
			h.accounts[email] = Account{Platform: workspace.Platform, Workspace: workspace.Workspace, User: user}
		})
	}
	all.Wait()
}

// workspaces are the person's own, and those that joined on the same platform.
func (r *Request) workspaces() []Account {
	all := []Account{r.Here()}
	err := r.book.Turn(r.heard.ctx, func(t *storage.Turn) error {
		for _, w := range t.State().Joined {
			if a := (Account{Platform: w.Platform, Workspace: w.ID}); w.Platform == r.Account.Platform && a != all[0] {
				all = append(all, a)
			}
		}
		return nil
	})
	if err != nil {
		r.desk.Log.Warn("the workspaces of a partnership could not be read", "request", r.ID, "err", err)
	}
	return all
}

// AccountOf is who has an e-mail address, as far as the platform was asked; false: nobody that it told us of.
func (r *Request) AccountOf(email string) (Account, bool) {
	a, ok := r.heard.accounts[email]
	return a, ok
}

// Colleague is an account as people write it down, seen from the person's own.
func (r *Request) Colleague(written string) Account { return AccountNear(r.Account, written) }

// AccountNear is an account as people write it down: one of the same workspace as another, of a different one as
// T0123/U0456, or of another platform as discord/123456 or slack/T0123/U0456.
func AccountNear(near Account, written string) Account {
	a := Account{Platform: near.Platform, Workspace: near.Workspace, User: bareID(written)}
	platform, rest, other := strings.Cut(a.User, "/")
	if _, known := platformNames[strings.ToLower(platform)]; known && other {
		a = Account{Platform: strings.ToLower(platform), User: rest}
	}
	if workspace, user, other := strings.Cut(a.User, "/"); other {
		a.Workspace, a.User = workspace, user
	}
	if everywhere[a.Platform] {
		a.Workspace = ""
	}
	return a
}
