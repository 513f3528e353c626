package picture

import (
	"image"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// The measures of the year: a month, and the place of a day's sign in it, two beside each other.
const (
	monthWide = content / months
	dayWide   = 26
	dayHigh   = 28
)

func (y Year) draw(s *sheet) {
	s.head(ui.Say("The year ahead: %s", y.Of), "The year ahead", calendar.Date{})
	if len(y.Groups) == 0 {
		s.nothing("No meeting is planned.")
		return
	}
	n := y.count()
	var entries []entry
	for what, o := range occasions {
		if n[what] > 0 {
			entries = append(entries, entry{o.sign, o.fill, o.says})
		}
	}
	s.legend(entries...)
	y.months(s)
	for i, g := range y.Groups[:min(len(y.Groups), mostRows)] {
		g.draw(s, y.From, strconv.Itoa(i+1))
	}
	s.more(len(y.Groups) - mostRows)
}

func (y Year) months(s *sheet) {
	for i := range months {
		month := y.From.AddMonths(i)
		x := margin + i*monthWide + monthWide/2
		s.put(words{at: image.Pt(x, s.y+12), says: month.Month.String()[:3], style: small, fill: ink, anchor: middle}, monthWide)
		if i == 0 || month.Month == 1 {
			s.put(words{at: image.Pt(x, s.y+28), says: month.String()[:4], style: small, fill: muted, anchor: middle}, monthWide)
		}
	}
	s.y += 40
}

// mostInMonth is how many signs a month has room for; the table has them all.
const mostInMonth = 8

// draw is a line with the group's name, and under it its months.
func (g Band) draw(s *sheet, from calendar.Date, row string) {
	s.rule()
	s.numbered(row, g.Name, s.y+24, content-48)
	s.y += 36
	var in [months]int
	for _, o := range g.Dates {
		month := (o.On.Year-from.Year)*months + int(o.On.Month-from.Month)
		if month < 0 || month >= months || in[month] >= mostInMonth {
			continue
		}
		x := margin + month*monthWide + (monthWide-2*dayWide)/2 + in[month]%2*dayWide + dayWide/2
		in[month]++
		o.draw(s, image.Pt(x, s.y+(in[month]-1)/2*dayHigh+dayHigh/2))
	}
	rows := 1
	for _, n := range in {
		rows = max(rows, (n+1)/2)
	}
	high := rows * dayHigh
	for i := 1; i < months; i++ {
		s.fill(margin+i*monthWide, s.y, 1, high, line)
	}
	s.y += high + 12
}

func (o Occasion) draw(s *sheet, at image.Point) {
	how := occasions[o.What]
	s.sign(how.sign, at.X, at.Y, 12, how.fill)
	s.put(words{at: image.Pt(at.X, at.Y+4), says: strconv.Itoa(o.On.Day), style: tiny, fill: how.on, anchor: middle}, dayWide)
}
