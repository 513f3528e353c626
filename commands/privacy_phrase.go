package commands

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase is some words as they may stand in a sentence: in any case, over a line's end, with either apostrophe, and not as a part
// of a longer word.
type phrase struct{ pattern *regexp.Regexp }

// leastPhrase is how many letters and digits a phrase has at least: fewer stand everywhere.
const leastPhrase = 3

// phraseOf reads a phrase; false: there is too little of it.
func phraseOf(words string) (phrase, bool) {
	letters := 0
	for _, c := range words {
		if wordly(c) {
			letters++
		}
	}
	if letters < leastPhrase {
		return phrase{}, false
	}
	parts := strings.Fields(strings.ReplaceAll(words, "’", "'"))
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(regexp.QuoteMeta(part), "'", "['’]")
	}
	return phrase{regexp.MustCompile(`(?i)` + strings.Join(parts, `\s+`))}, true
}

func wordly(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// in says whether the phrase stands in a text.
func (p phrase) in(text string) bool { return len(p.find(text)) > 0 }

// without is a text with something else in the place of the phrase.
func (p phrase) without(text, instead string) string {
	var b strings.Builder
	at := 0
	for _, span := range p.find(text) {
		b.WriteString(text[at:span[0]])
		b.WriteString(instead)
		at = span[1]
	}
	return b.String() + text[at:]
}

// find is where the phrase stands as words of its own. What is inside a longer word is passed over, and looked at again from the
// next letter on.
func (p phrase) find(text string) [][2]int {
	var found [][2]int
	for at := 0; at < len(text); {
		span := p.pattern.FindStringIndex(text[at:])
		if span == nil {
			break
		}
		from, to := at+span[0], at+span[1]
		if !within(text, from, to) {
			found = append(found, [2]int{from, to})
			at = to
			continue
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		at = from + size
	}
	return found
}

// within says whether a part of a text begins or ends within a word.
func within(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return wordly(before) && wordly(first) || wordly(last) && wordly(after)
}
