package discord

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Servers knows which server belongs to which partnership. Safe for many goroutines.
type Servers interface {
	// Book is the minute book to which a server belongs; a server that belongs to none yet has one of its own, in which it
	// can be set up.
	Book(ctx context.Context, server string) (storage.BookID, error)
	// Books are those to which any server belongs.
	Books(ctx context.Context) ([]storage.BookID, error)
}

// Linked are the servers as the store keeps them, so that any number of processes can serve them. Discord has one token for
// all of them: all that is kept is whose they are.
type Linked struct {
	Store storage.Shelf
	Log   *slog.Logger
	Now   func() time.Time // the machine's

	mu   sync.Mutex
	kept map[string]storage.Installation // by server
	read time.Time
}

var (
	_ Servers  = (*Linked)(nil)
	_ bot.Home = (*Linked)(nil)
)

// readAgain is how old what we know of the servers may be.
const readAgain = 15 * time.Second

// Book is the book of a server, else its own.
func (s *Linked) Book(ctx context.Context, server string) (storage.BookID, error) {
	known, err := s.all(ctx, readAgain)
	if err != nil {
		return "", err
	}
	if in, ok := known[server]; ok && in.Book != "" {
		return in.Book, nil
	}
	return bot.OwnBook(storage.Account{Platform: Platform, Workspace: server}), nil
}

// Books are the books of all servers that were linked, each once, in order.
func (s *Linked) Books(ctx context.Context) ([]storage.BookID, error) {
	known, err := s.all(ctx, readAgain)
	if err != nil {
		return nil, err
	}
	var books []storage.BookID
	for _, in := range known {
		if in.Book != "" && !slices.Contains(books, in.Book) {
			books = append(books, in.Book)
		}
	}
	slices.Sort(books)
	return books, nil
}

// errContended says that a server was linked by others again and again.
var errContended = errors.New("discord: others changed it each time")

// Link says to which book a server belongs. Doing it twice is harmless.
func (s *Linked) Link(ctx context.Context, server string, book storage.BookID) error {
	known, err := s.all(ctx, 0)
	if err != nil {
		return err
	}
	in, there := known[server]
	if !there {
		in = storage.Installation{Platform: Platform, Workspace: server}
	}
	for range 8 {
		if in.Book == book {
			return nil
		}
		in.Book = book
		kept, put, err := s.Store.PutInstallation(ctx, in)
		if err != nil {
			return fmt.Errorf("link server %s: %w", server, err)
		}
		s.remember(kept)
		if put {
			return nil
		}
		in = kept
	}
	return fmt.Errorf("link server %s: %w", server, errContended)
}

// all are the servers as they were at most some time ago. Where the store cannot be read, what was known last has to do.
func (s *Linked) all(ctx context.Context, age time.Duration) (map[string]storage.Installation, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	if s.kept != nil && now.Sub(s.read) < age {
		return s.kept, nil
	}
	list, err := s.Store.Installations(ctx, Platform)
	if err != nil && s.kept == nil {
		return nil, fmt.Errorf("read servers: %w", err)
	}
	s.read = now // also where the store is away, or everybody would wait for it
	if err != nil {
		s.Log.Warn("the servers could not be read again", "err", err)
		return s.kept, nil
	}
	kept := make(map[string]storage.Installation, len(list))
	for _, in := range list {
		kept[in.Workspace] = in
	}
	s.kept = kept
	return kept, nil
}

// remember keeps what was just put, for whoever asks next.
func (s *Linked) remember(in storage.Installation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := make(map[string]storage.Installation, len(s.kept)+1) // others may be reading the former
	maps.Copy(kept, s.kept)
	kept[in.Workspace] = in
	s.kept = kept
}

// One is the one partnership to which every server belongs: that of a demonstration.
type One storage.BookID

// Book is the one book.
func (o One) Book(context.Context, string) (storage.BookID, error) { return storage.BookID(o), nil }

// Books are the one book.
func (o One) Books(context.Context) ([]storage.BookID, error) {
	return []storage.BookID{storage.BookID(o)}, nil
}
