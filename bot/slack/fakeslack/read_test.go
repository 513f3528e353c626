package fakeslack_test

import (
	"slices"
	"testing"
)

const canary = "<!channel> <@U2> *bold* &amp; `code` ~x~ :smile:"

func text(s string) object { return object{"type": "text", "text": s} }

// What a person reads in each kind of text, and whom it calls.
func TestReading(t *testing.T) {
	sc := set(t, nil)
	escaped := "&lt;!channel&gt; &lt;@U2&gt;"
	for name, c := range map[string]struct {
		args  object
		reads string
		pings []string
	}{
		"rich text shows what was typed": {object{"blocks": []any{rich(text(canary))}}, canary, nil},
		"plain text draws emoji":         {object{"blocks": []any{object{"type": "section", "text": plain("*x* :smile:")}}}, "*x* [smile]", nil},
		"plain text without emoji": {
			object{"blocks": []any{object{"type": "section", "text": object{"type": "plain_text", "text": canary, "emoji": false}}}}, canary, nil,
		},
		"mrkdwn is markup": {
			object{"blocks": []any{object{"type": "section", "text": object{"type": "mrkdwn", "text": canary}}}},
			"@channel @The Mayor bold & code x [smile]",
			[]string{"channel", "U2"},
		},
		"escaped mrkdwn":             {object{"text": escaped + " 2 * 3 * 4"}, "<!channel> <@U2> 2 * 3 * 4", nil},
		"a quote in mrkdwn":          {object{"text": "he said\n&gt; yes &gt; no"}, "he said\nyes > no", nil},
		"the text is mrkdwn":         {object{"text": "<https://example.org|a page> <#C1>"}, "a page #full-lsp", nil},
		"a call in rich text":        {object{"blocks": []any{rich(text("for "), object{"type": "user", "user_id": "U2"})}}, "for @The Mayor", []string{"U2"}},
		"a call in the notification": {object{"text": "<!here>", "blocks": []any{rich(text("x"))}}, "x", []string{"here"}},
		"lists and quotes": {object{"blocks": []any{object{"type": "rich_text", "elements": []any{
			object{"type": "rich_text_list", "style": "ordered", "elements": []any{
				object{"type": "rich_text_section", "elements": []any{text("one")}}, object{"type": "rich_text_section", "elements": []any{text("two")}},
			}},
			object{"type": "rich_text_quote", "elements": []any{text("as it stands")}},
		}}}}, "1. one\n2. two\nas it stands", nil},
		"sections, contexts and tables": {object{"blocks": []any{
			object{"type": "section", "fields": []any{plain("When"), plain("18 March")}},
			object{"type": "context", "elements": []any{plain("LSP-147"), plain("draft")}},
			table("cell"), divider,
		}}, "When\n18 March\nLSP-147 draft\ncell", nil},
	} {
		if c.args["text"] == nil {
			c.args["text"] = "x"
		}
		c.args["channel"] = "C1"
		sc.works("chat.postMessage", c.args)
		seen := sc.person("U1").Sees("C1")
		last := seen[len(seen)-1]
		if last.Text != c.reads || !slices.Equal(last.Pings, c.pings) {
			t.Errorf("%s: reads %q and calls %q", name, last.Text, last.Pings)
		}
	}
}

func TestPrivateChannelsAreSeenByTheirMembers(t *testing.T) {
	sc := set(t, nil)
	sc.works("chat.postMessage", object{"channel": "U1", "text": "Dear college"})
	if seen := sc.person("U1").Sees(""); len(seen) != 1 || seen[0].Text != "Dear college" {
		t.Errorf("U1 sees %v", seen)
	}
	if seen := sc.person("U2").Sees(""); len(seen) != 0 {
		t.Errorf("U2 sees %v", seen)
	}
}
