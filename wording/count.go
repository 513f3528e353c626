package wording

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Counted is a number with its noun: no items, 1 item, 2 items, 3 vacancies, 4 entries.
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	for _, ending := range []string{"c", "r"} {
		if stem, ok := strings.CutSuffix(noun, ending+"y"); ok {
			noun = stem + ending + "ie"
		}
	}
	if n == 0 {
		return "no " + noun + "s"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Headcount is a number of people: 1 person, 2 people.
func Headcount(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

// JoinNonEmpty joins what is there.
func JoinNonEmpty(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), between)
}

// JoinWords joins the words that are there.
func JoinWords(parts ...string) string { return JoinNonEmpty(" ", parts...) }

// Lowered begins with a small letter.
func Lowered(words string) string { return strings.ToLower(words[:1]) + words[1:] }

// Many is a small number in words where it begins a sentence.
func Many(n int, one, more string) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}
	noun := more
	if n == 1 {
		noun = one
	}
	if n < len(words) {
		return words[n] + " " + noun
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// Times says how often: once, twice, 3 times.
func Times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// Upper begins a sentence.
func Upper(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// UpperText begins a sentence with a text.
func UpperText(t ui.Text) ui.Text {
	if strings.HasPrefix(t.Format, "%s") && len(t.Values) > 0 && t.Values[0].Text != nil {
		return ui.Text{Format: t.Format, Values: append(ui.Say("%s", UpperText(*t.Values[0].Text)).Values, t.Values[1:]...)}
	}
	t.Format = Upper(t.Format)
	return t
}
