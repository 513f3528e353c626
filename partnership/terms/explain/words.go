package explain

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// joined joins words as in a sentence, with one word between them and another before the last.
func joined(words []string, between, last string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], between) + last + words[n-1]
	}
}

// and joins words: agendas, papers and notes.
func and(words []string) string { return joined(words, ", ", " and ") }

// or joins words: illness or leave.
func or(words []string) string { return joined(words, ", ", " or ") }

// capital begins a sentence.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// plain is a word of the file as people write it: annual_report is annual report.
func plain(word string) string { return strings.ReplaceAll(word, "_", " ") }

// stop ends a sentence that somebody else wrote.
func stop(sentence string) string {
	for _, end := range []string{".", "!", "?", "”", ":"} {
		if strings.HasSuffix(sentence, end) {
			return sentence
		}
	}
	return sentence + "."
}

// quoted is what a file says in words, at the end of a sentence.
func quoted(words string) string {
	if stop(words) == words {
		return "“" + words + "”"
	}
	return "“" + words + "”."
}

// times is how often: once, twice, 3 times.
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	default:
		return strconv.Itoa(n) + " times"
	}
}

// every is how often something comes round: every year, every 2 months.
func every(s calendar.Span) string {
	if s.N == 1 {
		return "every " + strings.TrimPrefix(s.String(), "1 ")
	}
	return "every " + s.String()
}

// counted is a number of things: 1 place, 3 places.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// clock is a span as it is counted.
func clock(c calendar.Clock) string { return c.String() + counting(c) }

// counting is how a clock counts beside its span, with a comma before it.
func counting(c calendar.Clock) string {
	var words string
	if c.At != "" {
		words = ", by " + calendar.TimeWords(c.At)
	}
	if c.Inclusive {
		words += ", counting the first day"
	}
	if c.ToWorkingDay {
		words += ", going on to a working day where that ends on another"
	}
	switch c.Holidays {
	case "":
	case calendar.NoHolidays:
		words += ", bank holidays counting like other days"
	default:
		words += ", by the bank holidays of " + holidayPlaces[c.Holidays]
	}
	return words
}

// holidayPlaces are where a table of bank holidays holds.
var holidayPlaces = map[string]string{
	"england-and-wales": "England and Wales",
	"scotland":          "Scotland",
	"northern-ireland":  "Northern Ireland",
	"any-uk":            "any part of the United Kingdom",
}

// date is a day as people write it: 18 March 2027.
func date(d calendar.Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// valid is when something holds, with a comma before it; nothing where that is not said.
func valid(v terms.Valid) string {
	var words string
	if !v.From.IsZero() {
		words = ", from " + date(v.From)
	}
	if !v.Until.IsZero() {
		words += ", until " + date(v.Until)
	}
	return words
}

// length is how long a meeting is: 90 minutes, 2 hours.
func length(minutes int) string {
	if minutes%60 == 0 {
		return counted(minutes/60, "hour")
	}
	return counted(minutes, "minute")
}
