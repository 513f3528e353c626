package slack

import (
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// bound is what Slack takes of one property of a block or an element: characters of a text, or members of a list. The
// numbers are Slack's, written down again on purpose: a slip in limits.go is to be found here.
type bound struct {
	property string
	least    int
	most     int
}

var bounds = map[string][]bound{
	"header":            {{"text", 1, 150}},
	"context":           {{"elements", 1, 10}},
	"actions":           {{"elements", 1, 25}, {"block_id", 1, 255}},
	"input":             {{"label", 1, 2000}, {"hint", 1, 2000}, {"block_id", 1, 255}},
	"button":            {{"text", 1, 75}, {"value", 1, 2000}, {"accessibility_label", 1, 75}, {"action_id", 1, 255}},
	"overflow":          {{"options", 1, 5}},
	"static_select":     {{"options", 1, 100}, {"placeholder", 1, 150}},
	"external_select":   {{"placeholder", 1, 150}},
	"radio_buttons":     {{"options", 1, 10}},
	"checkboxes":        {{"options", 1, 10}},
	"plain_text":        {{"text", 1, 3000}},
	"rich_text":         {{"elements", 1, 1000}},
	"rich_text_list":    {{"elements", 1, 1000}},
	"rich_text_section": {{"elements", 1, 1000}},
	"rich_text_quote":   {{"elements", 1, 1000}},
	"text":              {{"text", 1, 12000}},
	"option":            {{"text", 1, 75}, {"value", 1, 150}},
}

// inspector looks for what Slack would not take in a message or a view.
type inspector struct {
	t     rapid.TB
	ids   map[string]bool
	chars int // of the words of running text
}

func inspectMessage(t rapid.TB, m message) {
	t.Helper()
	decoded := decode(t, m.Blocks).([]any)
	i := inspector{t: t, ids: map[string]bool{}}
	i.walk(decoded)
	if n := len(decoded); n < 1 || n > 50 {
		t.Errorf("a message of %d blocks", n)
	}
	if i.chars > 12000 {
		t.Errorf("a message of %d characters", i.chars)
	}
	if n := len(m.Text); n < 1 || n > 4000 {
		t.Errorf("%d bytes beside the blocks", n)
	}
}

func inspectView(t rapid.TB, view any) {
	t.Helper()
	v := decode(t, view).(map[string]any)
	i := inspector{t: t, ids: map[string]bool{}}
	blocks := v["blocks"].([]any)
	i.walk(blocks)
	if n := len(blocks); n < 1 || n > 100 {
		t.Errorf("a view of %d blocks", n)
	}
	for _, name := range []string{"title", "submit", "close"} {
		if v["type"] == "modal" {
			i.within(name, v[name], 1, 24)
		}
	}
	if raw := encode(t, view, ""); len(raw) > 250_000 {
		t.Errorf("a view of %d bytes", len(raw))
	}
}

func (i *inspector) walk(v any) {
	i.t.Helper()
	switch v := v.(type) {
	case []any:
		for _, member := range v {
			i.walk(member)
		}
	case map[string]any:
		i.object(v)
		for _, member := range v {
			i.walk(member)
		}
	}
}

func (i *inspector) object(o map[string]any) {
	i.t.Helper()
	kind, _ := o["type"].(string)
	if _, isOption := o["value"]; kind == "" && isOption {
		kind = "option"
	}
	for _, b := range bounds[kind] {
		if value, given := o[b.property]; given {
			i.within(kind+"."+b.property, value, b.least, b.most)
		}
	}
	for _, name := range []string{"block_id", "action_id"} {
		id, _ := o[name].(string)
		if id == "" || name == "action_id" && fieldKinds[id] { // alone in its block
			continue
		}
		if i.ids[name+id] {
			i.t.Errorf("%s %q occurs twice", name, id)
		}
		i.ids[name+id] = true
	}
	switch kind {
	case "text", "plain_text":
		i.chars += utf8.RuneCountInString(o["text"].(string))
	case "mrkdwn", "user", "broadcast", "channel", "usergroup", "emoji", "link":
		i.t.Errorf("a %s element: it may ping, link or format", kind)
	case "plain_text_input":
		value, _ := o["initial_value"].(string)
		most, _ := o["max_length"].(float64)
		if n := utf8.RuneCountInString(value); n > 3000 || most > 3000 || most > 0 && n > int(most) {
			i.t.Errorf("an input of %v characters that begins with %d", most, n)
		}
	}
	if kind == "plain_text" && o["emoji"] != false {
		i.t.Errorf("a text whose shortcodes become pictures: %v", o["text"])
	}
}

var fieldKinds = map[string]bool{"line": true, "area": true, "select": true, "radio": true, "tick": true, "date": true, "time": true, "file": true, "several": true, "person": true, "channel": true, "unheard-of": true}

func (i *inspector) within(what string, value any, least, most int) {
	i.t.Helper()
	n := 0
	switch value := value.(type) {
	case string:
		n = utf8.RuneCountInString(value)
	case []any:
		n = len(value)
	case map[string]any:
		n = utf8.RuneCountInString(fmt.Sprint(value["text"]))
	}
	if n < least || n > most {
		i.t.Errorf("%s has %d, and may have %d to %d", what, n, least, most)
	}
}

func decode(t rapid.TB, v any) any {
	t.Helper()
	var out any
	if err := json.Unmarshal(encode(t, v, ""), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryViewIsWithinSlacksLimits(t *testing.T) {
	d := drawer{reader: canaryReader()}
	for name, c := range cards() {
		t.Run("card-"+name, func(t *testing.T) { inspectMessage(t, d.message(c)) })
	}
	for name, f := range forms() {
		t.Run("form-"+name, func(t *testing.T) { inspectView(t, mustModal(t, f)) })
	}
}
