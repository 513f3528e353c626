package slack

import (
	"regexp"
	"strings"

	slackgo "github.com/slack-go/slack"
)

// joiner is the word joiner: nobody sees it, and it keeps apart what Slack would read as one thing.
const joiner = "\u2060"

var entity = strings.NewReplacer("&amp;", "&"+joiner+"amp;", "&lt;", "&"+joiner+"lt;", "&gt;", "&"+joiner+"gt;")

// plain makes a text object of finished words, which shows them exactly as they are. Slack keeps plain text with its three
// entities escaped (slackapi/bolt-python issue 513), and it is nowhere written whether it escapes one that is there
// already: those are broken up, so that it makes no difference. A text object cannot be empty.
func plain(words string, limit int) *slackgo.TextBlockObject {
	words = shorten(entity.Replace(words), min(limit, maxPlainText))
	if strings.TrimSpace(words) == "" {
		words = "…"
	}
	return slackgo.NewTextBlockObject(slackgo.PlainTextType, words, false, false)
}

// shortcode is what Slack would draw as a picture.
var shortcode = regexp.MustCompile(`:([\w+'-]+:)`)

// markup is what Slack would draw as bold, italic, struck out or code, or at the beginning of a line as a quote. None of it
// counts behind a character that is no space (docs.slack.dev/messaging/formatting-message-text).
var markup = regexp.MustCompile("(?m)^>|[*_~`]")

// fallback is what notifications and screen readers have instead of the blocks: the lines of a card, escaped so that
// nothing in them is a mention, a link, a picture or a mark. What is too long ends in an ellipsis.
func fallback(lines []string) string {
	words := strings.Join(lines, "\n")
	if strings.ContainsAny(words, "*_~`>:") { // most have none, and so nothing to look for
		words = markup.ReplaceAllString(words, joiner+"$0")
		for range 2 { // twice, because two shortcodes may share a colon
			words = shortcode.ReplaceAllString(words, ":"+joiner+"$1")
		}
	}
	var b strings.Builder
	for _, c := range words {
		escaped := escapeRune(c)
		if b.Len()+len(escaped)+len("…") > maxFallback {
			b.WriteString("…")
			break
		}
		b.WriteString(escaped)
	}
	return b.String()
}

func escapeRune(c rune) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return string(c)
}
