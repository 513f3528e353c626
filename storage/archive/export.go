package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Options say what is exported.
type Options struct {
	Books     []storage.BookID // none: all
	Platforms []string         // those of whose workspaces it is kept which book they belong to
	Release   string           // of the program that writes
	Now       time.Time
}

// Export writes what a store keeps, but for tokens, leases and connections. The store may be in use: each book is as it was at one
// moment, as Archive.Copy says.
func Export(ctx context.Context, store storage.Store, o Options, out io.Writer) (Contents, error) {
	books, err := chosen(ctx, store, o.Books)
	if err != nil {
		return Contents{}, err
	}
	x := &exporter{ctx: ctx, store: store, writer: newWriter(out)}
	x.contents.Made, x.contents.Release = o.Now, o.Release
	if err := x.head(o, books); err != nil {
		return Contents{}, fmt.Errorf("export: %w", err)
	}
	for _, id := range books {
		if err := x.book(id); err != nil {
			return Contents{}, fmt.Errorf("export %s: %w", id, err)
		}
	}
	e, err := x.endAll()
	if err != nil {
		return Contents{}, fmt.Errorf("export: %w", err)
	}
	x.contents.Lines, x.contents.SHA256 = e.Lines, e.SHA256
	return x.contents, nil
}

// ErrNoBooks says that there is nothing to export.
var ErrNoBooks = errors.New("the store has no minute book yet")

func chosen(ctx context.Context, store storage.Store, wanted []storage.BookID) ([]storage.BookID, error) {
	books, err := store.Books(ctx)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	for _, id := range wanted {
		if !slices.Contains(books, id) {
			return nil, fmt.Errorf("export: the store has no minute book called %q", id)
		}
	}
	if len(wanted) > 0 {
		books = slices.Compact(slices.Sorted(slices.Values(wanted)))
	}
	if len(books) == 0 {
		return nil, fmt.Errorf("export: %w", ErrNoBooks)
	}
	return books, nil
}

// exporter is an export under way.
type exporter struct {
	ctx   context.Context
	store storage.Store
	*writer
	contents Contents
}

func (x *exporter) head(o Options, books []storage.BookID) error {
	first := line{Secretariat: "export", Format: Format, Made: o.Now.UTC().Truncate(time.Second), Release: o.Release}
	if err := x.put(first); err != nil {
		return err
	}
	ahead, err := x.store.Advance(x.ctx, 0)
	if err != nil {
		return err
	}
	if ahead != 0 {
		if err := x.put(line{ClockAhead: ahead.Milliseconds()}); err != nil {
			return err
		}
	}
	for _, platform := range o.Platforms {
		installed, err := x.store.Installations(x.ctx, platform)
		if err != nil {
			return err
		}
		for _, in := range installed {
			if !slices.Contains(books, in.Book) {
				continue
			}
			x.contents.Links++
			if err := x.put(line{Link: &link{in.Platform, in.Workspace, in.Book}}); err != nil {
				return err
			}
		}
	}
	return x.endPart(partHead)
}

func (x *exporter) book(id storage.BookID) error {
	if err := x.put(line{Book: id}); err != nil {
		return err
	}
	b := Book{ID: id}
	var people []string
	named := names{}
	err := x.store.Copy(x.ctx, id, func(p storage.Piece) error {
		named.findIn(p.Data)
		switch p.Kind {
		case storage.PieceRecord:
			b.Records++
		case storage.PieceNotice:
			b.Pending++
		case storage.PiecePerson:
			people = append(people, p.Name)
		default: // not counted
		}
		l, err := lineOf(p)
		if err != nil {
			return err
		}
		return x.put(l)
	})
	if err != nil {
		return err
	}
	if err := x.drafts(id, people, named); err != nil {
		return err
	}
	if b.Files, err = x.blobs(named); err != nil {
		return err
	}
	x.contents.Books = append(x.contents.Books, b)
	return x.endPart(partOf(id))
}

func (x *exporter) drafts(id storage.BookID, people []string, named names) error {
	for _, person := range people {
		drafts, err := x.store.Drafts(x.ctx, id, person)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			for _, words := range d.Values {
				named.findIn([]byte(words))
			}
			if err := x.put(line{Draft: &d}); err != nil {
				return err
			}
		}
	}
	return nil
}

// blobs writes the files that are named by what was written, and by these files in turn.
func (x *exporter) blobs(named names) (written int64, err error) {
	for done := (names{}); len(named) > 0; {
		found := names{}
		for _, n := range slices.SortedFunc(maps.Keys(named), name.compare) {
			done[n] = struct{}{}
			data, err := x.store.Blob(x.ctx, n.String())
			if errors.Is(err, storage.ErrNotFound) {
				continue // some other hash, or a file that was removed
			}
			if err != nil {
				return written, err
			}
			written++
			found.findIn(data)
			if err := x.put(line{Blob: &blob{n.String(), newContent(data)}}); err != nil {
				return written, err
			}
		}
		for n := range done {
			delete(found, n)
		}
		named = found
	}
	return written, nil
}
