package wordtest

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

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
)

// Opened is what LibreOffice sees in a document.
type Opened struct {
	Words            string
	Headings, Alts   []string // the headings, and the alternative texts of pictures
	Tables, HeadRows int
}

// LibreOffice has another than Word open files, by their names. The test is skipped where LibreOffice is not there.
func LibreOffice(t *testing.T, files map[string][]byte) map[string]Opened {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice is not here: apt-get install libreoffice-writer-nogui")
		}
		t.Skip("SKIPPED: LibreOffice is not here: apt-get install libreoffice-writer-nogui")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "fodt", "--outdir", dir}
	for name, file := range files {
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	if said, err := exec.CommandContext(ctx, soffice, args...).CombinedOutput(); err != nil { //nolint:gosec // because the names are the test's own
		t.Fatalf("%v: %s", err, said)
	}
	opened := map[string]Opened{}
	for name := range files {
		data, err := os.ReadFile(filepath.Join(dir, name+".fodt"))
		if err != nil {
			t.Errorf("LibreOffice made nothing of it: %v", err)
			continue
		}
		opened[name] = readODT(t, data)
	}
	return opened
}

// SeesAll compares what was seen with the document: all its words in their order, its headings, its tables with their heading
// rows, and the alternative texts of its pictures.
func (o Opened) SeesAll(t *testing.T, d documents.Document, reader ui.Reader) {
	t.Helper()
	documentstest.SaysAll(t, d, reader, o.Words)
	want := Opened{Words: o.Words}
	if !d.Title.IsZero() {
		want.Headings = []string{documentstest.Squeezed(d.Title.Words(reader))}
	}
	want.count(d.Blocks, reader)
	if diff := cmp.Diff(want, o); diff != "" {
		t.Errorf("%s (-ours +LibreOffice's):\n%s", d.Name, diff)
	}
}

// count adds what a reader should see of blocks.
func (o *Opened) count(blocks []documents.Block, reader ui.Reader) {
	for _, b := range blocks {
		switch {
		case b.Heading != nil:
			o.Headings = append(o.Headings, documentstest.Squeezed(b.Heading.Text.Words(reader)))
		case b.Table != nil && len(b.Table.Head)+len(b.Table.Rows) > 0:
			o.Tables++
			o.HeadRows += min(len(b.Table.Head), 1)
		case b.Picture != nil && strings.HasPrefix(string(b.Picture.PNG), "\x89PNG"):
			o.Alts = append(o.Alts, b.Picture.Alt.Words(reader))
		case b.List != nil:
			for _, item := range b.List.Items {
				o.count(item.Blocks, reader)
			}
		}
	}
}

// readODT reads the text of a flat OpenDocument file, without its footers and styles.
func readODT(t *testing.T, data []byte) Opened {
	t.Helper()
	r := odtReader{decoder: xml.NewDecoder(bytes.NewReader(data))}
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			return r.Opened
		}
		if err != nil {
			t.Fatal(err)
		}
		r.take(token)
	}
}

type odtReader struct {
	Opened
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
			r.Alts[len(r.Alts)-1] += string(token)
			r.Words += string(token)
		default:
			r.Words += string(token)
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
		r.Tables++
	case "table-header-rows":
		r.HeadRows++
	case "desc":
		r.Alts = append(r.Alts, "")
	case "s", "tab", "line-break":
		r.Words += " "
		r.heading.WriteByte(' ')
	}
}

func (r *odtReader) finish(name string) {
	r.within = r.within[:len(r.within)-1]
	switch name {
	case "h":
		r.Headings = append(r.Headings, documentstest.Squeezed(r.heading.String()))
		r.heading.Reset()
		r.Words += "\n"
	case "p", "desc":
		r.Words += "\n"
	}
}
