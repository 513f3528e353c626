// Package word writes a document as a Word file (.docx): A4, in British English, with real headings, lists and tables, so
// that a screen reader finds its way and an officer can go on writing in it. The same document gives the same bytes.
package word

import (
	"archive/zip"
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

var (
	//go:embed parts/content_types.xml
	contentTypes string
	//go:embed parts/package_relations.xml
	packageRelations string
	//go:embed parts/settings.xml
	settings string
	//go:embed parts/styles.xml
	styles string
	//go:embed parts/numbering.xml
	numberings string
)

// File is a document as a Word file.
func File(d documents.Document, reader ui.Reader) ([]byte, error) {
	var file bytes.Buffer
	pack := zip.NewWriter(&file)
	w := &writer{reader: reader, out: bufio.NewWriter(io.Discard)}
	parts := []struct {
		name  string
		write func()
	}{
		{"[Content_Types].xml", func() { w.put(contentTypes) }},
		{"_rels/.rels", func() { w.put(packageRelations) }},
		{"docProps/core.xml", func() { w.properties(d) }},
		{"word/document.xml", func() { w.document(d) }},
		{"word/footer.xml", func() { w.footer(d) }},
		{"word/styles.xml", func() { w.put(styles) }},
		{"word/settings.xml", func() { w.put(settings) }},
		{"word/numbering.xml", w.numbering},
		{"word/_rels/document.xml.rels", w.relations},
	}
	for _, part := range parts {
		if err := w.into(pack, part.name, part.write); err != nil {
			return nil, err
		}
	}
	for i, png := range w.pictures {
		if err := stored(pack, pictureName(i), png); err != nil {
			return nil, err
		}
	}
	if err := pack.Close(); err != nil {
		return nil, fmt.Errorf("close the Word file: %w", err)
	}
	return file.Bytes(), nil
}

// packed is when the parts of a file were packed, as far as anybody may know: the first day that a zip file can name.
var packed = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// into writes a part of the file.
func (w *writer) into(pack *zip.Writer, name string, write func()) error {
	part, err := pack.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packed})
	if err != nil {
		return fmt.Errorf("begin %s: %w", name, err)
	}
	w.out.Reset(part)
	write()
	if err := w.out.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// stored adds a picture as it is: it would not become smaller.
func stored(pack *zip.Writer, name string, data []byte) error {
	part, err := pack.CreateHeader(&zip.FileHeader{Name: "word/" + name, Method: zip.Store, Modified: packed})
	if err != nil {
		return fmt.Errorf("begin %s: %w", name, err)
	}
	if _, err := part.Write(data); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func pictureName(i int) string { return "media/picture" + strconv.Itoa(i+1) + ".png" }
