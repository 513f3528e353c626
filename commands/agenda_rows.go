package commands

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// agendaRows draws the lines of an agenda as somebody may see them.
func agendaRows(v bot.View, m *partnership.Meeting, lines []partnership.Line) []ui.Row {
	var rows []ui.Row
	for _, e := range wording.Entries(v, m, lines) {
		row := ui.Row{Number: strconv.Itoa(e.Number), Title: e.Title, Detail: e.Detail(), Aside: ui.Say("%s", ui.AtClock(e.At))}
		if e.Minutes > 0 {
			row.Aside = ui.Say("%s, %s", row.Aside, wording.Minutes(e.Minutes))
		}
		rows = append(rows, row)
	}
	return rows
}
