package storage

import (
	"context"
	"fmt"
)

// Typed reads what was typed, for a search: in one round trip, and past what is kept in memory. So what has been taken down is
// found nowhere from that moment on, and looking through everything does not push out what people are reading.
func (b *Book) Typed(ctx context.Context, ids []string) (map[string]string, error) {
	words, err := b.books.Store.Texts(ctx, b.ID, ids)
	if err != nil {
		return nil, fmt.Errorf("search typed words of %s: %w", b.ID, err)
	}
	return words, nil
}
