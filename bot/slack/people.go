package slack

import (
	"cmp"
	"context"
	"regexp"
	"strings"
)

// reference is what stands for a person, a channel, a link or a word with a meaning in text of Slack's
// (docs.slack.dev/messaging/formatting-message-text).
var reference = regexp.MustCompile(`<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>`)

// spoken is text of Slack's as the person who typed it sees it: people and channels by name, links as they were written, and
// no entity. Somebody of the partnership has the name by which the partnership knows them, so that a command finds them.
func (d *Door) spoken(ctx context.Context, in Install, text string) string {
	var b strings.Builder
	end := 0
	for _, m := range reference.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(entities.Replace(text[end:m[0]]))
		end = m[1]
		label := ""
		if m[6] >= 0 {
			label = entities.Replace(text[m[6]:m[7]])
		}
		b.WriteString(d.referred(ctx, in, text[m[2]:m[3]], entities.Replace(text[m[4]:m[5]]), label))
	}
	b.WriteString(entities.Replace(text[end:]))
	return b.String()
}

// entities are the three that Slack escapes, and no other: somebody who types &eacute; means just that.
var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// referred is what a person sees of one reference.
func (d *Door) referred(ctx context.Context, in Install, sign, target, label string) string {
	switch sign {
	case "@":
		if p, ok := d.Desk.Person(ctx, in.Book, account(in, target)); ok {
			return p.Name
		}
		return "@" + cmp.Or(label, target)
	case "#":
		return "#" + cmp.Or(label, target)
	case "!": // !here, !subteam^S1, !date^…: each comes with the words that stand for it
		return cmp.Or(label, "@"+target)
	}
	target = strings.TrimPrefix(strings.TrimPrefix(target, "mailto:"), "tel:")
	if label == "" || strings.HasSuffix(target, label) {
		return cmp.Or(label, target)
	}
	return label + " (" + target + ")"
}
