package terms

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/internal/spelling"
)

// didYouMean suggests the known word that somebody most likely meant, or lists what there is.
func didYouMean(word string, known []string) string {
	if len(known) > mostSuggested {
		return "look at how it is spelt where it is made"
	}
	if near := spelling.Nearest(word, known); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	switch len(known) {
	case 0:
		return "there is none yet"
	case 1:
		return "write " + quote(known[0])
	}
	return "write one of: " + strings.Join(listed(known), ", ")
}

// listed are words to choose from. A place that goes by a short name is there once, by that.
func listed(known []string) []string {
	words := slices.Compact(slices.Sorted(slices.Values(known)))
	return slices.DeleteFunc(words, func(word string) bool {
		_, short, long := strings.Cut(word, "/")
		return long && slices.Contains(known, short)
	})
}

// mostSuggested is how many words are looked through and listed: a longer list helps nobody.
const mostSuggested = 500

// quote shows what somebody wrote without letting a very long or odd word spoil the message.
func quote(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = strings.TrimRight(string(r[:most]), " ") + "…"
	}
	return "“" + strings.Join(strings.Fields(s), " ") + "”"
}
