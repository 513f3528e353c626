package diary

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func (b *book) wantYear(until string, want []string, deeds ...deed) {
	b.t.Helper()
	if diff := cmp.Diff(want, b.lives(until, deeds...)); diff != "" {
		b.t.Errorf("(-want +got):\n%s", diff)
	}
}

// “Meetings take place every other month”, and the last one was in February.
func TestAGroupThatFallsBehindIsSaidOnce(t *testing.T) {
	b := begin(t, "2027-03-01")
	b.meets("psg", "2027-02-23")
	b.wantYear("2027-12-31 09:00", []string{"2027-04-23 08:00 no meeting is planned, psg"})
	b.at("2027-12-31 10:00").meets("psg", "2027-12-30")
	b.wantYear("2028-03-31 09:00", []string{"2028-01-04 09:00 annual report is due, psg", "2028-02-29 09:00 no meeting is planned, psg"})
}

func TestNobodyIsBehindWhoPlans(t *testing.T) {
	b := begin(t, "2027-03-01")
	b.meets("psg", "2027-02-23")
	provisional := func(b *book) {
		b.does(officer, p.ScheduleMeeting{Body: "psg", Day: b.day("2027-06-22"), From: "14:00", Until: "16:00", Provisional: true})
	}
	b.wantYear("2027-08-20 09:00", nil, deed{"2027-04-22 10:00", provisional})
	b.wantYear("2027-08-23 09:00", []string{"2027-08-23 08:00 no meeting is planned, psg"}) // the 22nd is a Sunday
}

func TestTheAnnualReportIsAskedForOnce(t *testing.T) {
	b := begin(t, "2027-03-01")
	b.meets("psg", "2027-02-23")
	wrote := func(b *book) {
		b.does(officer, p.WriteAnnual{Body: "psg", From: b.day("2027-01-01"), Until: b.day("2027-12-31")})
	}
	b.wantYear("2029-12-31 09:00", []string{"2027-04-23 08:00 no meeting is planned, psg"}, deed{"2027-12-20 10:00", wrote})
}

func TestThatSomebodyActsForAMemberEnds(t *testing.T) {
	b := begin(t, "2027-01-11")
	acts := func(person p.PersonID, until string) func(*book) {
		return func(b *book) {
			b.does(officer, p.StartActing{Person: person, For: "mayor", Until: b.day(until)})
		}
	}
	ends := func(b *book) { b.does(officer, p.EndActing{Person: "third", For: "mayor"}) }
	b.wantYear("2027-12-31 09:00", []string{"2027-05-07 08:00 acting ends, mayor", "2027-08-20 08:00 acting ends, mayor"}, []deed{
		{"2027-01-12 10:00", acts("one", "2027-05-14")},
		{"2027-01-12 10:01", acts("two", "2027-05-14")},
		{"2027-01-12 10:02", acts("third", "2027-10-01")},
		{"2027-08-01 10:00", acts("fourth", "2027-08-29")}, // a Sunday: a week before it is one too
		{"2027-09-01 10:00", ends},
	}...)
}

func TestAgreementsAndClerksEnd(t *testing.T) {
	b := begin(t, "2027-01-11")
	agreement := func(b *book) {
		b.does(officer, p.AddEntry{
			Register: "agreements", What: p.Text{ID: "t1", Words: "Section 75"}, Dates: p.Dates{Until: b.day("2027-09-30")},
		})
	}
	longer := func(b *book) {
		b.does(officer, p.ChangeEntry{Number: 1, What: p.Text{ID: "t1", Words: "Section 75"}, Dates: p.Dates{Until: b.day("2028-03-31")}})
	}
	clerk := func(b *book) {
		b.does(officer, p.AppointClerk{Person: "administrator", Body: "wg-climate", Until: b.day("2027-05-16")})
	}
	b.wantYear("2028-02-01 09:00", []string{
		"2027-04-30 08:00 clerk's time ends, wg-climate", // 14 days before is Sunday 2 May
		"2027-07-02 08:00 agreement ends, 2027-09-30",
		"2027-12-31 09:00 agreement ends, 2028-03-31",
	}, deed{"2027-01-12 10:00", agreement}, deed{"2027-01-12 11:00", clerk}, deed{"2027-09-01 10:00", longer})
}

// Terms that say how often they are looked at again are counted from the day from which they hold.
func TestTheTermsAreToBeLookedAtAgain(t *testing.T) {
	b := begin(t, "2027-01-11")
	file := *b.state.Terms
	file.Valid.From, file.Clauses.ReviewedEach = b.day("2024-05-01"), calendar.Span{N: 1, Unit: calendar.Years}
	b.state.Terms = &file
	b.wantYear("2028-06-01 09:00", []string{
		"2027-04-30 08:00 terms are to be looked at again, ", // 1 May is a Saturday
		"2028-04-28 08:00 terms are to be looked at again, ", // and in 2028 its bank holiday
	})
}
