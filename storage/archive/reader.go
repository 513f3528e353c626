package archive

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
)

// maxLine is the longest line that is read: the largest blob in base64, and more than any record.
const maxLine = 2*storage.MaxBlob + 1<<20

// DamagedError says that a file is not an export as it was written.
type DamagedError struct {
	Line int64
	Why  string
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("this is not a whole export: %s (line %d); nothing was imported", e.Why, e.Line)
}

// NewerError says that a file was written by a release that writes what this one cannot read.
type NewerError struct {
	Format  int
	Release string
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("this export has format %d, written by release %q, and this release reads only up to format %d: use that release or a newer one; nothing was imported",
		e.Format, e.Release, Format)
}

// visitor is told what a file has, line by line. Nil are those that do not matter.
type visitor struct {
	begin func(storage.BookID) error
	piece func(storage.Piece) error
	other func(line) error // links, drafts and blobs
}

// read goes through a file once, and checks everything that can be checked without a store.
func read(in io.Reader, v visitor) (Contents, error) {
	r := &reader{in: bufio.NewReaderSize(in, 1<<16), part: newSum(), all: newSum(), visitor: v}
	for !r.over {
		if err := r.next(); err != nil {
			return Contents{}, err
		}
	}
	if _, err := r.in.ReadByte(); !errors.Is(err, io.EOF) {
		return Contents{}, r.damaged("something follows its end")
	}
	return r.contents, nil
}

type reader struct {
	visitor
	in        *bufio.Reader
	buf       []byte
	part, all sum
	inPart    string // where we are; empty: between two parts
	headRead  bool
	last      time.Time // of the records of this book
	over      bool
	contents  Contents
}

func (r *reader) damaged(why string) error { return &DamagedError{Line: r.all.lines + 1, Why: why} }

func (r *reader) next() error {
	raw, err := r.line()
	if err != nil {
		return err
	}
	l, err := r.decode(raw)
	if err != nil {
		return err
	}
	if l.End != nil {
		err = r.end(*l.End)
		r.all.add(raw)
		return err
	}
	if err := r.take(l); err != nil {
		return err
	}
	r.part.add(raw)
	r.all.add(raw)
	return nil
}

// line reads up to the next line feed. The bytes are good until the next call.
func (r *reader) line() ([]byte, error) {
	r.buf = r.buf[:0]
	for {
		part, err := r.in.ReadSlice('\n')
		r.buf = append(r.buf, part...)
		switch {
		case err == nil:
			return r.buf, nil
		case errors.Is(err, io.EOF) && r.all.lines == 0:
			return nil, r.damaged("it does not begin as one")
		case errors.Is(err, io.EOF):
			return nil, r.damaged("it is cut short")
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("read the export: %w", err)
		case len(r.buf) > maxLine:
			return nil, r.damaged("a line is longer than any that is written")
		}
	}
}

func (r *reader) decode(raw []byte) (l line, err error) {
	if r.all.lines == 0 {
		return r.first(raw)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return l, r.damaged("a line cannot be read: " + err.Error())
	}
	return l, nil
}

// first reads the line that says what the file is. Of a newer format it is all that we may understand.
func (r *reader) first(raw []byte) (l line, err error) {
	if json.Unmarshal(raw, &l) != nil || l.Secretariat != "export" || l.Format < 1 {
		return l, r.damaged("it does not begin as one")
	}
	if l.Format > Format {
		return l, &NewerError{Format: l.Format, Release: l.Release}
	}
	return l, nil
}

// end checks the sum of a part, or of the whole.
func (r *reader) end(e end) error {
	of, expected := &r.part, r.inPart
	if r.inPart == "" && r.headRead {
		of, expected = &r.all, partAll
	}
	if e != *of.end(expected) {
		return r.damaged(fmt.Sprintf("the checksum of %q is wrong", e.Part))
	}
	if n := len(r.contents.Books); r.headRead && r.inPart != "" && r.contents.Books[n-1].Records == 0 {
		return r.damaged("a minute book has no line")
	}
	r.over = expected == partAll
	if r.over {
		r.contents.Lines, r.contents.SHA256 = e.Lines, e.SHA256
	}
	r.part, r.inPart, r.headRead = newSum(), "", true
	return nil
}

// take takes in a line that is no end.
func (r *reader) take(l line) error {
	switch {
	case l.Secretariat != "" && r.all.lines == 0:
		r.inPart = partHead
		r.contents.Made, r.contents.Release = l.Made, l.Release
		return nil
	case l.Book != "" && r.inPart == "":
		return r.beginBook(l.Book)
	case l.ClockAhead != 0 && r.inPart == partHead:
		r.contents.ahead = time.Duration(l.ClockAhead) * time.Millisecond
		return nil
	case l.Link != nil && r.inPart == partHead:
		r.contents.Links++
		return r.pass(l)
	case r.inPart == "" || r.inPart == partHead:
		return r.damaged("a line is out of place")
	}
	return r.inBook(l)
}

func (r *reader) beginBook(id storage.BookID) error {
	if err := id.Check(); err != nil {
		return r.damaged(err.Error())
	}
	if slices.ContainsFunc(r.contents.Books, func(b Book) bool { return b.ID == id }) {
		return r.damaged(fmt.Sprintf("it has %s twice", id))
	}
	r.inPart, r.last = partOf(id), time.Time{}
	r.contents.Books = append(r.contents.Books, Book{ID: id})
	if r.begin == nil {
		return nil
	}
	return r.begin(id)
}

func (r *reader) inBook(l line) error {
	book := &r.contents.Books[len(r.contents.Books)-1]
	p, is, err := l.piece()
	switch {
	case err != nil:
		return r.damaged(err.Error())
	case is && p.Kind == storage.PieceRecord:
		if book.Records++; book.Records > 1 && l.Record.At.Before(r.last) {
			return r.damaged("a record is stamped before its predecessor")
		}
		r.last = l.Record.At
	case is && p.Kind == storage.PieceNotice:
		book.Pending++
	case l.Blob != nil:
		book.Files++
	case !is && (l.Draft == nil || l.Draft.Book != book.ID):
		return r.damaged("a line is out of place")
	}
	if !is {
		return r.pass(l)
	}
	if r.piece == nil {
		return nil
	}
	return r.piece(p)
}

func (r *reader) pass(l line) error {
	if r.other == nil {
		return nil
	}
	return r.other(l)
}
