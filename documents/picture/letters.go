package picture

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// scale is how many pixels of a PNG stand for one of a page, each way: phones and good screens have as many.
const scale = 2

// style is a size and a weight.
type style int

const (
	plain style = iota
	small
	tiny // in a mark
	strong
	figure
	title
)

var styles = [...]struct {
	size int // of a page's pixels
	bold bool
}{plain: {15, false}, small: {13, false}, tiny: {12, true}, strong: {15, true}, figure: {18, true}, title: {22, true}}

var (
	regular = sync.OnceValues(func() (*sfnt.Font, error) { return opentype.Parse(goregular.TTF) })
	bold    = sync.OnceValues(func() (*sfnt.Font, error) { return opentype.Parse(gobold.TTF) })
)

// letters are the fonts of one picture. A font that is being drawn with is not to be shared.
type letters struct {
	faces [len(styles)]font.Face
	sheet *sfnt.Font
	buf   sfnt.Buffer
}

func newLetters() (*letters, error) {
	thin, err := regular()
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	thick, err := bold()
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	l := &letters{sheet: thin}
	for i, s := range styles {
		of := thin
		if s.bold {
			of = thick
		}
		const pixels = 72 // dots an inch at which a point is a pixel
		if l.faces[i], err = opentype.NewFace(of, &opentype.FaceOptions{Size: float64(s.size * scale), DPI: pixels}); err != nil {
			return nil, fmt.Errorf("cut letters: %w", err)
		}
	}
	return l, nil
}

// has says whether there is a letter for each of some words.
func (l *letters) has(words string) bool {
	for _, c := range words {
		if i, err := l.sheet.GlyphIndex(&l.buf, c); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// width is how wide words are, in pixels of a page.
func (l *letters) width(s style, words string) int {
	return (font.MeasureString(l.faces[s], words).Ceil() + scale - 1) / scale
}

// fit cuts words that are wider than their room.
func (l *letters) fit(s style, words string, room int) string {
	if l.width(s, words) <= room {
		return words
	}
	all := []rune(words)
	fits, over := 0, len(all)
	for over-fits > 1 {
		if n := (fits + over) / 2; l.width(s, cut(all[:n])) <= room {
			fits = n
		} else {
			over = n
		}
	}
	return cut(whole(all[:fits]))
}

func cut(words []rune) string { return strings.TrimRight(string(words), " .,;:") + "…" }

// whole leaves out a word that was begun, where that costs little.
func whole(words []rune) []rune {
	const little = 8
	for i := len(words) - 1; i > 0 && i >= len(words)-little; i-- {
		if words[i] == ' ' {
			return words[:i]
		}
	}
	return words
}

// longest is of how much of a text a picture looks at, in characters: no row has room for as much.
const longest = 400

// clean makes one line of words and leaves out what is not to be seen: controls, and marks that turn the line round.
func clean(words string) string {
	words = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c), c == unicode.ReplacementChar:
			return -1
		}
		return c
	}, words)
	return strings.Join(strings.Fields(words), " ")
}

// first is the beginning of words, as far as a picture looks at them.
func first(words string) string {
	n := 0
	for i := range words {
		if n++; n > longest {
			return words[:i]
		}
	}
	return words
}
