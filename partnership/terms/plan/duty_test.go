package plan

import (
	"slices"
	"testing"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// A duty is in the plan of the years in which it has to be done on some day at least.
func TestADutyThatHasEndedIsNotPlanned(t *testing.T) {
	day := func(year int) calendar.Date { return calendar.Date{Year: year, Month: 6, Day: 30} }
	file := &terms.Terms{
		Zone: "Europe/London", Holidays: "england-and-wales",
		Bodies: []terms.Body{{ID: "board", Name: "Board"}},
		Duties: []terms.Duty{{
			ID: "report", Title: "Annual report", Every: calendar.Span{N: 1, Unit: calendar.Years},
			Valid: terms.Valid{From: day(2026), Until: day(2028)},
		}},
	}
	for year, want := range map[int]bool{2025: false, 2026: true, 2027: true, 2028: true, 2029: false} {
		p, err := Year(file, "board", year)
		if err != nil {
			t.Fatal(err)
		}
		planned := slices.ContainsFunc(p.Recurring, func(r Recurring) bool { return r.What == "Annual report" })
		if planned != want {
			t.Errorf("planned in %d: %t, want %t", year, planned, want)
		}
	}
}
