package email

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// page is a card in finished words: what the plain text and the simple page of an e-mail are both made of.
type page struct {
	Lead, Tag string
	Parts     []part
	Taps      []tap
	Notes     []string // how to answer, and what is not as it should be
	Foot      []string // who speaks, and whom to ring
}

// part is one block of a card: what it has is set.
type part struct {
	Heading, Paragraph string
	Quote, Source      string
	Facts              []fact
	List               []string
	Rows               []row
}

type fact struct{ Label, Value string }

type row struct {
	Number, Title, Detail, Aside, Tag string
	Taps                              []tap
}

// tap is a harmless answer: what it says, and the page on which it is given.
type tap struct{ Label, Address string }

const sentAgain = "Sent again: you may have this already."

// page finishes a letter's card for its reader. What can be pressed elsewhere is a link here if one tap does it; for the rest
// people write back.
func (d *Door) page(l bot.Letter, again bool, left []ui.Attachment) page {
	words := func(t ui.Text) string { return t.Words(l.Reader) }
	p := pageOf(l.Card, l.Reader, func(b ui.Button) (tap, bool) { return d.tap(l, b) })
	if hello := words(l.Mail.Hello); hello != "" {
		p.Parts, p.Lead = append([]part{{Paragraph: p.Lead}}, p.Parts...), hello
	}
	if again {
		p.Notes = append(p.Notes, sentAgain)
	}
	for _, f := range left {
		p.Notes = append(p.Notes, fmt.Sprintf("“%s” is too large to go with an e-mail, or could not be read. Ask us for it.", words(f.Title)))
	}
	if how := words(l.Mail.Answer); how != "" {
		p.Notes = append(p.Notes, how)
	}
	if imprint := words(l.Mail.Imprint); imprint != "" {
		p.Foot = append(p.Foot, imprint)
	}
	return p
}

func (d *Door) tap(l bot.Letter, b ui.Button) (tap, bool) {
	if d.Links == nil || l.Mail.Person == "" {
		return tap{}, false
	}
	label := b.Name
	if label.IsZero() {
		label = b.Label
	}
	address, ok := d.Links.address(answer{Book: l.Book, Person: l.Mail.Person, Command: b.Command, Until: l.At.Add(tapLife)})
	return tap{Label: label.Words(l.Reader), Address: address}, ok
}

// pageOf finishes a card.
func pageOf(c ui.Card, r ui.Reader, tapOf func(ui.Button) (tap, bool)) page {
	taps := func(buttons []ui.Button) (all []tap) {
		for _, b := range buttons {
			if t, ok := tapOf(b); ok {
				all = append(all, t)
			}
		}
		return all
	}
	p := page{Lead: c.Lead.Words(r), Taps: taps(c.Buttons)}
	if c.Tag != nil {
		p.Tag = c.Tag.Words.Words(r)
	}
	for _, b := range c.Blocks {
		p.Parts = append(p.Parts, partOf(b, r, taps))
	}
	if foot := c.Foot.Words(r); foot != "" {
		p.Foot = append(p.Foot, foot)
	}
	return p
}

func partOf(b ui.Block, r ui.Reader, taps func([]ui.Button) []tap) part {
	var p part
	if b.Heading != nil {
		p.Heading = b.Heading.Words(r)
	}
	if b.Paragraph != nil {
		p.Paragraph = b.Paragraph.Words(r)
	}
	if b.Quote != nil {
		p.Quote, p.Source = b.Quote.Words.Words(r), b.Quote.Source.Words(r)
	}
	for _, f := range b.Facts {
		p.Facts = append(p.Facts, fact{f.Label.Words(r), f.Value.Words(r)})
	}
	for _, t := range b.List {
		p.List = append(p.List, t.Words(r))
	}
	for _, line := range b.Agenda {
		out := row{
			Number: line.Number, Title: line.Title.Words(r), Detail: line.Detail.Words(r), Aside: line.Aside.Words(r), Taps: taps(line.Buttons),
		}
		if line.Tag != nil {
			out.Tag = line.Tag.Words.Words(r)
		}
		p.Rows = append(p.Rows, out)
	}
	return p
}

// pageStyle has the colours of the web chat. Mail programs read little more than that.
const pageStyle = `body{margin:0;background:#f6f4ee;color:#1b2624;font:16px/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}` +
	`main{max-width:38rem;margin:0 auto;padding:24px 16px;background:#ffffff}` +
	`h1{font-size:18px;line-height:1.4;margin:0 0 12px}` +
	`h2{font-size:16px;margin:20px 0 4px}` +
	`blockquote{margin:12px 0;padding:0 0 0 12px;border-left:4px solid #0f5f59}` +
	`a,button{color:#0a4642}` +
	`button{font:inherit;font-weight:600;padding:8px 20px;border:0;border-radius:8px;background:#0f5f59;color:#ffffff;cursor:pointer}` +
	`button:focus-visible{outline:3px solid #1b2624;outline-offset:2px}` +
	`.quiet{color:#55615e}`

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"lines": func(words string) []string { return strings.Split(words, "\n") },
	"style": func() template.CSS { return pageStyle },
}).Parse(pageSource))

// html is the page: text and links, without anything that is fetched from elsewhere.
func (p page) html() (string, error) {
	var b bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&b, "message", p); err != nil {
		return "", fmt.Errorf("draw an e-mail: %w", err)
	}
	return b.String(), nil
}
