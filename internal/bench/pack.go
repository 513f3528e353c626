package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/documents/word"
)

const (
	packItems      = 40
	packParagraphs = 12 // of a paper: some two pages
	packWrites     = 20 // of a round
	packGoal       = 10
)

// packs compares writing the pack of a long meeting, as a page and as a Word file, with writing the same bytes plainly: a page
// into a file, a Word file into an archive of the same parts.
func packs(_ context.Context, _ *server, r *report) error {
	dir, err := os.MkdirTemp("", "pack")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	d, reader, path := longPack(), packReader(), filepath.Join(dir, "pack")
	file, err := word.File(d, reader)
	if err != nil {
		return fmt.Errorf("write a pack: %w", err)
	}
	page := html.Page(d, reader)
	parts, err := partsOf(file)
	if err != nil {
		return err
	}
	ways := map[string]func() ([]byte, error){
		"page":       func() ([]byte, error) { return html.Page(d, reader), nil },
		"page-plain": func() ([]byte, error) { return bytes.Clone(page), nil },
		"word":       func() ([]byte, error) { return word.File(d, reader) },
		"word-plain": func() ([]byte, error) { return archived(parts) },
	}
	for range rounds {
		took := map[string]time.Duration{}
		for name, make := range ways {
			if took[name], err = written(path, make); err != nil {
				return err
			}
		}
		for _, face := range []string{"page", "word"} {
			r.atMost("pack-of-40-items-as-"+face, packGoal, float64(took[face])/float64(took[face+"-plain"]))
		}
	}
	r.close()
	r.note("a pack of %d items: %d KB as a page, %d KB as a Word file", packItems, len(page)>>10, len(file)>>10)
	return nil
}

// written says how long it takes to make something and write it into a file, some times over.
func written(path string, make func() ([]byte, error)) (time.Duration, error) {
	began := time.Now()
	for range packWrites {
		data, err := make()
		if err != nil {
			return 0, fmt.Errorf("write a pack: %w", err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return 0, fmt.Errorf("write a pack: %w", err)
		}
	}
	return time.Since(began), nil
}

// part is a file within an archive.
type part struct {
	name string
	data []byte
}

func partsOf(file []byte) ([]part, error) {
	from, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("read a Word file: %w", err)
	}
	var parts []part
	for _, f := range from.File {
		open, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("read a Word file: %w", err)
		}
		data, err := io.ReadAll(open)
		if err != nil {
			return nil, fmt.Errorf("read a Word file: %w", err)
		}
		parts = append(parts, part{f.Name, data})
	}
	return parts, nil
}

func archived(parts []part) ([]byte, error) {
	var file bytes.Buffer
	to := zip.NewWriter(&file)
	for _, p := range parts {
		w, err := to.Create(p.name)
		if err != nil {
			return nil, fmt.Errorf("write an archive: %w", err)
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, fmt.Errorf("write an archive: %w", err)
		}
	}
	if err := to.Close(); err != nil {
		return nil, fmt.Errorf("write an archive: %w", err)
	}
	return file.Bytes(), nil
}

// longPack is an agenda with forty items, each with a paper in plain words.
func longPack() documents.Document {
	d := documents.Document{Name: "pack", Title: ui.Say("Agenda, with its papers"), From: ui.Say("From the secretariat.")}
	order := &documents.Table{Caption: ui.Say("Order of business"), Head: []ui.Text{ui.Say("No."), ui.Say("Item"), ui.Say("Brought by"), ui.Say("Paper")}}
	d.Add(documents.Block{Table: order})
	for n := range packItems {
		title := ui.Say("Item %s: “%s”", n+1, ui.TypedText("t-title"))
		order.Rows = append(order.Rows, []documents.Line{
			documents.Say("%s", n+1), documents.Of(title), documents.Say("%s", ui.Person("p-1")), documents.Say("With a paper"),
		})
		d.Add(documents.Block{NewPage: true}, documents.Section("%s", title))
		for range packParagraphs {
			d.Add(documents.Paragraph("%s", paragraph(len(d.Blocks))))
		}
	}
	return d
}

// paragraph is some eighty words, other ones each time.
func paragraph(n int) string {
	words := strings.Fields("rooms open four days week more people came than year before council partners agree that funding is short while " +
		"demand grows among younger residents and carers who asked for evening hours nearer home with warm food advice on bills")
	var b strings.Builder
	for i := range 80 {
		b.WriteString(words[(n*31+i*i*7+i*n)%len(words)])
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String()) + "."
}

func packReader() ui.Reader {
	return ui.Reader{
		Name: func(string) string { return "Ann Lee" }, Typed: func(string) (string, bool) { return "Winter <warm> spaces & soup", true },
		Today: "0001-01-01",
	}
}
