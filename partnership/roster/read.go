package roster

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The largest roster that is read.
const (
	MaxBytes = 256 << 10
	maxLines = 1000
	maxCell  = 150 // characters
)

// Read reads a roster: comma-separated values whose first line names the columns. What spreadsheets make of that is taken
// too: semicolons or tabs, byte order marks, UTF-16, the Windows alphabet, empty lines. What is wrong is of type
// [Problems], and then there are no lines.
func Read(data []byte) ([]Line, error) {
	if len(data) > MaxBytes {
		return nil, Problems{{What: fmt.Sprintf("the file has more than %d kilobytes", MaxBytes>>10), Right: "a roster is a list of a few hundred people"}}
	}
	text, skipped := unmarked(decoded(data))
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.TrimLeadingSpace = separator(text), -1, true
	r := reader{csv: in, skipped: skipped}
	r.all()
	if err := r.problems.err(); err != nil {
		return nil, err
	}
	return r.lines, nil
}

// reader goes through the lines of one file, and collects what is wrong.
type reader struct {
	csv      *csv.Reader
	skipped  int // lines above the first that is read
	columns  columns
	lines    []Line
	problems Problems
}

func (r *reader) all() {
	for {
		cells, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if parse, broken := errors.AsType[*csv.ParseError](err); broken {
			r.problems.add(parse.StartLine+r.skipped, "put quotation marks around the whole cell, and write one within it twice",
				"a quotation mark stands where none can")
			return
		}
		line, _ := r.csv.FieldPos(0)
		if line += r.skipped; !r.take(line, cells) {
			return
		}
	}
	if r.columns == nil {
		r.problems.add(0, howToBegin, "the file is empty")
	} else if len(r.lines) == 0 && len(r.problems) == 0 {
		r.problems.add(0, "write one line for each person", "nobody is in the file")
	}
}

// take takes one line in, and says whether to go on.
func (r *reader) take(line int, cells []string) bool {
	blank := true
	for i, cell := range cells {
		cells[i] = clean(cell)
		blank = blank && cells[i] == ""
	}
	switch {
	case blank:
		return true
	case r.columns == nil:
		r.columns = r.header(line, cells)
		return len(r.problems) == 0
	case len(r.lines) == maxLines:
		r.problems.add(line, "", "there are more than %d people", maxLines)
		return false
	}
	l := r.columns.line(line, cells)
	r.check(l, cells)
	r.lines = append(r.lines, l)
	return true
}

func (r *reader) check(l Line, cells []string) {
	for _, cell := range cells {
		if utf8.RuneCountInString(cell) > maxCell {
			r.problems.add(l.Number, fmt.Sprintf("at most %d fit", maxCell), "%s has %d characters", quote(cell), utf8.RuneCountInString(cell))
		}
	}
	if l.Name == "" {
		r.problems.add(l.Number, "every line is about one person", "the name is missing")
	}
	if l.Place == "" && l.Organisation == "" {
		r.problems.add(l.Number, "write an organisation or a place", "nothing says what %s stands for", quote(l.Name))
	}
	if l.Email != "" && !IsEmail(l.Email) {
		r.problems.add(l.Number, "it looks like name@example.org", "%s is no e-mail address", quote(l.Email))
	}
}

// IsEmail says whether words are an e-mail address and nothing else.
func IsEmail(words string) bool {
	a, err := mail.ParseAddress(words)
	return err == nil && a.Address == words
}

// clean is a cell without what nobody meant to type.
func clean(cell string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case !unicode.IsGraphic(c) || c == 0xfeff:
			return -1
		}
		return c
	}, cell))
}
