package fakediscord

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// check looks at one value of a body; at is its path. Fields that Discord does not know it ignores, and so do we.
type check func(p *problems, at string, v any)

// field is one field of an object.
type field struct {
	name     string
	required bool
	check    check
}

func must(name string, c check) field { return field{name, true, c} }

// may is a field that can be left out, or null.
func may(name string, c check) field { return field{name, false, c} }

// shape is an object that has these fields among others.
func shape(fields ...field) check {
	return func(p *problems, at string, v any) {
		o, ok := v.(object)
		if !ok {
			p.add(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in this field")
			return
		}
		for _, f := range fields {
			value := o[f.name]
			switch {
			case value != nil:
				f.check(p, at+"/"+f.name, value)
			case f.required:
				p.add(at+"/"+f.name, "BASE_TYPE_REQUIRED", "This field is required")
			}
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

// words is a string of at least one character and at most a limit.
func words(name string) check { return between(1, limit(name)) }

// words0 is a string that may be empty.
func words0(name string) check { return between(0, limit(name)) }

func between(least, most int) check {
	return func(p *problems, at string, v any) {
		text, ok := v.(string)
		n := length(text)
		switch {
		case !ok:
			p.add(at, "STRING_TYPE_CONVERT", "Could not interpret %q as string.", fmt.Sprint(v))
		case n == 0 && least > 0:
			p.add(at, "BASE_TYPE_REQUIRED", "This field is required")
		case n > most && least == 0:
			p.add(at, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", most)
		case n > most || n < least:
			p.add(at, "BASE_TYPE_BAD_LENGTH", "Must be between %d and %d in length.", least, most)
		}
	}
}

func boolean(p *problems, at string, v any) {
	if _, ok := v.(bool); !ok {
		p.add(at, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
	}
}

func integer(least, most int) check {
	return func(p *problems, at string, v any) {
		n, ok := v.(float64)
		switch {
		case !ok || n != math.Trunc(n):
			p.add(at, "NUMBER_TYPE_COERCE", "Value %q is not int.", fmt.Sprint(v))
		case n > float64(most):
			p.add(at, "NUMBER_TYPE_MAX", "int value should be less than or equal to %d.", most)
		case n < float64(least):
			p.add(at, "NUMBER_TYPE_MIN", "int value should be greater than or equal to %d.", least)
		}
	}
}

// choice is a number out of a few.
func choice(values ...int) check {
	return func(p *problems, at string, v any) {
		if n, ok := v.(float64); !ok || !slices.Contains(values, int(n)) || n != math.Trunc(n) {
			p.add(at, "BASE_TYPE_CHOICES", "Value must be one of {%s}.", among(values))
		}
	}
}

// list is an array of so many things of one kind.
func list(least, most int, each check) check {
	return func(p *problems, at string, v any) {
		items, ok := v.([]any)
		switch {
		case !ok:
			p.add(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
		case len(items) < least || len(items) > most:
			p.add(at, "BASE_TYPE_BAD_LENGTH", "Must be between %d and %d in length.", least, most)
		}
		for i, item := range items {
			each(p, fmt.Sprintf("%s/%d", at, i), item)
		}
	}
}

var snowflakes = regexp.MustCompile(`^(0|[1-9][0-9]{0,19})$`)

// snowflake is an id; Discord also takes it as a number.
func snowflake(p *problems, at string, v any) {
	if n, isNumber := v.(float64); isNumber && n >= 0 {
		return
	}
	if text, ok := v.(string); !ok || !snowflakes.MatchString(text) {
		p.add(at, "NUMBER_TYPE_COERCE", "Value %q is not snowflake.", fmt.Sprint(v))
	}
}

// address is a URL with one of some schemes.
func address(most int, schemes ...string) check {
	return func(p *problems, at string, v any) {
		between(1, most)(p, at, v)
		text, _ := v.(string)
		u, err := url.Parse(text)
		switch {
		case err != nil || (u.Host == "" && u.Opaque == ""):
			p.add(at, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
		case !slices.Contains(schemes, u.Scheme):
			p.add(at, "URL_TYPE_INVALID_SCHEME", "Scheme %q is not supported. Scheme must be one of %v.", u.Scheme, schemes)
		}
	}
}

func moment(p *problems, at string, v any) {
	text, _ := v.(string)
	if _, err := time.Parse(time.RFC3339, text); err != nil {
		p.add(at, "DATE_TIME_TYPE_PARSE", "Could not parse %v. Should be ISO8601.", v)
	}
}

// word is a value that is a string, or "".
func word(v any) string {
	text, _ := v.(string)
	return text
}

// number is a value that is a number, or 0.
func number(v any) int {
	n, _ := v.(float64)
	return int(n)
}

// given is a value that is a number, and whether it is one.
func given(v any) (int, bool) {
	n, ok := v.(float64)
	return int(n), ok
}

func listOf(v any) []any {
	all, _ := v.([]any)
	return all
}

func objectOf(v any) object {
	o, _ := v.(object)
	return o
}

// idOf is an id that was sent as a string or as a number.
func idOf(v any) string {
	if n, isNumber := v.(float64); isNumber {
		return fmt.Sprintf("%.0f", n)
	}
	return word(v)
}

// among lists numbers.
func among(values []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(values), "[]"), " ", ", ")
}
