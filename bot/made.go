package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// made lays those files of a card among the blobs that are made for their reader, so that every door finds them as it finds
// others.
func (w *worker) made(ctx context.Context, c ui.Card, r ui.Reader, person string) (ui.Card, error) {
	if !slices.ContainsFunc(c.Files, func(f ui.Attachment) bool { return f.Made != nil }) {
		return c, nil
	}
	people, err := w.book.People(ctx)
	if err != nil {
		return c, fmt.Errorf("make a file: %w", err)
	}
	r.Address = people[person].Email
	c.Files = slices.Clone(c.Files)
	for i, f := range c.Files {
		if f.Made == nil {
			continue
		}
		f.Refs = showsOf(ui.Card{Files: []ui.Attachment{f}})
		if f.Hash, err = w.book.Keep(ctx, f.Made.Make(r)); err != nil {
			return c, fmt.Errorf("make %s: %w", f.Name, err)
		}
		c.Files[i] = f
	}
	return c, nil
}

// uploaded forgets what was made for a letter that has arrived: the platform has it. The web chat alone reads it from the store.
func (w *worker) uploaded(ctx context.Context, platform string, c ui.Card) {
	for _, f := range c.Files {
		if f.Made == nil || platform == byWeb {
			continue
		}
		if err := w.office.Books.Store.DropBlob(ctx, f.Hash); err != nil {
			w.office.Log.Warn("a file that was made for a letter could not be forgotten", "book", w.claim.Book, "err", err)
		}
	}
}
