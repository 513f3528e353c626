package site

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// documents lists the terms of reference, the annual reports and the key documents that are public.
func (s Site) documents() *Page {
	p := s.begin(documentsPath, titleOf(documentsPath))
	var lines []documents.Line
	if s.open(partnership.Public{Kind: partnership.PublicDocument}) {
		lines = append(lines, documents.Linked(termsPath, ui.Say("Terms of reference, in plain words")))
	}
	for _, r := range s.reports() {
		lines = append(lines, documents.Linked(reportOf(int(r.Number)), s.reportTitle(r)))
	}
	for _, d := range s.kept() {
		lines = append(lines, p.keptLine(d))
	}
	p.Doc.Add(listed(lines, wording.NoDocumentPublic))
	return p
}

// kept are the key documents that are public, the latest first.
func (s Site) kept() []partnership.KeyDocument {
	var all []partnership.KeyDocument
	for n := len(s.State.Documents); n > 0; n-- {
		if s.open(partnership.Public{Kind: partnership.PublicDocument, Number: n}) {
			all = append(all, s.State.Documents[n-1])
		}
	}
	return all
}

// keptLine leads to a key document: to its file, or to where it can be read. What kind of file it is, its name says, and that
// was typed.
func (p *Page) keptLine(d partnership.KeyDocument) documents.Line {
	title := documents.Run{Text: ui.Say("%s", ui.TypedText(d.Title))}
	since := says(", kept since %s", ui.OnDay(d.Day))
	switch {
	case d.File != "":
		title.Link = typedFile + strconv.Itoa(d.Number) + "." + string(d.Name)
		p.typed = append(p.typed, string(d.Name))
	case d.Link != "":
		title.Link = typedLink + string(d.Link)
		p.typed = append(p.typed, string(d.Link))
	}
	return documents.Line{title, since}
}

// Where a link leads that was typed is known only when words are put in. Until then it leads nowhere.
const (
	typedLink = "typed-link:" // and the id of the address
	typedFile = "typed-file:" // the number of the document, a point, and the id of the file's name
)

// resolve puts in where typed links lead, in a list of lines.
func resolve(blocks []documents.Block, typed func(string) (string, bool)) []documents.Block {
	blocks = slices.Clone(blocks)
	for i, b := range blocks {
		if b.List == nil {
			continue
		}
		list := *b.List
		list.Items = slices.Clone(list.Items)
		for j, item := range list.Items {
			list.Items[j].Line = slices.Clone(item.Line)
			for k, run := range item.Line {
				list.Items[j].Line[k].Link = leads(run.Link, typed)
			}
		}
		blocks[i].List = &list
	}
	return blocks
}

func leads(link string, typed func(string) (string, bool)) string {
	if id, ok := strings.CutPrefix(link, typedLink); ok {
		address, _ := typed(id)
		return address
	}
	if rest, ok := strings.CutPrefix(link, typedFile); ok {
		number, id, _ := strings.Cut(rest, ".")
		name, _ := typed(id)
		return filePath(number, name)
	}
	return link
}

// fileTypes are the files that are given to everybody, with the type under which a browser gets them. A page of somebody
// else's is given as plain text, so that nothing in it runs among these pages.
var fileTypes = map[string]string{
	".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".odt":  "application/vnd.oasis.opendocument.text",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

// filePath is where the file of a key document lies: by its number and the ending of its name, never by the name itself.
func filePath(number, name string) string {
	ending := strings.ToLower(path.Ext(name))
	if ending == ".html" {
		ending = ".txt"
	}
	if fileTypes[ending] == "" {
		return ""
	}
	return "files/" + number + ending
}

// File is the file of a key document that is public.
type File struct {
	Path, Type string
	Hash       string // under which its bytes are kept
}

// Files are those of the key documents that are public; typed reads their names.
func (s Site) Files(typed func(id string) (string, bool)) []File {
	var files []File
	for _, d := range s.keptIfAny() {
		name, ok := typed(string(d.Name))
		at := filePath(strconv.Itoa(d.Number), name)
		if d.File != "" && ok && at != "" {
			files = append(files, File{Path: at, Type: fileTypes[path.Ext(at)], Hash: d.File})
		}
	}
	return files
}

// FileNames are the ids of the names that Files reads.
func (s Site) FileNames() []string {
	var ids []string
	for _, d := range s.keptIfAny() {
		if d.File != "" {
			ids = append(ids, string(d.Name))
		}
	}
	return ids
}

func (s Site) keptIfAny() []partnership.KeyDocument {
	if s.Empty() {
		return nil
	}
	return s.kept()
}

// reports are the annual reports that are public, the latest first.
func (s Site) reports() []*partnership.Report {
	all := s.State.ReportsOf(func(r *partnership.Report) bool {
		return r.Kind == partnership.Annual && s.open(partnership.Public{Kind: partnership.PublicReport, Number: int(r.Number)})
	})
	slices.Reverse(all)
	return all
}

func (s Site) reportTitle(r *partnership.Report) ui.Text {
	return ui.Say("Annual report of %s, %s to %s", wording.TheGroup(s.State, r.Body), ui.OnDay(r.From), ui.OnDay(r.Until))
}

func (s Site) report(name string) *Page {
	for _, r := range s.reports() {
		if strconv.Itoa(int(r.Number)) == name {
			return s.holding(s.under(documentsPath, reportOf(int(r.Number)), ui.Say("")), documents.Annual(s.View, r))
		}
	}
	return nil
}
