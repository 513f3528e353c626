package commands

import (
	"slices"
	"strings"
	"unicode"
)

// query is what somebody looks for: all of its words.
type query struct {
	words   []string
	decided bool // they ask what was decided, or when
}

// unsaid are words that people say around what they look for.
var unsaid = strings.Fields("a an the of on in at to for about and or was were is are did do does we us our they it its what when where who which " +
	"how has have had been be that this there show me find please any")

// decisionWords are words by which people ask for decisions.
var decisionWords = strings.Fields("decide decides decided decision decisions agree agrees agreed")

// lookingFor reads what somebody looks for, however they put it: “When did we decide on the warm spaces?” is the decisions with warm
// and space in them.
func lookingFor(typed string) query {
	var q query
	var around []string
	for _, word := range eachWord(typed) {
		switch {
		case slices.Contains(decisionWords, word):
			q.decided = true
		case slices.Contains(unsaid, word):
			around = append(around, word)
		case !slices.Contains(q.words, singular(word)):
			q.words = append(q.words, singular(word))
		}
	}
	if len(q.words) == 0 && !q.decided {
		q.words = around
	}
	return q
}

// eachWord are the words of what was typed.
func eachWord(typed string) []string {
	return strings.FieldsFunc(folded(typed), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) })
}

// folded makes words of another case, or with another apostrophe, the same.
func folded(words string) string { return strings.ReplaceAll(strings.ToLower(words), "’", "'") }

// singular lets spaces find a space: the end of a word is what people remember least.
func singular(word string) string {
	if stem, plural := strings.CutSuffix(word, "s"); plural && len(stem) > 3 && !strings.HasSuffix(stem, "s") {
		return stem
	}
	return word
}
