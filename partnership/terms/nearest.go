package terms

import (
	"slices"
	"strings"
)

// longestGuess is the longest word for which a near one is looked for.
const longestGuess = 64

// didYouMean suggests the known word that somebody most likely meant, or lists what there is.
func didYouMean(word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	switch len(known) {
	case 0:
		return "there is none yet"
	case 1:
		return "write " + quote(known[0])
	}
	return "write one of: " + strings.Join(slices.Sorted(slices.Values(known)), ", ")
}

// nearest is the known word within a few slips of the pen, or nothing.
func nearest(word string, known []string) string {
	if len(word) > longestGuess {
		return ""
	}
	best, least := "", len(word)/3+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := slips(strings.ToLower(word), strings.ToLower(k)); d <= least && d < len(k) {
			if best == "" || d < least {
				best, least = k, d
			}
		}
	}
	return best
}

// slips counts the letters that must be added, dropped or changed to make one word of the other.
func slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

// quote shows what somebody wrote without letting a very long or odd word spoil the message.
func quote(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return "“" + strings.Join(strings.Fields(s), " ") + "”"
}
