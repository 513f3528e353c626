package bot

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/diary"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Roll is a platform that can say who is in a channel. It only looks: it lets nobody in and puts nobody out.
type Roll interface {
	// Inside says who is in a channel. A platform that lists nobody looks for those alone whom we know. An error is worth
	// another try later; what only people can mend is not one.
	Inside(ctx context.Context, place string, known []Account) (Inside, error)
	// Guest is who somebody in a channel is, whom we do not know.
	Guest(ctx context.Context, place string, a Account) (Guest, error)
}

// Obstacle is why nobody can look who is in a channel, until people mend it.
type Obstacle = partnership.Obstacle

// The obstacles.
const (
	LookNotAllowed = partnership.LookNotAllowed
	LookNotInvited = partnership.LookNotInvited
	LookArchived   = partnership.LookArchived
	LookGone       = partnership.LookGone
	LookTooMany    = partnership.LookTooMany
)

// Inside is who is in a channel.
type Inside struct {
	Shut     Obstacle // nobody can look; nothing else is said then
	Open     bool     // everybody in the workspace can read it
	Accounts []Account
}

// Guest is what a platform says of somebody whom we do not know.
type Guest struct {
	Account Account // of the workspace from which they come
	Name    string
	Bot     bool // no person at all
}

// Presence sees who is in the channels of the groups without a place, and who has a place without the channel: once a week, and
// when somebody asks. The platforms are asked while nobody waits for the book. One process alone does it; see [storage.Sole].
type Presence struct {
	Books *storage.Books
	Doors map[string]Door // by platform; those that are a Roll are looked at
	// Question is what a stranger reads who is asked who they are.
	Question func(s *partnership.State, account partnership.TextID) ui.Card
	Log      *slog.Logger

	began  time.Time                     // what was to be done before that, another process may have begun
	looked map[storage.BookID]time.Time  // the morning for which a book was seen to
	rests  map[storage.BookID]time.Time  // until when it is left alone: a platform wants time
	met    map[storage.BookID][]stranger // who was asked after for a list that is not ready yet
}

const (
	presenceEvery = 20 * time.Second
	presenceRest  = time.Minute // after a platform did not answer
	mostMet       = 60          // strangers asked after for one list: platforms count that
)

// stranger is a guest, and under which account they were met.
type stranger struct {
	Guest
	met Account
}

// Can says whether there is any platform that can say who is in a channel.
func (p *Presence) Can() bool {
	for _, door := range p.Doors {
		if _, looks := door.(Roll); looks {
			return true
		}
	}
	return false
}

// Run looks every now and then whether there is something to be seen to, until the context ends.
func (p *Presence) Run(ctx context.Context) error {
	p.began = time.Time{}
	ticker := time.NewTicker(presenceEvery)
	defer ticker.Stop()
	for {
		p.Look(ctx)
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}

// Look sees to all that is due now.
func (p *Presence) Look(ctx context.Context) {
	if p.began.IsZero() {
		p.began = p.Books.Clock.Now()
		p.looked, p.rests, p.met = map[storage.BookID]time.Time{}, map[storage.BookID]time.Time{}, map[storage.BookID][]stranger{}
	}
	books, err := p.Books.Store.Books(ctx)
	if err != nil {
		p.Log.Warn("the books cannot be listed", "err", err)
		return
	}
	for _, id := range books {
		if p.rests[id].After(p.Books.Clock.Now()) {
			continue
		}
		if err := p.look(ctx, p.Books.Open(id)); err != nil && ctx.Err() == nil {
			p.rests[id] = p.Books.Clock.Now().Add(presenceRest)
			p.Log.Warn("who is in the channels could not be seen; it is tried again", "book", id, "err", err)
		}
	}
}

// glance is what of a book is needed while it is nobody's.
type glance struct {
	due       bool
	morning   time.Time
	places    []string
	fine      []partnership.Fine
	questions []question
}

func (p *Presence) look(ctx context.Context, book *storage.Book) error {
	var g glance
	err := book.Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		g = p.glance(t, book.ID)
		return nil
	})
	if err != nil {
		return err
	}
	for _, q := range g.questions {
		if err := p.ask(ctx, book, q); err != nil {
			return err
		}
	}
	if !g.due || len(g.places) == 0 {
		return nil
	}
	if err := p.compare(ctx, book, g); err != nil {
		return err
	}
	p.looked[book.ID] = g.morning
	delete(p.met, book.ID)
	return nil
}

func (p *Presence) glance(t *storage.Turn, id storage.BookID) glance {
	s := t.State()
	if s.Terms == nil || s.Practice {
		return glance{}
	}
	var g glance
	var weekly bool
	g.morning, weekly = diary.Weekly(s, t.Now())
	g.due = weekly && !p.looked[id].Equal(g.morning)
	if s.Presence != nil {
		g.due = g.due || !s.Presence.Asked.IsZero()
		g.fine = slices.Clone(s.Presence.Fine)
		for account, q := range s.Presence.Strangers {
			if !q.Sent && !q.Failed {
				g.questions = append(g.questions, question{account: account, asked: q.Asked, card: p.Question(s, account)})
			}
		}
	}
	for _, place := range s.Linked() {
		platform, _, _ := strings.Cut(place, ":")
		if _, looks := p.Doors[platform].(Roll); looks && len(s.GroupsIn(place)) > 0 && !slices.Contains(g.places, place) {
			g.places = append(g.places, place)
		}
	}
	slices.Sort(g.places)
	return g
}
