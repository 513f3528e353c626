package diary

import (
	"testing"

	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// endings are the copies of whose end the secretariat is to be reminded now.
func (b *book) endings() []int {
	var all []int
	for _, e := range Due(b.state, b.now) {
		if e.Moment.Kind == p.CopiesEnd {
			all = append(all, e.Moment.Version)
		}
	}
	return all
}

func TestTheSecretariatIsRemindedOnceThatCopiesEnd(t *testing.T) {
	b := begin(t, "2027-01-11")
	copies := func(person p.PersonID, until calendar.Date) {
		b.does(officer, p.StartCopies{Person: person, Body: "full", Until: until, Reason: p.Text{ID: "r", Words: "Policy"}})
	}
	april := calendar.Date{Year: 2027, Month: 4, Day: 30}
	copies("soon", calendar.Date{Year: 2027, Month: 1, Day: 20}) // whoever put it down has just read the date
	copies("observer", april)
	copies("ended", april)
	copies("longer", april)
	b.does(officer, p.EndCopies{Person: "ended", Body: "full"})
	copies("longer", calendar.Date{Year: 2027, Month: 12, Day: 31})
	if got := b.at("2027-04-16 08:59").endings(); len(got) != 0 {
		t.Errorf("too early: %v", got)
	}
	if got := b.at("2027-04-16 09:00").endings(); len(got) != 1 || got[0] != 2 {
		t.Fatalf("a fortnight before: %v", got)
	}
	b.does("", p.MarkMoment{Moment: p.Moment{Kind: p.CopiesEnd, Version: 2}})
	if got := b.endings(); len(got) != 0 {
		t.Errorf("reminded again: %v", got)
	}
	if got := b.at("2027-12-17 09:00").endings(); len(got) != 1 || got[0] != 5 {
		t.Errorf("what goes on until December: %v", got)
	}
}
