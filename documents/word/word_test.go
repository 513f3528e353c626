package word_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/word"
	"github.com/partnership-secretariat/secretariat/documents/word/wordtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// written is a document as a Word file.
func written(t *testing.T, d documents.Document) []byte {
	t.Helper()
	file, err := word.File(d, documentstest.Reader())
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// readBack is that file by its parts.
func readBack(t *testing.T, d documents.Document) map[string]*wordtest.Node {
	t.Helper()
	parts, err := wordtest.Parts(written(t, d))
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

// examples are documents in which each thing occurs at least once, also where nobody would put it.
func examples() map[string]documents.Document {
	return map[string]documents.Document{
		"everything": documentstest.Everything(), "lists": lists(), "side-by-side": sideBySide(), "empty": {},
	}
}

func TestAFileIsAsItWas(t *testing.T) {
	for name, d := range examples() {
		file := written(t, d)
		pack, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"document", "footer"} {
			got, err := fs.ReadFile(pack, "word/"+part+".xml")
			if err != nil {
				t.Fatal(err)
			}
			golden := "testdata/" + name + "-" + part + ".xml"
			if *update {
				if err := os.WriteFile(golden, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s is another one (-want +got); -update writes it anew:\n%s", golden, diff)
			}
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	for name, d := range examples() {
		if !bytes.Equal(written(t, d), written(t, d)) {
			t.Errorf("%s: two files differ", name)
		}
	}
}

func TestAFileSaysAllWordsInTheirOrder(t *testing.T) {
	for _, d := range examples() {
		documentstest.SaysAll(t, d, documentstest.Reader(), readBack(t, d)["word/document.xml"].Words())
	}
}

func TestWordHasNothingToRepair(t *testing.T) {
	for name, d := range examples() {
		for _, fault := range wordtest.Faults(readBack(t, d)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}
