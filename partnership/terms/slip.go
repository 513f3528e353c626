package terms

import (
	"errors"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// notYAML says where the reader of YAML gave up, in other words than its own.
func (r *reader) notYAML(err error) {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		r.wholeFile("this cannot be read: "+err.Error(), "save the file again as plain text")
		return
	}
	for _, s := range slips {
		if strings.Contains(load.Message, s.message) {
			r.add(load.Mark.Line, load.Mark.Column, "this cannot be read: "+s.what, s.right)
			return
		}
	}
	r.add(load.Mark.Line, load.Mark.Column, "this cannot be read: "+load.Message,
		"check the indentation, quotes and brackets here and just above")
}

// slip is what people do wrong, and what the reader of YAML says then.
type slip struct{ message, what, right string }

// slips are the ones that people make most.
var slips = []slip{
	{
		"mapping values are not allowed", "a colon stands where no key can be",
		"put quotes around words that contain a colon, and set the line in as far as those beside it",
	},
	{
		"did not find expected key", "this line does not fit those above it",
		"set it in as far as the others of its group, and look whether the quotes above it are closed",
	},
	{
		"expected '-' indicator", "this line does not go on with the list above it",
		"begin it with a dash, or set it in less",
	},
	{"expected ',' or ']'", "a list in brackets is not closed, or lacks a comma", "write it as [one, two]"},
	{
		"expected ',' or '}'", "what stands in braces is not closed, or lacks a comma",
		"write it as {key: words, key: words}, with quotes around words that contain a comma or a colon",
	},
	{
		"could not find expected ':'", "this line has no colon behind its key",
		"write key: words, or set a long sentence in further than its key",
	},
	{
		"cannot start any token", "a tab, or words that begin with a sign",
		"indent with spaces, not tabs, and put quotes around words that begin with a sign",
	},
	{"unexpected end of stream", "a quotation mark or a bracket is opened and never closed", "close it; it may stand further up"},
	{"unknown escape character", "a backslash in double quotes means something else", "put single quotes around these words"},
	{"unknown anchor", "words that begin with * mean something else", "put quotes around words that begin with *"},
	{"control characters", "there is an invisible character", "remove the invisible character"},
}
