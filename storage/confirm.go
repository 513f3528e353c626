package storage

import "context"

// confirm sees, before somebody is told that a thing is done already, that what says so here cannot be lost: it may have been
// read before replicas had it. Where it is lost, the book is read anew.
func (t *Turn) confirm(ctx context.Context) (there bool, err error) {
	there, err = t.book.books.Store.Confirm(ctx, t.book.ID, t.At())
	if err != nil {
		return false, err
	}
	if !there {
		t.fresh = false
		return false, t.Refresh(ctx)
	}
	return true, nil
}
