package ics

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// part is a component of a file as a strict reader reads it.
type part struct {
	name  string
	lines []property
	parts []*part
}

// property is one line, unfolded.
type property struct{ name, params, value string }

func (p *part) all(name string) []property {
	return slices.DeleteFunc(slices.Clone(p.lines), func(l property) bool { return l.name != name })
}

// one is the value of a property that stands there once; "" where it does not stand there.
func (p *part) one(name string) string {
	if all := p.all(name); len(all) == 1 {
		return all[0].value
	}
	return ""
}

func (p *part) named(name string) []*part {
	return slices.DeleteFunc(slices.Clone(p.parts), func(c *part) bool { return c.name != name })
}

// once is what a component may have once, and what RFC 5545 and its extensions let it have at all.
var once = map[string][]string{
	"VCALENDAR": {"VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"},
	"VTIMEZONE": {"TZID"},
	"STANDARD":  {"DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
	"DAYLIGHT":  {"DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
	"VEVENT": {
		"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "TRANSP", called, "ATTENDEE",
	},
}

var grammar = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\x00-\x08\x0A-\x1F\x7F]*"|[^";:,\x00-\x08\x0A-\x1F\x7F]*))*):(.*)$`)

// readStrictly reads a file and takes nothing that a program might read differently.
func readStrictly(data []byte) (*part, error) {
	text := string(data)
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") {
		return nil, fmt.Errorf("no lines of UTF-8")
	}
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > maxLine || strings.ContainsAny(l, "\r\n") || !utf8.ValidString(l) || l == "" {
			return nil, fmt.Errorf("line %q", l)
		}
	}
	root := &part{}
	open := []*part{root}
	for l := range strings.SplitSeq(strings.ReplaceAll(strings.TrimSuffix(text, "\r\n"), "\r\n ", ""), "\r\n") {
		m := grammar.FindStringSubmatch(l)
		if m == nil {
			return nil, fmt.Errorf("no property: %q", l)
		}
		top := open[len(open)-1]
		switch p := (property{m[1], m[2], m[3]}); p.name {
		case "BEGIN":
			c := &part{name: p.value}
			top.parts, open = append(top.parts, c), append(open, c)
		case "END":
			if top.name != p.value || len(open) == 1 {
				return nil, fmt.Errorf("%s ends in %s", p.value, top.name)
			}
			open = open[:len(open)-1]
		default:
			if !slices.Contains(once[top.name], p.name) || len(top.all(p.name)) > 0 {
				return nil, fmt.Errorf("%s in %q: %q", p.name, top.name, l)
			}
			top.lines = append(top.lines, p)
		}
	}
	if len(open) != 1 || len(root.parts) != 1 || root.parts[0].name != "VCALENDAR" || len(root.lines) > 0 {
		return nil, fmt.Errorf("not one calendar")
	}
	return root.parts[0], nil
}

// plain is a value without its marks.
func plain(value string) (string, error) {
	var b strings.Builder
	marked := false
	for _, c := range value {
		switch {
		case marked && c == 'n':
			b.WriteByte('\n')
		case marked && !strings.ContainsRune(`\;,`, c):
			return "", fmt.Errorf("a mark before %q: %q", c, value)
		case !marked && c == '\\':
			marked = true
			continue
		case !marked && strings.ContainsRune(`;,`, c):
			return "", fmt.Errorf("two values: %q", value)
		default:
			b.WriteRune(c)
		}
		marked = false
	}
	if marked {
		return "", fmt.Errorf("a mark before nothing: %q", value)
	}
	return b.String(), nil
}

// moment is what a strict reader makes of a local time, by the rules in the file and nothing else.
func (p *part) moment(wall string) (time.Time, error) {
	if strings.HasSuffix(wall, "Z") {
		return time.Parse("20060102T150405Z", wall)
	}
	at, err := time.Parse("20060102T150405", wall)
	if err != nil {
		return at, err
	}
	var latest time.Time
	offset := 0
	for _, zone := range p.named("VTIMEZONE") {
		for _, o := range zone.parts {
			begins, err := o.lastBefore(at)
			if err != nil {
				return at, err
			}
			if !begins.IsZero() && !begins.Before(latest) {
				latest = begins
				if offset, err = seconds(o.one("TZOFFSETTO")); err != nil {
					return at, err
				}
			}
		}
	}
	if latest.IsZero() {
		return at, fmt.Errorf("no rule for %s", wall)
	}
	return at.Add(-time.Duration(offset) * time.Second), nil
}

// lastBefore is when an observance last began at a time that clocks show; zero: not yet. A time that clocks show twice is the
// first of the two.
func (p *part) lastBefore(at time.Time) (time.Time, error) {
	first, err := time.Parse("20060102T150405", p.one("DTSTART"))
	if err != nil || first.After(at) {
		return time.Time{}, err
	}
	if p.one("RRULE") == "" {
		return first, nil
	}
	var month, nth int
	var day string
	if _, err := fmt.Sscanf(p.one("RRULE"), "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", &month, &nth, &day); err != nil {
		return first, fmt.Errorf("rule %q: %w", p.one("RRULE"), err)
	}
	begins := nthDay(first, at.Year(), month, nth, day)
	if begins.After(at) {
		begins = nthDay(first, at.Year()-1, month, nth, day)
	}
	return begins, nil
}

func nthDay(clock time.Time, year, month, nth int, day string) time.Time {
	var fit []time.Time
	for d := time.Date(year, time.Month(month), 1, clock.Hour(), clock.Minute(), clock.Second(), 0, time.UTC); int(d.Month()) == month; d = d.AddDate(0, 0, 1) {
		if strings.ToUpper(d.Weekday().String()[:2]) == day {
			fit = append(fit, d)
		}
	}
	if nth < 0 {
		return fit[len(fit)+nth]
	}
	return fit[nth-1]
}

func seconds(offset string) (int, error) {
	layout := map[int]string{5: "-0700", 7: "-070000"}[len(offset)]
	t, err := time.Parse(layout, offset)
	_, east := t.Zone()
	return east, err
}
