package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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
		"Report to the Health and Wellbeing Board, after each meeting; the terms of reference",
		"Report to the Health and Wellbeing Board, every 3 months: 4 times in this year; nobody has said on which day; the terms of reference",
		"Annual report, every year: once in this year; nobody has said on which day; the terms of reference (should)",
		"Equality information, every 5 working days: nobody has said on which days; the terms of reference",
		"Review whether Full Partnership is still needed, every 2 years: it may fall into this year: nobody has said from when it is counted; the terms of reference",
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

func TestReportingInOurPractice(t *testing.T) {
	file := thirdThursdays()
	file.House.Reporting = terms.Reporting{Setting: stated(), To: "lsp", Every: span(t, "26 weeks")}
	want := "Report to A Strategic Partnership, every 26 weeks: twice in this year; nobody has said on which day; our practice (not in the terms of reference)"
	if got := year(t, file, 2027).Recurring; len(got) != 1 || got[0].String() != want {
		t.Errorf("%+v", got)
	}
}
