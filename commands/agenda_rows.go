package commands

import (
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
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
				row.Aside = ui.Say("%s, %s", row.Aside, minutes(l.Minutes))
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
	if onlyPresents(v, m) && (item == nil || item.Presenter != v.Who) {
		return ui.Row{}, false
	}
	if item == nil {
		return ui.Row{Title: ui.Say("%s", standingTitle(s, m.Body, l.Standing))}, true
	}
	row := ui.Row{Title: titled(v, item), Detail: ui.Say("%s, from %s", purpose(item.Wants), ui.Person(item.Proposer))}
	if item.Private && !s.Sees(v.Who, item, v.Today()) {
		row.Detail = ui.Say("%s", purpose(item.Wants))
	}
	if item.Presenter != "" {
		row.Detail = ui.Say("%s; presented by %s", row.Detail, ui.Person(item.Presenter))
	}
	row.Detail = withPaper(v, item, row.Detail)
	return row, true
}

// onlyPresents says whether the viewer is at a meeting for one item alone.
func onlyPresents(v bot.View, m *partnership.Meeting) bool {
	if v.Who == "" || v.May(partnership.Member, m.Body) || v.May(partnership.Agreeing, m.Body) || isDeputy(m, v.Who) {
		return false
	}
	return presentsAt(v.State, m, v.Who)
}

func presentsAt(s *partnership.State, m *partnership.Meeting, person partnership.PersonID) bool {
	return slices.ContainsFunc(s.Business(func(i *partnership.Item) bool { return i.Meeting == m.Ref }), func(i *partnership.Item) bool {
		return i.Presenter == person
	})
}

func isDeputy(m *partnership.Meeting, person partnership.PersonID) bool {
	return slices.ContainsFunc(m.Deputies, func(d partnership.Deputising) bool { return d.Deputy == person })
}

func standingTitle(s *partnership.State, body partnership.BodyID, id string) string {
	b := s.Body(body)
	if b == nil {
		return id
	}
	for _, st := range b.Standing {
		if st.ID == id {
			return st.Title
		}
	}
	return id
}

func minutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// substance are the lines that somebody submitted.
func substance(lines []partnership.Line) int {
	n := 0
	for _, l := range lines {
		if l.Item != 0 {
			n++
		}
	}
	return n
}

// timeUsed says how the minutes of an agenda compare with the meeting's.
func timeUsed(s *partnership.State, m *partnership.Meeting, lines []partnership.Line) ui.Text {
	used, there := partnership.TotalMinutes(lines), s.Minutes(m)
	if used > there {
		return ui.Say("%s of %s: %s over", used, minutes(there), minutes(used-there))
	}
	return ui.Say("%s of %s", used, minutes(there))
}
