package terms

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	yaml "go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// The years in which a date of a terms file lies: whatever else is a slip of the pen.
const (
	firstYear = 1800
	lastYear  = 2199
)

// hour is a time by the clocks of the place.
var hour = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// date reads a day; none where the key is left out or the terms do not say.
func (t table) date(key string) calendar.Date {
	text := t.textOr(key)
	if text == "" {
		return calendar.Date{}
	}
	return t.day(t.values[key], key, text)
}

// dates reads a list of days.
func (t table) dates(key string) []calendar.Date {
	var all []calendar.Date
	for _, n := range t.items(key) {
		if text := t.r.text(n, quote(key)+" in "+t.what); text != "" {
			all = append(all, t.day(n, key, text))
		}
	}
	return all
}

func (t table) day(n *yaml.Node, key, text string) calendar.Date {
	day, err := calendar.ParseDate(text)
	if err != nil || day.Year < firstYear || day.Year > lastYear {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+quote(text), `write a day of the calendar in quotes, as "2027-03-18"`)
		return calendar.Date{}
	}
	return day
}

// hour reads a time of day in quotes.
func (t table) hour(key string) string {
	text := t.text(key)
	if text != "" && !hour.MatchString(text) {
		t.r.problem(t.values[key], quote(key)+" in "+t.what+" is "+quote(text), `write a time in quotes, as "14:00"`)
		return ""
	}
	return text
}

// valid reads from when until when something holds.
func (t table) valid() Valid {
	const key = "valid"
	n := t.values[key]
	if n == nil || n.Kind == yaml.ScalarNode && n.Value == Unspecified {
		return Valid{}
	}
	d := t.sub(key, validKeys)
	v := Valid{From: d.date("from"), Until: d.date("until")}
	if !v.From.IsZero() && !v.Until.IsZero() && v.Until.Before(v.From) {
		t.r.problem(d.at("until"), d.what+" ends before it begins", "write a later day")
	}
	return v
}

// span reads a length of time in words; none where the key is left out.
func (t table) span(key string) calendar.Span {
	n := t.values[key]
	if n == nil {
		return calendar.Span{}
	}
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		t.r.problem(n, quote(key)+" in "+t.what+" is "+describe(n), "write how long in words, as 5 working days")
		return calendar.Span{}
	}
	s, err := calendar.ParseSpan(n.Value)
	if err != nil {
		hint := strings.TrimPrefix(err.Error(), fmt.Sprintf("read span %q: ", n.Value))
		t.r.problem(n, quote(key)+" in "+t.what+" is "+quote(n.Value), hint)
	}
	return s
}

// clock reads a span that runs to or from some day: the span alone, or with how it is counted.
func (t table) clock(key string) calendar.Clock {
	n := t.values[key]
	if n == nil {
		return calendar.Clock{}
	}
	if n.Kind != yaml.MappingNode {
		return calendar.Clock{Span: t.span(key)}
	}
	c := t.sub(key, clockKeys)
	k := calendar.Clock{Span: c.span("count"), At: c.hour("at"), Inclusive: c.flag("inclusive"), Holidays: c.holidays("holidays", calendar.NoHolidays)}
	c.checkClock(k)
	return k
}

// checkClock makes sure that a clock that is written out can run.
func (t table) checkClock(k calendar.Clock) {
	if k.IsZero() {
		return
	}
	if _, passes := k.Duration(); passes {
		if k != (calendar.Clock{Span: k.Span}) {
			t.r.problem(t.at("count"), t.what+" counts "+k.Span.String()+", which pass by day and by night",
				"write count alone, or count days")
		}
		return
	}
	if err := k.Check(); err != nil {
		t.r.problem(t.at("count"), t.what+" cannot be counted: "+err.Error(), "leave out inclusive or holidays, or count other days")
	}
}

// weekday reads the name of a day of the week.
func (t table) weekday(key string) time.Weekday {
	name := t.choice(key, weekdays...)
	for d := time.Sunday; d <= time.Saturday; d++ {
		if d.String() == name {
			return d
		}
	}
	return 0
}

// months reads names of months.
func (t table) months(key string) []time.Month {
	var all []time.Month
	for _, name := range t.choices(key, monthNames...) {
		for m := time.January; m <= time.December; m++ {
			if m.String() == name {
				all = append(all, m)
			}
		}
	}
	return all
}
