package email

import (
	"strings"
	"unicode"
)

// text is the page in plain words, as it is read where no page is shown.
func (p page) text() string {
	var b strings.Builder
	put := func(words ...string) {
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		for _, w := range words {
			if w != "" {
				b.WriteString(plain(w) + "\n")
			}
		}
	}
	put(p.Lead, inBrackets(p.Tag))
	for _, part := range p.Parts {
		put(part.lines()...)
	}
	for _, t := range p.Taps {
		put(t.Label+":", t.Address)
	}
	if len(p.Notes) > 0 {
		put(p.Notes...)
	}
	if len(p.Foot) > 0 {
		put(append([]string{"-- "}, p.Foot...)...) // mail programs know it for the end
	}
	return b.String()
}

func (p part) lines() []string {
	var lines []string
	if p.Heading != "" {
		lines = append(lines, p.Heading, strings.Repeat("-", min(len([]rune(p.Heading)), 60)))
	}
	if p.Paragraph != "" {
		lines = append(lines, p.Paragraph)
	}
	if p.Quote != "" {
		for line := range strings.SplitSeq(p.Quote, "\n") {
			lines = append(lines, "    "+line)
		}
		if p.Source != "" {
			lines = append(lines, "    ("+p.Source+")")
		}
	}
	for _, f := range p.Facts {
		lines = append(lines, f.Label+": "+f.Value)
	}
	for _, item := range p.List {
		lines = append(lines, "* "+item)
	}
	for _, r := range p.Rows {
		lines = append(lines, r.line())
		if r.Detail != "" {
			lines = append(lines, "   "+r.Detail)
		}
		for _, t := range r.Taps {
			lines = append(lines, "   "+t.Label+": "+t.Address)
		}
	}
	return lines
}

func (r row) line() string {
	line := "* " + r.Title
	if r.Number != "" {
		line = r.Number + ". " + r.Title
	}
	if r.Aside != "" {
		line += " (" + r.Aside + ")"
	}
	if r.Tag != "" {
		line += " " + inBrackets(r.Tag)
	}
	return line
}

func inBrackets(words string) string {
	if words == "" {
		return ""
	}
	return "[" + words + "]"
}

// plain takes out of words what no mail program should see: a character that rings bells or ends a line in its own way.
func plain(words string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(words, "\uFFFD"), "\r\n", "\n"))
}
