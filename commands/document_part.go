package commands

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// documentPart is what stands in a document under one heading, in lines for a chat.
type documentPart struct {
	title ui.Text // none before the first heading
	lines []ui.Text
}

// partsOf are the parts of a document in which something stands.
func partsOf(d documents.Document) []documentPart {
	var parts []documentPart
	title := ui.Text{}
	for _, b := range d.Blocks {
		if b.Heading != nil {
			title = b.Heading.Text
			continue
		}
		lines := linesIn(b)
		switch last := len(parts) - 1; {
		case len(lines) == 0:
		case last >= 0 && title.IsZero():
			parts[last].lines = append(parts[last].lines, lines...)
		default:
			parts = append(parts, documentPart{title, lines})
			title = ui.Text{}
		}
	}
	return parts
}

func linesIn(b documents.Block) []ui.Text {
	var lines []ui.Text
	if len(b.Paragraph) > 0 {
		lines = append(lines, b.Paragraph.Text())
	}
	for _, f := range b.Facts {
		lines = append(lines, ui.Say("%s: %s", f.Label, f.Value.Text()))
	}
	if b.List != nil {
		for _, item := range b.List.Items {
			lines = append(lines, item.Line.Text())
		}
	}
	if b.Table != nil {
		for _, row := range b.Table.Rows {
			cells := make([]ui.Text, 0, len(row))
			for _, cell := range row {
				if len(cell) > 0 {
					cells = append(cells, cell.Text())
				}
			}
			lines = append(lines, ui.Join("; ", cells...))
		}
	}
	return lines
}
