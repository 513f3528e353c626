package documents_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/markdown"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// However a paper begins its headings, in a pack they are below its own, and none is passed over.
func TestAPaperIsSetBelowItsHeading(t *testing.T) {
	y := yeartest.Played(t)
	v := y.At(t, "2027-03-16 12:00", y.Person(t, "mayor"))
	m := v.State.Meetings[march]
	allSorts(v.State, m)
	for words, want := range map[string][]int{
		"# One\n\n## Two\n\n# Three":                 {2, 3, 4, 3},
		"### One\n\n# Two\n\n### Three\n\n#### Four": {2, 3, 3, 4, 4},
		"- ## One\n  - # Two\n\n### Three":           {2, 3, 3, 4},
		"No heading at all.":                         {2},
	} {
		enclosed := map[partnership.ItemNumber]documents.Enclosed{7: {Words: markdown.Read(words)}}
		levels := levelsIn(documents.Pack(v, m, enclosed).Blocks)
		if diff := cmp.Diff(want, levels[1:]); diff != "" { // behind the heading of the papers
			t.Errorf("%q: %s", words, diff)
		}
	}
}

func levelsIn(blocks []documents.Block) []int {
	var levels []int
	for _, b := range blocks {
		if b.Heading != nil {
			levels = append(levels, b.Heading.Level)
		}
		if b.List != nil {
			for _, item := range b.List.Items {
				levels = append(levels, levelsIn(item.Blocks)...)
			}
		}
	}
	return levels
}

func TestPlainWordsAreParagraphs(t *testing.T) {
	got := documents.PlainWords("\r\n\r\nNine rooms,\r\nfour of them every day. 100% warm.\r\n\r\n \n\nLess than was feared.\n")
	want := []string{"Nine rooms,\nfour of them every day. 100% warm.", "Less than was feared."}
	var said []string
	for _, b := range got {
		said = append(said, b.Paragraph.Text().Words(telling()))
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}
