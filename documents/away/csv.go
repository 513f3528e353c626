package away

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// CSV writes a table as comma-separated values (RFC 4180) with a byte order mark: without it Excel takes UTF-8 for something
// else. No cell is a formula.
func (t Table) CSV(out io.Writer, reader ui.Reader) error {
	if _, err := io.WriteString(out, "\uFEFF"); err != nil {
		return fmt.Errorf("write %s: %w", t.Name, err)
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if err := w.Write(t.Head); err != nil {
		return fmt.Errorf("write %s: %w", t.Name, err)
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = NoFormula(documents.Shown(cell.Words(reader)))
		}
		if err := w.Write(cells); err != nil {
			return fmt.Errorf("write %s: %w", t.Name, err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("write %s: %w", t.Name, err)
	}
	return nil
}

// NoFormula is a cell that no spreadsheet takes for something to be worked out: an apostrophe stands before what would begin
// one (OWASP, CSV injection).
func NoFormula(cell string) string {
	if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") || strings.HasPrefix(cell, "＝") || strings.HasPrefix(cell, "＋") {
		return "'" + cell
	}
	return cell
}
