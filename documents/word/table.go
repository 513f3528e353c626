package word

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// table has its caption above it, and again where a screen reader looks for it.
func (w *writer) table(t *documents.Table) {
	w.text("Caption", t.Caption)
	columns := len(t.Head)
	for _, row := range t.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return
	}
	if w.page || w.gap {
		w.nothing() // two tables without a paragraph between them would be one
	}
	parts := t.Widths
	if len(parts) != columns {
		parts = nil
	}
	w.tableProperties(t, parts != nil || t.Blank)
	cells := w.cells(widths(w.needs(t, columns), parts, w.room()), parts != nil)
	if len(t.Head) > 0 {
		w.head(t.Head, cells)
	}
	for _, row := range t.Rows {
		w.row(row, cells, t.Blank)
	}
	w.put("</w:tbl>\n")
	w.gap = true
}

// nothing is a paragraph that only keeps things apart.
func (w *writer) nothing() {
	w.begin(paragraph{style: "Cell"})
	w.end()
}

// tableProperties keep to the order in which Word wants to be told.
func (w *writer) tableProperties(t *documents.Table, fixed bool) {
	w.put(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="`, strconv.Itoa(w.room()), `" w:type="dxa"/>`)
	if w.depth > 0 {
		w.put(`<w:tblInd w:w="`, strconv.Itoa(w.indent()), `" w:type="dxa"/>`)
	}
	if fixed {
		w.put(`<w:tblLayout w:type="fixed"/>`)
	}
	w.put(`<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if !t.Caption.IsZero() {
		w.put("<w:tblCaption")
		w.attribute("w:val", t.Caption.Words(w.reader))
		w.put("/>")
	}
	if len(t.Head) > 0 {
		w.put("<w:tblDescription")
		w.attribute("w:val", "Columns: "+ui.Join("; ", t.Head...).Words(w.reader))
		w.put("/>")
	}
	w.put("</w:tblPr>\n")
}

// cells are what a cell of each column begins with. Columns that nobody has given a width are so wide until Word sees what
// stands in them.
func (w *writer) cells(widths []int, given bool) []string {
	begin := make([]string, len(widths))
	w.put("<w:tblGrid>")
	for i, width := range widths {
		wide := strconv.Itoa(width)
		begin[i] = `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:pPr>`
		if given {
			begin[i] = `<w:tc><w:tcPr><w:tcW w:w="` + wide + `" w:type="dxa"/></w:tcPr><w:p><w:pPr>`
		}
		w.put(`<w:gridCol w:w="`, wide, `"/>`)
	}
	w.put("</w:tblGrid>\n")
	return begin
}

// head is repeated on each page on which the table goes on.
func (w *writer) head(head []ui.Text, cells []string) {
	w.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, cell := range cells {
		w.put(cell, `<w:pStyle w:val="CellHeading"/></w:pPr>`)
		if i < len(head) {
			w.words(head[i], look{})
		}
		w.endCell()
	}
	w.put("</w:tr>\n")
}

// row is not torn apart where a page ends. Its first cell names what it is about.
func (w *writer) row(row []documents.Line, cells []string, blank bool) {
	w.put("<w:tr><w:trPr><w:cantSplit/>")
	if blank {
		w.put(`<w:trHeight w:val="`, penHeight, `" w:hRule="atLeast"/>`)
	}
	w.put("</w:trPr>")
	for i, cell := range cells {
		style := "Cell"
		if i == 0 {
			style = "CellName"
		}
		w.put(cell)
		w.value("pStyle", style)
		w.put("</w:pPr>")
		if i < len(row) {
			w.line(row[i])
		}
		w.endCell()
	}
	w.put("</w:tr>\n")
}

// penHeight is that of a row in which somebody writes by hand, 12 mm.
const penHeight = "680"

func (w *writer) endCell() {
	w.endRun()
	w.put("</w:p></w:tc>")
}
