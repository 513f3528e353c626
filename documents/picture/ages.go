package picture

import (
	"image"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Ages are how many actions are open, by how near or how long past their day is.
type Ages struct {
	On      calendar.Date
	Later   int // after this month
	Month   int // from today until the end of this month
	Late    int // past it by a month at most
	Longer  int // past it by more
	Undated int // no day was said
}

// AgesOf counts actions, whichever the viewer was given. Those that are done are left out.
func AgesOf(v partnership.View, actions []*partnership.Action) Ages {
	today := v.Today()
	a := Ages{On: today}
	next := calendar.Date{Year: today.Year, Month: today.Month, Day: 1}.AddMonths(1)
	for _, action := range actions {
		switch due := action.Due; {
		case !action.Done.IsZero():
		case due.IsZero():
			a.Undated++
		case due.Before(today.AddMonths(-1)):
			a.Longer++
		case due.Before(today):
			a.Late++
		case due.Before(next):
			a.Month++
		default:
			a.Later++
		}
	}
	return a
}

type age struct {
	says string
	n    int
	fill colour
}

// ages are the rows: that of actions without a day only where there are any.
func (a Ages) ages() []age {
	rows := []age{
		{"Due after this month", a.Later, accent},
		{"Due this month", a.Month, accent},
		{"Late by up to a month", a.Late, waiting},
		{"Late by more than that", a.Longer, stopped},
	}
	if a.Undated > 0 {
		rows = append(rows, age{"No day was said", a.Undated, muted})
	}
	return rows
}

func (a Ages) open() int { return a.Undated + a.Later + a.Month + a.Late + a.Longer }

// Alt says all the figures.
func (a Ages) Alt() ui.Text {
	return ui.Say("Open actions by age, %s: %s due after this month, %s due this month, %s late by up to a month, %s late by more than that, %s without a day.",
		wording.Counted(a.open(), "open action"), a.Later, a.Month, a.Late, a.Longer, a.Undated)
}

// Table has a row for each age.
func (a Ages) Table() Table {
	t := Table{Caption: ui.Say("Open actions by age on %s", ui.OnDay(a.On)), Head: []ui.Text{ui.Say("When"), ui.Say("Open actions")}}
	for _, row := range a.ages() {
		t.Rows = append(t.Rows, []ui.Text{ui.Say("%s", row.says), ui.Say("%s", row.n)})
	}
	return t
}

func (a Ages) draw(s *sheet) {
	const high, from = 48, 208
	s.head(ui.Say("Open actions by age"), "", a.On)
	if a.open() == 0 {
		s.nothing("No action is open.")
	} else {
		s.put(words{at: image.Pt(margin, s.y+12), says: wording.Upper(wording.Counted(a.open(), "open action")), style: plain, fill: ink}, content)
		s.y += 32
	}
	rows, most := a.ages(), 1
	for _, row := range rows {
		most = max(most, row.n)
	}
	s.fill(margin+from-1, s.y, 1, len(rows)*high, line)
	for _, row := range rows {
		base := s.y + high/2 + 5
		s.put(words{at: image.Pt(margin, base), says: row.says, style: plain, fill: ink}, from-16)
		s.bar(margin+from, content-from-64, most, part{n: row.n, fill: row.fill})
		s.put(words{at: image.Pt(margin+from+length(row.n, most, content-from-64)+12, base), says: strconv.Itoa(row.n), style: strong, fill: ink}, 52)
		s.y += high
	}
}
