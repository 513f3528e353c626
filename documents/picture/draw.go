package picture

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Drawing is data of which there is a picture.
type Drawing interface {
	// Alt says what the picture shows, in words that stay under ui.MaxAlt whatever the data.
	Alt() ui.Text
	// Table has all the facts of the picture, and whole what the picture cuts.
	Table() Table

	draw(s *sheet)
}

// Table is the facts of a picture in words. Where the picture numbers its rows, the table has the numbers.
type Table struct {
	Caption ui.Text
	Head    []ui.Text
	Rows    [][]ui.Text // each as long as Head
}

// Texts are all the words of a table.
func (t Table) Texts() []ui.Text {
	all := append([]ui.Text{t.Caption}, t.Head...)
	for _, row := range t.Rows {
		all = append(all, row...)
	}
	return all
}

// Picture is a drawing as it was drawn for a reader.
type Picture struct {
	Wide, High int      // in pixels of a page; a PNG has twice as many each way
	Unwritten  []string // the numbers of the rows whose name is in a script that the letters lack

	alt     string
	letters *letters
	marks   []mark
}

// Draw draws data as a reader reads it.
func Draw(d Drawing, r ui.Reader) (Picture, error) {
	l, err := newLetters()
	if err != nil {
		return Picture{}, fmt.Errorf("draw a picture: %w", err)
	}
	s := &sheet{letters: l, reader: r}
	d.draw(s)
	s.foot()
	return Picture{
		Wide: wide, High: s.y + margin, Unwritten: s.unwritten,
		alt: s.clean(d.Alt()), letters: l, marks: s.marks,
	}, nil
}

// Warning says which rows the picture could not name; nothing where it named all.
func (p Picture) Warning() ui.Text { return warning(p.Unwritten) }

func warning(rows []string) ui.Text {
	const most = 6
	if len(rows) == 0 {
		return ui.Text{}
	}
	named := make([]ui.Text, 0, most)
	for _, row := range rows[:min(len(rows), most)] {
		named = append(named, ui.Say("%s", row))
	}
	list := ui.Join(", ", named...)
	if more := len(rows) - most; more > 0 {
		list = ui.Say("%s and %s more", list, more)
	}
	if len(rows) == 1 {
		return ui.Say("Row %s has words in letters that this picture lacks. The table has them.", list)
	}
	return ui.Say("Rows %s have words in letters that this picture lacks. The table has them.", list)
}

// unnamed puts down that a row has words that cannot be drawn.
func (s *sheet) unnamed(row string) {
	if !slices.Contains(s.unwritten, row) {
		s.unwritten = append(s.unwritten, row)
	}
}
