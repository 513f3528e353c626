package picture

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// Blocks are a drawing as a part of a document: a section with the picture, what it could not write, and the table of the same
// facts. The reader must read all the words of the table.
func Blocks(d Drawing, r ui.Reader) ([]documents.Block, error) {
	drawn, err := Draw(d, r)
	if err != nil {
		return nil, err
	}
	png, err := drawn.PNG()
	if err != nil {
		return nil, err
	}
	table := d.Table()
	blocks := []documents.Block{
		documents.Section("%s", table.Caption),
		{Picture: &documents.Picture{PNG: png, SVG: drawn.SVG(), Alt: d.Alt(), Wide: drawn.Wide, High: drawn.High}},
	}
	if warning := drawn.Warning(); !warning.IsZero() {
		blocks = append(blocks, documents.Block{Paragraph: documents.Of(warning)})
	}
	rows := make([][]documents.Line, len(table.Rows))
	for i, row := range table.Rows {
		rows[i] = documents.Lines(row...)
	}
	return append(blocks, documents.Block{Table: &documents.Table{Caption: table.Caption, Head: table.Head, Rows: rows}}), nil
}
