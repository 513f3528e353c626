package word

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// widths share out what a table is wide, in the parts that were asked for, or evenly. A column in which a short word would be
// broken takes what it lacks from the widest.
func widths(needs, parts []int, whole int) []int {
	all, sum := make([]int, len(needs)), 0
	for i := range all {
		all[i] = 1
		if parts != nil {
			all[i] = max(parts[i], 1)
		}
		sum += all[i]
	}
	for i := range all {
		all[i] = max(whole*all[i]/sum, 1)
	}
	for i, need := range needs {
		widest := slices.Index(all, slices.Max(all))
		if lacks := need - all[i]; lacks > 0 && all[widest]-lacks > all[i]+lacks {
			all[i] += lacks
			all[widest] -= lacks
		}
	}
	return all
}

// needs are about how wide each column must be for its longest word, with the margins of a cell, in twentieths of a point.
func (w *writer) needs(t *documents.Table, columns int) []int {
	all := make([]int, columns)
	for i, h := range t.Head {
		all[i] = w.need(h)
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			for _, run := range cell {
				all[i] = max(all[i], w.need(run.Text))
			}
		}
	}
	return all
}

// need is that of a text. What is longer than a word of a heading may be broken: an address, say.
func (w *writer) need(t ui.Text) int {
	longest := 0
	for word := range strings.FieldsSeq(t.Words(w.reader)) {
		longest = max(longest, min(utf8.RuneCountInString(word), 10))
	}
	return longest*130 + 2*108
}
