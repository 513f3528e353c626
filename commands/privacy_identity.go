package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// erased stands where somebody wrote something that was theirs alone.
const erased = "[erased]"

// identity is by what somebody can be known in what was typed.
type identity struct {
	id   partnership.PersonID
	full []phrase // their name, and how to reach them
}

// identityOf is what is known of somebody. A name of one word stands for too many people: it is left where it stands.
func identityOf(p bot.Person) identity {
	who := identity{id: partnership.PersonID(p.ID)}
	for _, words := range []string{p.Name, p.Extra[bot.KeptCalled], p.Email, p.Phone} {
		if named := words == p.Name || words == p.Extra[bot.KeptCalled]; named && len(strings.Fields(words)) < 2 {
			continue
		}
		if known, ok := phraseOf(words); ok {
			who.full = append(who.full, known)
		}
	}
	return who
}

// in says whether somebody can be known in some words.
func (i identity) in(words string) bool {
	return slices.ContainsFunc(i.full, func(p phrase) bool { return p.in(words) })
}

// without are some words without them.
func (i identity) without(words string) string {
	for _, p := range i.full {
		words = p.without(words, bot.Departed)
	}
	return words
}

// theirs says whether a line is nobody's business but theirs and the secretariat's: what they wrote to it in their own words.
func (i identity) theirs(e bookLine) bool {
	_, private := e.Event.(partnership.WordsPassedOn)
	return private && (e.By == i.id || e.For == i.id)
}

// rewritten is what is kept of what was typed, without them.
func (a archive) rewritten(s *partnership.State, who identity) []partnership.Text {
	var texts []partnership.Text
	aside := asideOf(s)
	for _, e := range a.entries {
		for _, id := range e.Texts {
			words := a.words[id]
			now := who.without(words)
			if who.theirs(e) {
				now = erased
			}
			seen := slices.ContainsFunc(texts, func(t partnership.Text) bool { return t.ID == id })
			if words != "" && now != words && !seen && !isHold(e.Event) && !slices.Contains(aside, id) {
				texts = append(texts, partnership.Text{ID: id, Words: now})
			}
		}
	}
	return texts
}

// holdsOf are the holds whose words a search finds in what is somebody's: what they did or what was done about them, and where they
// are named.
func (a archive) holdsOf(r *bot.Request, who identity) []partnership.HoldNumber {
	return a.holding(r, func(e bookLine) bool { return e.by(who.id) && e.words != "" || who.in(e.words) })
}

// tombstone is all that the register keeps of somebody who is erased, until that is gone as well.
func tombstone(person partnership.PersonID) bot.Person {
	return bot.Person{ID: string(person), Name: bot.Departed}
}

// bared is the entry of somebody who has to be reached still: without what is not needed for that.
func bared(p bot.Person) bot.Person {
	p.Phone, p.Extra = "", nil
	return p
}
