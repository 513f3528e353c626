package picture

import (
	"image"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// The measures of a sheet, in pixels of a page: steps of four.
const (
	wide    = 720
	margin  = 32
	content = wide - 2*margin
	right   = wide - margin
)

// mostRows is how many rows a picture has room for; the table has them all.
const mostRows = 24

// sheet is a picture in the making. It fills from the top.
type sheet struct {
	letters   *letters
	reader    ui.Reader
	marks     []mark
	y         int // how far down it is full
	unwritten []string
}

func (s *sheet) clean(t ui.Text) string { return clean(t.Words(s.reader)) }

func (s *sheet) add(marks ...mark) { s.marks = append(s.marks, marks...) }

func (s *sheet) fill(x, y, w, h int, c colour) { s.add(block{image.Rect(x, y, x+w, y+h), c}) }

func (s *sheet) sign(k shape, x, y, r int, c colour) { s.add(sign(k, image.Pt(x, y), r, c)...) }

// put writes words that there is a letter for, cut to their room.
func (s *sheet) put(w words, room int) {
	w.says = s.letters.fit(w.style, w.says, room)
	if wide := s.letters.width(w.style, w.says); wide*10 > room*8 {
		w.full = wide
	}
	s.add(w)
}

// elsewhere stands where words cannot be drawn.
const elsewhere = "see the table"

// say writes a text of a row, or that it stands in the table.
func (s *sheet) say(row string, t ui.Text, w words, room int) {
	if w.says = first(s.clean(t)); !s.letters.has(w.says) {
		s.unnamed(row)
		w.says, w.fill, w.style = elsewhere, muted, small
	}
	s.put(w, room)
}

// head is what the picture is of, and the day whose state it shows.
func (s *sheet) head(what ui.Text, instead string, on calendar.Date) {
	says := first(s.clean(what))
	if !s.letters.has(says) {
		says = instead
	}
	s.y = margin + 24
	s.put(words{at: image.Pt(margin, s.y), says: says, style: title, fill: ink}, content)
	if !on.IsZero() {
		s.y += 24
		s.put(words{at: image.Pt(margin, s.y), says: s.clean(ui.Say("As on %s", ui.OnDay(on))), style: small, fill: muted}, content)
	}
	s.y += 24
}

// legend says what the signs mean, in a row.
func (s *sheet) legend(entries ...entry) {
	x := margin
	for _, e := range entries {
		wide := 28 + s.letters.width(small, e.says)
		if x > margin && x+wide > right {
			x, s.y = margin, s.y+24
		}
		s.sign(e.sign, x+8, s.y+8, 8, e.fill)
		s.put(words{at: image.Pt(x+24, s.y+13), says: e.says, style: small, fill: ink}, wide-28)
		x += wide + 20
	}
	s.y += 36
}

// entry is one sign of a legend.
type entry struct {
	sign shape
	fill colour
	says string
}

// rule is a line between rows.
func (s *sheet) rule() { s.fill(margin, s.y, content, 1, line) }

// nothing says in words that there is nothing to draw.
func (s *sheet) nothing(what string) {
	s.y += 12
	s.put(words{at: image.Pt(margin, s.y+16), says: what, style: plain, fill: ink}, content)
	s.y += 32
}

// more says how many rows there was no room for.
func (s *sheet) more(n int) {
	if n <= 0 {
		return
	}
	s.rule()
	s.put(words{at: image.Pt(margin, s.y+24), says: s.clean(ui.Say("And %s more, in the table.", n)), style: small, fill: muted}, content)
	s.y += 32
}

// foot says which rows are named in the table only.
func (s *sheet) foot() {
	if w := warning(s.unwritten); !w.IsZero() {
		s.y += 24
		s.put(words{at: image.Pt(margin, s.y), says: s.clean(w), style: small, fill: muted}, content)
	}
}
