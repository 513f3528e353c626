package diary

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Agreed terms that hold from a day are remembered on its morning, also where the working timetable is off: it is the terms
// that say so.
func TestTermsThatHoldFromADayAreDueOnItsMorning(t *testing.T) {
	b := begin(t, "2027-01-11")
	b.does(officer, p.SwitchTimetable{On: false})
	later := *b.state.Terms
	later.Hash, later.Valid.From = "later", calendar.Date{Year: 2027, Month: 4, Day: 1}
	b.does(officer, p.ProposeTerms{File: &later})
	if next, ok := Next(b.state, b.now); ok {
		t.Errorf("nobody has agreed to it, and it is in the diary: %+v", next)
	}
	b.does(officer, p.AgreeTerms{Edition: 2, Body: "full"})
	next, ok := Next(b.state, b.now)
	if !ok {
		t.Fatal("it is not in the diary")
	}
	if diff := cmp.Diff([]string{"Thu 1 Apr 09:00 terms hold"}, b.says([]Entry{next})); diff != "" {
		t.Error(diff)
	}
	if due := Due(b.at("2027-04-01 08:59").state, b.now); len(due) > 0 {
		t.Errorf("due before the day: %v", b.says(due))
	}
	due := Due(b.at("2027-04-01 09:00").state, b.now)
	if len(due) != 1 {
		t.Fatalf("due on the day: %v", b.says(due))
	}
	b.does("", p.MarkMoment{Moment: due[0].Moment})
	if due := Due(b.state, b.now); len(due) > 0 {
		t.Errorf("due again: %v", b.says(due))
	}
}

func TestTermsThatAreWithdrawnOrInForceAreNotDue(t *testing.T) {
	for name, end := range map[string]p.Command{"withdrawn": p.WithdrawTerms{Edition: 2}, "in force": p.BeginTerms{Edition: 2}} {
		b := begin(t, "2027-01-11")
		b.does(officer, p.SwitchTimetable{On: false})
		later := *b.state.Terms
		later.Hash, later.Valid.From = "later", calendar.Date{Year: 2027, Month: 4, Day: 1}
		b.does(officer, p.ProposeTerms{File: &later})
		b.does(officer, p.AgreeTerms{Edition: 2, Body: "full"})
		b.at("2027-04-01 08:00").does(officer, end)
		if due := Due(b.at("2027-04-02 09:00").state, b.now); len(due) > 0 {
			t.Errorf("%s: due are %v", name, b.says(due))
		}
	}
}
