// Package spelling finds the known word that somebody most likely meant.
package spelling

import (
	"slices"
	"strings"
)

// longestGuess is the longest word, in bytes, for which a near one is looked for.
const longestGuess = 64

// Nearest is the known word within a few slips of the pen, or nothing. Capitals do not count.
func Nearest(word string, known []string) string {
	if len(word) > longestGuess {
		return ""
	}
	best, least := "", len(word)/3+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := Slips(strings.ToLower(word), strings.ToLower(k)); d <= least && d < len(k) {
			if best == "" || d < least {
				best, least = k, d
			}
		}
	}
	return best
}

// Slips counts the bytes that must be added, dropped or changed to make one word of the other (Levenshtein's distance).
func Slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, change)
		}
	}
	return row[len(b)]
}
