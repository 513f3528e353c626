package commands

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

//go:embed privacy_index.html
var indexSource string

var indexPage = template.Must(template.New("index").Parse(indexSource))

// index is what the first page of a bundle says.
type index struct {
	Title, Made, Looked string
	All                 []bundled
}

// number gives a thing its place in the bundle, and its file: what a person has to look at lies apart.
func (b *bundled) number(n int) {
	b.Number = n
	if b.Words == "" {
		return
	}
	folder := "entries/"
	if b.Restricted != "" {
		folder = "restricted/"
	}
	name := fmt.Sprintf("%04d", n)
	if b.Reference != "" {
		name += "-" + b.Reference
	}
	b.File = folder + name + ".txt"
}

// file makes one file of a bundle: an index as a page and as a table, and each thing by itself.
func (b bundle) file(r *bot.Request, hold partnership.HoldNumber) (bot.File, error) {
	about := b.about.Words(pageReader(r, []ui.Text{b.about}))
	page := index{
		Title: "Everything on " + about,
		Made:  fmt.Sprintf("Gathered on %s by %s. %s keeps it from being erased.", r.Today().Words(), calledNow(r, r.Who), hold.String()),
		Looked: "We looked through every line of the minute book with what was typed (items, drafts, notes, decisions, actions, requests, answers, terms), " +
			"through the messages that were sent, and for a person through the register. What people wrote to each other on Slack or Discord is not kept here; nor is e-mail.",
		All: b.all,
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name string, write func(io.Writer) error) error {
		w, err := z.Create(name)
		if err == nil {
			err = write(w)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		return nil
	}
	if err := add("index.html", func(w io.Writer) error { return indexPage.Execute(w, page) }); err != nil {
		return bot.File{}, err
	}
	if err := add("index.csv", func(w io.Writer) error { return writeTable(w, b.all) }); err != nil {
		return bot.File{}, err
	}
	for _, one := range b.all {
		if one.File == "" {
			continue
		}
		if err := add(one.File, func(w io.Writer) error { _, err := io.WriteString(w, one.text()); return err }); err != nil {
			return bot.File{}, err
		}
	}
	if err := z.Close(); err != nil {
		return bot.File{}, fmt.Errorf("write bundle: %w", err)
	}
	return bot.File{Name: strings.ToLower(hold.String()) + "-information-request.zip", Data: out.Bytes()}, nil
}

// writeTable writes the index for a spreadsheet. A cell that a spreadsheet would take for a formula begins with an apostrophe.
func writeTable(w io.Writer, all []bundled) error {
	t := csv.NewWriter(w)
	rows := [][]string{{"Number", "Date", "What", "Reference", "Who", "To be looked at", "Words", "File"}}
	for _, b := range all {
		rows = append(rows, []string{strconv.Itoa(b.Number), b.Date, b.What, b.Reference, b.Who, b.Restricted, b.Words, b.File})
	}
	for _, row := range rows {
		for i, cell := range row {
			if strings.ContainsRune("=+-@\t\r", []rune(cell + " ")[0]) {
				row[i] = "'" + cell
			}
		}
	}
	return t.WriteAll(rows)
}

// text is one thing by itself.
func (b bundled) text() string {
	var t strings.Builder
	line := func(what, value string) {
		if value != "" {
			t.WriteString(what + ": " + value + "\n")
		}
	}
	line("Number", strconv.Itoa(b.Number))
	line("Date", b.Date)
	line("What", b.What)
	line("Reference", b.Reference)
	line("Who", b.Who)
	line("To be looked at first", b.Restricted)
	t.WriteString("\n" + b.Words + "\n")
	return t.String()
}
