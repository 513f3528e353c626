package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Unit is what a span counts.
type Unit string

// The units, as people write them. Clear days have four readings, so each is a unit of its own.
const (
	Minutes          Unit = "minutes"
	Hours            Unit = "hours"
	Days             Unit = "days" // calendar days
	Weeks            Unit = "weeks"
	Months           Unit = "months" // calendar months, to the corresponding date
	Years            Unit = "years"
	WorkingDays      Unit = "working days"
	ClearDays        Unit = "clear days"                 // every day counts
	ClearNoSundays   Unit = "clear days without Sundays" // Saturdays count; Sundays and bank holidays do not
	ClearSection243  Unit = "clear days by section 243"  // likewise, and the breaks round Christmas, Easter and bank holidays do not
	ClearWorkingDays Unit = "clear working days"         // neither weekends nor bank holidays count
)

// Units are all the units there are.
func Units() []Unit {
	return []Unit{
		Minutes, Hours, Days, Weeks, Months, Years, WorkingDays, ClearDays, ClearNoSundays, ClearSection243, ClearWorkingDays,
	}
}

// Span is a length of time in words: 5 clear working days, 1 month, 24 hours. The zero Span is none.
type Span struct {
	N    int
	Unit Unit
}

// maxSpan is the longest number that a span may have: far beyond any deadline, and short enough to count day by day.
const maxSpan = 999

// ParseSpan reads a span as String writes it, and in no other way: a number from 1 to 999, a space and a unit, in the
// singular where the number is 1.
func ParseSpan(words string) (Span, error) {
	number, unit, _ := strings.Cut(words, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > maxSpan || strconv.Itoa(n) != number {
		return Span{}, fmt.Errorf("read span %q: begin with a whole number from 1 to %d, as in 5 working days", words, maxSpan)
	}
	for _, u := range Units() {
		if s := (Span{n, u}); unit == s.unit() {
			return s, nil
		}
	}
	return Span{}, fmt.Errorf("read span %q: %s", words, spanHint(n, unit))
}

// spanHint is what to write instead: the other number of a unit that exists, else all units.
func spanHint(n int, unit string) string {
	for _, u := range Units() {
		if unit == string(u) || unit == u.one() {
			return "write " + Span{n, u}.String()
		}
	}
	all := make([]string, 0, len(Units()))
	for _, u := range Units() {
		all = append(all, Span{n, u}.unit())
	}
	return fmt.Sprintf("after %d write %s or %s", n, strings.Join(all[:len(all)-1], ", "), all[len(all)-1])
}

// IsZero says whether it is no span at all.
func (s Span) IsZero() bool { return s == Span{} }

// String is the span as people write it.
func (s Span) String() string { return strconv.Itoa(s.N) + " " + s.unit() }

func (s Span) unit() string {
	if s.N == 1 {
		return s.Unit.one()
	}
	return string(s.Unit)
}

// Duration is the span as time that passes: only minutes and hours are the same length on every day.
func (s Span) Duration() (time.Duration, bool) {
	switch s.Unit {
	case Minutes:
		return time.Duration(s.N) * time.Minute, true
	case Hours:
		return time.Duration(s.N) * time.Hour, true
	default:
		return 0, false
	}
}

// Clear says whether neither the day from which the unit runs nor the day to which it runs is counted.
func (u Unit) Clear() bool {
	return slices.Contains([]Unit{ClearDays, ClearNoSundays, ClearSection243, ClearWorkingDays}, u)
}

func (u Unit) one() string {
	switch u {
	case "":
		return ""
	case ClearNoSundays:
		return "clear day without Sundays"
	case ClearSection243:
		return "clear day by section 243"
	default:
		return string(u[:len(u)-1])
	}
}
