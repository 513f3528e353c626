package discord

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// suggest answers what somebody types into an option: the choices whose words hold all that was typed, in their order. It
// is never nil, because Discord wants an empty list rather than none.
func (d drawer) suggest(choices []ui.Choice, typed string) []commandChoice {
	all := make([]commandChoice, len(choices))
	for i, c := range choices {
		all[i] = commandChoice{Name: d.words(c.Label), Value: c.Value}
	}
	return matching(all, typed)
}

// suggestLines answers what somebody types after /secretariat: the commands that they can use.
func suggestLines(hints []bot.Hint, typed string) []commandChoice {
	all := make([]commandChoice, len(hints))
	for i, h := range hints {
		all[i] = commandChoice{Name: h.Line + " · " + h.Title, Value: h.Line}
	}
	return matching(all, typed)
}

// matching are the choices whose names or values hold every word that was typed, as many as Discord shows.
func matching(all []commandChoice, typed string) []commandChoice {
	found := []commandChoice{}
	for _, c := range all {
		if !ui.Holds(c.Name+" "+c.Value, strings.TrimPrefix(typed, "/")) || c.Value == "" || size(c.Value) > maxOption {
			continue
		}
		c.Name = plain(c.Name, maxOption)
		if found = append(found, c); len(found) == maxOptions {
			break
		}
	}
	return found
}
