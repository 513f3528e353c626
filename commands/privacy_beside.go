package commands

import (
	"maps"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Beside somebody's entry of the register stands what they told the secretariat alone: what they need at meetings, how they are
// called. It is in no line of the book, so what goes through the book does not come by it.

// withoutBeside are the entries of the register that change where something is taken out of what stands beside them, in order of
// id, as they are without it.
func withoutBeside(people map[string]bot.Person, without func(string) string) []bot.Person {
	var changed []bot.Person
	for _, id := range slices.Sorted(maps.Keys(people)) {
		p := people[id]
		var now map[string]string
		for name, words := range p.Extra {
			if left := without(words); left != words {
				if now == nil {
					now = maps.Clone(p.Extra)
				}
				now[name] = left
			}
		}
		if now != nil {
			p.Extra = now
			changed = append(changed, p)
		}
	}
	return changed
}

// besideIn is what stands beside somebody's entry and has a phrase in it.
func besideIn(p bot.Person, has phrase) string {
	var all []string
	for _, name := range sortedKeys(p.Extra) {
		if has.in(p.Extra[name]) {
			all = append(all, p.Extra[name])
		}
	}
	return strings.Join(all, "\n")
}

// holdingEntries are some holds, with those that keep what is known of whose entries are written.
func holdingEntries(s *partnership.State, held []partnership.HoldNumber, entries []bot.Person) []partnership.HoldNumber {
	for _, e := range entries {
		for _, n := range s.HeldFor(partnership.PersonID(e.ID), nil) {
			if !slices.Contains(held, n) {
				held = append(held, n)
			}
		}
	}
	slices.Sort(held)
	return held
}

// besideOthers are the entries of those beside whose names somebody stands who is erased, without them.
func besideOthers(s *partnership.State, people map[string]bot.Person, who identity) []bot.Person {
	return slices.DeleteFunc(withoutBeside(people, who.without), func(p bot.Person) bool {
		return p.ID == string(who.id) || len(s.HeldFor(partnership.PersonID(p.ID), nil)) > 0
	})
}

// besideFound is what stands beside the entries of others and is about what is asked for, for a person to look at first.
func besideFound(people map[string]bot.Person, k seeker) []bundled {
	if k.about.Organisation != "" || !k.about.From.IsZero() || !k.about.Until.IsZero() { // it has no day, and is no organisation's
		return nil
	}
	var found []bundled
	for _, id := range slices.Sorted(maps.Keys(people)) {
		for _, name := range sortedKeys(people[id].Extra) {
			words := people[id].Extra[name]
			about := k.about.Person == "" || id != string(k.about.Person) && (standsIn(words, k.person.Name) || standsIn(words, k.person.Extra[bot.KeptCalled]))
			if about && hasAll(words, k.words) {
				found = append(found, bundled{What: "Beside an entry of the register", Who: people[id].Name, Words: wording.Upper(name) + ": " + words, Restricted: "personal data"})
			}
		}
	}
	return found
}
