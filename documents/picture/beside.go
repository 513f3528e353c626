package picture

import (
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Lines are the rows of a table as a chat lists them, each with its headings, as far as they have room in so many characters;
// whole says whether that is all of them.
func (t Table) Lines(r ui.Reader, room int) (lines []ui.Text, whole bool) {
	for _, row := range t.Rows {
		line := t.line(row)
		if room -= utf8.RuneCountInString(line.Words(r)); room < 0 {
			return lines, false
		}
		lines = append(lines, line)
	}
	return lines, true
}

// line is a row of two as label and value, a longer one as what it is about and then what is said of it.
func (t Table) line(row []ui.Text) ui.Text {
	if len(row) == 2 {
		return ui.Join(": ", row...)
	}
	said := make([]ui.Text, 0, len(row)-1)
	said = append(said, ui.Join(", ", row[:2]...))
	for i, cell := range row[2:] {
		said = append(said, ui.Say("%s: %s", t.Head[i+2], cell))
	}
	return ui.Join(". ", said...)
}

// Words are the headings and rows of a table as a reader reads them.
func (t Table) Words(r ui.Reader) [][]string {
	all := make([][]string, 0, len(t.Rows)+1)
	for _, row := range append([][]ui.Text{t.Head}, t.Rows...) {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = ui.Isolate(cell.Words(r))
		}
		all = append(all, cells)
	}
	return all
}
