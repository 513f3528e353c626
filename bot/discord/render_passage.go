package discord

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// passage is what becomes one component of a card: lines, or controls, or lines with one button beside them.
type passage struct {
	kind     passageKind
	lines    []line
	controls []control  // of a row of buttons, or the one beside the lines
	menu     *menu      // a list, in a row of its own
	drawn    *component // a file, or pictures
}

type passageKind int

const (
	prose   passageKind = iota // each line begins anew
	heading                    // one line
	quote                      // its words, and where they stand
	bullets
	small   // grey
	buttons // controls, and no line
	beside  // lines with one button at their side
	ready   // drawn already
)

// markdown is what a passage says, as Discord reads it.
func (p passage) markdown() string {
	all := make([]string, len(p.lines))
	for i, l := range p.lines {
		words := l.markdown()
		switch {
		case p.kind == quote && i == 0:
			words = each("> ", words)
		case p.kind == quote, p.kind == small:
			words = each("-# ", words)
		case p.kind == bullets:
			words = "- " + strings.ReplaceAll(words, "\n", "\n  ")
		case p.kind == heading && !strings.Contains(words, "\n"):
			words = "### " + words
		case p.kind == heading:
			words = l.in(true, false).markdown()
		}
		all[i] = words
	}
	return strings.Join(all, "\n")
}

// each puts a mark before every line.
func each(mark, words string) string { return mark + strings.ReplaceAll(words, "\n", "\n"+mark) }

// size is how much of the characters of a message it takes.
func (p passage) size() int { return size(p.markdown()) }

// components is how much of the components of a message it takes, with all that is nested.
func (p passage) components() int {
	switch {
	case p.kind == beside:
		return 3 // the section, its text, its button
	case p.menu != nil:
		return 2
	case p.kind == buttons:
		return 1 + len(p.controls)
	}
	return 1
}

// said are the lines of a passage without its form.
func (p passage) said() []line {
	if p.kind != bullets {
		return p.lines
	}
	all := make([]line, len(p.lines))
	for i, l := range p.lines {
		all[i] = line{{words: "• "}}.add(l...)
	}
	return all
}

// within is the passage with as many lines as there is room for, the last of them shortened if it is long.
func (p passage) within(r room) passage {
	short := passage{kind: p.kind}
	if short.kind == beside {
		short.kind = prose // its button is not shown without all that it is about
	}
	if r.components < 1 {
		return short
	}
	for _, l := range p.lines {
		whole := passage{kind: short.kind, lines: append(slices.Clone(short.lines), l)}
		if whole.size() <= r.chars {
			short = whole
			continue
		}
		spare := whole.size() - size(l.markdown()) // what the form of the passage takes, and a little for each of its lines
		spare += 3 * strings.Count(l.words(), "\n")
		if n := r.chars - spare; n >= leastOf {
			short.lines = append(short.lines, l.within(n))
		}
		break
	}
	return short
}

// head says what a card is and what is wanted of the reader, and in words how things stand.
func (d drawer) head(c ui.Card) []passage {
	p := passage{kind: prose}
	if l := d.line(c.Lead).in(true, false); !l.blank() {
		p.lines = append(p.lines, l.within(maxLead))
	}
	if l := d.tag(c.Tag); !l.blank() {
		p.lines = append(p.lines, l.within(maxTag))
	}
	if p.lines == nil {
		return nil
	}
	return []passage{p}
}

func (l line) blank() bool { return strings.TrimSpace(l.words()) == "" }

// tail are the files and the controls of a card, and its foot.
func (d drawer) tail(c ui.Card) []passage {
	all := append(d.attachments(c), d.controls(c)...)
	if foot := d.line(c.Foot); !foot.blank() {
		all = append(all, passage{kind: small, lines: []line{foot.within(maxFoot)}})
	}
	return all
}

func (d drawer) tag(t *ui.Tag) line {
	if t == nil {
		return nil
	}
	return d.line(t.Words).in(false, true)
}

// body are the blocks of a card, in their order. Gathered, the buttons beside its rows go into lists under them: where
// there are many, they would not fit.
func (d drawer) body(blocks []ui.Block, gathered bool) []passage {
	var all []passage
	for _, b := range blocks {
		for _, p := range d.block(b, gathered) {
			p.lines = slices.DeleteFunc(p.lines, line.blank)
			switch {
			case p.kind == beside && len(p.lines) == 0:
				p.kind = buttons
			case len(p.lines) == 0 && p.kind != buttons:
				continue
			}
			all = append(all, p)
		}
	}
	return all
}

func (d drawer) block(b ui.Block, gathered bool) []passage {
	switch {
	case b.Paragraph != nil:
		return []passage{{kind: prose, lines: []line{d.line(*b.Paragraph)}}}
	case b.Heading != nil:
		return []passage{{kind: heading, lines: []line{d.line(*b.Heading)}}}
	case b.Quote != nil:
		return []passage{{kind: quote, lines: []line{d.line(b.Quote.Words), d.line(b.Quote.Source)}}}
	case b.Facts != nil:
		p := passage{kind: prose}
		for _, f := range b.Facts {
			p.lines = append(p.lines, d.line(f.Label).in(true, false).add(span{words: ": "}).add(d.line(f.Value)...))
		}
		return []passage{p}
	case b.List != nil:
		p := passage{kind: bullets}
		for _, t := range b.List {
			p.lines = append(p.lines, d.line(t))
		}
		return []passage{p}
	}
	return d.rows(b.Agenda, gathered)
}
