package fakeslack

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// check looks at one value of a payload; at is its JSON pointer.
type check func(p *problems, at string, v any)

// problems collects what Slack would complain of, in its words.
type problems struct {
	surface string
	ids     map[string]bool // block ids met so far
	inputs  int
	tables  int
	markup  int // characters in markdown blocks
	focused int
	found   []string
}

func (p *problems) add(at, format string, args ...any) {
	p.found = append(p.found, fmt.Sprintf("[ERROR] %s [json-pointer:%s]", fmt.Sprintf(format, args...), at))
}

// field is one field of an object.
type field struct {
	name     string
	required bool
	check    check
}

func must(name string, c check) field { return field{name, true, c} }
func may(name string, c check) field  { return field{name, false, c} }

// shape is an object with these fields and no others: Slack refuses what it does not know.
func shape(fields ...field) check {
	known := map[string]field{}
	for _, f := range fields {
		known[f.name] = f
	}
	return func(p *problems, at string, v any) {
		o, ok := v.(object)
		if !ok {
			p.add(at, "must provide an object")
			return
		}
		for _, f := range fields {
			if _, given := o[f.name]; f.required && !given {
				p.add(at, "missing required field: %s", f.name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(o)) {
			f, ok := known[name]
			if !ok {
				p.add(at, "invalid additional property: %s", name)
				continue
			}
			f.check(p, at+"/"+name, o[name])
		}
	}
}

// all is several checks of one value.
func all(checks ...check) check {
	return func(p *problems, at string, v any) {
		for _, c := range checks {
			c(p, at, v)
		}
	}
}

func anything(*problems, string, any) {}

// words is a string of at least one character and at most a limit.
func words(name string) check { return between(1, limit(name)) }

// words0 is a string that may be empty.
func words0(name string) check { return between(0, limit(name)) }

func between(least, most int) check {
	return func(p *problems, at string, v any) {
		text, ok := v.(string)
		n := utf8.RuneCountInString(text)
		switch {
		case !ok:
			p.add(at, "must provide a string")
		case n < least:
			p.add(at, "must be more than %d characters", least-1)
		case n > most:
			p.add(at, "must be less than %d characters", most+1)
		}
	}
}

func oneOf(values ...string) check {
	return func(p *problems, at string, v any) {
		if text, ok := v.(string); !ok || !slices.Contains(values, text) {
			p.add(at, "must be one of: %s", strings.Join(values, ", "))
		}
	}
}

func boolean(p *problems, at string, v any) {
	if _, ok := v.(bool); !ok {
		p.add(at, "must provide a boolean")
	}
}

func integer(least, most int) check {
	return func(p *problems, at string, v any) {
		n, ok := v.(float64)
		if !ok || n != float64(int(n)) || int(n) < least || int(n) > most {
			p.add(at, "must be an integer from %d to %d", least, most)
		}
	}
}

// list is an array of so many things of one kind.
func list(least, most int, each check) check {
	return func(p *problems, at string, v any) {
		items, ok := v.([]any)
		switch {
		case !ok:
			p.add(at, "must provide an array")
		case len(items) < least:
			p.add(at, "no fewer than %d items allowed", least)
		case len(items) > most:
			p.add(at, "no more than %d items allowed", most)
		}
		for i, item := range items {
			each(p, fmt.Sprintf("%s/%d", at, i), item)
		}
	}
}

// plain is a plain_text object.
func plain(limit string) check {
	return shape(must("type", oneOf("plain_text")), must("text", words(limit)), may("emoji", boolean))
}

// running is a text object of either kind.
func running(limit string) check {
	marked := shape(must("type", oneOf("mrkdwn")), must("text", words(limit)), may("verbatim", boolean))
	unmarked := plain(limit)
	return func(p *problems, at string, v any) {
		if kindOf(v) == "mrkdwn" {
			marked(p, at, v)
			return
		}
		unmarked(p, at, v)
	}
}

// kindOf is the type of a block, an element or a text.
func kindOf(v any) string {
	o, _ := v.(object)
	kind, _ := o["type"].(string)
	return kind
}
