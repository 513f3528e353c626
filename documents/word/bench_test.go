package word_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/word"
)

// pack is an agenda of 40 items with a paper of two pages each.
func pack() documents.Document {
	d := documents.Document{Name: "pack", Title: ui.Say("Agenda pack"), Ref: "FULL-2027-03"}
	sentence := "The partnership is asked to note what was done since March & to say which of the schemes it wants to see again before the summer. "
	for i := range 40 {
		d.Add(documents.Section("%s. Warm spaces", i+1), documents.Block{Facts: []documents.Fact{documents.Label("Lead", "%s", ui.Person("p-1")), documents.Label("For", "decision")}})
		for range 8 {
			d.Add(documents.Paragraph("%s", strings.Repeat(sentence, 5)+"of item "+strings.Repeat("I", i)))
		}
		d.Add(documents.Bullets(ui.Say("one %s", ui.TypedText("t-title")), ui.Say("two")), table("Actions", []int{1, 3}))
	}
	return d
}

// BenchmarkPack is held against BenchmarkPlainly: ten times as long at most.
func BenchmarkPack(b *testing.B) {
	d, reader := pack(), documentstest.Reader()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := word.File(d, reader); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlainly writes the words of the same pack into a zip file, and nothing else.
func BenchmarkPlainly(b *testing.B) {
	reader := documentstest.Reader()
	var words []byte
	for _, t := range pack().Texts() {
		words = append(words, t.Words(reader)+"\n"...)
	}
	b.SetBytes(int64(len(words)))
	b.ReportAllocs()
	for b.Loop() {
		var file bytes.Buffer
		z := zip.NewWriter(&file)
		part, err := z.Create("pack.txt")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := part.Write(words); err != nil {
			b.Fatal(err)
		}
		if err := z.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
