package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
	"github.com/partnership-secretariat/secretariat/wording"
)

// whoAmends says what some terms say about changing them: by whom, with whose consent, by which majority.
func whoAmends(t *terms.Terms) []ui.Block {
	if t.Clauses.Amendment.Silent() {
		return []ui.Block{ui.Paragraph("The terms of reference do not say who may change them. Please ask who agrees, and record it.")}
	}
	section, _ := documentOf(t).Section("partnership")
	i := slices.IndexFunc(section.Lines, func(l explain.Line) bool { return l.Key == "amendment" })
	if i < 0 {
		return nil
	}
	line := section.Lines[i]
	blocks := []ui.Block{ui.Paragraph("%s", strings.Join(line.Sentences, " "))}
	if line.Quote != "" {
		blocks = append(blocks, ui.Quoted(line.Quote, wording.JoinNonEmpty(", ", "Terms of reference", line.Where)))
	}
	return blocks
}
