package calendar

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ParsePattern reads on which days something happens again and again, as people write it: first Tuesday of every second
// month, 2pm to 4pm. Where every so many months are meant, they are counted from that of the first day.
func ParsePattern(words string, first Date) (Pattern, error) {
	r := reading{weekday: -1, every: 1}
	text := beforeNoon.ReplaceAllString(strings.ToLower(words), "$1$2")
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" ,;-–—\t", c) }) {
		if err := r.take(word); err != nil {
			return Pattern{}, fmt.Errorf("read pattern %q: %w", words, err)
		}
	}
	p, err := r.pattern(first)
	if err != nil {
		return Pattern{}, fmt.Errorf("read pattern %q: %w", words, err)
	}
	return p, nil
}

// beforeNoon is a time whose am or pm stands apart: 2 pm.
var beforeNoon = regexp.MustCompile(`(\d)\s+(am|pm)\b`)

// reading is a pattern that is being read, word by word.
type reading struct {
	ordinal int // said, and not yet used: of a weekday, or of months
	weekday time.Weekday
	week    int
	every   int
	months  []time.Month
	times   []string
}

var (
	ordinals = map[string]int{
		"first": 1, "1st": 1, "second": 2, "2nd": 2, "other": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "sixth": 6, "6th": 6, "last": LastWeek,
		"1": 1, "2": 2, "3": 3, "4": 4, "6": 6, "two": 2, "three": 3, "four": 4, "six": 6,
	}
	fillers  = []string{"every", "each", "the", "of", "on", "at", "in", "a", "and", "to", "until", "till", "from"}
	weekdays = named(7, func(i int) string { return time.Weekday(i).String() })
	monthsOf = named(13, func(i int) string { return time.Month(i).String() })
)

// named are the small names of n things, by which they are found.
func named(n int, name func(int) string) map[string]int {
	all := map[string]int{}
	for i := range n {
		all[strings.ToLower(name(i))] = i
	}
	return all
}

func (r *reading) take(word string) error {
	n, ordinal := ordinals[word]
	day, weekday := weekdays[strings.TrimSuffix(word, "s")]
	month, ofYear := monthsOf[word]
	at, clock := timeOf(word)
	switch {
	case ordinal && r.ordinal != 0:
		return errors.New("say one day of the month")
	case ordinal:
		r.ordinal = n
	case weekday && (r.weekday >= 0 || r.ordinal == 0 || r.ordinal == 6):
		return errors.New("say which one of the month, as first Tuesday, and one only")
	case weekday:
		r.weekday, r.week, r.ordinal = time.Weekday(day), r.ordinal, 0
	case word == "month" || word == "months":
		r.every, r.ordinal = max(r.ordinal, 1), 0
	case word == "quarter" || word == "quarterly":
		r.every = 3
	case word == "monthly":
		r.every = 1
	case ofYear && !slices.Contains(r.months, time.Month(month)):
		r.months = append(r.months, time.Month(month))
	case clock:
		r.times = append(r.times, at)
	case slices.Contains(fillers, word):
	default:
		return fmt.Errorf("%q is not understood", word)
	}
	return nil
}

// pattern is what was read.
func (r *reading) pattern(first Date) (Pattern, error) {
	if r.weekday < 0 || r.ordinal != 0 || len(r.times) > 2 {
		return Pattern{}, errors.New("one day of the month, and from when to when, are to be said")
	}
	p := Pattern{Weekday: r.weekday, Week: r.week, Months: r.months}
	if r.every > 1 && len(r.months) > 0 {
		return Pattern{}, errors.New("say in which months, or every how many, and not both")
	}
	for i := 0; r.every > 1 && i < 12; i += r.every {
		p.Months = append(p.Months, time.Month((int(first.Month)-1+i)%12+1))
	}
	slices.Sort(p.Months)
	if len(r.times) > 0 {
		p.At = r.times[0]
	}
	if len(r.times) == 2 {
		if p.Minutes = minutesOf(r.times[1]) - minutesOf(r.times[0]); p.Minutes <= 0 {
			return Pattern{}, errors.New("it ends after it begins")
		}
	}
	return p, p.check()
}

// clockWords is a time as people write it: 2pm, 2.30pm, 14:00.
var clockWords = regexp.MustCompile(`^([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?$`)

// timeOf reads a time of day as people write it. A bare number is none.
func timeOf(word string) (at string, ok bool) {
	if word == "noon" {
		return "12:00", true
	}
	m := clockWords.FindStringSubmatch(word)
	if m == nil || m[2] == "" && m[3] == "" {
		return "", false
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if m[3] != "" && (hour < 1 || hour > 12) {
		return "", false
	}
	switch {
	case m[3] == "pm" && hour < 12:
		hour += 12
	case m[3] == "am" && hour == 12:
		hour = 0
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), inRange(hour, 24) && inRange(minute, 60)
}

// minutesOf counts from midnight.
func minutesOf(at string) int {
	hour, minute, _ := ParseTimeOfDay(at) // written by timeOf
	return hour*60 + minute
}
