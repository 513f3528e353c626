package commands

import (
	"slices"
	"strings"
	"unicode"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// likeness is how well a thing answers what was looked for.
type likeness int

// The likenesses, the likeliest first.
const (
	byReference likeness = iota // its reference stands among the words
	byTitle                     // all words stand in its title, or narrow the search down: what it is, whose, when
	byText                      // they stand in the rest of what was typed
	byNothing                   // none was typed: what it is, whose, when
	notAtAll
)

// likeness says whether, and how well, a thing has all the words, in what was typed or in what is known of it otherwise. A thing of
// whose words none are left has none of them.
func (q query) likeness(v bot.View, f find, typed map[partnership.TextID]string) likeness {
	title, text := f.folded(typed)
	if title == "" && text == "" {
		return notAtAll
	}
	known := ""
	inTitle, inText := false, false
	for _, word := range q.words {
		switch {
		case strings.Contains(title, word):
			inTitle = true
			continue
		case strings.Contains(text, word):
			inText = true
			continue
		case known == "":
			known = folded(f.known(v))
		}
		if !strings.Contains(known, word) {
			return notAtAll
		}
	}
	switch {
	case q.names(v.State, f):
		return byReference
	case inText:
		return byText
	case inTitle:
		return byTitle
	}
	return byNothing
}

// folded is the title by which a thing is known, and the rest of what was typed.
func (f find) folded(typed map[partnership.TextID]string) (title, text string) {
	ids := f.texts()
	if f.titled() {
		title, ids = folded(typed[ids[0]]), ids[1:]
	}
	var rest strings.Builder
	for _, id := range ids {
		if words := typed[id]; words != "" {
			rest.WriteString(folded(words))
			rest.WriteByte('\n')
		}
	}
	return title, rest.String()
}

// titled says whether the first of its texts is what it is called by.
func (f find) titled() bool { return f.Report == nil && f.Dispute == nil && !f.notes() }

// names says whether the reference of a thing stands among the words.
func (q query) names(s *partnership.State, f find) bool {
	for _, part := range eachWord(f.reference(s)) {
		if !slices.Contains(q.words, singular(part)) {
			return false
		}
	}
	return true
}

// named puts what the words name by its reference before all else, and leaves the rest in its order.
func (q query) named(s *partnership.State, all []find) []find {
	if !slices.ContainsFunc(q.words, func(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }) {
		return all
	}
	var first, rest []find
	for _, f := range all {
		if q.names(s, f) {
			first = append(first, f)
		} else {
			rest = append(rest, f)
		}
	}
	return append(first, rest...)
}

// finds are what was found so far, by how likely it is what was meant; of each as many as can be shown, and one more.
type finds [notAtAll][]find

func (all *finds) add(f find, like likeness) {
	if like == notAtAll || len(all[like]) > maxFound || f.notes() && all.picked(f) {
		return
	}
	all[like] = append(all[like], f)
}

// picked says whether something was found that was picked out of the same notes.
func (all *finds) picked(notes find) bool {
	return slices.ContainsFunc(all[:], func(some []find) bool { return slices.ContainsFunc(some, notes.sameMeeting) })
}

// enough says whether nothing can come that would be shown.
func (all *finds) enough() bool { return len(all[byReference])+len(all[byTitle]) > maxFound }

func (all *finds) best() []find {
	var best []find
	for _, some := range all {
		best = append(best, some...)
	}
	return best[:min(len(best), maxFound+1)]
}
