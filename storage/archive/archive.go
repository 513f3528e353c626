// Package archive writes what a store keeps into one file, and reads it into another store.
//
// The file is text: every line is one JSON object, as docs/operating.md describes it. It is written and read line by line, so a
// partnership of a hundred thousand events takes no more memory than one of ten. Each part of the file ends with its checksum, and
// so does the whole, so that nothing that was cut short or altered is ever taken for a backup.
//
// The package knows the contract of package storage and no backend, and nothing of what the records mean.
package archive

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Format is the version of the file's format that is written, and the newest that is read.
const Format = 2

// line is one line of the file. Exactly one of its fields is set, but for those of the first line, which go together.
type line struct {
	Secretariat string    `json:"secretariat,omitempty"` // always "export"
	Format      int       `json:"format,omitempty"`
	Made        time.Time `json:"made,omitzero"`
	Release     string    `json:"release,omitempty"`

	ClockAhead int64 `json:"clockAheadMs,omitempty"` // of a demonstration, whose time is not ours
	Link       *link `json:"link,omitempty"`

	Book    storage.BookID  `json:"book,omitempty"` // what follows is of this book
	Record  *record         `json:"record,omitempty"`
	Text    *text           `json:"text,omitempty"`
	Person  json.RawMessage `json:"person,omitempty"`
	Cursor  *int64          `json:"cursor,omitempty"`
	Notice  json.RawMessage `json:"notice,omitempty"`
	Receipt json.RawMessage `json:"receipt,omitempty"`
	Attempt *attempt        `json:"attempt,omitempty"`
	Posted  json.RawMessage `json:"posted,omitempty"`
	Met     string          `json:"met,omitempty"` // a place in which somebody knows us, by its hash
	Message json.RawMessage `json:"message,omitempty"`
	Draft   *storage.Draft  `json:"draft,omitempty"`
	Blob    *blob           `json:"blob,omitempty"`

	End *end `json:"end,omitempty"`
}

// link is a workspace of a platform and the book that it belongs to. Its token stays behind.
type link struct {
	Platform  string         `json:"platform"`
	Workspace string         `json:"workspace"`
	Book      storage.BookID `json:"book"`
}

// record is a line of the minute book.
type record struct {
	ID      string    `json:"id"`
	Request string    `json:"request"`
	At      time.Time `json:"at"`
	content
}

// content is bytes, written so that a person can read them where that is possible without changing one.
type content struct {
	Lines  []json.RawMessage `json:"lines,omitempty"`  // lines of JSON, joined by line feeds
	Text   *string           `json:"text,omitempty"`   // UTF-8
	Base64 []byte            `json:"base64,omitempty"` // anything else
}

type text struct {
	ID string `json:"id"`
	content
}

type attempt struct {
	Delivery string `json:"delivery"`
	Count    int64  `json:"count"`
}

type blob struct {
	Hash string `json:"sha256"`
	content
}

// end closes a part of the file, or all of it.
type end struct {
	Part   string `json:"part"`   // "head", the name of a book with "book " before it, or "all"
	Lines  int64  `json:"lines"`  // how many lines it has, without this one
	SHA256 string `json:"sha256"` // of those lines, line feeds included
}

// The parts of the file that are not books.
const (
	partHead = "head"
	partAll  = "all"
)

func partOf(book storage.BookID) string { return "book " + string(book) }

// Contents say what a file has.
type Contents struct {
	Made    time.Time
	Release string
	Books   []Book
	Links   int // workspaces that belong to a book
	Lines   int64
	SHA256  string // of everything before the last line

	ahead time.Duration // of a demonstration's clock
}

// Book says what a file has of one book.
type Book struct {
	ID      storage.BookID
	Records int64
	Pending int64 // notices that wait to be sent
	Files   int64
}

// String is for the person who made the export, or reads it in.
func (b Book) String() string {
	return fmt.Sprintf("%s: %s in the minute book, %s waiting to be sent, %s",
		b.ID, counted(b.Records, "line"), counted(b.Pending, "notice"), counted(b.Files, "file"))
}

func counted(n int64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
