package ui

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Attachment is a file that goes with a card. It says where its bytes lie and does not have them: so a card is small
// wherever it is kept, and the same file makes the same card.
//
// It goes out with the first posting of its card and then stays as it is. To redraw a card is to redraw its words.
type Attachment struct {
	Name  string `json:"name"`           // with its ending: lsp-terms-of-reference-2.yaml
	Type  string `json:"type"`           // its media type: application/yaml
	Title Text   `json:"title"`          // what it is, as people call it
	Alt   Text   `json:"alt,omitzero"`   // what a picture shows, for those who do not see it; every picture has one
	Hash  string `json:"hash"`           // under which its bytes lie among the blobs
	Size  int    `json:"size,omitempty"` // in bytes; 0: not known, a megabyte at most

	Refs []string `json:"refs,omitempty"` // the ids of the people and of the typed words that can be read in it
	Made Maker    `json:"-"`              // makes its bytes when its card goes out, for whoever reads it; only then it has a hash
}

// Maker makes a file for one reader.
type Maker interface {
	Texts() []Text // what is in it of names and typed words
	Make(r Reader) []byte
}

// Fit is how many of some files, from the first, go with one message. The first always does.
func Fit(files []Attachment) int {
	together := 0
	for i, f := range files {
		if together += cmp.Or(f.Size, 1<<20); i > 0 && together > MaxTogether || i == MaxFiles {
			return i
		}
	}
	return len(files)
}

// Picture says whether there is something to see in it.
func (a Attachment) Picture() bool { return strings.HasPrefix(a.Type, "image/") }

// Check says what is wrong with an attachment, as the reader would see it; nil: nothing.
func (a Attachment) Check(r Reader) error {
	var errs []error
	wrong := func(is bool, what string) {
		if is {
			errs = append(errs, fmt.Errorf("%s: attachment %q", what, a.Name))
		}
	}
	alt := strings.TrimSpace(a.Alt.Words(r))
	bad := func(c rune) bool { return c == '/' || c == '\\' || !unicode.IsPrint(c) }
	wrong(a.Name == "" || utf8.RuneCountInString(a.Name) > MaxFileName || strings.ContainsFunc(a.Name, bad), "no name for a file")
	wrong(!strings.Contains(a.Type, "/"), "no media type")
	wrong(a.Title.IsZero(), "no title")
	wrong(a.Hash == "" && a.Made == nil, "no bytes")
	wrong(a.Picture() && alt == "", "nothing is said to those who do not see the picture")
	wrong(utf8.RuneCountInString(alt) > MaxAlt, "too much is said to those who do not see it")
	return errors.Join(errs...)
}
