package fakediscord

import "fmt"

// inputOf is the check of a component that somebody fills in or chooses from.
func (k *checker) inputOf(kind int) check {
	switch kind {
	case textInput:
		return k.text
	case stringSelect:
		return k.choices("options", 1, limit("select.options_max"), limit("select.values_max"))
	case userSelect, roleSelect, mentionableSelect:
		return k.menu
	case channelSelect:
		return all(k.menu, shape(may("channel_types", list(0, 25, integer(0, 16)))))
	case fileUpload:
		return all(k.count(limit("file_upload.values_max")), shape(must("custom_id", customID), may("required", boolean)))
	case radioGroup:
		option := shape(
			must("value", words("select.option_value_max")), must("label", words("select.option_label_max")),
			may("description", words("select.option_description_max")), may("default", boolean),
		)
		return all(
			shape(must("custom_id", customID), may("required", boolean), must("options", list(limit("radio.options_min"), limit("radio.options_max"), option))),
			optionsOnce(func(object) int { return 1 }),
		)
	case checkboxGroup:
		return k.choices("options", 1, limit("checkbox_group.options_max"), limit("checkbox_group.options_max"))
	case checkbox:
		return shape(must("custom_id", customID), may("default", boolean))
	}
	return nil
}

func (k *checker) text(p *problems, at string, v any) {
	shape(
		must("custom_id", customID), must("style", choice(1, 2)), may("label", words("text_input.label_max")),
		may("value", words0("text_input.value_max")), may("placeholder", words0("text_input.placeholder_max")), may("required", boolean),
		may("min_length", integer(0, limit("text_input.max_length"))), may("max_length", integer(1, limit("text_input.max_length"))),
	)(p, at, v)
	o := v.(object)
	least, hasLeast := given(o["min_length"])
	most, hasMost := given(o["max_length"])
	if hasLeast && hasMost && least > most {
		p.add(at+"/min_length", "TEXT_INPUT_COMPONENT_MIN_LENGTH_GREATER_THAN_MAX", "min_length cannot be greater than max_length")
	}
	if value := word(o["value"]); value != "" && ((hasMost && length(value) > most) || (hasLeast && length(value) < least)) {
		p.add(at+"/value", "BASE_TYPE_BAD_LENGTH", "Must be between %d and %d in length.", least, most)
	}
}

// choices is a component with options of its own.
func (k *checker) choices(name string, least, most, mostChosen int) check {
	option := shape(
		must("label", words("select.option_label_max")), must("value", words("select.option_value_max")),
		may("description", words("select.option_description_max")), may("default", boolean), may("emoji", shape()),
	)
	return func(p *problems, at string, v any) {
		shape(must(name, list(least, most, option)))(p, at, v)
		o := v.(object)
		if kindOf(o) == stringSelect {
			k.menu(p, at, v)
		} else {
			all(k.count(mostChosen), shape(must("custom_id", customID), may("required", boolean)))(p, at, v)
		}
		offered := len(listOf(o[name]))
		if atMost, ok := given(o["max_values"]); ok && atMost > offered && offered > 0 {
			p.add(at+"/max_values", "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE", "max_values cannot be larger than the number of options")
		}
		optionsOnce(mostOf)(p, at, v)
	}
}

// mostOf is how many options can be chosen at once.
func mostOf(o object) int {
	if most, ok := given(o["max_values"]); ok {
		return most
	}
	if kindOf(o) == checkboxGroup {
		return len(listOf(o["options"]))
	}
	return 1
}

// optionsOnce sees that no value is offered twice and that no more are chosen beforehand than can be.
func optionsOnce(most func(object) int) check {
	return func(p *problems, at string, v any) {
		o := v.(object)
		seen, chosen := map[string]bool{}, 0
		for i, option := range listOf(o["options"]) {
			value := word(objectOf(option)["value"])
			if seen[value] {
				p.add(fmt.Sprintf("%s/options/%d/value", at, i), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
			}
			seen[value] = true
			if objectOf(option)["default"] == true {
				chosen++
			}
		}
		if chosen > most(o) {
			p.add(at+"/options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "There are more default options than max_values allows")
		}
	}
}

// menu is what all selects have in common.
func (k *checker) menu(p *problems, at string, v any) {
	shape(must("custom_id", customID), may("placeholder", words0("select.placeholder_max")), may("disabled", boolean), may("required", boolean))(p, at, v)
	k.count(limit("select.values_max"))(p, at, v)
	if k.form && v.(object)["disabled"] == true {
		p.add(at+"/disabled", "MODAL_COMPONENT_CANNOT_BE_DISABLED", "Components in modals cannot be disabled")
	}
}

// count is how many may be chosen, from min_values to max_values.
func (k *checker) count(most int) check {
	return func(p *problems, at string, v any) {
		shape(may("min_values", integer(0, most)), may("max_values", integer(1, most)))(p, at, v)
		o := v.(object)
		least, hasLeast := given(o["min_values"])
		upTo, hasMost := given(o["max_values"])
		if !hasMost {
			upTo = max(1, mostOf(o))
		}
		if hasLeast && least > upTo {
			p.add(at+"/min_values", "SELECT_COMPONENT_MIN_GREATER_THAN_MAX", "min_values cannot be greater than max_values")
		}
		if k.form && hasLeast && least == 0 && o["required"] != false {
			p.add(at+"/min_values", "MODAL_COMPONENT_REQUIRED_MIN_VALUES", "min_values must be at least 1 when the component is required")
		}
	}
}

// checkForm is the data of a response that opens a form.
func checkForm(data object) *failure {
	k, p := &checker{form: true}, &problems{}
	shape(
		must("custom_id", words("modal.custom_id_max")), must("title", words("modal.title_max")),
		must("components", list(1, limit("modal.components_max"), k.one(inForm...))),
	)(p, "data", data)
	for i, v := range listOf(data["components"]) {
		inner := objectOf(objectOf(v)["component"])
		if kindOf(inner) == textInput && word(inner["label"]) != "" {
			p.add(fmt.Sprintf("data/components/%d/component/label", i), "TEXT_INPUT_LABEL_IN_LABEL", "A text input in a label cannot have a label")
		}
	}
	together(p, "data/components", listOf(data["components"]))
	return p.failure()
}
