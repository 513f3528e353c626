package fakeslack

import (
	"reflect"
	"regexp"
	"slices"
)

var (
	confirm = shape(
		must("title", plain("confirm.title.max_length")), must("text", running("confirm.text.max_length")),
		must("confirm", plain("confirm.confirm.max_length")), must("deny", plain("confirm.deny.max_length")),
		may("style", oneOf("primary", "danger")))
	option = shape(
		must("text", running("option.text.max_length")), must("value", words("option.value.max_length")),
		may("description", running("option.description.max_length")), may("url", words("option.url.max_length")))
	plainOption = all(option, func(p *problems, at string, v any) {
		if o, ok := v.(object); ok && kindOf(o["text"]) == "mrkdwn" {
			p.add(at+"/text", "must be plain_text")
		}
	})
	optionGroup = shape(
		must("label", plain("option_group.label.max_length")),
		must("options", list(1, limit("option_group.options.max_items"), plainOption)))
	options      = list(1, limit("select.options.max_items"), plainOption)
	optionGroups = list(1, limit("select.option_groups.max_items"), optionGroup)

	day    = pattern(`^\d{4}-\d{2}-\d{2}$`, "must be a date as 2027-03-18")
	minute = pattern(`^([01]\d|2[0-3]):[0-5]\d$`, "must be a time as 14:00")
	ids    = list(1, 1000, words("block_id.max_length"))
)

func pattern(expression, complaint string) check {
	matches := regexp.MustCompile(expression)
	return func(p *problems, at string, v any) {
		if text, ok := v.(string); !ok || !matches.MatchString(text) {
			p.add(at, "%s", complaint)
		}
	}
}

// element is an element of a kind, with what all of them may have.
func element(kind string, fields ...field) check {
	return shape(append(fields, must("type", oneOf(kind)), may("action_id", words("action_id.max_length")),
		may("confirm", confirm), may("focus_on_load", boolean))...)
}

var placeholder = may("placeholder", plain("placeholder.max_length"))

var dispatch = may("dispatch_action_config", shape(must("trigger_actions_on",
	list(1, 2, oneOf("on_enter_pressed", "on_character_entered")))))

// elements are the elements by their type. Those that no card of ours would use are looked at no further.
var elements = map[string]check{
	"button": element("button", must("text", plain("button.text.max_length")), may("url", words("button.url.max_length")),
		may("value", words("button.value.max_length")), may("style", oneOf("primary", "danger")),
		may("accessibility_label", words("button.accessibility_label.max_length"))),
	"image": shape(must("type", oneOf("image")), must("alt_text", words("image.alt_text.max_length")),
		may("image_url", words("image.image_url.max_length")), may("slack_file", anything)),
	"overflow": element("overflow", must("options", list(1, limit("overflow.options.max_items"), plainOption))),
	"checkboxes": all(element("checkboxes", must("options", list(1, limit("checkboxes.options.max_items"), option)),
		may("initial_options", list(1, limit("checkboxes.options.max_items"), option))), initialIsAnOption),
	"radio_buttons": all(element("radio_buttons", must("options", list(1, limit("radio_buttons.options.max_items"), option)),
		may("initial_option", option)), initialIsAnOption),

	"static_select": all(element("static_select", placeholder, may("options", options), may("option_groups", optionGroups),
		may("initial_option", plainOption)), eitherOptions, initialIsAnOption),
	"multi_static_select": all(element("multi_static_select", placeholder, may("options", options), may("option_groups", optionGroups),
		may("initial_options", options), may("max_selected_items", integer(1, 1000))), eitherOptions, initialIsAnOption),
	"external_select": element("external_select", placeholder, may("min_query_length", integer(0, 1000)), may("initial_option", plainOption)),
	"multi_external_select": element("multi_external_select", placeholder, may("min_query_length", integer(0, 1000)),
		may("initial_options", options), may("max_selected_items", integer(1, 1000))),
	"users_select":       element("users_select", placeholder, may("initial_user", words("block_id.max_length"))),
	"multi_users_select": element("multi_users_select", placeholder, may("initial_users", ids), may("max_selected_items", integer(1, 1000))),
	"channels_select": element("channels_select", placeholder, may("initial_channel", words("block_id.max_length")),
		may("response_url_enabled", boolean)),
	"multi_channels_select": element("multi_channels_select", placeholder, may("initial_channels", ids),
		may("max_selected_items", integer(1, 1000))),
	"conversations_select": element("conversations_select", placeholder, may("initial_conversation", words("block_id.max_length")),
		may("default_to_current_conversation", boolean), may("response_url_enabled", boolean), may("filter", anything)),
	"multi_conversations_select": element("multi_conversations_select", placeholder, may("initial_conversations", ids),
		may("default_to_current_conversation", boolean), may("max_selected_items", integer(1, 1000)), may("filter", anything)),

	"datepicker":     element("datepicker", placeholder, may("initial_date", day)),
	"timepicker":     element("timepicker", placeholder, may("initial_time", minute), may("timezone", words("block_id.max_length"))),
	"datetimepicker": element("datetimepicker", may("initial_date_time", integer(1_000_000_000, 9_999_999_999))),

	"plain_text_input": all(element("plain_text_input", placeholder, dispatch, may("multiline", boolean),
		may("initial_value", words0("plain_text_input.max_length.max")),
		may("min_length", integer(0, limit("plain_text_input.min_length.max"))),
		may("max_length", integer(1, limit("plain_text_input.max_length.max")))), lengthsAgree),
	"email_text_input": element("email_text_input", placeholder, dispatch, may("initial_value", words("text.max_length"))),
	"url_text_input":   element("url_text_input", placeholder, dispatch, may("initial_value", words("text.max_length"))),
	"number_input": element("number_input", placeholder, dispatch, must("is_decimal_allowed", boolean), may("initial_value", anything),
		may("min_value", anything), may("max_value", anything)),
	"file_input": element("file_input", may("filetypes", list(1, 100, words("block_id.max_length"))),
		may("max_files", integer(limit("file_input.max_files.min"), limit("file_input.max_files.max")))),
	"rich_text_input": element("rich_text_input", placeholder, dispatch, may("initial_value", anything)),

	"workflow_button":  anything,
	"feedback_buttons": anything,
	"icon_button":      anything,
}

// where says which elements a block takes (the pages of the elements, docs.slack.dev/reference/block-kit/block-elements).
var (
	choosers = []string{
		"checkboxes", "radio_buttons", "static_select", "multi_static_select", "external_select", "multi_external_select", "users_select",
		"multi_users_select", "channels_select", "multi_channels_select", "conversations_select", "multi_conversations_select", "datepicker",
		"timepicker",
	}
	inSection = append([]string{"button", "image", "overflow", "workflow_button"}, choosers...)
	inActions = append([]string{"button", "overflow", "datetimepicker", "workflow_button", "rich_text_input"}, choosers...)
	inInput   = append([]string{
		"plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input", "rich_text_input", "datetimepicker",
	}, choosers...)
)

// someElement is one of the kinds that a block takes.
func someElement(kinds []string) check {
	return func(p *problems, at string, v any) {
		kind := kindOf(v)
		if !slices.Contains(kinds, kind) {
			p.add(at+"/type", "unsupported type: %s", kind)
			return
		}
		if kind == "file_input" && p.surface != "modal" {
			p.add(at+"/type", "unsupported type: file_input")
		}
		if o, _ := v.(object); o["focus_on_load"] == true {
			p.focused++
		}
		elements[kind](p, at, v)
	}
}

func eitherOptions(p *problems, at string, v any) {
	o, _ := v.(object)
	if (o["options"] == nil) == (o["option_groups"] == nil) {
		p.add(at, "must provide exactly one of: options, option_groups")
	}
}

// initialIsAnOption sees that what is chosen to begin with can be chosen.
func initialIsAnOption(p *problems, at string, v any) {
	o, _ := v.(object)
	offered := offeredBy(o)
	initial, _ := o["initial_options"].([]any)
	if one := o["initial_option"]; one != nil {
		initial = append(initial, one)
	}
	for _, chosen := range initial {
		if !slices.ContainsFunc(offered, func(other any) bool { return reflect.DeepEqual(chosen, other) }) {
			p.add(at, "initial_option must be one of the options")
		}
	}
}

// offeredBy lists the options of an element, those in groups too.
func offeredBy(element object) []any {
	offered, _ := element["options"].([]any)
	groups, _ := element["option_groups"].([]any)
	for _, g := range groups {
		group, _ := g.(object)
		more, _ := group["options"].([]any)
		offered = append(slices.Clone(offered), more...)
	}
	return offered
}

func lengthsAgree(p *problems, at string, v any) {
	o, _ := v.(object)
	least, _ := o["min_length"].(float64)
	most, bounded := o["max_length"].(float64)
	if bounded && least > most {
		p.add(at, "min_length must be less than max_length")
	}
	initial, _ := o["initial_value"].(string)
	if bounded && len([]rune(initial)) > int(most) {
		p.add(at+"/initial_value", "must be less than %d characters", int(most)+1)
	}
}
