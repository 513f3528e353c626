package doors

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
)

// Family is all commands that begin with the same word.
type Family struct {
	Name     string
	Commands []*bot.Command
}

// Families are those of the commands that people write, in their order.
func Families(all []*bot.Command) []Family {
	var list []Family
	for _, c := range all {
		if c.Hidden {
			continue
		}
		name, _, _ := strings.Cut(c.Path, " ")
		i := slices.IndexFunc(list, func(f Family) bool { return f.Name == name })
		if i < 0 {
			i = len(list)
			list = append(list, Family{Name: name})
		}
		list[i].Commands = append(list[i].Commands, c)
	}
	return list
}
