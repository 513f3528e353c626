package fakeslack

import (
	"fmt"
	"regexp"
	"strings"
)

// What a person reads in blocks. Marks that Slack would draw are gone, so that a test sees whether words came out as they
// were typed: *bold* in mrkdwn reads "bold", :smile: in plain text with emoji reads "[smile]".

// reader collects words, and whom they call.
type reader struct {
	ws    *Workspace
	pings []string
}

func (w *Workspace) read(blocks []any) (text string, pings []string) {
	r := &reader{ws: w}
	var parts []string
	for _, v := range blocks {
		b, _ := v.(object)
		if part := r.block(b); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n"), r.pings
}

func (w *Workspace) readMarkup(text string) (words string, pings []string) {
	r := &reader{ws: w}
	words = r.markup(text)
	return words, r.pings
}

func (r *reader) block(b object) string {
	switch kindOf(b) {
	case "header":
		return r.text(b["text"])
	case "section":
		fields, _ := b["fields"].([]any)
		return joined("\n", append([]string{r.text(b["text"])}, each(fields, r.text)...)...)
	case "context":
		elements, _ := b["elements"].([]any)
		return joined(" ", each(elements, r.text)...)
	case "image":
		return joined("\n", r.text(b["title"]), "[image: "+word(b["alt_text"])+"]")
	case "input":
		return joined("\n", r.text(b["label"]), r.text(b["hint"]))
	case "markdown":
		return word(b["text"])
	case "rich_text":
		return r.rich(b)
	case "table":
		rows, _ := b["rows"].([]any)
		return joined("\n", each(rows, func(row any) string {
			cells, _ := row.([]any)
			return strings.Join(each(cells, r.cell), " | ")
		})...)
	}
	return ""
}

func (r *reader) cell(v any) string {
	o, _ := v.(object)
	if kindOf(o) == "rich_text" {
		return r.rich(o)
	}
	return word(o["text"])
}

var shortcode = regexp.MustCompile(`:([a-z][a-z0-9_'-]*|\+1|-1):`)

// text reads a text object, or an image among texts.
func (r *reader) text(v any) string {
	o, _ := v.(object)
	switch kindOf(o) {
	case "mrkdwn":
		return r.markup(word(o["text"]))
	case "image":
		return "[image: " + word(o["alt_text"]) + "]"
	}
	if o["emoji"] == false {
		return word(o["text"])
	}
	return shortcode.ReplaceAllString(word(o["text"]), "[$1]")
}

func (r *reader) rich(b object) string {
	parts, _ := b["elements"].([]any)
	return joined("\n", each(parts, func(v any) string {
		o, _ := v.(object)
		elements, _ := o["elements"].([]any)
		if kindOf(o) != "rich_text_list" {
			return strings.TrimRight(strings.Join(each(elements, r.span), ""), "\n")
		}
		var lines []string
		for i, item := range elements {
			mark := "• "
			if o["style"] == "ordered" {
				mark = fmt.Sprintf("%d. ", i+1)
			}
			section, _ := item.(object)
			spans, _ := section["elements"].([]any)
			lines = append(lines, mark+strings.Join(each(spans, r.span), ""))
		}
		return strings.Join(lines, "\n")
	})...)
}

func (r *reader) span(v any) string {
	o, _ := v.(object)
	switch kindOf(o) {
	case "link":
		if text := word(o["text"]); text != "" {
			return text
		}
		return word(o["url"])
	case "user":
		return r.person(word(o["user_id"]))
	case "channel":
		return r.channel(word(o["channel_id"]))
	case "broadcast":
		return r.everybody(word(o["range"]))
	case "usergroup":
		r.pings = append(r.pings, word(o["usergroup_id"]))
		return "@" + word(o["usergroup_id"])
	case "emoji":
		return "[" + word(o["name"]) + "]"
	case "date":
		return word(o["fallback"])
	}
	return word(o["text"])
}

var (
	token   = regexp.MustCompile(`<([^<>]+)>`)
	marks   = regexp.MustCompile("(^|[\\s(\"'])([*_~`])([^\\s*_~`](?:[^*_~`\\n]*[^\\s*_~`])?)([*_~`])($|[\\s).,:;!?\"'])")
	quoting = regexp.MustCompile(`(?m)^&gt; ?`)
	escaped = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
)

// markup reads mrkdwn (docs.slack.dev/messaging/formatting-message-text).
func (r *reader) markup(text string) string {
	for before := ""; before != text; { // neighbours share the space between them, so one round finds every other
		before = text
		text = marks.ReplaceAllStringFunc(text, unmark)
	}
	text = quoting.ReplaceAllString(text, "")
	text = token.ReplaceAllStringFunc(text, func(found string) string { return r.token(found[1 : len(found)-1]) })
	return escaped.Replace(shortcode.ReplaceAllString(text, "[$1]"))
}

// unmark takes the marks off, if they are a pair.
func unmark(found string) string {
	m := marks.FindStringSubmatch(found)
	if m[2] != m[4] {
		return found
	}
	return m[1] + m[3] + m[5]
}

// token reads what stands between < and >.
func (r *reader) token(inner string) string {
	target, label, labelled := strings.Cut(inner, "|")
	switch {
	case strings.HasPrefix(target, "@"):
		return r.person(target[1:])
	case strings.HasPrefix(target, "#"):
		return r.channel(target[1:])
	case target == "!here", target == "!channel", target == "!everyone":
		return r.everybody(target[1:])
	case strings.HasPrefix(target, "!subteam^"):
		r.pings = append(r.pings, strings.TrimPrefix(target, "!subteam^"))
		return "@" + strings.TrimPrefix(target, "!subteam^")
	case labelled:
		return label
	}
	return strings.TrimPrefix(target, "mailto:")
}

func (r *reader) person(id string) string {
	r.pings = append(r.pings, id)
	if u := r.ws.users[id]; u != nil {
		return "@" + u.RealName
	}
	return "@" + id
}

func (r *reader) channel(id string) string {
	if c := r.ws.places[id]; c != nil {
		return "#" + c.name
	}
	return "#" + id
}

func (r *reader) everybody(reach string) string {
	r.pings = append(r.pings, reach)
	return "@" + reach
}

func each(list []any, f func(any) string) []string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = f(v)
	}
	return parts
}

// joined leaves out what is empty.
func joined(between string, parts ...string) string {
	var full []string
	for _, part := range parts {
		if part != "" {
			full = append(full, part)
		}
	}
	return strings.Join(full, between)
}
