package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/partnership-secretariat/secretariat/internal/config"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/site"
	"github.com/partnership-secretariat/secretariat/storage"
)

// publicBook is a minute book as its public pages need it.
type publicBook struct {
	books *storage.Books
	book  *storage.Book
}

// Read looks into the book.
func (b publicBook) Read(ctx context.Context, fresh bool, fn func(head string, s site.Site) error) error {
	return b.book.Turn(ctx, func(t *storage.Turn) error {
		if fresh {
			if err := t.Refresh(ctx); err != nil {
				return err
			}
		}
		register, err := b.book.People(ctx)
		if err != nil {
			return err
		}
		people := make(map[partnership.PersonID]site.Person, len(register))
		for id, p := range register {
			people[partnership.PersonID(id)] = site.Person{Name: p.Called(), Post: p.Post, Phone: p.Phone, Email: p.Email}
		}
		now := t.Now().Truncate(time.Minute)
		return fn(fmt.Sprintf("%d %s %d", t.At().Length, t.At().Last, now.Unix()), site.New(t.State(), now, people))
	})
}

// Words are what was typed.
func (b publicBook) Words(ctx context.Context, ids []string) (map[string]string, error) {
	return b.book.Words(ctx, ids)
}

// Blob is a file by its hash.
func (b publicBook) Blob(ctx context.Context, hash string) ([]byte, error) {
	data, err := b.books.Store.Blob(ctx, hash)
	if errors.Is(err, storage.ErrNotFound) {
		return nil, site.ErrNoFile
	}
	return data, err
}

// publicPages serves those of all books.
func publicPages(books *storage.Books, log *slog.Logger) *site.Server {
	return &site.Server{
		Books: func(ctx context.Context) ([]string, error) {
			ids, err := books.Store.Books(ctx)
			names := make([]string, len(ids))
			for i, id := range ids {
				names[i] = string(id)
			}
			return names, err
		},
		Open: func(name string) site.Book {
			return publicBook{books, books.Open(storage.BookID(name))}
		},
		Now: time.Now, Log: log,
	}
}

// pages are what everybody may read, where the web can reach us, and what the process says of itself.
func (h house) pages(settings config.Config, health http.Handler) http.Handler {
	if settings.PublicURL == "" {
		return health
	}
	return beside(health, publicPages(h.books, h.log))
}

// beside puts what the process says of itself before everything else that is served.
func beside(health, others http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", others)
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		mux.Handle(path, health)
	}
	return mux
}
