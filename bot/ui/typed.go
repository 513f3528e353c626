package ui

import (
	"slices"
	"strings"
	"unicode"
)

// Isolate keeps words that run from right to left from turning round the sentence in which they stand.
func Isolate(words string) string {
	if !strings.ContainsFunc(words, func(c rune) bool {
		return unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
	}) {
		return words
	}
	return "\u2068" + words + "\u2069"
}

// Holds says whether the words of a choice hold all that somebody typed to find it, whatever its order and its capitals.
func Holds(words, typed string) bool {
	words = strings.ToLower(words)
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(typed)), func(w string) bool { return !strings.Contains(words, w) })
}
