package bot

import (
	"context"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// What somebody has begun and not finished is kept for a day, by account: they may be nobody in the register yet.

func (r *Request) author() string { return authorOf(r.Account) }

func authorOf(a Account) string { return strings.Join([]string{a.Platform, a.Workspace, a.User}, "/") }

// Draft is what an account has begun under a name; nil: nothing.
func (d *Desk) Draft(ctx context.Context, book storage.BookID, a Account, name string) (map[string]string, error) {
	return d.Books.Open(book).Draft(ctx, authorOf(a), name)
}

// SaveDraft keeps what an account has begun.
func (d *Desk) SaveDraft(ctx context.Context, book storage.BookID, a Account, name string, values map[string]string) error {
	return d.Books.Open(book).SaveDraft(ctx, storage.Draft{Person: authorOf(a), Command: name, Request: name, Values: values})
}

// Draft is what the person has put together so far under a name; nil: nothing.
func (r *Request) Draft(name string) (map[string]string, error) {
	if values, known := r.drafts[name]; known {
		return values, nil
	}
	values, err := r.book.Draft(r.Context, r.author(), name)
	if err == nil {
		r.remember(name, values)
	}
	return values, err
}

// SaveDraft keeps what the person has put together so far.
func (r *Request) SaveDraft(name string, values map[string]string) error {
	r.remember(name, values)
	return r.book.SaveDraft(r.Context, storage.Draft{Person: r.author(), Command: name, Request: r.ID, Values: values})
}

// DropDraft forgets it.
func (r *Request) DropDraft(name string) error {
	r.remember(name, nil)
	return r.book.DropDraft(r.Context, r.author(), name)
}

// remember keeps a draft for as long as the request lasts.
func (r *Request) remember(name string, values map[string]string) {
	if r.drafts == nil {
		r.drafts = map[string]map[string]string{}
	}
	r.drafts[name] = values
}

// TermsOf reads terms of reference that lie among the blobs.
func (r *Request) TermsOf(hash string) (*terms.Terms, error) { return r.book.Terms(r.Context, hash) }
