// Package markdown reads papers that are written in Markdown, and writes documents as Markdown.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// MostDepth is how deep lists and quotations may lie in each other; what lies deeper is read as plain words.
const MostDepth = 6

var parser = goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()

// Read makes blocks of words written in Markdown. Markup of HTML is shown as it was typed, a picture is its description, and
// a link leads to a web page, an address or nowhere.
func Read(words string) []documents.Block {
	r := reader{source: []byte(strings.ToValidUTF8(words, "\uFFFD"))}
	return r.blocks(parser.Parse(text.NewReader(r.source)), 0)
}

type reader struct{ source []byte }

func (r reader) blocks(parent ast.Node, depth int) []documents.Block {
	var blocks []documents.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = append(blocks, r.block(n, depth)...)
	}
	return blocks
}

func (r reader) block(n ast.Node, depth int) []documents.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return []documents.Block{{Heading: &documents.Heading{Level: min(n.Level+1, 4), Text: r.line(n).Text()}}}
	case *ast.Paragraph, *ast.TextBlock:
		if line := r.line(n); len(line) > 0 {
			return []documents.Block{{Paragraph: line}}
		}
	case *ast.List:
		if depth >= MostDepth {
			return r.plain(n)
		}
		return []documents.Block{{List: r.list(n, depth)}}
	case *ast.Blockquote:
		return r.plainQuote(n)
	case *tables.Table:
		return []documents.Block{{Table: r.table(n)}}
	case *ast.ThematicBreak:
	default: // code, HTML
		return r.plain(n)
	}
	return nil
}

// plain is a block with nothing but its words, as they were typed.
func (r reader) plain(n ast.Node) []documents.Block {
	words := strings.TrimRight(r.typed(n), "\n")
	if strings.TrimSpace(words) == "" {
		return nil
	}
	return []documents.Block{documents.Paragraph("%s", words)}
}

func (r reader) plainQuote(n ast.Node) []documents.Block {
	words := strings.TrimRight(r.typed(n), "\n")
	if strings.TrimSpace(words) == "" {
		return nil
	}
	return []documents.Block{{Quote: &documents.Quote{Words: ui.Say("%s", unescaped(words))}}}
}

// typed is the source of a block and of all in it, line by line.
func (r reader) typed(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			b.Write(line.Value(r.source))
			if !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\n')
			}
		}
		if html, ok := n.(*ast.HTMLBlock); ok && html.HasClosure() {
			b.Write(html.ClosureLine.Value(r.source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func (r reader) list(n *ast.List, depth int) *documents.List {
	list := &documents.List{Numbered: n.IsOrdered(), Start: min(n.Start, mostNumber)}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		blocks := r.blocks(item, depth+1)
		var one documents.Item
		if len(blocks) > 0 && len(blocks[0].Paragraph) > 0 {
			one.Line, blocks = blocks[0].Paragraph, blocks[1:]
		}
		one.Blocks = blocks
		list.Items = append(list.Items, one)
	}
	return list
}

// mostNumber is the highest number with which a list may begin.
const mostNumber = 9999

func (r reader) table(n *tables.Table) *documents.Table {
	table := &documents.Table{}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []documents.Line
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, r.line(cell))
		}
		if _, head := row.(*tables.TableHeader); head {
			for _, cell := range cells {
				table.Head = append(table.Head, cell.Text())
			}
			continue
		}
		for len(cells) < len(table.Head) {
			cells = append(cells, nil)
		}
		table.Rows = append(table.Rows, cells[:len(table.Head)])
	}
	return table
}
