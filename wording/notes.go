package wording

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// AgreedPoints are the points of the notes that have no numbers: until the notes are out, and in those of early years.
func AgreedPoints(s *partnership.State, m *partnership.Meeting) []ui.Text {
	numbered := map[partnership.TextID]bool{}
	for _, d := range s.DecisionsOf(m.Ref) {
		numbered[d.What] = true
	}
	var points []ui.Text
	for i, id := range m.Notes.Agreed {
		if numbered[id] {
			continue
		}
		point := ui.Say("%s", ui.TypedText(id))
		if how := HowDecided(&partnership.Decision{Manner: m.Notes.MannerOf(i)}); !how.IsZero() {
			point = ui.Say("%s (%s)", point, how)
		}
		points = append(points, point)
	}
	return points
}

// DecidedLines are what a meeting decided and agreed, a line each.
func DecidedLines(s *partnership.State, m *partnership.Meeting) []ui.Text {
	var lines []ui.Text
	for _, d := range s.DecisionsOf(m.Ref) {
		line := ui.Say("%s: %s", d.Number.String(), ui.TypedText(d.What))
		if d.Result != partnership.ResultAgreed || d.Provisional {
			line = ui.Say("%s (%s)", line, ui.Say(strings.ToLower(DecisionTag(d).Words.Format)))
		}
		if how := HowDecided(d); !how.IsZero() {
			line = ui.Say("%s (%s)", line, how)
		}
		lines = append(lines, line)
	}
	return append(lines, AgreedPoints(s, m)...)
}
