package slack

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// part is what becomes one block: lines, or controls.
type part struct {
	kind     partKind
	lines    []line
	controls []control // of a row of buttons
	menu     *menu     // at the end of a row of buttons
}

type partKind int

const (
	prose   partKind = iota // each line begins anew
	heading                 // one line
	quote                   // one line
	bullets
	small   // one line, grey
	buttons // controls, and no line
	divider
)

func (p part) weight() int {
	sum := blockWeight
	for _, l := range p.lines {
		sum += l.weight()
	}
	for _, c := range p.pressable() {
		sum += utf8.RuneCountInString(c.label+c.name) + len(c.command)
	}
	return sum
}

// pressable are all controls of a part.
func (p part) pressable() []control {
	if p.menu == nil {
		return p.controls
	}
	return append(slices.Clone(p.controls), p.menu.choices...)
}

// said are the lines of a part in plain characters.
func (p part) said() []string {
	all := make([]string, 0, len(p.lines))
	for _, l := range p.lines {
		words := l.words()
		if p.kind == bullets {
			words = "• " + words
		}
		all = append(all, words)
	}
	return all
}

// head says what a card is and what is wanted of the reader, and in words how things stand.
func (d drawer) head(c ui.Card) []part {
	p := part{kind: prose}
	for _, l := range []line{d.line(c.Lead).in(true, false), d.tag(c.Tag)} {
		if len(l) > 0 {
			p.lines = append(p.lines, l.cut(ui.MaxWords))
		}
	}
	if p.lines == nil {
		return nil
	}
	return []part{p}
}

// tail are the controls of a card, and its foot.
func (d drawer) tail(c ui.Card) []part {
	parts := d.controls(c)
	if foot := d.line(c.Foot); len(foot) > 0 {
		parts = append(parts, part{kind: small, lines: []line{foot.cut(maxContext)}})
	}
	return parts
}

func (d drawer) tag(t *ui.Tag) line {
	if t == nil {
		return nil
	}
	return d.line(t.Words).in(false, true)
}

// body are the blocks of a card, in their order. Gathered, the buttons beside its rows go into lists under them: where
// there are many, a block for each row would not fit.
func (d drawer) body(blocks []ui.Block, gathered bool) []part {
	var parts []part
	for _, b := range blocks {
		for _, p := range d.block(b, gathered) {
			p.lines = slices.DeleteFunc(p.lines, func(l line) bool { return strings.TrimSpace(l.words()) == "" })
			if len(p.lines) > 0 || p.kind == buttons {
				parts = append(parts, p)
			}
		}
	}
	return parts
}

func (d drawer) block(b ui.Block, gathered bool) []part {
	switch {
	case b.Paragraph != nil:
		return []part{{kind: prose, lines: []line{d.line(*b.Paragraph)}}}
	case b.Heading != nil:
		return []part{{kind: heading, lines: []line{d.line(*b.Heading)}}}
	case b.Quote != nil:
		return []part{
			{kind: quote, lines: []line{d.line(b.Quote.Words)}},
			{kind: small, lines: []line{d.line(b.Quote.Source).cut(maxContext)}},
		}
	case b.Facts != nil:
		p := part{kind: prose}
		for _, f := range b.Facts {
			p.lines = append(p.lines, d.line(f.Label).in(true, false).add(span{words: ": "}).add(d.line(f.Value)...))
		}
		return []part{p}
	case b.List != nil:
		p := part{kind: bullets}
		for _, t := range b.List {
			p.lines = append(p.lines, d.line(t))
		}
		return []part{p}
	}
	return d.rows(b.Agenda, gathered)
}

// rows are lines that people scan. Those without buttons share a block; buttons stand under their row.
func (d drawer) rows(rows []ui.Row, gathered bool) []part {
	var parts []part
	var open part
	var all []control
	for _, r := range rows {
		open.lines = append(open.lines, d.row(r))
		controls := d.beside(r)
		if gathered {
			all = append(all, controls...)
			continue
		}
		if len(controls) > 0 {
			parts = append(append(parts, open), buttonRows(controls)...)
			open = part{}
		}
	}
	return append(append(parts, open), menus("Choose what to do", all)...)
}

// row is a number, what it is, the few words beside it, and below them what there is to say about it.
func (d drawer) row(r ui.Row) line {
	var l line
	if r.Number != "" {
		l = l.add(span{words: r.Number + "  ", bold: true})
	}
	l = l.add(d.line(r.Title).in(true, false)...)
	for _, beside := range []line{d.line(r.Aside), d.tag(r.Tag)} {
		if len(beside) > 0 {
			l = l.add(span{words: " · "}).add(beside...)
		}
	}
	if detail := d.line(r.Detail); len(detail) > 0 {
		l = l.add(span{words: "\n"}).add(detail...)
	}
	return l
}
