package discord

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// posting is a card as Discord takes it: one container of components. Nobody is called by it, whatever its words are.
type posting struct {
	Flags      int             `json:"flags"`
	Content    string          `json:"content,omitempty"`
	Components []component     `json:"components,omitempty"`
	Mentions   allowedMentions `json:"allowed_mentions"`

	lines []line // all that it says, for where components are not taken
}

// allowedMentions are whom a message may call. Ours call nobody.
type allowedMentions struct {
	Parse []string `json:"parse"`
}

var nobody = allowedMentions{Parse: []string{}}

// Flags of a message (docs.discord.com/developers/resources/message#message-object-message-flags).
const (
	flagNoPreviews = int(discordgo.MessageFlagsSuppressEmbeds) // of links; for what is sent as content
	flagComponents = int(discordgo.MessageFlagsIsComponentsV2) // Components V2
)

// room is what is left of a message.
type room struct{ components, chars int }

// message draws a card. What does not fit is shortened, and says so.
func (d drawer) message(c ui.Card) posting { return d.messages(c, 1)[0] }

// messages draw a card as one message, or as up to most of them where it is long: what it says first in the first, its
// buttons and its foot in the last.
func (d drawer) messages(c ui.Card, most int) []posting {
	head, tail := d.head(c), d.tail(c)
	r := room{components: maxComponents - 1, chars: maxText}
	body := d.body(c.Blocks, false)
	if components(slices.Concat(head, body, tail)) > r.components*most-most {
		body = d.body(c.Blocks, true)
	}
	var drawn []posting
	for {
		left := r
		left.take(head...)
		last := left
		last.take(tail...)
		kept, rest := left.share(body)
		if whole, missing := last.fill(body); len(missing) == 0 {
			return append(drawn, d.sheet(c, slices.Concat(head, whole, tail)))
		}
		if len(drawn) == most-1 || len(kept) == 0 { // the last, or there is a line longer than a message
			return append(drawn, d.sheet(c, slices.Concat(head, last.fit(body, d.notice), tail)))
		}
		drawn = append(drawn, d.sheet(c, slices.Concat(head, kept)))
		head, body = nil, rest
	}
}

// sheet is one message of passages.
func (d drawer) sheet(c ui.Card, all []passage) posting {
	m := posting{Flags: flagComponents, Mentions: nobody}
	box := component{Type: typeContainer, Accent: accent(c.Tag), Components: new(sheet).draw(all)}
	if len(box.Components) == 0 {
		box.Components = []component{{Type: typeText, Content: "…"}}
	}
	m.Components = []component{box}
	for _, p := range all {
		m.lines = append(m.lines, p.said()...)
	}
	return m
}

// inWords is the message without components, for where Discord does not take them.
func (m posting) inWords() posting {
	var b strings.Builder
	for _, l := range m.lines {
		words := l.markdown()
		if size(b.String())+size(words)+2 > maxContent {
			b.WriteString(cmp.Or(l.within(maxContent-size(b.String())-2).markdown(), "…"))
			break
		}
		b.WriteString(words + "\n")
	}
	content := strings.TrimSpace(b.String())
	if content == "" {
		content = "…"
	}
	return posting{Flags: m.Flags&^flagComponents | flagNoPreviews, Content: content, Mentions: nobody, lines: m.lines}
}

// alone is the message for whoever asked and nobody else.
func (m posting) alone() posting {
	m.Flags |= ephemeral
	return m
}

// take counts what stands in any case.
func (r *room) take(all ...passage) {
	for _, p := range all {
		r.components -= p.components()
		r.chars -= p.size()
	}
}

func (r room) holds(p passage) bool { return p.components() <= r.components && p.size() <= r.chars }

// fill keeps the passages for which there is room, whole, and returns the rest.
func (r room) fill(all []passage) (kept, rest []passage) {
	for i, p := range all {
		if !r.holds(p) {
			return all[:i], all[i:]
		}
		r.take(p)
	}
	return all, nil
}

// share keeps what there is room for, and goes on with the rest in the next message, between two lines if need be.
func (r room) share(all []passage) (kept, rest []passage) {
	kept, rest = r.fill(all)
	if len(rest) == 0 || rest[0].kind == beside || rest[0].kind == quote { // they stay whole
		return kept, rest
	}
	r.take(kept...)
	for n := len(rest[0].lines) - 1; n > 0; n-- {
		first, second := rest[0], rest[0]
		first.lines, second.lines = rest[0].lines[:n], rest[0].lines[n:]
		if r.holds(first) {
			return slices.Concat(kept, []passage{first}), slices.Concat([]passage{second}, rest[1:])
		}
	}
	return kept, rest
}

// leastOf is how many characters of a long line are worth showing.
const leastOf = 120

// fit keeps the passages for which there is room. The rest is counted and said to be missing.
func (r room) fit(all []passage, notice func(missing int) passage) []passage {
	r.take(notice(countLines(all)))
	kept, rest := r.fill(all)
	if len(rest) == 0 {
		return kept
	}
	r.take(kept...)
	missing := countLines(rest)
	kept = slices.Clone(kept)
	if short := rest[0].within(r); len(short.lines) > 0 {
		kept = append(kept, short)
		missing -= len(short.lines)
	}
	return append(kept, notice(missing))
}

func countLines(all []passage) int {
	n := 0
	for _, p := range all {
		n += len(p.lines)
	}
	return n
}

func components(all []passage) int {
	n := 0
	for _, p := range all {
		n += p.components()
	}
	return n
}

// notice says that something is missing, how much, and where it is to be had.
func (d drawer) notice(missing int) passage {
	words := "… and more"
	if missing > 0 {
		words = fmt.Sprintf("… and %d more", missing)
	}
	if d.rest != "" {
		words += ": " + d.rest
	} else {
		words += ". There is no room for it here; the secretariat has all of it."
	}
	return passage{kind: prose, lines: []line{{{words: words, italic: true}}}}
}
