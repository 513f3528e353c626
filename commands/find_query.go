package commands

import (
	"slices"
	"strings"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
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
	for _, word := range strings.FieldsFunc(folded(typed), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) }) {
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

// folded makes words of another case, or with another apostrophe, the same.
func folded(words string) string { return strings.ReplaceAll(strings.ToLower(words), "’", "'") }

// singular lets spaces find a space: the end of a word is what people remember least.
func singular(word string) string {
	if stem, plural := strings.CutSuffix(word, "s"); plural && len(stem) > 3 && !strings.HasSuffix(stem, "s") {
		return stem
	}
	return word
}

// matches says whether a thing has all the words, in what was typed or in what is known of it otherwise. A thing of whose words
// none are left has none of them.
func (q query) matches(v bot.View, f find, typed map[partnership.TextID]string) bool {
	var all strings.Builder
	for _, id := range f.texts() {
		if words := typed[id]; words != "" {
			all.WriteString(folded(words))
			all.WriteByte('\n')
		}
	}
	if all.Len() == 0 {
		return false
	}
	text, known := all.String(), ""
	for _, word := range q.words {
		if strings.Contains(text, word) {
			continue
		}
		if known == "" {
			known = folded(f.known(v))
		}
		if !strings.Contains(known, word) {
			return false
		}
	}
	return true
}
