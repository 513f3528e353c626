package site

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/html"
)

//go:embed page.html
var frameSource string

var frame = template.Must(template.New("page").Parse(frameSource))

// Words are what is put into a page: what people are called, and what was typed.
type Words struct {
	Name  func(id string) string
	Typed func(id string) (string, bool) // false: it was taken down
}

// unnamed stands where somebody's name may not.
const unnamed = "somebody who is not named here"

// reader reads for a page. Whoever's name may not stand on it has none, whatever was drafted.
func (p *Page) reader(w Words) ui.Reader {
	return ui.Reader{
		Name: func(id string) string {
			if !p.named[id] {
				return unnamed
			}
			return w.Name(id)
		},
		Typed: w.Typed,
		Today: "0001-01-01", // so that every date carries its year
	}
}

// link is a way to another page, in finished words.
type link struct {
	To, Title string
	Here      bool
}

// frameWords are what stands around a page.
type frameWords struct {
	House, Title, Root, Data, Feed string
	Sections                       []link
	Trail                          []link
	Body                           template.HTML
}

// HTML is a page as a browser gets it.
func (p *Page) HTML(w Words) []byte {
	reader := p.reader(w)
	doc := p.resolved(w)
	words := frameWords{
		House: documents.Shown(p.house), Title: documents.Shown(doc.Title.Words(reader)), Root: p.root(), Data: p.data(),
		Body: template.HTML(html.Body(doc, reader)), //nolint:gosec // it escapes all that it is given
	}
	if p.feed && (p.Path == newsPath || p.Path == homePath) {
		words.Feed = feedPath
	}
	for _, s := range sections {
		words.Sections = append(words.Sections, link{To: p.root() + s.path, Title: s.title, Here: s.path == p.section})
	}
	if p.Path != homePath {
		words.Trail = append(words.Trail, link{To: p.root() + homePath, Title: "Home"})
		for _, c := range p.above {
			words.Trail = append(words.Trail, link{To: p.root() + c.path, Title: documents.Shown(c.title.Words(reader))})
		}
	}
	var page bytes.Buffer
	if err := frame.Execute(&page, words); err != nil {
		panic("site: " + err.Error()) // a buffer takes everything, and the frame is a constant
	}
	return page.Bytes()
}

// resolved is the document with its typed links.
func (p *Page) resolved(w Words) documents.Document {
	d := p.Doc
	if len(p.typed) > 0 {
		d.Blocks = resolve(d.Blocks, w.Typed)
	}
	return d
}

// data is where the same page is as data, from where the page is.
func (p *Page) data() string { return dataPath(p.Path[strings.LastIndexByte(p.Path, '/')+1:]) }

// dataPath is a page's name as data.
func dataPath(path string) string { return strings.TrimSuffix(path, ".html") + ".json" }
