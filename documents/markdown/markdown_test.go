package markdown_test

import (
	"flag"
	unescape "html"
	"regexp"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/documentstest"
	"github.com/partnership-secretariat/secretariat/documents/html"
	"github.com/partnership-secretariat/secretariat/documents/markdown"
)

var update = flag.Bool("update", false, "write the golden file anew")

func TestADocumentAsMarkdown(t *testing.T) {
	documentstest.Golden(t, "testdata/everything.md", []byte(markdown.Text(documentstest.Everything(), documentstest.Reader())), *update)
}

// What is written and read again says the same, in the same order.
func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	d, reader := documentstest.Everything(), documentstest.Reader()
	page := string(html.Fragment(markdown.Read(markdown.Text(d, reader)), ui.Reader{}))
	documentstest.SaysAll(t, d, reader, unescape.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "")))
}

func TestAPaperInMarkdown(t *testing.T) {
	const paper = `# Warm spaces

Some *gentle* and **strong** words with a [link](https://example.org/a_b) and <https://example.org>.
A second row\
and a third.

1. first
   - inner
2. second

> quoted

| Year | Number |
|------|--------|
| 2027 | 12     |

    code <b>
`
	got := string(html.Fragment(markdown.Read(paper), ui.Reader{}))
	for _, want := range []string{
		"<h2>Warm spaces</h2>", "<em>gentle</em>", "<strong>strong</strong>", `<a href="https://example.org/a_b">link</a>`, `<a href="https://example.org">https://example.org</a>`,
		"A second row<br>", "<ol>\n<li>first<ul>\n<li>inner</li>", "<blockquote>\n<p>quoted</p>", `<th scope="col">Number</th>`, `<th scope="row">2027</th><td>12</td>`, "code &lt;b&gt;",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
}

func TestWhatAPaperCannotDo(t *testing.T) {
	const paper = "<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> and [here](javascript:alert(1)) and ![a map](https://example.org/x.png \"t\") [d](data:text/html,x)\n\n<div>\n\n<!-- secret -->"
	got := string(html.Fragment(markdown.Read(paper), ui.Reader{}))
	for _, bad := range []string{"<script", "<img", "<div", "<!--", `href="javascript`, `href="data`} {
		if strings.Contains(got, bad) {
			t.Errorf("%s is in\n%s", bad, got)
		}
	}
	for _, want := range []string{"&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x", "here", "[picture: a map]"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
}

func TestDeepListsAreReadAsWords(t *testing.T) {
	var deep strings.Builder
	for i := range 60 {
		deep.WriteString(strings.Repeat("  ", i) + "- level\n")
	}
	got := string(html.Fragment(markdown.Read(deep.String()), ui.Reader{}))
	if n := strings.Count(got, "<ul>"); n != markdown.MostDepth {
		t.Errorf("lists lie %d deep, want %d", n, markdown.MostDepth)
	}
	if n := strings.Count(got, "level"); n != 60 {
		t.Errorf("%d of 60 things are there", n)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"# a\n\n- b\n  - c\n", "|a|b|\n|-|-|\n|1|\n", "<a href=x>[b](javascript:c)", "> > > d", "1. a\n\n   b\n", "\\*\\\\", "[a]: <b>\n[a]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > 20_000 {
			t.Skip()
		}
		blocks := markdown.Read(words)
		got := string(html.Fragment(blocks, ui.Reader{}))
		for _, bad := range []string{"<script", "<img", "<iframe", `href="javascript`, `href="data`, "<a href=x"} {
			if strings.Contains(strings.ToLower(got), bad) {
				t.Fatalf("%q became %q", words, got)
			}
		}
		markdown.Text(documents.Document{Blocks: blocks}, ui.Reader{})
	})
}
