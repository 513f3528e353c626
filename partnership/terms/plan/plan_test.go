package plan

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// partnership is a terms file with one body that says nothing at all.
func partnership() *terms.Terms {
	return &terms.Terms{
		ID: "lsp", Title: "A Strategic Partnership", Zone: "Europe/London", Holidays: "england-and-wales",
		Bodies: []terms.Body{{ID: "full", Name: "Full Partnership", Rules: []terms.Rule{
			{Name: terms.AgendaAgreed}, {Name: terms.TalkFirst},
		}}},
	}
}

func stated() terms.Setting { return terms.Setting{Stated: true} }

func span(t testing.TB, words string) calendar.Span {
	t.Helper()
	s, err := calendar.ParseSpan(words)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func year(t testing.TB, file *terms.Terms, n int) Plan {
	t.Helper()
	p, err := Year(file, "full", n)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// thirdThursdays is the body of the worked example: it meets on the third Thursday of March, June, September and December.
func thirdThursdays() *terms.Terms {
	file := partnership()
	file.Bodies[0].Meetings = terms.Meetings{Setting: stated(), Pattern: calendar.Pattern{
		Weekday: time.Thursday, Week: 3, Months: []time.Month{3, 6, 9, 12}, At: "14:00",
	}}
	return file
}

func meetingDays(t testing.TB, p Plan) []string {
	t.Helper()
	var all []string
	for _, m := range p.Meetings {
		all = append(all, m.Day.String())
		if m.Weekday != m.Day.Weekday().String() {
			t.Errorf("%v is called a %s", m.Day, m.Weekday)
		}
	}
	return all
}

// The cycle of the meeting of 18 March 2027, as it was walked day by day.
func TestWorkingTimetable(t *testing.T) {
	p := year(t, thirdThursdays(), 2027)
	if diff := cmp.Diff([]string{"2027-03-18", "2027-06-17", "2027-09-16", "2027-12-16"}, meetingDays(t, p)); diff != "" {
		t.Fatalf("meetings (-want +got):\n%s", diff)
	}
	var got []string
	for _, d := range p.Meetings[0].Deadlines {
		got = append(got, strings.TrimSpace(d.Day.String()+" "+d.Time)+" "+d.What)
		if d.Basis != workingTimetable {
			t.Errorf("%s rests on %v", d.What, d.Basis)
		}
	}
	want := []string{
		"2027-02-18 09:00 Call for items",
		"2027-02-25 17:00 Items close",
		"2027-02-26 Talks with proposers done", // the 28th is a Sunday
		"2027-03-04 Draft agenda to the chair",
		"2027-03-08 Papers in",
		"2027-03-08 09:00 Reminder to the chair",
		"2027-03-09 17:00 The chair’s answer is due",
		"2027-03-10 09:00 Agenda out",
		"2027-03-16 17:00 Apologies and deputies told",
		"2027-03-17 16:00 Last message to those coming",
		"2027-03-25 Draft notes to the chair",
		"2027-04-05 Notes out",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("deadlines (-want +got):\n%s", diff)
	}
	if p.Proposed || len(p.Asks) != 0 || len(p.Warnings) != 0 {
		t.Errorf("proposed %v, asks %v, warnings %v", p.Proposed, p.Asks, p.Warnings)
	}
}

// Where no rule asks for the chair's agreement or for a talk, nobody waits for either.
func TestNobodyWaitsForWhatNoRuleAsksFor(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Rules = nil
	for _, d := range year(t, file, 2027).Meetings[0].Deadlines {
		if strings.Contains(d.What, "chair") && !strings.Contains(d.What, "notes") || strings.Contains(d.What, "Talks") {
			t.Errorf("%s is planned", d.What)
		}
	}
}

func find(t testing.TB, m Meeting, what string) Deadline {
	t.Helper()
	i := slices.IndexFunc(m.Deadlines, func(d Deadline) bool { return d.What == what })
	if i < 0 {
		t.Fatalf("there is no %q among %+v", what, m.Deadlines)
	}
	return m.Deadlines[i]
}

// What the terms state wins over our practice, and our practice over the working timetable.
func TestTermsWinOverPracticeAndPracticeOverTheTimetable(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Notice = terms.Notice{
		Setting: terms.Setting{Stated: true, Backing: terms.Backing{Force: "should", Ref: "section 5"}},
		Agenda:  calendar.Clock{Span: span(t, "7 days")},
		Meeting: calendar.Clock{Span: span(t, "1 month")},
	}
	file.Bodies[0].Records = terms.Records{
		Setting: terms.Setting{Stated: true, Backing: terms.Backing{Origin: "statute"}}, Kind: "minutes",
		Issue: calendar.Clock{Span: span(t, "7 working days"), Inclusive: true},
	}
	file.House.Notice = terms.Notice{Setting: stated(), Agenda: calendar.Clock{Span: span(t, "1 day")}, Papers: calendar.Clock{Span: span(t, "8 working days")}}
	m := year(t, file, 2027).Meetings[0]
	for what, want := range map[string]struct{ day, origin, says string }{
		"Notice of the meeting":      {"2027-02-18", "tor", "the terms of reference, section 5 (should)"},
		"Agenda out":                 {"2027-03-11", "tor", "the terms of reference, section 5 (should)"},
		"The chair’s answer is due":  {"2027-03-10", Timetable, "our working timetable (not in the terms of reference)"},
		"Papers in":                  {"2027-03-08", House, "our practice (not in the terms of reference)"},
		"Minutes out":                {"2027-03-30", "statute", "the law"},
		"Draft minutes to the chair": {"2027-03-25", Timetable, "our working timetable (not in the terms of reference)"},
	} {
		d := find(t, m, what)
		if d.Day.String() != want.day || d.Basis.Origin != want.origin || d.Basis.Says != want.says {
			t.Errorf("%s: %v, %+v, want %+v", what, d.Day, d.Basis, want)
		}
	}
}

// A body that extends another has the other's clocks, and its own where it has any.
func TestExtendedBody(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Notice = terms.Notice{Setting: stated(), Agenda: calendar.Clock{Span: span(t, "7 days")}, Items: calendar.Clock{Span: span(t, "4 weeks")}}
	file.Bodies = append(file.Bodies, terms.Body{ID: "thematic", Name: "Thematic Partnership", Extends: "full", Blocks: terms.Blocks{
		Notice: terms.Notice{Setting: stated(), Agenda: calendar.Clock{Span: span(t, "10 days")}},
	}})
	p, err := Year(file, "thematic", 2027)
	if err != nil {
		t.Fatal(err)
	}
	if agenda, items := find(t, p.Meetings[0], "Agenda out"), find(t, p.Meetings[0], "Items close"); agenda.Clock != "10 days before Thursday 18 March" ||
		items.Clock != "4 weeks before Thursday 18 March" {
		t.Errorf("agenda %q, items %q", agenda.Clock, items.Clock)
	}
	file.Bodies[0].Extends = "thematic" // in a circle: it may be wrong, but it has to end
	if _, err := Year(file, "thematic", 2027); err != nil {
		t.Error(err)
	}
}

func TestWorkingIsShown(t *testing.T) {
	file := partnership()
	file.Bodies[0].Meetings = terms.Meetings{Setting: stated(), Pattern: calendar.Pattern{Weekday: time.Thursday, Week: 2, Months: []time.Month{4}}}
	file.Bodies[0].Notice = terms.Notice{Setting: stated(), Agenda: calendar.Clock{Span: span(t, "5 clear working days")}, Papers: calendar.Clock{Span: span(t, "6 days")}}
	m := year(t, file, 2026).Meetings[0]
	want := []string{
		"Monday 30 March 2026: Agenda out",
		"5 clear working days before Thursday 9 April; the terms of reference",
		"not counted: Friday 3 April (Good Friday), Saturday 4 April, Sunday 5 April, Monday 6 April (Easter Monday)",
	}
	if diff := cmp.Diff(want, find(t, m, "Agenda out").Lines()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want = []string{
		"Friday 3 April 2026: Papers in",
		"6 days before Thursday 9 April; the terms of reference",
		"nobody works that day (Good Friday): in practice by Thursday 2 April",
	}
	if diff := cmp.Diff(want, find(t, m, "Papers in").Lines()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want = []string{
		"Friday 20 March 2026: Talks with proposers done (proposed)",
		"18 days before Thursday 9 April, or the working day before; our working timetable (not in the terms of reference)",
		"moved from Saturday 21 March, Sunday 22 March",
	}
	if diff := cmp.Diff(want, find(t, m, "Talks with proposers done").Lines()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHoursRunFromTheTimeOfTheMeeting(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Deputising = terms.Deputising{Setting: stated(), Notice: calendar.Clock{Span: span(t, "24 hours")}}
	d := find(t, year(t, file, 2027).Meetings[0], "Deputies named")
	if d.Day.String() != "2027-03-17" || d.Time != "14:00" || d.Clock != "24 hours before Thursday 18 March" {
		t.Errorf("%+v", d)
	}
	file.Bodies[0].Deputising.Notice = calendar.Clock{Span: span(t, "1 day"), At: "12:00"}
	d = find(t, year(t, file, 2027).Meetings[0], "Deputies named")
	if got := d.Lines()[0]; got != "Wednesday 17 March 2027, noon: Deputies named" {
		t.Errorf("%q", got)
	}
	file.Bodies[0].Deputising.Notice = calendar.Clock{Span: span(t, "24 hours")}
	file.Bodies[0].Meetings.Pattern.At = ""
	p := year(t, file, 2027)
	d = find(t, p.Meetings[0], "Deputies named")
	if !d.Day.IsZero() || d.Lines()[0] != "Deputies named: 24 hours before Thursday 18 March" {
		t.Errorf("at no known time: %+v, %q", d, d.Lines())
	}
	if diff := cmp.Diff([]string{"At what time does Full Partnership meet? Some deadlines are counted in hours."}, p.Asks); diff != "" {
		t.Errorf("asks (-want +got):\n%s", diff)
	}
}

func TestAClockThatCannotRunIsAnError(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Notice = terms.Notice{Setting: stated(), Agenda: calendar.Clock{Span: span(t, "5 working days"), Holidays: "wales"}}
	if p, err := Year(file, "full", 2027); err == nil {
		t.Errorf("planned %+v", p)
	}
}

func TestAMeetingOnAClosedDayIsNotMoved(t *testing.T) {
	file := partnership()
	file.Bodies[0].Meetings = terms.Meetings{Setting: stated(), Pattern: calendar.Pattern{Weekday: time.Friday, Week: calendar.LastWeek, Months: []time.Month{3}}}
	p := year(t, file, 2027)
	if len(p.Meetings) != 1 || p.Meetings[0].Closed != "Good Friday" || p.Meetings[0].Day.String() != "2027-03-26" {
		t.Errorf("%+v", p.Meetings)
	}
	want := []string{"The meeting of Friday 26 March 2027 falls on a day on which nobody works (Good Friday). It is not moved: decide whether it stands."}
	if diff := cmp.Diff(want, p.Warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestPastTheEndOfTheTable(t *testing.T) {
	const want = "Bank holidays are known until Tuesday 31 December 2030 only. Some of these days lie later: work the plan out again when they are known."
	if p := year(t, thirdThursdays(), 2030); !slices.Contains(p.Warnings, want) { // the notes of December are due in January
		t.Errorf("2030: %v", p.Warnings)
	}
	if p := year(t, thirdThursdays(), 2029); len(p.Warnings) > 0 {
		t.Errorf("2029: %v", p.Warnings)
	}
}

func TestJSON(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Meetings.Pattern.Months = []time.Month{3}
	p := year(t, file, 2027)
	p.Meetings[0].Deadlines = p.Meetings[0].Deadlines[2:3]
	got, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
 "body": "full",
 "name": "Full Partnership",
 "year": 2027,
 "from": "2027-01-01",
 "until": "2027-12-31",
 "year_says": "This is the calendar year 2027: the terms do not say from which day they count a year.",
 "proposed": false,
 "meetings": [
  {
   "day": "2027-03-18",
   "weekday": "Thursday",
   "at": "14:00",
   "deadlines": [
    {
     "what": "Talks with proposers done",
     "day": "2027-02-26",
     "weekday": "Friday",
     "clock": "18 days before Thursday 18 March, or the working day before",
     "basis": {
      "origin": "timetable",
      "says": "our working timetable (not in the terms of reference)"
     },
     "working": {
      "day": "2027-02-26",
      "from": "2027-03-18",
      "moved": [
       {
        "day": "2027-02-28",
        "why": "Sunday"
       },
       {
        "day": "2027-02-27",
        "why": "Saturday"
       }
      ]
     }
    }
   ]
  }
 ],
 "notes": [
  "Full Partnership meets on the third Thursday of March, at 2pm."
 ]
}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWhatCannotBePlanned(t *testing.T) {
	for name, change := range map[string]func(*terms.Terms){
		"zone":     func(f *terms.Terms) { f.Zone = "Europe/Lewisham" },
		"holidays": func(f *terms.Terms) { f.Holidays = "wales" },
		"body":     func(f *terms.Terms) { f.Bodies[0].ID = "psg" },
		"year":     func(f *terms.Terms) { f.YearStarts = "April" },
	} {
		file := thirdThursdays()
		change(file)
		if p, err := Year(file, "full", 2027); err == nil {
			t.Errorf("with a wrong %s: %+v", name, p)
		}
	}
	for _, n := range []int{-1, 1899, 2200} {
		if p, err := Year(thirdThursdays(), "full", n); err == nil {
			t.Errorf("%d: %+v", n, p)
		}
	}
	if _, err := Year(partnership(), "psg", 2027); err == nil || !strings.Contains(err.Error(), `there is no body "psg"; there is full`) {
		t.Errorf("no body: %v", err)
	}
}
