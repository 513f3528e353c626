package picture

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// months is how far ahead the year is drawn.
const months = 12

// Year is the year ahead: twelve months, each group's dates in a band of its own.
type Year struct {
	Of     ui.Text
	From   calendar.Date // the first of a month
	Groups []Band
}

// Band is the dates of one group, in their order.
type Band struct {
	Name  ui.Text
	Dates []Occasion
}

// Occasion is something on a day.
type Occasion struct {
	On   calendar.Date
	What OccasionKind
}

// OccasionKind is what happens on a day.
type OccasionKind int

// The occasions.
const (
	Meets       OccasionKind = iota
	Provisional              // a meeting whose date may change
	AgendaOut
	ReviewDue
	Ends
)

// occasions are how each is shown, by shape, in words and in colour.
var occasions = [...]struct {
	sign shape
	fill colour
	on   colour // of the day's number in it
	says string
}{
	Meets:       {circle, accent, onFill, "meeting"},
	Provisional: {ring, accent, ink, "meeting, provisional"},
	AgendaOut:   {square, good, onFill, "agenda goes out"},
	ReviewDue:   {diamond, waiting, onFill, "review due"},
	Ends:        {frame, stopped, ink, "time ends"},
}

// YearOf is what the year has before it for a group and those that answer to it; for all, where no group is named. When the
// agenda goes out is shown to everybody where the terms say it, else to those who work by our own timetable.
func YearOf(v partnership.View, body partnership.BodyID) Year {
	s, today := v.State, v.Today()
	y := Year{Of: whose(s, body), From: calendar.Date{Year: today.Year, Month: today.Month, Day: 1}}
	until := y.From.AddMonths(months)
	for _, b := range s.Terms.Bodies {
		id := partnership.BodyID(b.ID)
		if body != "" && id != body && s.Over(id) != body {
			continue
		}
		dates := slices.DeleteFunc(datesOf(v, id), func(o Occasion) bool { return o.On.Before(y.From) || !o.On.Before(until) })
		if len(dates) > 0 {
			slices.SortStableFunc(dates, func(a, b Occasion) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.What, b.What)) })
			y.Groups = append(y.Groups, Band{Name: ui.Say("%s", wording.Body(s, id)), Dates: dates})
		}
	}
	return y
}

func datesOf(v partnership.View, body partnership.BodyID) []Occasion {
	s := v.State
	agendas := s.AgendaNotice(body) || s.Timetable && v.May(partnership.Agreeing, body)
	var all []Occasion
	for _, m := range s.Calendared(body) {
		what := Meets
		if m.Provisional {
			what = Provisional
		}
		all = append(all, Occasion{m.Day, what})
		if _, out := m.Issued(); agendas && !out && !s.Starts(m).Before(v.Now) {
			all = append(all, Occasion{s.Calendar.Date(s.Timings(m).Issue), AgendaOut})
		}
	}
	if due, ok := s.ReviewDue(body); ok {
		all = append(all, Occasion{due, ReviewDue})
	}
	if ends := s.Life(body).Ends; !ends.IsZero() {
		all = append(all, Occasion{ends, Ends})
	}
	return all
}

func (y Year) count() (n [len(occasions)]int) {
	for _, g := range y.Groups {
		for _, o := range g.Dates {
			n[o.What]++
		}
	}
	return n
}

// Alt says how much of each there is.
func (y Year) Alt() ui.Text {
	n := y.count()
	last := y.From.AddMonths(months - 1)
	return ui.Say("The year ahead of %s, %s to %s: %s of %s, %s of them provisional; %s, %s, %s. The table has the dates.",
		y.Of, monthWords(y.From), monthWords(last), wording.Counted(n[Meets]+n[Provisional], "meeting"), wording.Counted(len(y.Groups), "group"),
		n[Provisional], wording.Counted(n[AgendaOut], "date")+" for agendas", wording.Counted(n[ReviewDue], "review"), wording.Counted(n[Ends], "end"))
}

func monthWords(d calendar.Date) string { return d.Month.String() + " " + d.String()[:4] }

// Table has a row for each date, the next first.
func (y Year) Table() Table {
	t := Table{
		Caption: ui.Say("The year ahead of %s", y.Of),
		Head:    []ui.Text{ui.Say("Day"), ui.Say("Group"), ui.Say("What")},
	}
	type row struct {
		Occasion
		group ui.Text
	}
	var rows []row
	for i, g := range y.Groups {
		for _, o := range g.Dates {
			rows = append(rows, row{o, ui.Say("%s. %s", i+1, g.Name)})
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return a.On.Compare(b.On) })
	for _, r := range rows {
		t.Rows = append(t.Rows, []ui.Text{ui.Say("%s", ui.OnDay(r.On)), r.group, ui.Say("%s", occasions[r.What].says)})
	}
	return t
}
