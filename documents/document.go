package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Document is one thing that people keep.
type Document struct {
	Name  string  // of its file, without an ending: full-2027-03-agenda
	Title ui.Text // its first heading
	From  ui.Text // whose it is, and whom it is for
	Only  ui.Text // who alone may read it; nothing: whoever it is given to

	// What it carries so that a copy can be told from another.
	Ref     string        // FULL-2027-03; "" for what has no reference
	Version ui.Text       // version 2; nothing for what has one text only
	As      calendar.Date // the day whose state it shows
	Under   ui.Text       // the terms of reference under which it was made

	Blocks []Block
	Foot   []ui.Text // dated corrections, the clause that asks for it, whom to ring
}

// Block is one part of a document. Exactly one of its fields is set.
type Block struct {
	Heading   *Heading
	Paragraph Line
	List      *List
	Facts     []Fact
	Table     *Table
	Picture   *Picture
	Quote     *Quote
	NewPage   bool // what follows begins on a new sheet
}

// Heading begins a section. The title of a document is of level 1, so a heading is of level 2, 3 or 4, and none is passed over.
type Heading struct {
	Level  int
	Text   ui.Text
	Anchor string // what a link within a page goes to; "" for none
}

// Line is words in a row, some of which may lead somewhere.
type Line []Run

// Run is a part of a line.
type Run struct {
	Text     ui.Text
	Link     string // where it leads: https, http, mailto, tel, or a path of the site; what else stands here leads nowhere
	Strong   bool
	Emphasis bool
	Break    bool // a new row begins after it
}

// List is one thing under another.
type List struct {
	Numbered bool
	Start    int // the first number; 0 is 1
	Items    []Item
}

// Item is one thing of a list, with what belongs to it.
type Item struct {
	Line   Line
	Blocks []Block
}

// Fact is a short label and what it says: When, Thursday 18 March.
type Fact struct {
	Label ui.Text
	Value Line
}

// Table has a row of headings. Its first column names what the row is about.
type Table struct {
	Caption ui.Text
	Head    []ui.Text
	Rows    [][]Line // each as long as Head
	Widths  []int    // of the columns, in parts of their sum; nil: as it comes
	Blank   bool     // its rows are to be filled in with a pen, and so are higher
}

// Picture is drawn twice, and said in words. The table of the same facts stands beside it.
type Picture struct {
	PNG, SVG []byte
	Alt      ui.Text
	Wide     int // its width and height in pixels, as drawn
	High     int
}

// Quote is somebody else's sentence, with its place.
type Quote struct {
	Words  ui.Text
	Source ui.Text
}
