package fakeslack

import (
	"maps"
	"strings"
)

// control is an element that somebody can use, with the block it stands in.
type control struct {
	block   object
	element object
}

func controlsOf(blocks []any) []control {
	var found []control
	for _, v := range blocks {
		b, _ := v.(object)
		for _, e := range elementsOf(b) {
			found = append(found, control{b, e})
		}
	}
	return found
}

func (c control) blockID() string  { return word(c.block["block_id"]) }
func (c control) actionID() string { return word(c.element["action_id"]) }
func (c control) key() string      { return c.blockID() + "\n" + c.actionID() }
func (c control) isInput() bool    { return kindOf(c.block) == "input" }

func word(v any) string {
	text, _ := v.(string)
	return text
}

// textOf is the text of a text object.
func textOf(v any) string {
	o, _ := v.(object)
	return word(o["text"])
}

// slot says where an element keeps its value: in the state that Slack sends, and in what the app gave it to begin with.
type slot struct{ name, initial string }

var slots = map[string]slot{
	"plain_text_input": {"value", "initial_value"}, "email_text_input": {"value", "initial_value"}, "url_text_input": {"value", "initial_value"},
	"number_input": {"value", "initial_value"}, "rich_text_input": {"rich_text_value", "initial_value"}, "file_input": {"files", ""},
	"static_select": {"selected_option", "initial_option"}, "external_select": {"selected_option", "initial_option"},
	"radio_buttons": {"selected_option", "initial_option"}, "checkboxes": {"selected_options", "initial_options"},
	"multi_static_select": {"selected_options", "initial_options"}, "multi_external_select": {"selected_options", "initial_options"},
	"users_select": {"selected_user", "initial_user"}, "multi_users_select": {"selected_users", "initial_users"},
	"channels_select": {"selected_channel", "initial_channel"}, "multi_channels_select": {"selected_channels", "initial_channels"},
	"conversations_select":       {"selected_conversation", "initial_conversation"},
	"multi_conversations_select": {"selected_conversations", "initial_conversations"},
	"datepicker":                 {"selected_date", "initial_date"}, "timepicker": {"selected_time", "initial_time"},
	"datetimepicker": {"selected_date_time", "initial_date_time"},
}

// several says that a slot holds a list, which is empty and not null when nothing is chosen.
func (s slot) several() bool {
	return s.name == "files" || strings.HasPrefix(s.name, "selected_") && strings.HasSuffix(s.name, "s")
}

// valueOf is the state of an element: what somebody put there, else what it began with.
func valueOf(c control, typed map[string]object) object {
	if was := typed[c.key()]; was != nil {
		return maps.Clone(was)
	}
	kind := kindOf(c.element)
	where := slots[kind]
	value := c.element[where.initial]
	if where.initial == "" {
		value = nil
	}
	if value == nil && where.several() {
		value = []any{}
	}
	return object{"type": kind, where.name: value}
}

// stateOf is what state.values of a payload says of blocks.
func stateOf(blocks []any, typed map[string]object) object {
	state := object{}
	for _, c := range controlsOf(blocks) {
		if _, keeps := slots[kindOf(c.element)]; !keeps {
			continue
		}
		of, _ := state[c.blockID()].(object)
		if of == nil {
			of = object{}
			state[c.blockID()] = of
		}
		value := valueOf(c, typed)
		if value["type"] == "rich_text_input" && value["rich_text_value"] == nil {
			delete(value, "rich_text_value")
		}
		of[c.actionID()] = value
	}
	return state
}
