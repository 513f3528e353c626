// Package bottest tests whole stories: a stage on which people press what is really there and read what it says, and the
// checks that must hold of every book afterwards, whatever was done to it, and whoever was killed meanwhile.
//
// It knows commands, stores and the web chat only through what they show to the outside. It knows no partnership: the
// world in which a story plays is handed in.
package bottest

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Evidence is what a run leaves behind. The checks look at nothing else.
type Evidence struct {
	Store        storage.Store
	Book         storage.BookID
	Script       bot.Script
	Clock        *storage.Clock
	Acknowledged []string         // requests of which somebody was told that they are done, and which had to change something
	Replicas     []*storage.Books // those that took part and are still there
	Elsewhere    *Elsewhere       // what was said beside the web chat; nil: nothing, or nobody wants to know
}

// scene is the evidence, read once.
type scene struct {
	Evidence
	ctx      context.Context // of the call that reads the scene
	now      time.Time
	raw      []storage.Record
	records  []partnership.Record
	state    *partnership.State // the fold of a fresh replay
	told     []told
	people   map[string]storage.Person
	places   []string // web places, as the chat names them
	messages []storage.WebMessage
	by       map[string]told // by the key of a message
	outbox   storage.Outbox
}

// told is one thing that had to be told, worked out anew from the record that it follows from.
type told struct {
	bot.Told
	index  int64
	order  int
	record string
	then   []partnership.PersonID // who the addressee was at that moment
}

func (t told) String() string {
	return fmt.Sprintf("%s %s to %s (record %d)", t.Kind, strings.Join(t.About, "/"), t.To, t.index)
}

// web is the platform whose messages can be read back.
const web = "web"

// reach is how many messages of a place are read: all.
const reach = 1 << 20

func load(ctx context.Context, e Evidence) (*scene, error) {
	s := &scene{Evidence: e, ctx: ctx, now: e.Clock.Now(), people: map[string]storage.Person{}, by: map[string]told{}}
	tail, err := e.Store.Tail(ctx, e.Book, storage.Position{})
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	s.raw = tail.Records
	people, err := e.Store.People(ctx, e.Book)
	if err != nil {
		return nil, fmt.Errorf("read the register: %w", err)
	}
	for _, p := range people {
		s.people[p.ID] = p
	}
	if s.outbox, err = e.Store.Outbox(ctx, e.Book); err != nil {
		return nil, fmt.Errorf("read the outbox: %w", err)
	}
	if err := s.replay(ctx); err != nil {
		return nil, err
	}
	return s, s.listen(ctx)
}

// replay folds the log anew, record by record, and works out after each of them who must hear of it.
func (s *scene) replay(ctx context.Context) error {
	books := storage.NewBooks(s.Store, s.Clock, slog.New(slog.DiscardHandler))
	err := books.Open(s.Book).Turn(ctx, func(t *storage.Turn) error {
		var err error
		s.records, err = t.Since(ctx, 0)
		return err
	})
	if err != nil {
		return fmt.Errorf("read the book: %w", err)
	}
	library, err := s.library(ctx)
	if err != nil {
		return err
	}
	s.state = partnership.NewState(library)
	for i, r := range s.records {
		partnership.Evolve(s.state, r)
		if s.state.Practice { // nobody is told
			continue
		}
		for order, one := range s.Script.Expand(s.state, r) {
			then, _ := s.Script.People(s.state, one.To, one.About, r.At)
			s.told = append(s.told, told{Told: one, index: int64(i), order: order, record: r.ID, then: then})
		}
	}
	return nil
}

// library reads every terms file that the book has adopted, or that was proposed to it.
func (s *scene) library(ctx context.Context) (partnership.Library, error) {
	type file struct {
		terms    *terms.Terms
		calendar *calendar.Calendar
	}
	files := map[string]file{}
	for _, r := range s.records {
		hash, ok := named(r.Event)
		if !ok {
			continue
		}
		data, err := s.Store.Blob(ctx, hash)
		if err != nil {
			return nil, fmt.Errorf("fetch terms: %w", err)
		}
		t, err := terms.Read("terms.yaml", data)
		if err != nil {
			return nil, fmt.Errorf("read terms: %w", err)
		}
		c, err := calendar.New(t.Zone, t.Holidays, t.Closed...)
		if err != nil {
			return nil, fmt.Errorf("read terms: %w", err)
		}
		files[hash] = file{t, c}
	}
	return func(hash string) (*terms.Terms, *calendar.Calendar) { return files[hash].terms, files[hash].calendar }, nil
}

// named is the hash of the terms file that an event names.
func named(e partnership.Event) (hash string, ok bool) {
	switch e := e.(type) {
	case partnership.TermsAdopted:
		return e.Hash, true
	case partnership.TermsProposed:
		return e.Hash, true
	default:
		return "", false
	}
}

// listen reads all that the bot has said in the web chat, and finds out which event each message follows from: its key
// has the event and the place.
func (s *scene) listen(ctx context.Context) error {
	s.places = webPlaces(s.people, s.state)
	for _, place := range s.places {
		said, err := s.Store.Said(ctx, s.Book, place, reach)
		if err != nil {
			return fmt.Errorf("read %s: %w", place, err)
		}
		for _, m := range said {
			if m.Author == "" {
				s.messages = append(s.messages, m)
			}
		}
		for _, t := range s.told {
			s.by[t.Delivery(s.Book, t.record, web+":"+place)] = t
		}
	}
	slices.SortFunc(s.messages, func(a, b storage.WebMessage) int { return int(a.Number - b.Number) })
	s.messages = append(s.messages, s.Elsewhere.heard()...)
	for _, place := range s.Elsewhere.places() {
		for _, t := range s.told {
			s.by[t.Delivery(s.Book, t.record, place)] = t
		}
	}
	return nil
}

// webPlaces are everybody's own conversations and all channels, each once.
func webPlaces(people map[string]storage.Person, state *partnership.State) []string {
	places := map[string]bool{}
	for _, p := range people {
		for _, a := range p.Accounts {
			if a.Platform == web {
				places["dm/"+a.User] = true
			}
		}
	}
	for _, channel := range state.Linked() {
		if place, ok := strings.CutPrefix(channel, web+":"); ok {
			places[place] = true
		}
	}
	return slices.Sorted(maps.Keys(places))
}

// Hearing is one thing that was said in the web chat: what it was of, about what, and when.
type Hearing struct {
	bot.Told
	At time.Time
}

// Heard is what was said in each place of the web chat, in its order.
func Heard(ctx context.Context, e Evidence) (map[string][]Hearing, error) {
	s, err := load(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("look at what was said: %w", err)
	}
	heard := map[string][]Hearing{}
	for _, m := range s.messages {
		if t, ok := s.by[m.Key]; ok {
			heard[m.Place] = append(heard[m.Place], Hearing{Told: t.Told, At: m.At})
		}
	}
	return heard, nil
}
