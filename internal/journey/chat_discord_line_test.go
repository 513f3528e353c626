package journey_test

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
)

// typedOnDiscord is how people type a line there: by the command itself where its first option alone is given, else by the
// one that takes any line.
func typedOnDiscord(line string) string {
	line = strings.TrimPrefix(line, "secretariat ")
	for _, c := range commands.All() {
		words, begins := strings.CutPrefix(line, c.Path)
		words = strings.TrimSpace(words)
		switch {
		case !begins || c.Hidden || words != "" && !strings.HasPrefix(line, c.Path+" "):
		case words == "":
			return "/" + c.Path
		case single(c, words):
			return "/" + c.Path + " " + c.Options[0].Describe().Name + ": " + words
		}
	}
	if line == "" {
		return "/secretariat"
	}
	return "/secretariat what: " + line
}

// single says that words are the first option of a command, and that it is one that is typed.
func single(c *bot.Command, words string) bool {
	if len(c.Options) == 0 || len(c.Options) > 1 && strings.Contains(words, " ") {
		return false
	}
	first := c.Options[0].Describe()
	return first.Kind == ui.Line && (first.When == nil || c.Vouches) || first.Kind == ui.Select || first.Kind == ui.Date
}
