package documents

import (
	"strings"
	"unicode"
)

// Shown are words as every face shows them: with a mark (U+FFFD) where a control character or a broken byte stood, which
// neither a page nor a Word file may hold. New lines and tabs stay.
func Shown(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(words, "\uFFFD"))
}
