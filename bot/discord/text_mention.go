package discord

import (
	"cmp"
	"regexp"
	"strings"
)

var (
	mention = regexp.MustCompile(`<@!?([0-9]{1,20})>`)
	emoji   = regexp.MustCompile(`<a?(:\w{1,40}:)[0-9]{1,20}>`)
)

// asRead are words as people on Discord read them: instead of the ids of people their names, as far as Discord tells them,
// and of a server's own pictures their names.
func asRead(words string, people []user) string {
	words = emoji.ReplaceAllString(words, "$1")
	return mention.ReplaceAllStringFunc(words, func(id string) string {
		for _, p := range people {
			if name := cmp.Or(p.Global, p.Name); name != "" && p.ID == strings.Trim(id, "<@!>") {
				return "@" + name
			}
		}
		return id
	})
}
