package plan

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func TestProposal(t *testing.T) {
	for _, tt := range []struct {
		name     string
		meetings terms.Meetings
		want     string
		note     string
	}{
		{
			"three to four",
			terms.Meetings{AtLeast: 3, AtMost: 4},
			"2027-02-18 2027-05-20 2027-09-02 2027-11-18",
			"Asked for are 3 to 4 meetings in a year. 4 are proposed, because a day is given up more easily than found.",
		},
		{"at least three", terms.Meetings{AtLeast: 3}, "2027-03-04 2027-07-01 2027-11-04", "Asked for are at least 3 meetings in a year."},
		{"at most one", terms.Meetings{AtMost: 1}, "2027-07-01", "Asked for are at most 1 meeting in a year."},
		{"four, no more, no less", terms.Meetings{AtLeast: 4, AtMost: 4}, "2027-02-18 2027-05-20 2027-09-02 2027-11-18", ""},
		{
			"every other month",
			terms.Meetings{Every: calendar.Span{N: 2, Unit: calendar.Months}},
			"2027-01-28 2027-04-01 2027-06-03 2027-07-29 2027-09-30 2027-12-02", "",
		},
		{"every year", terms.Meetings{Every: calendar.Span{N: 1, Unit: calendar.Years}}, "2027-07-01", ""},
		{"every thirteen weeks", terms.Meetings{Every: calendar.Span{N: 13, Unit: calendar.Weeks}}, "2027-02-18 2027-05-20 2027-09-02 2027-11-18", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := partnership()
			file.Bodies[0].Meetings = tt.meetings
			file.Bodies[0].Meetings.Stated = true
			p := year(t, file, 2027)
			if diff := cmp.Diff(tt.want, strings.Join(meetingDays(t, p), " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if !p.Proposed || !slices.Contains(p.Notes, "The terms do not say on which days; these are a proposal.") {
				t.Errorf("proposed %v, notes %q", p.Proposed, p.Notes)
			}
			if tt.note != "" && !slices.Contains(p.Notes, tt.note) {
				t.Errorf("notes %q, want %q", p.Notes, tt.note)
			}
		})
	}
}

// Ascension Day apart, a Thursday is closed at Christmas and New Year only: there a week beside it is proposed.
func TestProposalAvoidsClosedDays(t *testing.T) {
	file := partnership()
	file.Bodies[0].Meetings = terms.Meetings{Setting: stated(), Every: calendar.Span{N: 1, Unit: calendar.Weeks}}
	file.Closed = []calendar.Date{{Year: 2027, Month: time.July, Day: 1}}
	for _, m := range year(t, file, 2027).Meetings {
		if m.Closed != "" {
			t.Errorf("%v is proposed: %s", m.Day, m.Closed)
		}
	}
	file.Bodies[0].Meetings = terms.Meetings{Setting: stated(), AtLeast: 1}
	if diff := cmp.Diff([]string{"2027-07-08"}, meetingDays(t, year(t, file, 2027))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSpreadIsEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "meetings")
		file := partnership()
		file.YearStarts = rapid.SampledFrom([]string{"", "1 April", "15 September"}).Draw(t, "year starts")
		file.Bodies[0].Meetings = terms.Meetings{Setting: stated(), AtLeast: n, AtMost: n}
		p, err := Year(file, "full", rapid.IntRange(2024, 2030).Draw(t, "year"))
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Meetings) != n || len(p.Asks) > 0 {
			t.Fatalf("%d meetings, want %d; asks %q", len(p.Meetings), n, p.Asks)
		}
		shifts := 7 + 2*3 // a week for a closed day, and half a week each side to reach a Thursday
		if n <= few {
			shifts += 21 // out of August
		}
		for i, m := range p.Meetings {
			if m.Closed != "" || m.Day.Weekday() != time.Thursday || m.Day.Before(p.From) || m.Day.After(p.Until) {
				t.Fatalf("a meeting is on %s (%s)", m.Day.Words(), m.Closed)
			}
			if i == 0 {
				continue
			}
			if gap := p.Meetings[i-1].Day.DaysUntil(m.Day); gap < 365/n-shifts-1 || gap > 366/n+shifts+1 {
				t.Fatalf("%d days between %v and %v, of %d meetings", gap, p.Meetings[i-1].Day, m.Day, n)
			}
		}
	})
}

func TestWhereNoDaysCanBePlanned(t *testing.T) {
	for _, tt := range []struct {
		name      string
		meetings  terms.Meetings
		note, ask string
	}{
		{name: "nothing is said", ask: "How often does Full Partnership meet? The terms do not say."},
		{
			name: "in words alone", meetings: terms.Meetings{Setting: terms.Setting{Stated: true, Words: "Typically quarterly."}},
			ask: "How often does Full Partnership meet? The terms say it in words alone: “Typically quarterly.”",
		},
		{
			name: "as required", meetings: terms.Meetings{Setting: stated(), AsRequired: true},
			note: "Full Partnership meets as required, so no days are planned.",
		},
		{
			name: "none", meetings: terms.Meetings{Setting: terms.Setting{None: true}},
			note: "The terms say that Full Partnership has no meetings.",
		},
		{
			name: "every three years", meetings: terms.Meetings{Setting: stated(), Every: calendar.Span{N: 3, Unit: calendar.Years}},
			note: "Full Partnership meets every 3 years: nobody has said whether it does in this one.",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := partnership()
			file.Bodies[0].Meetings = tt.meetings
			p := year(t, file, 2027)
			if len(p.Meetings) > 0 || p.Meetings == nil || p.Proposed {
				t.Errorf("proposed %v: %v", p.Proposed, p.Meetings)
			}
			if got := p.Lines()[0]; got != "Full Partnership: no meetings" {
				t.Errorf("it begins %q", got)
			}
			if got := strings.Join(p.Notes, "; "); got != tt.note {
				t.Errorf("notes %q, want %q", got, tt.note)
			}
			if got := strings.Join(p.Asks, "; "); got != tt.ask {
				t.Errorf("asks %q, want %q", got, tt.ask)
			}
		})
	}
}

func TestPracticeWhereTheTermsAreSilent(t *testing.T) {
	file := partnership()
	file.House.Meetings = terms.Meetings{Setting: stated(), AtLeast: 1, AsRequired: true}
	p := year(t, file, 2027)
	want := []string{
		"How often Full Partnership meets is our practice (not in the terms of reference).",
		"Asked for are at least 1 meeting in a year.",
		"The terms do not say on which days; these are a proposal.",
		"Further meetings are called as required.",
	}
	if diff := cmp.Diff(want, p.Notes); diff != "" || len(p.Meetings) != 1 {
		t.Errorf("%d meetings (-want +got):\n%s", len(p.Meetings), diff)
	}
}

// A minimum of three with one conference can be read in two ways; nobody but the partnership can say which is meant.
func TestEventsAndMeetingsThatSomethingBringsAbout(t *testing.T) {
	file := thirdThursdays()
	file.Occurrences = []terms.Occurrence{{ID: "election", Title: "the ordinary election of councillors"}}
	m := &file.Bodies[0].Meetings
	m.Events = []terms.Event{
		{ID: "a", Title: "Conference", AYear: 1, Counts: terms.Open},
		{ID: "b", Title: "Annual meeting", AYear: 1, Counts: terms.Yes},
		{ID: "c", Title: "Away day", AYear: 2, Counts: terms.No},
	}
	m.After = []terms.AfterEvent{{Event: "election", Within: calendar.Clock{Span: calendar.Span{N: 60, Unit: calendar.Days}}}}
	p := year(t, file, 2027)
	wantNotes := []string{
		"Full Partnership meets on the third Thursday of March, June, September and December, at 2pm.",
		"One of these meetings, once a year, is “Annual meeting”.",
		"“Away day” comes on top of these meetings, twice a year.",
		"A meeting has to be held within 60 days after this: the ordinary election of councillors. Tell the secretariat when it happens.",
	}
	if diff := cmp.Diff(wantNotes, p.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	wantAsks := []string{"Is “Conference” (once a year) one of these meetings, or does it come on top? The terms can be read either way."}
	if diff := cmp.Diff(wantAsks, p.Asks); diff != "" {
		t.Errorf("asks (-want +got):\n%s", diff)
	}
}

func TestPatternAgainstWhatIsAskedFor(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Meetings.AtLeast = 5
	if diff := cmp.Diff([]string{"These are 4 meetings; at least 5 in a year are asked for."}, year(t, file, 2027).Warnings); diff != "" {
		t.Errorf("too few (-want +got):\n%s", diff)
	}
	file.Bodies[0].Meetings.Pattern.Months = nil
	said := "The day comes round in every month; at least 5 meetings in a year are asked for. If it is not every month, write which ones."
	if p := year(t, file, 2027); len(p.Meetings) != 12 || !slices.Contains(p.Notes, said) {
		t.Errorf("%d meetings, notes %q", len(p.Meetings), p.Notes)
	}
	file = thirdThursdays()
	file.Bodies[0].Meetings.AtLeast, file.Bodies[0].Meetings.AtMost = 1, 3
	if diff := cmp.Diff([]string{"These are 4 meetings; at most 3 in a year are asked for."}, year(t, file, 2027).Warnings); diff != "" {
		t.Errorf("too many (-want +got):\n%s", diff)
	}
}

func TestWhichYear(t *testing.T) {
	file := thirdThursdays()
	file.YearStarts = "1 April"
	p := year(t, file, 2027)
	if diff := cmp.Diff([]string{"2027-06-17", "2027-09-16", "2027-12-16", "2028-03-16"}, meetingDays(t, p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if want := "This is the partnership’s year from Thursday 1 April 2027 to Friday 31 March 2028."; p.YearSays != want {
		t.Errorf("%q, want %q", p.YearSays, want)
	}
}

func TestABodyThatExistsForPartOfTheYear(t *testing.T) {
	file := thirdThursdays()
	b := &file.Bodies[0]
	b.Meetings.AtLeast = 4 // asked for in a whole year
	b.Valid = terms.Valid{From: calendar.Date{Year: 2027, Month: 6, Day: 1}, Until: calendar.Date{Year: 2027, Month: 9, Day: 16}}
	p := year(t, file, 2027)
	if diff := cmp.Diff([]string{"2027-06-17", "2027-09-16"}, meetingDays(t, p)); diff != "" || len(p.Warnings) > 0 {
		t.Errorf("warnings %q (-want +got):\n%s", p.Warnings, diff)
	}
	if p := year(t, file, 2028); len(p.Meetings) > 0 || !slices.Contains(p.Notes, "Full Partnership exists until Thursday 16 September 2027.") {
		t.Errorf("after its end: %v, %q", p.Meetings, p.Notes)
	}
}

// No meeting is planned on a day on which the terms do not hold.
func TestTermsThatHoldForPartOfTheYear(t *testing.T) {
	file := thirdThursdays()
	file.Bodies[0].Meetings.AtLeast = 4
	file.Valid = terms.Valid{From: day("2026-04-01"), Until: day("2027-06-17")}
	for _, c := range []struct {
		year  int
		days  string
		notes []string
	}{
		{2025, "", []string{"These terms are in force from Wednesday 1 April 2026."}},
		{2026, "2026-06-18 2026-09-17 2026-12-17", []string{"These terms are in force from Wednesday 1 April 2026."}},
		{2027, "2027-03-18 2027-06-17", []string{"These terms are in force until Thursday 17 June 2027."}},
		{2028, "", []string{"These terms are in force until Thursday 17 June 2027."}},
	} {
		p := year(t, file, c.year)
		if got := strings.Join(meetingDays(t, p), " "); got != c.days || len(p.Warnings) > 0 || len(p.Asks) > 0 {
			t.Errorf("%d: %s, want %s; warnings %q, asks %q", c.year, got, c.days, p.Warnings, p.Asks)
		}
		if diff := cmp.Diff(c.notes, p.Notes[:1]); diff != "" {
			t.Errorf("%d (-want +got):\n%s", c.year, diff)
		}
	}
}

func TestABodyOfAPartnershipThatIsOver(t *testing.T) {
	file := thirdThursdays()
	file.Partnerships = []terms.Partnership{{ID: "young", Title: "Young People’s Partnership", Valid: terms.Valid{Until: day("2026-12-31")}}}
	file.Bodies[0].Partnership = "young"
	p := year(t, file, 2027)
	if len(p.Meetings) > 0 || !slices.Contains(p.Notes, "The Young People’s Partnership exists until Thursday 31 December 2026.") {
		t.Errorf("%v, %q", p.Meetings, p.Notes)
	}
}
