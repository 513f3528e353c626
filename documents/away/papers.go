package away

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/markdown"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
)

// Documents are all that can be written of a partnership's work, as the viewer may see it: one at a time, so that no more than
// one is ever in memory.
func Documents(v partnership.View) iter.Seq[documents.Document] {
	return func(yield func(documents.Document) bool) {
		s := v.State
		bodies := make([]partnership.BodyID, len(s.Terms.Bodies))
		for i, b := range s.Terms.Bodies {
			bodies[i] = partnership.BodyID(b.ID)
		}
		if !yield(documents.Terms(explain.Terms(s.Terms))) || !yield(documents.Roster(v, bodies...)) {
			return
		}
		for _, m := range slices.SortedFunc(maps.Values(s.Meetings), inOrder) {
			if _, issued := m.Issued(); issued && !yield(documents.Agenda(v, m)) {
				return
			}
			if documents.MayReadNotes(v, m) && m.Notes.Version > 0 && !yield(documents.Notes(v, m)) {
				return
			}
		}
		for _, r := range s.Reports {
			if s.SeesReport(v.Who, r, v.Today()) && !yield(documents.Report(v, r)) {
				return
			}
		}
	}
}

func inOrder(a, b *partnership.Meeting) int {
	return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Ref, b.Ref))
}

// Markdown is a document as a file: its name, and what stands in it.
func Markdown(d documents.Document, reader ui.Reader) (name, words string) {
	return d.Name + ".md", markdown.Text(d, reader)
}
