package bot

import (
	"errors"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// History is every line of the book, the oldest first.
func (r *Request) History() ([]partnership.Record, error) { return r.turn.Since(r.Context, 0) }

// Read is when the last line was written that has been read here.
func (r *Request) Read() time.Time { return r.State().Last }

// Posted is what was said, to whom and where, of some people and some typed words; of none: everything.
func (r *Request) Posted(ids ...string) ([]storage.Receipt, error) {
	return r.desk.Books.Store.Posted(r.Context, r.book.ID, ids)
}

// Anew does something that follows from all that is written and from what lies beside it, and does it again where others have
// written meanwhile.
func (r *Request) Anew(do func() error) error {
	for range changeTries {
		if err := r.Register(); err != nil {
			return err
		}
		if err := do(); !errors.Is(err, partnership.ErrListedMeanwhile) {
			return err
		}
	}
	return storage.ErrBusy
}

// Erase removes for good what lies beside the book about somebody whose erasure is on record: their entry, and what they had begun
// and not finished.
func (r *Request) Erase(p Person) error {
	if err := r.DropDrafts(p); err != nil {
		return err
	}
	return r.book.Erase(r.Context, p.ID)
}

// DropDrafts forgets all that somebody had begun and not finished.
func (r *Request) DropDrafts(p Person) error {
	for _, a := range p.Accounts {
		if err := r.dropDrafts(authorOf(a)); err != nil {
			return err
		}
	}
	return nil
}

func (r *Request) dropDrafts(author string) error {
	store := r.desk.Books.Store
	drafts, err := store.Drafts(r.Context, r.book.ID, author)
	for _, d := range drafts {
		err = errors.Join(err, store.DropDraft(r.Context, r.book.ID, author, d.Command))
	}
	return err
}
