package bolt_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// A process that dies in the middle of restoring a book leaves nothing of it to the next one.
func TestABookThatWasNotRestoredToItsEndIsSweptUp(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "book.db")
	s, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	record := storage.Record{ID: "r1", Request: "q1", At: time.Now()}
	pieces := []storage.Piece{
		{Kind: storage.PieceRecord, Data: storage.EncodeRecord(record)},
		{Kind: storage.PieceText, Name: "t1", Data: []byte("as typed")},
		{Kind: storage.PieceCursor, Data: []byte("1")},
	}
	r, err := s.Restore(t.Context(), "lsp")
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Put(t.Context(), pieces); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil { // nobody commits
		t.Fatal(err)
	}
	if s, err = bolt.Open(path); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	books, err := s.Books(t.Context())
	words, err2 := s.Texts(t.Context(), "lsp", []string{"t1"})
	outbox, err3 := s.Outbox(t.Context(), "lsp")
	if err != nil || err2 != nil || err3 != nil || len(books) > 0 || len(words) > 0 || outbox.Cursor != 0 {
		t.Errorf("left: %v, %v, cursor %d; %v, %v, %v", books, words, outbox.Cursor, err, err2, err3)
	}
	a := storage.Append{Book: "lsp", Request: "q2", Records: []storage.Record{{ID: "r2", Request: "q2", At: time.Now()}}, Look: time.Now()}
	if got, err := s.Append(t.Context(), a); err != nil || got.Head.Length != 1 {
		t.Errorf("a book begun afterwards: %+v, %v", got, err)
	}
}
