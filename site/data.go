package site

import (
	"bytes"
	"encoding/json"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// dataPage is a page as data: the same words in the same order.
type dataPage struct {
	Partnership string      `json:"partnership"`
	Page        string      `json:"page"` // the name of the page, from the beginning of the site
	Title       string      `json:"title"`
	From        string      `json:"from,omitempty"`
	Reference   string      `json:"reference,omitempty"`
	Version     string      `json:"version,omitempty"`
	Blocks      []dataBlock `json:"blocks"`
	Foot        []string    `json:"foot,omitempty"`
}

// dataBlock is one block. Exactly one of its fields is set, but for a heading, which has its level too.
type dataBlock struct {
	Heading   string     `json:"heading,omitempty"`
	Level     int        `json:"level,omitempty"`
	Paragraph *dataLine  `json:"paragraph,omitempty"`
	List      []dataItem `json:"list,omitempty"`
	Facts     []dataFact `json:"facts,omitempty"`
	Table     *dataTable `json:"table,omitempty"`
	Quote     *dataQuote `json:"quote,omitempty"`
	Picture   string     `json:"picture,omitempty"` // what it shows, in words
}

// dataLine is words, and where parts of them lead: from the page, as its links do.
type dataLine struct {
	Text  string     `json:"text"`
	Links []dataLink `json:"links,omitempty"`
}

type dataLink struct {
	Text string `json:"text"`
	To   string `json:"to"`
}

type dataItem struct {
	dataLine
	Blocks []dataBlock `json:"blocks,omitempty"`
}

type dataFact struct {
	Label string   `json:"label"`
	Value dataLine `json:"value"`
}

type dataTable struct {
	Caption string       `json:"caption"`
	Columns []string     `json:"columns"`
	Rows    [][]dataLine `json:"rows"`
}

type dataQuote struct {
	Words  string `json:"words"`
	Source string `json:"source,omitempty"`
}

// JSON is a page as data.
func (p *Page) JSON(w Words) []byte {
	f := finisher{p.reader(w)}
	doc := p.resolved(w)
	page := dataPage{
		Partnership: documents.Shown(p.house), Page: p.Path, Title: f.words(doc.Title), From: f.words(doc.From), Reference: doc.Ref,
		Version: f.words(doc.Version), Blocks: f.blocks(doc.Blocks), Foot: f.all(doc.End()),
	}
	var data bytes.Buffer
	encoder := json.NewEncoder(&data)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(page); err != nil {
		panic("site: " + err.Error()) // strings and numbers alone
	}
	return data.Bytes()
}

// finisher puts words in.
type finisher struct{ reader ui.Reader }

func (f finisher) words(t ui.Text) string { return documents.Shown(t.Words(f.reader)) }

func (f finisher) all(texts []ui.Text) []string {
	var words []string
	for _, t := range texts {
		words = append(words, f.words(t))
	}
	return words
}

func (f finisher) blocks(blocks []documents.Block) []dataBlock {
	all := make([]dataBlock, 0, len(blocks))
	for _, b := range blocks {
		if !b.NewPage {
			all = append(all, f.block(b))
		}
	}
	return all
}

func (f finisher) block(b documents.Block) dataBlock {
	switch {
	case b.Heading != nil:
		return dataBlock{Heading: f.words(b.Heading.Text), Level: b.Heading.Level}
	case b.List != nil:
		var items []dataItem
		for _, item := range b.List.Items {
			items = append(items, dataItem{f.line(item.Line), f.blocks(item.Blocks)})
		}
		return dataBlock{List: items}
	case len(b.Facts) > 0:
		var facts []dataFact
		for _, fact := range b.Facts {
			facts = append(facts, dataFact{f.words(fact.Label), f.line(fact.Value)})
		}
		return dataBlock{Facts: facts}
	case b.Table != nil:
		return dataBlock{Table: f.table(b.Table)}
	case b.Quote != nil:
		return dataBlock{Quote: &dataQuote{f.words(b.Quote.Words), f.words(b.Quote.Source)}}
	case b.Picture != nil:
		return dataBlock{Picture: f.words(b.Picture.Alt)}
	}
	line := f.line(b.Paragraph)
	return dataBlock{Paragraph: &line}
}

func (f finisher) table(t *documents.Table) *dataTable {
	table := &dataTable{Caption: f.words(t.Caption), Columns: f.all(t.Head), Rows: make([][]dataLine, len(t.Rows))}
	for i, row := range t.Rows {
		for _, cell := range row {
			table.Rows[i] = append(table.Rows[i], f.line(cell))
		}
	}
	return table
}

func (f finisher) line(l documents.Line) dataLine {
	var line dataLine
	for _, run := range l {
		words := f.words(run.Text)
		line.Text += words
		if to := documents.SafeLink(run.Link); to != "" {
			line.Links = append(line.Links, dataLink{words, to})
		}
	}
	return line
}
