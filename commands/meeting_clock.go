package commands

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// shownTwice says which of two is meant where a meeting begins at a time that the clocks show twice.
func shownTwice(s *partnership.State, m *partnership.Meeting) []ui.Block {
	if !s.ShownTwice(m) {
		return nil
	}
	return []ui.Block{ui.Paragraph("The clocks go back that night and show %s twice: it begins the first time.", ui.AtClock(m.From))}
}
