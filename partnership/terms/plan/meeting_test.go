package plan

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func day(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func on(t *testing.T, file *terms.Terms, s string) Plan {
	t.Helper()
	planner, err := New(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := planner.On("full", day(s))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// marshside meets on the second Tuesday and after floods, and has its agenda out long before.
func marshside(t *testing.T) *terms.Terms {
	file := partnership()
	file.Valid.From = day("2026-04-01")
	file.Occurrences = []terms.Occurrence{{ID: "flood", Title: "A flood warning"}}
	b := &file.Bodies[0]
	b.Rules = nil
	b.Meetings = terms.Meetings{
		Setting: stated(),
		Pattern: calendar.Pattern{Weekday: time.Tuesday, Week: 2, Months: []time.Month{3, 6, 9, 12}, At: "10:00"},
		After:   []terms.AfterEvent{{Event: "flood", Within: calendar.Clock{Span: span(t, "14 days")}}},
	}
	b.Notice = terms.Notice{
		Setting: stated(),
		Agenda:  calendar.Clock{Span: span(t, "7 clear days without Sundays")},
		Items:   calendar.Clock{Span: span(t, "15 working days")},
	}
	b.Deputising = terms.Deputising{Setting: stated(), Notice: calendar.Clock{Span: span(t, "1 day"), At: "12:00"}}
	return file
}

func TestAMeetingThatNobodyCanKnowOfInTime(t *testing.T) {
	p := on(t, marshside(t), "2026-05-12")
	want := "If this meeting is held within 14 days after this: A flood warning – nobody can know of it before Tuesday 28 April 2026. " +
		"By then this is over: “Call for items”, “Items close”."
	if !slices.Contains(p.Warnings, want) {
		t.Errorf("warnings %q, want %s", p.Warnings, want)
	}
	for _, w := range on(t, marshside(t), "2026-06-09").Warnings { // the second Tuesday
		if strings.Contains(w, "nobody can know of it") {
			t.Errorf("a meeting on a day of the pattern: %s", w)
		}
	}
}

func TestAMeetingBeforeTheTermsHold(t *testing.T) {
	const outside = "The meeting of Tuesday 10 March 2026 lies outside this time."
	p := on(t, marshside(t), "2026-03-10")
	if !slices.Contains(p.Notes, "These terms are in force from Wednesday 1 April 2026.") || !slices.Contains(p.Warnings, outside) {
		t.Errorf("notes %q, warnings %q", p.Notes, p.Warnings)
	}
	if p := on(t, marshside(t), "2026-06-09"); len(p.Notes) > 0 {
		t.Errorf("a meeting while they do: notes %q", p.Notes)
	}
}

// What comes on the day on which the agenda has to be out in practice comes too late as well.
func TestTheTimetableMustFitTheTerms(t *testing.T) {
	advice := func(n string) string {
		return "If you go by it, write an earlier day into the file, for example house: {notice: {papers: " + n + " working days}}."
	}
	const late = "comes on the day on which the agenda is to go out, or after it, "
	for d, n := range map[string]string{"2026-05-12": "7", "2026-06-09": "8"} {
		p := on(t, marshside(t), d)
		if want := "“Papers in” of our working timetable " + late + "for this meeting. " + advice(n); !slices.Contains(p.Warnings, want) {
			t.Errorf("%s: warnings %q, want %s", d, p.Warnings, want)
		}
	}
	file := thirdThursdays()
	file.Bodies[0].Notice = terms.Notice{Setting: stated(), Agenda: calendar.Clock{Span: span(t, "12 days")}}
	want := []string{"“Papers in” of our working timetable " + late + "for each of these meetings. " + advice("10")}
	if diff := cmp.Diff(want, year(t, file, 2027).Warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	file.House.Notice = terms.Notice{Setting: stated(), Papers: calendar.Clock{Span: span(t, "9 working days")}}
	file.Closed = []calendar.Date{day("2027-03-10")}
	want = []string{"“Papers in” of our practice " + late + "for 3 of these 4 meetings. " + advice("10")}
	if diff := cmp.Diff(want, year(t, file, 2027).Warnings); diff != "" {
		t.Errorf("our practice (-want +got):\n%s", diff)
	}
	file.House.Notice.Papers = calendar.Clock{Span: span(t, "10 working days")}
	if got := year(t, file, 2027).Warnings; len(got) > 0 {
		t.Errorf("as advised: %q", got)
	}
	file.Bodies[0].Notice.Agenda = calendar.Clock{Span: span(t, "28 days")}
	if got := year(t, file, 2027).Warnings; !slices.Contains(got, "“Call for items” of our working timetable "+late+"for each of these meetings. If you go by it, do it earlier.") {
		t.Errorf("what the file cannot choose: %q", got)
	}
}

// Where the terms have a deadline for deputies, ours would be a second one for the same thing.
func TestOneDeadlineForDeputies(t *testing.T) {
	m := on(t, marshside(t), "2026-06-09").Meetings[0]
	if m.deadline("Apologies and deputies told") != nil || m.deadline("Deputies named") == nil {
		t.Errorf("%+v", m.Deadlines)
	}
}

func TestTermsOnly(t *testing.T) {
	file := marshside(t)
	file.House.Notice = terms.Notice{Setting: stated(), Papers: calendar.Clock{Span: span(t, "8 working days")}}
	file.House.Reporting = terms.Reporting{Setting: stated(), EachMeeting: true}
	planner, err := New(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := planner.TermsOnly().Year("full", 2026)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range p.Meetings[0].Deadlines {
		got = append(got, d.Day.String()+" "+d.What)
	}
	if diff := cmp.Diff([]string{"2026-05-18 Items close", "2026-05-30 Agenda out", "2026-06-08 Deputies named"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(p.Warnings) > 0 || len(p.Recurring) > 0 || strings.Contains(strings.Join(p.Lines(), "\n"), "proposed") {
		t.Errorf("%q", p.Lines())
	}
	if p, err := planner.Year("full", 2026); err != nil || len(p.Recurring) != 1 {
		t.Errorf("the planner itself has changed: %+v, %v", p.Recurring, err)
	}
}
