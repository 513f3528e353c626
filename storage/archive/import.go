package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Check reads a file to its end and says what it has. A file that passes can be imported.
func Check(in io.Reader) (Contents, error) {
	return read(in, visitor{other: checkOther})
}

// checkOther checks what is no piece.
func checkOther(l line) error {
	switch {
	case l.Blob != nil:
		sum := sha256.Sum256(l.Blob.bytes())
		if hex.EncodeToString(sum[:]) != l.Blob.Hash {
			return errors.New("this is not a whole export: a file does not have the checksum that it is kept under; nothing was imported")
		}
	case l.Link != nil:
		return storage.Installation{Platform: l.Link.Platform, Workspace: l.Link.Workspace, Book: l.Link.Book}.Check()
	}
	return nil
}

// Import reads a file into a store that has none of its books. The file is read twice: first to see that it is whole, and only
// then is anything written. Books appear when all of them have been read in; until then nobody sees anything of them, and after an
// error nothing is left of them.
func Import(ctx context.Context, store storage.Store, in io.ReadSeeker, books ...storage.BookID) (Contents, error) {
	contents, err := Check(in)
	if err != nil {
		return Contents{}, err
	}
	contents.Books = slices.DeleteFunc(contents.Books, func(b Book) bool { return len(books) > 0 && !slices.Contains(books, b.ID) })
	if err := possible(ctx, store, contents, books); err != nil {
		return Contents{}, err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return Contents{}, fmt.Errorf("read the export again: %w", err)
	}
	m := &importer{ctx: ctx, store: store, wanted: contents}
	if err := m.run(in); err != nil {
		return Contents{}, errors.Join(err, m.discard())
	}
	return contents, nil
}

// possible says why an import cannot be, before anything was done.
func possible(ctx context.Context, store storage.Store, c Contents, wanted []storage.BookID) error {
	for _, id := range wanted {
		if !c.has(id) {
			return fmt.Errorf("the export has no minute book called %q; nothing was imported", id)
		}
	}
	there, err := store.Books(ctx)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	for _, b := range c.Books {
		if slices.Contains(there, b.ID) {
			return fmt.Errorf("the store has a minute book called %q already; nothing was imported", b.ID)
		}
	}
	ahead, err := store.Advance(ctx, 0)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if ahead != c.ahead && (ahead != 0 || len(there) > 0) {
		return errors.New("the export is of a demonstration whose clock is not this store's: import it into an empty store; nothing was imported")
	}
	return nil
}

func (c Contents) has(id storage.BookID) bool {
	return slices.ContainsFunc(c.Books, func(b Book) bool { return b.ID == id })
}

// A batch is put in one go: so many pieces, or so many bytes.
const (
	batchPieces = 500
	batchBytes  = 1 << 20
)

// importer is an import under way.
type importer struct {
	ctx    context.Context
	store  storage.Store
	wanted Contents

	at    storage.Restoring // the book that is being read; nil: one that is not wanted
	under []storage.Restoring
	batch []storage.Piece
	size  int
	links []link
}

func (m *importer) run(in io.Reader) error {
	if _, err := read(in, visitor{begin: m.begin, piece: m.piece, other: m.other}); err != nil {
		return err
	}
	if err := m.flush(); err != nil {
		return err
	}
	if m.wanted.ahead != 0 {
		if _, err := m.store.SetOut(m.ctx, m.wanted.ahead); err != nil {
			return fmt.Errorf("import the clock: %w", err)
		}
	}
	return m.commit()
}

// commit makes the books books. What fails here was not put in doubt by what came before it, and others may have been committed.
func (m *importer) commit() error {
	now, err := m.store.Now(m.ctx)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	var done []string
	for i, r := range m.under {
		if err := r.Commit(m.ctx, now.Add(m.wanted.ahead)); err != nil {
			if len(done) > 0 {
				err = fmt.Errorf("%w (already there: %s; import the others with --book)", err, strings.Join(done, ", "))
			}
			return fmt.Errorf("import: %w", err)
		}
		done = append(done, string(m.wanted.Books[i].ID))
	}
	return m.link()
}

// link says which workspaces belong to the books. One that the store knows already is left as it is.
func (m *importer) link() error {
	for _, l := range m.links {
		in := storage.Installation{Platform: l.Platform, Workspace: l.Workspace, Book: l.Book}
		if _, _, err := m.store.PutInstallation(m.ctx, in); err != nil {
			return fmt.Errorf("link workspace %s to %s, which is imported: %w", l.Workspace, l.Book, err)
		}
	}
	return nil
}

func (m *importer) begin(id storage.BookID) error {
	if err := m.flush(); err != nil {
		return err
	}
	m.at = nil
	if !m.wanted.has(id) {
		return nil
	}
	r, err := m.store.Restore(m.ctx, id)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	m.at, m.under = r, append(m.under, r)
	return nil
}

func (m *importer) piece(p storage.Piece) error {
	if m.at == nil {
		return nil
	}
	m.batch, m.size = append(m.batch, p), m.size+len(p.Data)
	if len(m.batch) < batchPieces && m.size < batchBytes {
		return nil
	}
	return m.flush()
}

func (m *importer) flush() error {
	if len(m.batch) == 0 {
		return nil
	}
	err := again(m.ctx, func() error { return m.at.Put(m.ctx, m.batch) })
	m.batch, m.size = nil, 0
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// other keeps what can be kept before there is a book: files lie under their checksum, half-filled forms go by themselves.
func (m *importer) other(l line) error {
	switch {
	case l.Link != nil:
		if m.wanted.has(l.Link.Book) {
			m.links = append(m.links, *l.Link)
		}
	case m.at == nil:
	case l.Draft != nil:
		return m.store.PutDraft(m.ctx, *l.Draft)
	case l.Blob != nil:
		_, err := m.store.PutBlob(m.ctx, l.Blob.bytes())
		return err
	}
	return nil
}

// again tries a second time: a batch whose answer was lost is not put twice.
func again(ctx context.Context, do func() error) error {
	err := do()
	if err != nil && ctx.Err() == nil {
		err = do()
	}
	return err
}

// discard forgets what was put of books that did not become any. It has a time of its own: the context may be over.
func (m *importer) discard() error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(m.ctx), 10*time.Second)
	defer cancel()
	var all []error
	for _, r := range m.under {
		all = append(all, r.Discard(ctx))
	}
	return errors.Join(all...)
}
