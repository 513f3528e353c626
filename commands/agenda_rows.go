package commands

import (
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// agendaRows draws the lines of an agenda as somebody may see them: a presenter sees only their item, and who may not
// read a private item sees that it is restricted.
func agendaRows(v bot.View, m *partnership.Meeting, lines []partnership.Line) []ui.Row {
	var rows []ui.Row
	at := v.State.Starts(m)
	for i, l := range lines {
		if row, ok := agendaRow(v, m, l); ok {
			row.Number = fmt.Sprint(i + 1)
			row.Aside = ui.Say("%s", ui.AtClock(at.In(v.State.Calendar.Location()).Format("15:04")))
			if l.Minutes > 0 {
				row.Aside = ui.Say("%s, %s", row.Aside, wording.Minutes(l.Minutes))
			}
			rows = append(rows, row)
		}
		at = at.Add(time.Duration(l.Minutes) * time.Minute)
	}
	return rows
}

func agendaRow(v bot.View, m *partnership.Meeting, l partnership.Line) (ui.Row, bool) {
	s := v.State
	item := s.Items[l.Item]
	if wording.OnlyPresents(v, m) && (item == nil || item.Presenter != v.Who) {
		return ui.Row{}, false
	}
	if item == nil {
		return ui.Row{Title: ui.Say("%s", wording.StandingTitle(s, m.Body, l.Standing))}, true
	}
	row := ui.Row{Title: wording.Titled(v, item), Detail: ui.Say("%s, from %s", wording.Purpose(item.Wants), ui.Person(item.Proposer))}
	if item.Private && !s.Sees(v.Who, item, v.Today()) {
		row.Detail = ui.Say("%s", wording.Purpose(item.Wants))
	}
	if item.Presenter != "" {
		row.Detail = ui.Say("%s; presented by %s", row.Detail, ui.Person(item.Presenter))
	}
	row.Detail = wording.WithPaper(v, item, row.Detail)
	return row, true
}
