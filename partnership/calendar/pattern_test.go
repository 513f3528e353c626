package calendar

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPatternDays(t *testing.T) {
	evenMonths := []time.Month{2, 4, 6, 8, 10, 12}
	for _, tt := range []struct {
		name        string
		pattern     Pattern
		from, until string
		want        string
	}{
		{
			"the second Thursday of a quarter",
			Pattern{Weekday: time.Thursday, Week: 2, Months: []time.Month{3, 6, 9, 12}},
			"2027-01-01", "2027-12-31", "2027-03-11 2027-06-10 2027-09-09 2027-12-09",
		},
		{
			"the first Tuesday of every second month",
			Pattern{Weekday: time.Tuesday, Week: 1, Months: evenMonths},
			"2026-01-01", "2026-12-31", "2026-02-03 2026-04-07 2026-06-02 2026-08-04 2026-10-06 2026-12-01",
		},
		{
			"the last Friday, across New Year",
			Pattern{Weekday: time.Friday, Week: LastWeek},
			"2026-11-01", "2027-02-28", "2026-11-27 2026-12-25 2027-01-29 2027-02-26",
		},
		{"a range that begins and ends on one", Pattern{Weekday: time.Monday, Week: 1}, "2027-02-01", "2027-03-01", "2027-02-01 2027-03-01"},
		{"a range that just misses them", Pattern{Weekday: time.Monday, Week: 1}, "2027-02-02", "2027-02-28", ""},
		{"the last of a short February", Pattern{Weekday: time.Sunday, Week: LastWeek, Months: []time.Month{2}}, "2027-01-01", "2028-12-31", "2027-02-28 2028-02-27"},
		{"backwards", Pattern{Weekday: time.Monday, Week: 1}, "2027-03-01", "2027-02-01", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			days, err := tt.pattern.Days(day(t, tt.from), day(t, tt.until))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range days {
				got = append(got, d.String())
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestStartsAcrossClockChanges(t *testing.T) {
	c := london(t)
	// In 2027 the clocks change on 28 March and 31 October, both last Sundays of their month.
	for at, want := range map[string][]string{
		"14:00": {"2027-02-28T14:00:00Z", "2027-03-28T14:00:00+01:00", "2027-10-31T14:00:00Z"},
		"01:30": {"2027-02-28T01:30:00Z", "2027-03-28T02:30:00+01:00", "2027-10-31T01:30:00+01:00"},
	} {
		p := Pattern{Weekday: time.Sunday, Week: LastWeek, Months: []time.Month{2, 3, 10}, At: at}
		starts, err := c.Starts(p, Date{2027, 1, 1}, Date{2027, 12, 31})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range starts {
			got = append(got, s.Format(time.RFC3339))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", at, diff)
		}
	}
	if _, err := c.Starts(Pattern{Weekday: time.Sunday, Week: 1}, Date{2027, 1, 1}, Date{2027, 12, 31}); err == nil {
		t.Error("something starts at no time")
	}
}

// What the library would panic on, or take for something else.
func TestPatternsThatAreNone(t *testing.T) {
	for _, p := range []Pattern{
		{},
		{Weekday: time.Tuesday, Week: 9},
		{Weekday: time.Tuesday, Week: 5},
		{Weekday: time.Saturday, Week: -6},
		{Weekday: time.Tuesday},
		{Weekday: 7, Week: 1},
		{Weekday: -1, Week: 1},
		{Week: 1, Months: []time.Month{0}},
		{Week: 1, Months: []time.Month{13}},
		{Week: 1, Months: []time.Month{3, 3}},
		{Week: 1, At: "2pm"},
	} {
		if days, err := p.Days(Date{2027, 1, 1}, Date{2027, 12, 31}); err == nil {
			t.Errorf("%+v has the days %v", p, days)
		}
	}
	p := Pattern{Week: 1}
	for _, r := range [][2]Date{{{}, {2027, 1, 1}}, {{2027, 1, 1}, {10000, 1, 1}}, {{1800, 1, 1}, {2027, 1, 1}}} {
		if _, err := p.Days(r[0], r[1]); err == nil {
			t.Errorf("worked out from %v until %v", r[0], r[1])
		}
	}
	if !(Pattern{}).IsZero() || p.IsZero() {
		t.Error("only the zero pattern is none")
	}
}

func TestPatternWords(t *testing.T) {
	for want, p := range map[string]Pattern{
		"the second Thursday of March, June and September, at 2pm": {Weekday: time.Thursday, Week: 2, Months: []time.Month{3, 6, 9}, At: "14:00"},
		"the last Friday of every month":                           {Weekday: time.Friday, Week: LastWeek},
		"the first Monday of May":                                  {Weekday: time.Monday, Week: 1, Months: []time.Month{5}},
		"no pattern":                                               {},
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestParseTimeOfDay(t *testing.T) {
	for s, want := range map[string][2]int{"00:00": {0, 0}, "14:05": {14, 5}, "23:59": {23, 59}} {
		if h, m, err := ParseTimeOfDay(s); err != nil || [2]int{h, m} != want {
			t.Errorf("%s is %d:%d (%v)", s, h, m, err)
		}
	}
	for _, s := range []string{"", "14", "24:00", "14:60", "9:00", "-1:00", "14:5", "+4:00", "14:00:00", "2pm"} {
		if h, m, err := ParseTimeOfDay(s); err == nil {
			t.Errorf("%q is %d:%d", s, h, m)
		}
	}
}

// byHand finds the days of a pattern by looking at every day.
func byHand(p Pattern, from, until Date) []Date {
	var days []Date
	for d := from; !d.After(until); d = d.AddDays(1) {
		week := (d.Day-1)/7 + 1
		last := d.AddDays(7).Month != d.Month
		if d.Weekday() == p.Weekday && (len(p.Months) == 0 || slices.Contains(p.Months, d.Month)) &&
			(week == p.Week || p.Week == LastWeek && last) {
			days = append(days, d)
		}
	}
	return days
}

func TestPatternsAgreeWithLookingAtEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Pattern{
			Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")),
			Week:    rapid.SampledFrom([]int{1, 2, 3, 4, LastWeek}).Draw(t, "week"),
		}
		for _, m := range rapid.SliceOfNDistinct(rapid.IntRange(1, 12), 0, 12, rapid.ID).Draw(t, "months") {
			p.Months = append(p.Months, time.Month(m))
		}
		from := someDay(t)
		until := from.AddDays(rapid.IntRange(0, 900).Draw(t, "days"))
		got, err := p.Days(from, until)
		if diff := cmp.Diff(byHand(p, from, until), got); diff != "" || err != nil {
			t.Fatalf("%v from %v until %v: %v (-by hand +got)\n%s", p, from, until, err, diff)
		}
	})
}

func FuzzPattern(f *testing.F) {
	f.Add(2, 9, 3, "14:00", 2027, 1)
	f.Add(6, -6, 0, "", 2027, 1)
	f.Add(4, -1, 2, "01:30", 2028, 200)
	f.Add(0, 0, 13, "-1:00", -5, 10)
	c := london(f)
	f.Fuzz(func(t *testing.T, weekday, week, month int, at string, year, years int) {
		p := Pattern{Weekday: time.Weekday(weekday), Week: week, Months: []time.Month{time.Month(month)}, At: at}
		from := Date{year, 1, 1}
		starts, err := c.Starts(p, from, Date{year + years, 12, 31})
		if err != nil {
			return
		}
		if years >= 0 && len(starts) != years+1 {
			t.Errorf("%v: %d in %d years from %d", p, len(starts), years+1, year)
		}
		for _, s := range starts {
			if d := c.Date(s); d.Weekday() != p.Weekday || d.Month != p.Months[0] {
				t.Errorf("%v is on %v", p, d.Words())
			}
		}
	})
}
