package documents_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"html"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	page "github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/documents/markdown"
	"github.com/partnership-secretariat/secretariat/documents/plain"
	"github.com/partnership-secretariat/secretariat/documents/word"
	"github.com/partnership-secretariat/secretariat/documents/word/wordtest"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ofTheYear is every document, as somebody reads it in the year of Lewisham that is played in full.
func ofTheYear(t *testing.T, y *yeartest.Year) []documents.Document {
	t.Helper()
	return slices.Concat(ofAMeeting(t, y), ofNotes(t, y), reports(t, y), ofAPartner(t, y), []documents.Document{emptyPaper(t, y), explained(t)})
}

func TestTheDocumentsOfTheYear(t *testing.T) {
	y := yeartest.Played(t)
	reader := y.Reader(t)
	for _, d := range ofTheYear(t, y) {
		t.Run(d.Name, func(t *testing.T) { golden(t, d, reader) })
	}
}

func TestLibreOfficeReadsTheDocumentsOfTheYear(t *testing.T) {
	if testing.Short() {
		t.Skip("another program is not quicker")
	}
	y := yeartest.Played(t)
	reader := y.Reader(t)
	all, files := ofTheYear(t, y), map[string][]byte{}
	for _, d := range all {
		file, err := word.File(d, reader)
		if err != nil {
			t.Fatal(err)
		}
		files[d.Name] = file
	}
	if len(files) != len(all) {
		t.Fatalf("%d documents have %d names", len(all), len(files))
	}
	opened := wordtest.LibreOffice(t, files)
	for _, d := range all {
		opened[d.Name].SeesAll(t, d, reader)
	}
}

// golden holds a document against what it was in each face, and sees that all of them say the same words in the same order.
func golden(t *testing.T, d documents.Document, reader ui.Reader) {
	t.Helper()
	for ending, text := range faces(t, d, reader) {
		documentstest.SaysAll(t, text.says, reader, text.words)
		documentstest.Golden(t, filepath.Join("testdata", d.Name+ending), text.kept, *update)
	}
}

// failing is a test, or one try of one.
type failing interface {
	Helper()
	Fatal(args ...any)
}

// face is a document written: what is kept of it, the words alone, and whose words they should be.
type face struct {
	kept  []byte
	words string
	says  documents.Document
}

func faces(t failing, d documents.Document, reader ui.Reader) map[string]face {
	t.Helper()
	body, text, mark := page.Body(d, reader), plain.Text(d, reader), markdown.Text(d, reader)
	file, err := word.File(d, reader)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := wordtest.Parts(file)
	if err != nil {
		t.Fatal(err)
	}
	if faults := wordtest.Faults(parts); len(faults) > 0 {
		t.Fatal("Word would mend ", d.Name, ": ", faults)
	}
	return map[string]face{
		".html":     {body, wordsOf(string(body)), d},
		".txt":      {[]byte(text), text, headless(d)},
		".md":       {[]byte(mark), kept.ReplaceAllString(wordsOf(string(page.Fragment(markdown.Read(mark), reader))), "$1"), d},
		".docx.txt": {[]byte(wordtest.Outline(parts)), wordsInside(t, file), d},
	}
}

// headless is a document as plain text has it: the headings of its tables stand before each cell, not above them.
func headless(d documents.Document) documents.Document {
	d.Blocks = slices.Clone(d.Blocks)
	for i, b := range d.Blocks {
		if b.Table != nil {
			table := *b.Table
			table.Head = nil
			d.Blocks[i].Table = &table
		}
	}
	return d
}

// wordsInside are the words of a Word file: of its runs, each paragraph in a line.
func wordsInside(t failing, file []byte) string {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	body, err := fs.ReadFile(parts, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	marked := regexp.MustCompile(`</w:p>|<w:br/>|<w:tab/>`).ReplaceAllString(string(body), "\n")
	return wordsOf(drawn.ReplaceAllString(strings.ReplaceAll(marked, ` descr="`, ` alt="`), ">$1"))
}

// kept is a character with the backslash before it: a quotation in Markdown is read as it was written.
var kept = regexp.MustCompile(`\\([[:punct:]])`)

var (
	tag   = regexp.MustCompile(`<[^>]*>`)
	drawn = regexp.MustCompile(`alt="([^"]*)"[^>]*>`)
)

// wordsOf is a page without its markup.
func wordsOf(page string) string {
	return html.UnescapeString(tag.ReplaceAllString(drawn.ReplaceAllString(page, ">$1"), ""))
}
