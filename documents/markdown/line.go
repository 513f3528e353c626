package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
)

// line reads what stands in a row.
func (r reader) line(parent ast.Node) documents.Line {
	l := &liner{reader: r}
	l.inside(parent, documents.Run{})
	return l.line
}

// liner gathers the runs of a line.
type liner struct {
	reader
	line documents.Line
}

func (l *liner) inside(parent ast.Node, as documents.Run) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		l.inline(n, as)
	}
}

func (l *liner) inline(n ast.Node, as documents.Run) {
	switch n := n.(type) {
	case *ast.Text:
		l.add(unescaped(string(n.Segment.Value(l.source))), as, n.HardLineBreak())
		if n.SoftLineBreak() {
			l.add(" ", as, false)
		}
	case *ast.String:
		l.add(string(n.Value), as, false)
	case *ast.CodeSpan:
		l.inside(n, as)
	case *ast.Emphasis:
		as.Strong, as.Emphasis = as.Strong || n.Level > 1, as.Emphasis || n.Level == 1
		l.inside(n, as)
	case *ast.Link:
		as.Link = whole(string(n.Destination))
		l.inside(n, as)
	case *ast.AutoLink:
		as.Link = whole(string(n.URL(l.source)))
		l.add(string(n.Label(l.source)), as, false)
	case *ast.Image:
		l.add("[picture: ", as, false)
		l.inside(n, as)
		l.add("]", as, false)
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			l.add(string(segment.Value(l.source)), as, false)
		}
	default:
		l.inside(n, as)
	}
}

// whole is a link that says where it leads: beside what a paper lay at home, it does not lie here.
func whole(link string) string {
	link = documents.SafeLink(link)
	if u, err := url.Parse(link); err != nil || u.Scheme == "" { // a colon alone makes no address: notes#part:2
		return ""
	}
	return link
}

// add puts words at the end, to the run before where they are of its kind.
func (l *liner) add(words string, as documents.Run, ends bool) {
	if words == "" && !ends {
		return
	}
	as.Text, as.Break = ui.Say("%s", words), ends
	if last := len(l.line) - 1; last >= 0 && alike(l.line[last], as) {
		as.Text = ui.Say("%s", l.line[last].Text.Words(ui.Reader{})+words)
		l.line[last] = as
		return
	}
	l.line = append(l.line, as)
}

func alike(a, b documents.Run) bool {
	return !a.Break && a.Link == b.Link && a.Strong == b.Strong && a.Emphasis == b.Emphasis
}

// unescaped takes the backslashes away that only kept a character from being markup.
func unescaped(words string) string {
	if !strings.Contains(words, `\`) {
		return words
	}
	var b strings.Builder
	for i := 0; i < len(words); i++ {
		if words[i] == '\\' && i+1 < len(words) && strings.IndexByte(punctuation, words[i+1]) >= 0 {
			i++
		}
		b.WriteByte(words[i])
	}
	return b.String()
}

// punctuation is what a backslash can stand before (CommonMark, 2.4).
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
