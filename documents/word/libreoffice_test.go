package word_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
)

// TestLibreOfficeReadsAFile lets another than Word open the files, and finds in what it makes of them the headings, the tables
// with their heading rows, the alternative texts and all the words in their order.
func TestLibreOfficeReadsAFile(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice is not here: apt-get install libreoffice-writer-nogui")
		}
		t.Skip("SKIPPED: LibreOffice is not here: apt-get install libreoffice-writer-nogui")
	}
	dir := t.TempDir()
	for name, d := range examples() {
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), written(t, d), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	convert := exec.CommandContext(ctx, soffice, append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "fodt", "--outdir", dir}, files...)...)
	if said, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for name, d := range examples() {
		data, err := os.ReadFile(filepath.Join(dir, name+".fodt"))
		if err != nil {
			t.Errorf("LibreOffice made nothing of it: %v", err)
			continue
		}
		compareRead(t, d, readODT(t, data))
	}
}

// opened is what LibreOffice sees in a document.
type opened struct {
	words            string
	headings, alts   []string
	tables, headRows int
}

func compareRead(t *testing.T, d documents.Document, got opened) {
	t.Helper()
	documentstest.SaysAll(t, d, documentstest.Reader(), got.words)
	want := opened{words: got.words}
	if !d.Title.IsZero() {
		want.headings = []string{documentstest.Squeezed(d.Title.Words(documentstest.Reader()))}
	}
	want.count(d.Blocks)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(opened{})); diff != "" {
		t.Errorf("%s (-ours +LibreOffice's):\n%s", d.Name, diff)
	}
}

// count adds what a reader should see of blocks.
func (o *opened) count(blocks []documents.Block) {
	for _, b := range blocks {
		switch {
		case b.Heading != nil:
			o.headings = append(o.headings, documentstest.Squeezed(b.Heading.Text.Words(documentstest.Reader())))
		case b.Table != nil && len(b.Table.Head)+len(b.Table.Rows) > 0:
			o.tables++
			o.headRows += min(len(b.Table.Head), 1)
		case b.Picture != nil && strings.HasPrefix(string(b.Picture.PNG), "\x89PNG"):
			o.alts = append(o.alts, b.Picture.Alt.Words(documentstest.Reader()))
		case b.List != nil:
			for _, item := range b.List.Items {
				o.count(item.Blocks)
			}
		}
	}
}

// readODT reads the text of a flat OpenDocument file, without its footers and styles.
func readODT(t *testing.T, data []byte) opened {
	t.Helper()
	r := odtReader{decoder: xml.NewDecoder(bytes.NewReader(data))}
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			return r.opened
		}
		if err != nil {
			t.Fatal(err)
		}
		r.take(token)
	}
}

type odtReader struct {
	opened
	decoder *xml.Decoder
	within  []string // the elements that are open
	heading strings.Builder
}

// silent are the elements whose characters nobody reads.
var silent = []string{"binary-data", "sequence-decls", "forms"}

func (r *odtReader) take(token xml.Token) {
	switch token := token.(type) {
	case xml.StartElement:
		r.begin(token.Name.Local)
	case xml.EndElement:
		r.finish(token.Name.Local)
	case xml.CharData:
		switch {
		case !slices.Contains(r.within, "text"):
		case slices.ContainsFunc(silent, func(s string) bool { return slices.Contains(r.within, s) }):
		case slices.Contains(r.within, "desc"):
			r.alts[len(r.alts)-1] += string(token)
			r.words += string(token)
		default:
			r.words += string(token)
			if slices.Contains(r.within, "h") {
				r.heading.Write(token)
			}
		}
	}
}

func (r *odtReader) begin(name string) {
	r.within = append(r.within, name)
	switch name {
	case "table":
		r.tables++
	case "table-header-rows":
		r.headRows++
	case "desc":
		r.alts = append(r.alts, "")
	case "s", "tab", "line-break":
		r.words += " "
		r.heading.WriteByte(' ')
	}
}

func (r *odtReader) finish(name string) {
	r.within = r.within[:len(r.within)-1]
	switch name {
	case "h":
		r.headings = append(r.headings, documentstest.Squeezed(r.heading.String()))
		r.heading.Reset()
		r.words += "\n"
	case "p", "desc":
		r.words += "\n"
	}
}
