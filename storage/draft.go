package storage

import (
	"context"
	"fmt"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Draft is what somebody has begun and not finished under a name; nil: nothing.
func (b *Book) Draft(ctx context.Context, person, name string) (map[string]string, error) {
	all, err := b.books.Store.Drafts(ctx, b.ID, person)
	if err != nil {
		return nil, fmt.Errorf("read drafts of %s: %w", b.ID, err)
	}
	for _, d := range all {
		if d.Command == name {
			return d.Values, nil
		}
	}
	return nil, nil
}

// SaveDraft keeps what somebody has begun. Its book is this one, and its time is now: by the store's own clock, on which drafts
// grow old, and not on the demonstration's, which may begin in another year.
func (b *Book) SaveDraft(ctx context.Context, d Draft) error {
	d.Book, d.At = b.ID, b.books.Clock.Store()
	if err := b.books.Store.PutDraft(ctx, d); err != nil {
		return fmt.Errorf("keep a draft of %s: %w", b.ID, err)
	}
	return nil
}

// DropDraft forgets it.
func (b *Book) DropDraft(ctx context.Context, person, name string) error {
	if err := b.books.Store.DropDraft(ctx, b.ID, person, name); err != nil {
		return fmt.Errorf("drop a draft of %s: %w", b.ID, err)
	}
	return nil
}

// Terms reads terms of reference that lie among the blobs.
func (b *Book) Terms(ctx context.Context, hash string) (*terms.Terms, error) {
	if err := b.books.library.fetch(ctx, b.books, hash); err != nil {
		return nil, err
	}
	t, _ := b.books.library.find(hash)
	return t, nil
}
