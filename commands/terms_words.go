package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/terms/explain"
	"github.com/partnership-secretariat/secretariat/wording"
)

// topic is what the terms say about one thing, as much of it as one list can hold.
type topic struct {
	heading string
	lines   []ui.Text
}

// topicsPerPage fit a card, beside what else it has: each is a heading and a list.
const topicsPerPage = (ui.MaxBlocks - 4) / 2

// topicsOf are what is said in a section. What is not said has a card of its own.
func topicsOf(section explain.Section) []topic {
	var all []topic
	said := map[string]bool{}
	for _, lines := range section.Topics() {
		heading := lines[0].Topic
		var texts []ui.Text
		for _, line := range lines {
			words := lineWords(line)
			if line.State != explain.Silent && !said[words] {
				said[words] = true
				texts = append(texts, ui.Say("%s", cutTo(words, ui.MaxWords)))
			}
		}
		for part := range slices.Chunk(texts, onePage) {
			all = append(all, topic{heading: heading, lines: part})
		}
	}
	return all
}

// lineWords is one thing that the terms say. A rule is its sentence, word for word: what this program makes of it is for
// the page that the secretariat sends round.
func lineWords(line explain.Line) string {
	if strings.HasPrefix(line.Key, "rules/") && line.Quote != "" {
		return wording.JoinWords("“"+line.Quote+"”", bracketed(line.Origin))
	}
	parts := slices.Clone(line.Sentences)
	if line.Quote != "" {
		parts = append(parts, "“"+line.Quote+"”")
	}
	return wording.JoinWords(append(parts, bracketed(wording.JoinNonEmpty("; ", line.Where, line.Origin)))...)
}

func bracketed(words string) string {
	if words == "" {
		return ""
	}
	return "(" + words + ")"
}

// cutTo keeps words short enough for every platform.
func cutTo(words string, most int) string {
	if runes := []rune(words); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return words
}
