package fakediscord

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Types of application commands, and of their options (docs: interactions/application-commands).
const (
	chatCommand    = 1
	userCommand    = 2
	messageCommand = 3

	subCommand        = 1
	subGroup          = 2
	stringOption      = 3
	integerOption     = 4
	booleanOption     = 5
	userOption        = 6
	channelOption     = 7
	roleOption        = 8
	mentionableOption = 9
	numberOption      = 10
	attachmentOption  = 11
)

// commandName is Discord's pattern; Go writes the two scripts without sc=.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func checkName(p *problems, at string, v any) {
	name, ok := v.(string)
	if !ok || !commandName.MatchString(name) || name != strings.ToLower(name) {
		p.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

// localised is a name or a description in other languages.
func localised(each check) check {
	return func(p *problems, at string, v any) {
		for _, language := range slices.Sorted(maps.Keys(objectOf(v))) {
			each(p, at+"/"+language, objectOf(v)[language])
		}
	}
}

// checkCommand is one command.
func checkCommand(p *problems, at string, v any) {
	shape(
		may("type", choice(chatCommand, userCommand, messageCommand)), must("name", words("command.name_max")), may("dm_permission", boolean), may("nsfw", boolean),
		may("contexts", list(1, 3, choice(0, 1, 2))), may("integration_types", list(1, 2, choice(0, 1))), may("default_member_permissions", permissions),
	)(p, at, v)
	o := objectOf(v)
	if typeOf(o) != chatCommand {
		if word(o["description"]) != "" {
			p.add(at+"/description", "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", "Context menu commands cannot have description")
		}
		if len(listOf(o["options"])) > 0 {
			p.add(at+"/options", "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Context menu commands cannot have options")
		}
		return
	}
	shape(
		must("name", checkName), may("name_localizations", localised(checkName)), must("description", words("command.description_max")),
		may("description_localizations", localised(words("command.description_max"))),
	)(p, at, v)
	checkOptions(p, at, o, 0)
	if total := commandLength(o); total > limit("command.total_chars_max") {
		p.add(at, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (%d)", limit("command.total_chars_max"))
	}
}

func permissions(p *problems, at string, v any) {
	switch v := v.(type) {
	case float64:
		return
	case string:
		if snowflakes.MatchString(v) {
			return
		}
	}
	p.add(at, "NUMBER_TYPE_COERCE", "Value %q is not int.", fmt.Sprint(v))
}

// typeOf is the type of a command, which need not be given.
func typeOf(command object) int {
	if kind, ok := given(command["type"]); ok {
		return kind
	}
	return chatCommand
}

// checkOptions looks at the options of a command, a group or a sub-command; depth is how many of those are around.
func checkOptions(p *problems, at string, o object, depth int) {
	each := func(p *problems, at string, v any) { checkOption(p, at, v, depth) }
	shape(may("options", list(0, limit("command.options_max"), each)))(p, at, o)
	at += "/options"
	seen, optional, subs := map[string]bool{}, false, 0
	options := listOf(o["options"])
	for i, v := range options {
		option := objectOf(v)
		name := word(option["name"])
		here := fmt.Sprintf("%s/%d", at, i)
		if seen[name] {
			p.add(here+"/name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
		}
		seen[name] = true
		switch kindOf(option) {
		case subCommand, subGroup:
			subs++
			continue
		}
		if option["required"] == true && optional {
			p.add(here+"/required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || option["required"] != true
	}
	if subs > 0 && subs < len(options) {
		p.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types")
	}
}

func checkOption(p *problems, at string, v any, depth int) {
	shape(
		must("type", integer(subCommand, attachmentOption)), must("name", checkName), may("name_localizations", localised(checkName)),
		must("description", words("command.description_max")), may("description_localizations", localised(words("command.description_max"))),
		may("required", boolean), may("autocomplete", boolean), may("min_length", integer(0, 6000)), may("max_length", integer(1, 6000)),
		may("channel_types", list(0, 25, integer(0, 16))),
	)(p, at, v)
	o := objectOf(v)
	kind := kindOf(o)
	switch kind {
	case subGroup, subCommand:
		if (kind == subGroup && depth > 0) || depth > 1 {
			p.add(at+"/type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command groups and sub-commands cannot be nested so")
		}
		checkOptions(p, at, o, depth+1)
		return
	case stringOption, integerOption, numberOption:
		shape(may("choices", list(0, limit("command.option_choices_max"), checkChoice(kind))))(p, at, o)
	default:
		if len(listOf(o["choices"])) > 0 || o["autocomplete"] == true {
			p.add(at+"/type", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Options of this type cannot have choices")
		}
	}
	if o["autocomplete"] == true && len(listOf(o["choices"])) > 0 {
		p.add(at+"/autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", "Autocomplete cannot be used with choices")
	}
}

func checkChoice(kind int) check {
	value := words("command.choice_string_value_max")
	if kind != stringOption {
		value = func(p *problems, at string, v any) {
			if _, ok := v.(float64); !ok {
				p.add(at, "NUMBER_TYPE_COERCE", "Value %q is not a number.", fmt.Sprint(v))
			}
		}
	}
	return shape(must("name", words("command.choice_name_max")), must("value", value))
}

// commandLength is what counts of a command altogether: names, descriptions and values, each in its longest language.
func commandLength(o object) int {
	total := longest(o, "name") + longest(o, "description")
	for _, v := range listOf(o["options"]) {
		total += commandLength(objectOf(v))
	}
	for _, v := range listOf(o["choices"]) {
		total += longest(objectOf(v), "name") + length(word(objectOf(v)["value"]))
	}
	return total
}

func longest(o object, name string) int {
	most := length(word(o[name]))
	for _, v := range objectOf(o[name+"_localizations"]) {
		most = max(most, length(word(v)))
	}
	return most
}
