package fakeslack_test

import (
	"strings"
	"testing"
)

func repeat(n int, each func(i int) any) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = each(i)
	}
	return all
}

func words(n int) string { return strings.Repeat("é", n) }

func option(text, value string) object { return object{"text": plain(text), "value": value} }

func actions(elements ...any) object { return object{"type": "actions", "elements": elements} }

func rich(spans ...any) object {
	return object{"type": "rich_text", "elements": []any{object{"type": "rich_text_section", "elements": spans}}}
}

var divider = object{"type": "divider"}

// What Slack takes and what it refuses, each at the very edge.
func TestBlocksOfAMessage(t *testing.T) {
	sc := set(t, nil)
	label := func(n int) object { return object{"type": "button", "text": plain(words(n))} }
	selection := func(options any) object { return object{"type": "static_select", "action_id": "s", "options": options} }
	numbered := func(i int) any { return option("o", string(rune('a'+i%26))+strings.Repeat("x", i/26)) }
	for name, c := range map[string]struct {
		blocks []any
		say    string // "" if taken
	}{
		"50 blocks":           {repeat(50, func(int) any { return divider }), ""},
		"51 blocks":           {repeat(51, func(int) any { return divider }), "no more than 50 items allowed [json-pointer:/blocks]"},
		"section 3000":        {[]any{object{"type": "section", "text": plain(words(3000))}}, ""},
		"section 3001":        {[]any{object{"type": "section", "text": plain(words(3001))}}, "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"},
		"section of nothing":  {[]any{object{"type": "section"}}, "missing required field: text"},
		"empty text":          {[]any{object{"type": "section", "text": plain("")}}, "must be more than 0 characters"},
		"header 151":          {[]any{object{"type": "header", "text": plain(words(151))}}, "must be less than 151 characters"},
		"header in mrkdwn":    {[]any{object{"type": "header", "text": object{"type": "mrkdwn", "text": "x"}}}, "must be one of: plain_text"},
		"11 fields":           {[]any{object{"type": "section", "fields": repeat(11, func(int) any { return plain("x") })}}, "no more than 10 items"},
		"26 buttons":          {[]any{actions(repeat(26, func(int) any { return label(1) })...)}, "no more than 25 items"},
		"button 75":           {[]any{actions(label(75))}, ""},
		"button 76":           {[]any{actions(label(76))}, "must be less than 76 characters"},
		"unknown style":       {[]any{actions(object{"type": "button", "text": plain("x"), "style": "quiet"})}, "must be one of: primary, danger"},
		"100 options":         {[]any{actions(selection(repeat(100, numbered)))}, ""},
		"101 options":         {[]any{actions(selection(repeat(101, numbered)))}, "no more than 100 items"},
		"no options":          {[]any{actions(selection(nil))}, "must provide"},
		"value 151":           {[]any{actions(selection([]any{option("o", words(151))}))}, "must be less than 151 characters"},
		"one id twice":        {[]any{object{"type": "divider", "block_id": "b"}, object{"type": "divider", "block_id": "b"}}, "already exists"},
		"one action twice":    {[]any{actions(object{"type": "button", "action_id": "b", "text": plain("x")}, object{"type": "button", "action_id": "b", "text": plain("y")})}, "already exists"},
		"unknown property":    {[]any{object{"type": "divider", "colour": "red"}}, "invalid additional property: colour"},
		"unknown block":       {[]any{object{"type": "banner"}}, "unsupported type: banner"},
		"element elsewhere":   {[]any{actions(object{"type": "plain_text_input"})}, "unsupported type: plain_text_input"},
		"two tables":          {[]any{table("x"), table("x")}, "only_one_table_allowed"},
		"an empty cell":       {[]any{table("")}, "must be more than 0 characters"},
		"rich text":           {[]any{rich(object{"type": "text", "text": "x", "style": object{"bold": true}})}, ""},
		"an empty span":       {[]any{rich(object{"type": "text", "text": ""})}, "must be more than 0 characters"},
		"an unknown span":     {[]any{rich(object{"type": "shout", "text": "x"})}, "unsupported type: shout"},
		"not a block":         {[]any{"x"}, "unsupported type"},
		"a chosen stranger":   {[]any{actions(object{"type": "static_select", "options": []any{option("a", "a")}, "initial_option": option("b", "b")})}, "initial_option"},
		"a date that is none": {[]any{actions(object{"type": "datepicker", "initial_date": "18 March"})}, "must be a date"},
		"12,001 in markdown":  {[]any{object{"type": "markdown", "text": words(12000)}, object{"type": "markdown", "text": "x"}}, "in markdown blocks"},
	} {
		answer := sc.call("chat.postMessage", object{"channel": "C1", "text": "x", "blocks": c.blocks})
		said := string(asJSON(t, answer["response_metadata"]))
		switch {
		case c.say == "" && answer["ok"] != true:
			t.Errorf("%s: refused: %v", name, answer)
		case c.say != "" && (answer["error"] != "invalid_blocks" || !strings.Contains(said, c.say)):
			t.Errorf("%s: answers %v, not %s", name, answer, c.say)
		}
	}
	sc.fails("invalid_blocks_format", "chat.postMessage", object{"channel": "C1", "text": "x", "blocks": "[{"})
}

func table(cell string) object {
	return object{"type": "table", "rows": []any{[]any{object{"type": "raw_text", "text": cell}}}}
}

func TestViewsThatSlackRefuses(t *testing.T) {
	sc := set(t, nil)
	with := func(name string, value any) object {
		v := modal(input("t", "Title"))
		if v[name] = value; value == nil {
			delete(v, name)
		}
		return v
	}
	long := input("t", "Title")
	long["element"] = object{"type": "plain_text_input", "max_length": 5, "initial_value": "123456"}
	for name, c := range map[string]struct {
		view object
		say  string
	}{
		"title 25":       {with("title", plain(words(25))), "must be less than 25 characters [json-pointer:/view/title/text]"},
		"no title":       {with("title", nil), "missing required field: title"},
		"no submit":      {with("submit", nil), "`submit` is required"},
		"metadata 3001":  {with("private_metadata", words(3001)), "must be less than 3001 characters"},
		"101 blocks":     {with("blocks", repeat(101, func(int) any { return divider })), "no more than 100 items"},
		"a table":        {modal(table("x")), "unsupported type: table"},
		"a Home tab":     {with("type", "home"), "must be one of: modal"},
		"initial value":  {modal(long), "must be less than 6 characters"},
		"label 2001":     {modal(input("t", words(2001))), "must be less than 2001 characters"},
		"unknown fields": {with("colour", "red"), "invalid additional property: colour"},
	} {
		answer := sc.fails("invalid_arguments", "views.open", object{"trigger_id": "x", "view": c.view})
		if said := string(asJSON(t, answer["response_metadata"])); !strings.Contains(said, c.say) {
			t.Errorf("%s: says %s, not %s", name, said, c.say)
		}
	}
	huge := modal(repeat(90, func(int) any { return object{"type": "section", "text": plain(strings.Repeat("x", 3000))} })...)
	sc.fails("view_too_large", "views.open", object{"trigger_id": "x", "view": huge})
}
