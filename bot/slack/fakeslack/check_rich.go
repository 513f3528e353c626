package fakeslack

import "slices"

// Rich text (docs.slack.dev/reference/block-kit/blocks/rich-text-block): parts, and in them spans.

var style = shape(may("bold", boolean), may("italic", boolean), may("strike", boolean), may("code", boolean), may("underline", boolean),
	may("highlight", boolean), may("client_highlight", boolean), may("unlink", boolean))

func span(kind string, fields ...field) check {
	return shape(append(fields, must("type", oneOf(kind)), may("style", style))...)
}

var spans = map[string]check{
	"text":      span("text", must("text", between(1, 1_000_000))),
	"link":      span("link", must("url", words("button.url.max_length")), may("text", between(1, 1_000_000)), may("unsafe", boolean)),
	"user":      span("user", must("user_id", words("block_id.max_length"))),
	"usergroup": span("usergroup", must("usergroup_id", words("block_id.max_length"))),
	"channel":   span("channel", must("channel_id", words("block_id.max_length"))),
	"broadcast": span("broadcast", must("range", oneOf("here", "channel", "everyone"))),
	"emoji":     span("emoji", must("name", words("block_id.max_length")), may("unicode", anything), may("url", anything), may("skin_tone", anything)),
	"color":     span("color", must("value", words("block_id.max_length"))),
	"date": span("date", must("timestamp", integer(0, 9_999_999_999)), must("format", words("text.max_length")),
		may("url", words("button.url.max_length")), may("fallback", words("text.max_length"))),
}

func someSpan(p *problems, at string, v any) {
	c, known := spans[kindOf(v)]
	if !known {
		p.add(at+"/type", "unsupported type: %s", kindOf(v))
		return
	}
	c(p, at, v)
}

func flow(kind string, fields ...field) check {
	return shape(append(fields, must("type", oneOf(kind)), must("elements", list(0, 10_000, someSpan)))...)
}

var (
	section  = flow("rich_text_section")
	quote    = flow("rich_text_quote", may("border", integer(0, 1)))
	verbatim = flow("rich_text_preformatted", may("border", integer(0, 1)), may("language", anything))
	bullets  = shape(must("type", anything), must("style", oneOf("bullet", "ordered")), must("elements", list(1, 10_000, section)),
		may("indent", integer(0, limit("rich_text_list.indent.max"))), may("border", integer(0, 1)), may("offset", integer(0, 1_000_000)))
	richParts = []string{"rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text_list"}
)

func richPart(p *problems, at string, v any) {
	i := slices.Index(richParts, kindOf(v))
	if i < 0 {
		p.add(at+"/type", "unsupported type: %s", kindOf(v))
		return
	}
	[]check{section, quote, verbatim, bullets}[i](p, at, v)
}
