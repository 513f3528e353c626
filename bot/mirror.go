package bot

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Glass is a platform that can show a partnership beside its messages. It shows just what it is given, also where it showed
// something else before, and whatever was done to it there meanwhile. Doing it again is harmless.
type Glass interface {
	// ShowMeetings shows meetings to everybody in a workspace; none: none any more.
	ShowMeetings(ctx context.Context, in Shown, meetings []ShownMeeting) error
	// ShowPlaces shows who holds a place in which group. Those of whom the same was shown before, if anything was, may be passed
	// over.
	ShowPlaces(ctx context.Context, in Shown, places, before *ShownPlaces) error
}

// Shown is where something is shown, and of whom.
type Shown struct {
	Book      storage.BookID
	Workspace string
	Now       time.Time // book time
}

// ShownMeeting is a meeting that is still to come, or under way.
type ShownMeeting struct {
	Ref         string // FULL-2027-03, as nothing else is called in this workspace
	Name        string
	Place       string // as somebody typed it; empty: nobody has said it yet
	From, Until time.Time
}

// ShownPlaces are the groups of a partnership, and who holds a place in them.
type ShownPlaces struct {
	Off    bool // nothing of the kind is to be shown any more
	Groups []ShownGroup
	Known  []string // users of the platform who are in the register, whatever they hold; each once
}

// ShownGroup is one of them.
type ShownGroup struct {
	ID, Name string
	Users    []string // of the platform, each once
}

// Mirror has a platform show what the books say. One process alone does it at a time; see [storage.Sole].
type Mirror struct {
	Books    *storage.Books
	Platform string
	Glass    Glass
	Log      *slog.Logger

	shown map[partnership.Mirror]reflection
}

// reflection is what was shown last.
type reflection struct {
	sum    [sha256.Size]byte
	at     time.Time
	places *ShownPlaces
}

const (
	mirrorEvery = 20 * time.Second // whoever gets a place has its role within the minute
	mirrorAnew  = time.Hour        // after which it is shown again: somebody may have changed it there
)

// Run looks into the books every now and then, until the context ends. It begins with showing everything.
func (m *Mirror) Run(ctx context.Context) error {
	m.shown = nil
	ticker := time.NewTicker(mirrorEvery)
	defer ticker.Stop()
	for {
		m.Look(ctx)
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}

// Look has everything shown that has changed.
func (m *Mirror) Look(ctx context.Context) {
	if m.shown == nil {
		m.shown = map[partnership.Mirror]reflection{}
	}
	books, err := m.Books.Store.Books(ctx)
	if err != nil {
		m.Log.Warn("the books cannot be listed", "err", err)
		return
	}
	for _, id := range books {
		if err := m.look(ctx, m.Books.Open(id)); err != nil && ctx.Err() == nil {
			m.Log.Warn("what is shown of a book may be old", "platform", m.Platform, "book", id, "err", err)
		}
	}
}

// picture is one thing that is to be shown.
type picture struct {
	of       partnership.Mirror
	in       Shown
	meetings []ShownMeeting
	places   *ShownPlaces
}

func (m *Mirror) look(ctx context.Context, book *storage.Book) error {
	people, err := book.People(ctx)
	if err != nil {
		return err
	}
	var all []picture
	err = book.Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		if t.State().Practice { // what hangs there already stays
			return nil
		}
		for _, of := range t.State().Mirroring() {
			if of.Workspace.Platform == m.Platform {
				all = append(all, m.picture(t, of, people))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	var errs []error
	for _, p := range all {
		p.in.Book = book.ID
		if err := m.placed(ctx, book, p.meetings); err != nil {
			return err
		}
		errs = append(errs, m.show(ctx, p))
	}
	return errors.Join(errs...)
}

// placed puts the words for places where their ids are.
func (m *Mirror) placed(ctx context.Context, book *storage.Book, meetings []ShownMeeting) error {
	var ids []string
	for _, meeting := range meetings {
		if meeting.Place != "" {
			ids = append(ids, meeting.Place)
		}
	}
	words, err := book.Words(ctx, ids)
	if err != nil {
		return err
	}
	for i := range meetings {
		meetings[i].Place = words[meetings[i].Place]
	}
	return nil
}

// picture is what is to be shown; nothing, where it was switched off.
func (m *Mirror) picture(t *storage.Turn, of partnership.Mirror, people map[string]Person) picture {
	s := t.State()
	p := picture{of: of, in: Shown{Workspace: of.Workspace.ID, Now: t.Now()}}
	switch {
	case s.Terms == nil:
	case of.Of == partnership.MirroredPlaces:
		p.places = m.held(s, t.Now(), people)
		p.places.Off = !s.Mirrors[of]
	case s.Mirrors[of]:
		p.meetings = toCome(s, t.Now())
	}
	return p
}

// toCome are the meetings that are planned for certain and not over.
func toCome(s *partnership.State, now time.Time) []ShownMeeting {
	var all []ShownMeeting
	for _, meeting := range s.Upcoming("", now) {
		body := s.Body(meeting.Body)
		if meeting.Provisional || body == nil {
			continue
		}
		all = append(all, ShownMeeting{
			Ref: string(meeting.Ref), Name: body.Name, Place: string(meeting.Place), From: s.Starts(meeting), Until: s.Ends(meeting),
		})
	}
	return all
}

// held says who holds a place in which group today.
func (m *Mirror) held(s *partnership.State, now time.Time, people map[string]Person) *ShownPlaces {
	places := &ShownPlaces{}
	for _, id := range slices.Sorted(maps.Keys(people)) {
		places.Known = append(places.Known, m.users(people[id])...)
	}
	for _, body := range s.Terms.Bodies {
		group := ShownGroup{ID: body.ID, Name: body.Name}
		for _, person := range s.Members(partnership.BodyID(body.ID), s.Calendar.Date(now)) {
			group.Users = append(group.Users, m.users(people[string(person)])...)
		}
		places.Groups = append(places.Groups, group)
	}
	return places
}

// users are somebody's accounts on the platform.
func (m *Mirror) users(p Person) []string {
	var users []string
	for _, a := range p.Accounts {
		if a.Platform == m.Platform {
			users = append(users, a.User)
		}
	}
	return users
}

// show has one picture shown, if it is another than before.
func (m *Mirror) show(ctx context.Context, p picture) error {
	encoded, err := json.Marshal([]any{p.meetings, p.places})
	if err != nil {
		return fmt.Errorf("encode what is shown: %w", err)
	}
	sum, before := sha256.Sum256(encoded), m.shown[p.of]
	stale := p.in.Now.Sub(before.at) >= mirrorAnew
	if before.sum == sum && !stale {
		return nil
	}
	if stale {
		before.places = nil
	}
	if p.places != nil {
		err = m.Glass.ShowPlaces(ctx, p.in, p.places, before.places)
	} else {
		err = m.Glass.ShowMeetings(ctx, p.in, p.meetings)
	}
	if err != nil {
		delete(m.shown, p.of)
		return err
	}
	m.shown[p.of] = reflection{sum: sum, at: p.in.Now, places: p.places}
	return nil
}

// Shows says whether the person's platform can show a partnership beside its messages, and they are in a workspace.
func (r *Request) Shows() bool {
	_, ok := r.desk.Directories[r.Account.Platform].(Glass)
	return ok && r.workspace != ""
}
