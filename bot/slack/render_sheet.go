package slack

import (
	"fmt"
	"strings"
	"unicode/utf8"

	slackgo "github.com/slack-go/slack"
)

// sheet draws parts as blocks and numbers their controls, which must have ids of their own within a message or a view.
type sheet struct{ controls int }

func (s *sheet) id(what string) string {
	s.controls++
	return fmt.Sprintf("%s-%d", what, s.controls)
}

// draw makes a block of every part.
func (s *sheet) draw(parts []part) []slackgo.Block {
	blocks := make([]slackgo.Block, len(parts))
	for i, p := range parts {
		blocks[i] = s.block(p)
	}
	return blocks
}

func (s *sheet) block(p part) slackgo.Block {
	switch p.kind {
	case heading:
		if words := p.lines[0].words(); utf8.RuneCountInString(words) <= maxHeader && !strings.Contains(words, "\n") {
			return slackgo.NewHeaderBlock(plain(words, maxHeader))
		}
		p.lines[0] = p.lines[0].in(true, false)
	case small:
		return slackgo.NewContextBlock("", plain(p.lines[0].words(), maxContext))
	case quote:
		return slackgo.NewRichTextBlock("", &slackgo.RichTextQuote{Type: slackgo.RTEQuote, Elements: p.lines[0].elements()})
	case bullets:
		return slackgo.NewRichTextBlock("", newList(p.lines))
	case buttons:
		return s.row(p)
	case divider:
		return slackgo.NewDividerBlock()
	case prose:
	}
	sections := make([]slackgo.RichTextElement, len(p.lines))
	for i, l := range p.lines {
		sections[i] = slackgo.NewRichTextSection(l.elements()...)
	}
	return slackgo.NewRichTextBlock("", sections...)
}

func (s *sheet) row(p part) slackgo.Block {
	row := slackgo.NewActionBlock(s.id("do"))
	for _, c := range p.controls {
		row.Elements.ElementSet = append(row.Elements.ElementSet, s.press(c))
	}
	if p.menu != nil {
		row.Elements.ElementSet = append(row.Elements.ElementSet, s.choose(*p.menu))
	}
	return row
}

// list is a list of rich text. slack-go's own writes an offset that Slack's types do not know.
type list struct {
	Type     slackgo.RichTextElementType     `json:"type"`
	Style    slackgo.RichTextListElementType `json:"style"`
	Elements []slackgo.RichTextElement       `json:"elements"`
}

// RichTextElementType is Slack's name for it.
func (l list) RichTextElementType() slackgo.RichTextElementType { return l.Type }

func newList(lines []line) list {
	l := list{Type: slackgo.RTEList, Style: slackgo.RTEListBullet}
	for _, item := range lines {
		l.Elements = append(l.Elements, slackgo.NewRichTextSection(item.elements()...))
	}
	return l
}
