package slack

import (
	"fmt"
	"slices"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// message is a card as it is posted.
type message struct {
	Text   string // for notifications and screen readers: all that the blocks say, the first sentence first
	Blocks []slackgo.Block
	cut    bool // it has more to say than there is room for: somebody's own words, say, of which none may be lost
}

// room is what is left of a message or a view.
type room struct {
	blocks, weight int
	cut            bool // there was not enough for all
}

// message draws a card. What does not fit is shortened, and says so.
func (d drawer) message(c ui.Card) message {
	left := &room{blocks: maxMessageBlocks, weight: maxWeight}
	parts := d.layout(c, left)
	var lines []string
	for _, p := range parts {
		lines = append(lines, p.said()...)
	}
	return message{Text: fallback(lines), Blocks: new(sheet).draw(parts), cut: left.cut}
}

// layout is a card as parts that fit in a room: what it says first, its buttons and its foot always, and between them as
// much as there is room for.
func (d drawer) layout(c ui.Card, r *room) []part {
	head, tail := d.head(c), d.tail(c)
	for _, p := range append(head, tail...) {
		r.take(p)
	}
	body := d.body(c.Blocks, false)
	if len(body) > r.blocks-1 {
		body, r.cut = d.body(c.Blocks, true), true
	}
	return append(append(head, r.fit(body, d.notice)...), tail...)
}

func (r *room) take(p part) {
	r.blocks--
	r.weight -= p.weight()
}

// noticeWeight is kept free for the line that says how much is missing.
const noticeWeight = 250

// leastOf is how many characters of a long line are worth showing.
const leastOf = 120

// fit keeps the parts for which there is room. The rest is counted and said to be missing.
func (r *room) fit(parts []part, notice func(missing int) part) []part {
	r.blocks--
	r.weight -= noticeWeight
	for i, p := range parts {
		if r.blocks > 0 && p.weight() <= r.weight {
			r.take(p)
			continue
		}
		r.cut = true
		kept, missing := slices.Clone(parts[:i]), countLines(parts[i:])
		if short := p.within(r.weight); r.blocks > 0 && len(short.lines) > 0 {
			r.take(short)
			kept = append(kept, short)
			missing -= len(short.lines)
		}
		return append(kept, notice(missing))
	}
	r.blocks++
	r.weight += noticeWeight
	return parts
}

func countLines(parts []part) int {
	n := 0
	for _, p := range parts {
		n += len(p.lines)
	}
	return n
}

// within is the part with as many lines as there is room for, the last of them shortened if it is long.
func (p part) within(weight int) part {
	short := part{kind: p.kind}
	if p.kind == buttons {
		return short
	}
	left := weight - blockWeight
	for _, l := range p.lines {
		if w := l.weight(); w <= left {
			left -= w
			short.lines = append(short.lines, l)
			continue
		}
		if n := left - spanWeight*(len(l)+1); n >= leastOf {
			short.lines = append(short.lines, l.cut(n))
		}
		break
	}
	return short
}

// notice says that something is missing, how much, and where it is to be had.
func (d drawer) notice(missing int) part {
	words := "… and more"
	if missing > 0 {
		words = fmt.Sprintf("… and %d more", missing)
	}
	if d.rest != "" {
		words += ": " + d.rest
	} else {
		words += ". There is no room for it here; the secretariat has all of it."
	}
	return part{kind: prose, lines: []line{{{words: words, italic: true}}}}
}
