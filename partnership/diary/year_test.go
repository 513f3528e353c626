package diary

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	p "github.com/partnership-secretariat/secretariat/partnership"
)

const (
	june     p.MeetingRef = "FULL-2027-06" // Tuesday 1 June, the day after the spring bank holiday
	november p.MeetingRef = "FULL-2027-11" // Thursday 4 November, four days after the clocks go back
	january  p.MeetingRef = "FULL-2028-01" // Thursday 6 January, after Christmas
)

// deed is what people do, and when.
type deed struct {
	when string
	does func(*book)
}

// lives plays a time: what people do, in order, and all that the diary says between. Each line has the hour in UTC, so that an hour
// that is wrong by the clocks shows.
func (b *book) lives(until string, deeds ...deed) []string {
	b.t.Helper()
	var lines []string
	clock := func(end string) {
		for last := b.hour(end); ; {
			for _, e := range Due(b.state, b.now) {
				missed := ""
				if e.Missed(b.now) {
					missed = ", missed"
				}
				lines = append(lines, fmt.Sprintf("%s %s, %s%s", e.At.UTC().Format("2006-01-02 15:04"), e.Moment.Kind, e.Moment.Meeting, missed))
				b.does("", p.MarkMoment{Moment: e.Moment, Missed: e.Missed(b.now)})
			}
			next, ok := Next(b.state, b.now)
			if !ok || next.At.After(last) {
				b.now = last
				return
			}
			b.now = next.At
		}
	}
	for _, d := range deeds {
		clock(d.when)
		d.does(b)
	}
	clock(until)
	return lines
}

func sends(m p.MeetingRef) func(*book) {
	return func(b *book) { b.does(officer, p.SendAgenda{Meeting: m}) }
}

func agrees(m p.MeetingRef) func(*book) {
	return func(b *book) { b.does(mayor, p.AgreeAgenda{Meeting: m, Version: b.state.Meetings[m].Head().Number}) }
}

func goesOut(m p.MeetingRef) func(*book) {
	return func(b *book) { b.does(officer, p.IssueAgenda{Meeting: m}) }
}

// The whole diary of a year of the Full LSP, checked against a list that was made with a wall calendar and a pencil: across both
// changes of the clocks, Easter, both bank holidays of May, Christmas and New Year. Hours are in UTC: 9am is 08:00 from 28 March
// to 30 October.
func TestAYearByHand(t *testing.T) {
	b := begin(t, "2027-01-11")
	for _, day := range []string{"2027-03-18", "2027-06-01", "2027-11-04", "2028-01-06"} {
		b.meets("full", day)
	}
	got := b.lives("2028-02-01 09:00",
		deed{"2027-02-23 11:00", func(b *book) {
			b.does(officer, p.FillPlace{Seat: "full/lewisham-college", Person: "college"})
			b.does("college", p.SubmitItem{Body: "full", Title: p.Text{ID: "t1", Words: "Beds"}, Wants: p.ToNote})
		}},
		deed{"2027-03-03 10:00", sends(march)},
		deed{"2027-03-05 10:00", agrees(march)},
		deed{"2027-03-10 09:30", goesOut(march)},
		deed{"2027-03-22 10:00", func(b *book) {
			b.does(officer, p.DraftNotes{Meeting: march, Text: p.Text{ID: "t2", Words: "Action: send the figures"}, Actions: []p.Undertaking{{
				What: p.Text{ID: "t3", Words: "Send the figures"}, Due: b.day("2027-05-04"),
			}}})
			b.does(officer, p.ShowNotes{Meeting: march})
		}},
		deed{"2027-04-01 10:00", func(b *book) { b.does(officer, p.IssueNotes{Meeting: march}) }},
		deed{"2027-05-17 10:00", sends(june)},
		deed{"2027-05-21 09:10", agrees(june)},
		deed{"2027-05-21 09:20", goesOut(june)},
		deed{"2027-10-22 10:00", sends(november)},
		deed{"2027-10-25 12:00", agrees(november)},
		deed{"2027-10-26 15:00", goesOut(november)},
		deed{"2027-11-08 10:00", func(b *book) {
			b.does(officer, p.DraftNotes{Meeting: november, Text: p.Text{ID: "t4", Words: "Nothing was agreed"}})
			b.does(officer, p.IssueNotes{Meeting: november})
		}},
		deed{"2027-12-20 10:00", sends(january)},
		deed{"2027-12-22 15:00", agrees(january)},
		deed{"2027-12-24 09:05", goesOut(january)},
	)
	want := []string{
		// Thursday 18 March. Nothing is asked about notes: they were with the chair, and out, in time.
		"2027-02-18 09:00 call for items, FULL-2027-03",           // four weeks before
		"2027-02-25 17:00 items close, FULL-2027-03",              // three weeks before
		"2027-02-26 09:00 items not talked through, FULL-2027-03", // 18 days before is a Sunday, so the Friday
		"2027-03-10 09:00 time to issue, FULL-2027-03",            // 11, 12, 15, 16 and 17 lie between
		"2027-03-16 17:00 who is coming, FULL-2027-03",            // two working days before
		"2027-03-17 16:00 day before, FULL-2027-03",               //
		"2027-04-27 08:00 action due soon, ",                      // it is due on 4 May, after the bank holiday
		"2027-05-04 08:00 action due today, ",                     //
		"2027-05-04 08:00 call for items, FULL-2027-06",           // Tuesday 1 June
		"2027-05-11 08:00 action past its date, ",                 // five working days after
		"2027-05-11 16:00 items close, FULL-2027-06",              //
		"2027-05-19 08:00 chair's reminder, FULL-2027-06",         // the one
		"2027-05-20 08:00 chair has not answered, FULL-2027-06",   // the answer is due at 5pm
		"2027-05-21 08:00 time to issue, FULL-2027-06",            // 24 to 28 May lie between: the 31st is a bank holiday
		"2027-05-27 16:00 who is coming, FULL-2027-06",            //
		"2027-05-28 15:00 day before, FULL-2027-06",               // the Friday
		"2027-06-08 08:00 notes to the chair, FULL-2027-06",       // nobody has begun them
		"2027-06-15 08:00 notes to issue, FULL-2027-06",           //
		"2027-10-07 08:00 call for items, FULL-2027-11",           // Thursday 4 November
		"2027-10-14 16:00 items close, FULL-2027-11",              //
		"2027-10-21 08:00 agenda to the chair, FULL-2027-11",      // it went a day later
		"2027-10-25 08:00 chair's reminder, FULL-2027-11",         // answered at noon, so nobody rings; out a day early, so nothing is asked
		"2027-11-02 17:00 who is coming, FULL-2027-11",            // winter time since Sunday
		"2027-11-03 16:00 day before, FULL-2027-11",               //
		"2027-12-09 09:00 call for items, FULL-2028-01",           // Thursday 6 January
		"2027-12-16 17:00 items close, FULL-2028-01",              //
		"2027-12-22 09:00 chair's reminder, FULL-2028-01",         //
		"2027-12-24 09:00 time to issue, FULL-2028-01",            // 29, 30 and 31 December, 4 and 5 January lie between
		"2028-01-04 09:00 annual report is due, psg",              // the 1st is a Saturday, and Monday the 3rd its bank holiday
		"2028-01-04 17:00 who is coming, FULL-2028-01",            //
		"2028-01-05 16:00 day before, FULL-2028-01",               //
		"2028-01-13 09:00 notes to the chair, FULL-2028-01",       //
		"2028-01-20 09:00 notes to issue, FULL-2028-01",           //
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-by hand +by the diary):\n%s", diff)
	}
}
