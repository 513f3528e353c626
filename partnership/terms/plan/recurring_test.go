package plan

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestRecurring(t *testing.T) {
	file := thirdThursdays()
	file.Outsiders = []terms.Outsider{{ID: "hwb", Title: "the Health and Wellbeing Board"}}
	file.Bodies = append(file.Bodies, terms.Body{ID: "psg", Name: "Steering Group", Parent: "full"})
	file.Bodies[0].Reporting = terms.Reporting{Setting: stated(), To: "hwb", Every: span(t, "3 months"), EachMeeting: true}
	file.Bodies[0].Life = terms.Life{Setting: stated(), Review: span(t, "2 years")}
	file.Clauses.ReviewedEach = span(t, "1 year")
	file.Clauses.Review.Ref = "section 9"
	file.Duties = []terms.Duty{
		{Title: "Annual report", Body: "full", Every: span(t, "1 year"), Backing: terms.Backing{Force: "should"}},
		{Title: "Highlight report", Body: "psg", Every: span(t, "2 months")},
		{Title: "Equality information", Every: span(t, "5 working days")},
		{Title: "Exception report", Body: "full"},
	}
	var got []string
	for _, r := range year(t, file, 2027).Recurring {
		got = append(got, r.String())
	}
	want := []string{
		"Report to each meeting of the Health and Wellbeing Board; the terms of reference",
		"Report to the Health and Wellbeing Board, every 3 months: 4 times in this year; nobody has said on which day; the terms of reference",
		"Annual report, every year: once in this year; nobody has said on which day; the terms of reference (should)",
		"Equality information, every 5 working days: nobody has said on which days; the terms of reference",
		"Review whether the Full Partnership is still needed, every 2 years: it may fall into this year: nobody has said from when it is counted; the terms of reference",
		"Review of the terms of reference, every year: once in this year; nobody has said on which day; the terms of reference, section 9",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p, err := Year(file, "psg", 2027)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Recurring) != 2 || p.Recurring[0].Says != "6 times in this year; nobody has said on which day" {
		t.Errorf("%+v", p.Recurring)
	}
}

// Where nothing else is said, it is counted from the day on which it came into force; the nearest such day goes first.
func TestCountedFromWhenItCameIntoForce(t *testing.T) {
	file := thirdThursdays()
	file.Valid.From = day("2026-04-30")
	file.Bodies[0].Life = terms.Life{Setting: stated(), Review: span(t, "2 years")}
	file.Bodies[0].Valid.From = day("2026-06-01")
	file.Clauses.ReviewedEach = span(t, "2 years")
	file.Duties = []terms.Duty{
		{Title: "Annual report", Body: "full", Every: span(t, "1 year"), Valid: terms.Valid{From: day("2027-02-01")}},
		{Title: "Dashboard", Every: span(t, "5 months")},
		{Title: "Bulletin", Every: span(t, "2 weeks")},
		{Title: "Equality information", Every: span(t, "5 working days")},
	}
	const unless = ", because nothing else is said; the terms of reference"
	want := []string{
		"Annual report, every year: next due on Tuesday 1 February 2028, counted from Monday 1 February 2027, when it began" + unless,
		"Dashboard, every 5 months: due on Thursday 1 April 2027 and Wednesday 1 September 2027, counted from Monday 1 June 2026, when the Full Partnership began" + unless,
		"Bulletin, every 2 weeks: due 26 times in this year, next on Monday 11 January 2027, counted from Monday 1 June 2026, when the Full Partnership began" + unless,
		"Equality information, every 5 working days: nobody has said on which days; the terms of reference",
		"Review whether the Full Partnership is still needed, every 2 years: next due on Thursday 1 June 2028, counted from Monday 1 June 2026, when the Full Partnership began" + unless,
		"Review of the terms of reference, every 2 years: next due on Sunday 30 April 2028, counted from Thursday 30 April 2026, when these terms came into force" + unless,
	}
	var got []string
	for _, r := range year(t, file, 2027).Recurring {
		got = append(got, r.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r := year(t, file, 2028).Recurring[5]; len(r.Due) != 1 || r.Due[0] != r.Next || r.Next != day("2028-04-30") || r.Since != day("2026-04-30") {
		t.Errorf("2028: %+v", r)
	}
	file.Duties[0].Valid.Until = day("2028-01-31")
	if got := year(t, file, 2027).Recurring[0]; got.Says != "not due again before it ends, counted from Monday 1 February 2027, when it began, because nothing else is said" {
		t.Errorf("%+v", got)
	}
	if all := year(t, file, 2025).Recurring; len(all) > 0 {
		t.Errorf("before the terms are in force: %+v", all)
	}
}

// What falls due in ten years one by one is the same as what falls due by going on from each day to the next.
func TestDueIsCountedOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]calendar.Unit{calendar.Days, calendar.Weeks, calendar.Months, calendar.Years}).Draw(t, "unit")
		every := calendar.Span{N: rapid.IntRange(1, 40).Draw(t, "n"), Unit: unit}
		file := thirdThursdays()
		file.Valid.From = calendar.Date{Year: 2021, Month: time.Month(rapid.IntRange(1, 12).Draw(t, "month")), Day: rapid.IntRange(1, 28).Draw(t, "day")}
		file.Clauses.ReviewedEach = every
		var got, want []calendar.Date
		for y := 2021; y < 2031; y++ {
			p, err := Year(file, "full", y)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, p.Recurring[0].Due...)
		}
		steps := map[calendar.Unit][3]int{calendar.Days: {0, 0, every.N}, calendar.Weeks: {0, 0, 7 * every.N}, calendar.Months: {0, every.N, 0}, calendar.Years: {every.N, 0, 0}}
		for at := time.Date(2021, file.Valid.From.Month, file.Valid.From.Day, 0, 0, 0, 0, time.UTC); ; {
			at = at.AddDate(steps[unit][0], steps[unit][1], steps[unit][2])
			if at.Year() > 2030 {
				break
			}
			want = append(want, calendar.DateOf(at, time.UTC))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("every %s (-want +got):\n%s", every, diff)
		}
	})
}

func TestReportingInOurPractice(t *testing.T) {
	file := thirdThursdays()
	file.Title = "Strategic Partnership"
	file.House.Reporting = terms.Reporting{Setting: stated(), To: "lsp", Every: span(t, "26 weeks")}
	want := "Report to the Strategic Partnership, every 26 weeks: twice in this year; nobody has said on which day; our practice (not in the terms of reference)"
	if got := year(t, file, 2027).Recurring; len(got) != 1 || got[0].String() != want {
		t.Errorf("%+v", got)
	}
}
