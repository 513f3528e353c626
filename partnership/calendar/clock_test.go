package calendar

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func clock(t testing.TB, words string) Clock {
	t.Helper()
	s, err := ParseSpan(words)
	if err != nil {
		t.Fatal(err)
	}
	return Clock{Span: s}
}

// One meeting and one number, in all the readings of “clear days” that are in use.
func TestClearDaysInEveryReading(t *testing.T) {
	c := london(t)
	for _, tt := range []struct{ meeting, span, want string }{
		{"2026-04-09", "5 clear working days", "2026-03-30"},
		{"2026-04-09", "5 clear days", "2026-04-03"},
		{"2026-04-09", "5 clear days without Sundays", "2026-03-31"},
		{"2026-04-09", "5 clear days by section 243", "2026-03-27"},
		{"2026-06-01", "3 clear working days", "2026-05-26"},
		{"2026-06-01", "3 clear days", "2026-05-28"},
		{"2026-06-01", "3 clear days without Sundays", "2026-05-27"},
		{"2026-06-01", "3 clear days by section 243", "2026-05-27"},
		// An ordinary fortnight, in which the three differ by weekends alone.
		{"2027-03-18", "5 clear working days", "2027-03-10"},
		{"2027-03-18", "5 clear days", "2027-03-12"},
		{"2027-03-18", "5 clear days without Sundays", "2027-03-11"},
		{"2027-03-18", "5 clear days by section 243", "2027-03-11"},
		// The bank holiday of 4 May takes the Saturday before and the Tuesday after it along.
		{"2026-05-07", "3 clear days by section 243", "2026-04-29"},
		{"2026-05-07", "3 clear days without Sundays", "2026-05-01"},
		// Christmas Day of 2027 is a Saturday: the break goes from Friday 24 to Wednesday 29 December.
		{"2027-12-31", "1 clear day by section 243", "2027-12-23"},
		{"2027-12-31", "4 clear days without Sundays", "2027-12-22"},
		// Easter Day 2027 is 28 March: the break goes from Thursday 25 to Tuesday 30 March.
		{"2027-04-01", "1 clear day by section 243", "2027-03-24"},
	} {
		r, err := c.Before(day(t, tt.meeting), clock(t, tt.span))
		if err != nil || r.Day != day(t, tt.want) {
			t.Errorf("%s before %s is %v (%v), want %s", tt.span, tt.meeting, r.Day, err, tt.want)
		}
	}
}

func TestBefore(t *testing.T) {
	c := london(t, day(t, "2026-12-29"))
	for _, tt := range []struct {
		name, day string
		clock     Clock
		want      string
	}{
		{"working days", "2026-04-09", clock(t, "2 working days"), "2026-04-07"},
		{"working days over an office that is closed", "2026-12-31", clock(t, "2 working days"), "2026-12-24"},
		{"the same, by bank holidays alone", "2026-12-31", Clock{Span: Span{2, WorkingDays}, Holidays: "england-and-wales"}, "2026-12-29"},
		{"days", "2027-03-18", clock(t, "28 days"), "2027-02-18"},
		{"days, on a Sunday", "2027-03-18", clock(t, "18 days"), "2027-02-28"},
		{"days, the working day before", "2027-03-18", Clock{Span: Span{18, Days}, ToWorkingDay: true}, "2027-02-26"},
		{"days, beginning with the day itself", "2027-03-18", Clock{Span: Span{3, Days}, Inclusive: true}, "2027-03-16"},
		{"weeks", "2027-03-18", clock(t, "2 weeks"), "2027-03-04"},
		{"a month", "2027-03-31", clock(t, "1 month"), "2027-02-28"},
		{"a year", "2028-02-29", clock(t, "1 year"), "2027-02-28"},
		{"Sundays and Easter Monday left out", "2026-04-14", clock(t, "7 clear days without Sundays"), "2026-04-02"},
		{"Sundays left out and no bank holidays", "2026-04-14", Clock{Span: Span{7, ClearNoSundays}, Holidays: NoHolidays}, "2026-04-04"},
		{"the Saturday of New Year, no bank holiday either", "2028-01-04", Clock{Span: Span{1, ClearNoSundays}, Holidays: NoHolidays}, "2028-01-01"},
		{"working days over a bank holiday that counts", "2026-04-09", Clock{Span: Span{3, WorkingDays}, Holidays: NoHolidays}, "2026-04-06"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := c.Before(day(t, tt.day), tt.clock)
			if err != nil || r.Day != day(t, tt.want) {
				t.Errorf("%v before %s is %v (%v), want %s", tt.clock.Span, tt.day, r.Day, err, tt.want)
			}
		})
	}
}

func TestAfter(t *testing.T) {
	c := london(t)
	gdpr := Clock{Span: Span{1, Months}, ToWorkingDay: true}
	for _, tt := range []struct {
		name, day string
		clock     Clock
		want      string
	}{
		{"draft notes", "2026-03-26", clock(t, "5 working days"), "2026-04-02"},
		{"notes", "2026-03-26", clock(t, "10 working days"), "2026-04-13"},
		{"freedom of information", "2026-02-26", Clock{Span: Span{20, WorkingDays}, Holidays: AnyUK}, "2026-03-27"},
		{"the same, by the holidays of England and Wales", "2026-02-26", clock(t, "20 working days"), "2026-03-26"},
		{"environmental information, complex and voluminous", "2026-02-26", Clock{Span: Span{40, WorkingDays}, Holidays: AnyUK}, "2026-04-28"},
		{"Wales: beginning with the day of the meeting", "2026-04-09", Clock{Span: Span{7, WorkingDays}, Inclusive: true}, "2026-04-17"},
		{"Wales: a meeting on a Saturday", "2026-04-11", Clock{Span: Span{7, WorkingDays}, Inclusive: true}, "2026-04-21"},
		{"a subject's request: the corresponding date", "2026-04-09", gdpr, "2026-05-11"}, // 9 May is a Saturday
		{"a subject's request: no such date", "2027-01-31", gdpr, "2027-03-01"},           // 28 February is a Sunday
		{"a subject's request: the date is a bank holiday", "2026-11-25", gdpr, "2026-12-29"},
		{"a subject's request, complex", "2026-04-09", Clock{Span: Span{3, Months}, ToWorkingDay: true}, "2026-07-09"},
		{"a month beginning with the day", "2026-05-05", Clock{Span: Span{1, Months}, Inclusive: true}, "2026-06-04"},
		{"years", "2024-02-29", clock(t, "6 years"), "2030-02-28"},
		{"clear days", "2026-04-09", clock(t, "3 clear days"), "2026-04-13"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := c.After(day(t, tt.day), tt.clock)
			if err != nil || r.Day != day(t, tt.want) {
				t.Errorf("%v after %s is %v (%v), want %s", tt.clock.Span, tt.day, r.Day, err, tt.want)
			}
		})
	}
}

func TestReckoningShowsItsWorking(t *testing.T) {
	c := london(t)
	got, err := c.Before(day(t, "2026-04-08"), clock(t, "2 clear working days"))
	want := Reckoning{
		Day:     day(t, "2026-04-01"),
		From:    day(t, "2026-04-08"),
		Counted: []Date{day(t, "2026-04-07"), day(t, "2026-04-02")},
		LeftOut: []Closure{
			{day(t, "2026-04-06"), "Easter Monday"},
			{day(t, "2026-04-05"), "Sunday"},
			{day(t, "2026-04-04"), "Saturday"},
			{day(t, "2026-04-03"), "Good Friday"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("(-want +got) %v:\n%s", err, diff)
	}
	got, err = c.Before(day(t, "2027-03-18"), Clock{Span: Span{18, Days}, ToWorkingDay: true})
	want = Reckoning{
		Day:   day(t, "2027-02-26"),
		From:  day(t, "2027-03-18"),
		Moved: []Closure{{day(t, "2027-02-28"), "Sunday"}, {day(t, "2027-02-27"), "Saturday"}},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("(-want +got) %v:\n%s", err, diff)
	}
}

func TestBeyondTheTable(t *testing.T) {
	c := london(t)
	for _, tt := range []struct {
		day   string
		clock Clock
		want  bool
	}{
		{"2030-12-20", clock(t, "3 working days"), false},
		{"2030-12-30", clock(t, "3 working days"), true},
		{"2030-12-30", clock(t, "3 days"), false},
		{"2030-12-30", clock(t, "3 clear days"), false},
		{"2030-12-30", Clock{Span: Span{3, Days}, ToWorkingDay: true}, true},
		{"2030-12-10", clock(t, "1 month"), false},
		{"2030-12-28", clock(t, "1 clear day without Sundays"), false},
		{"2030-12-30", Clock{Span: Span{9, ClearNoSundays}, Holidays: NoHolidays}, false},
		{"2030-12-27", clock(t, "1 clear day by section 243"), true}, // 30 December may yet be followed by a holiday
	} {
		r, err := c.After(day(t, tt.day), tt.clock)
		if err != nil || r.Beyond != tt.want {
			t.Errorf("%v after %s: beyond the table is %v (%v)", tt.clock.Span, tt.day, r.Beyond, err)
		}
	}
}

func TestClocksThatCannotRun(t *testing.T) {
	c := london(t)
	for _, k := range []Clock{
		{},
		{Span: Span{0, Days}},
		{Span: Span{-1, WorkingDays}},
		{Span: Span{1000, WorkingDays}},
		{Span: Span{1, "fortnights"}},
		clock(t, "24 hours"),
		{Span: Span{5, ClearDays}, Inclusive: true},
		{Span: Span{5, WorkingDays}, Holidays: "wales"},
		{Span: Span{5, ClearSection243}, Holidays: NoHolidays},
		{Span: Span{1, Days}, At: "noon"},
	} {
		if r, err := c.Before(day(t, "2027-03-18"), k); err == nil {
			t.Errorf("%+v runs to %v", k, r.Day)
		}
		if _, err := c.AfterTime(c.At(day(t, "2027-03-18"), 14, 0), k); err == nil && k.Unit != Hours {
			t.Errorf("%+v runs", k)
		}
	}
}

func TestTimes(t *testing.T) {
	c := london(t)
	for _, tt := range []struct {
		name, day string
		span      string
		before    bool
		want      string
	}{
		{"a day as it passes, when clocks go forward", "2027-03-28", "24 hours", true, "2027-03-27T13:00:00Z"},
		{"a day as it passes, when clocks go back", "2027-10-31", "24 hours", true, "2027-10-30T15:00:00+01:00"},
		{"a day by the clock, when clocks go forward", "2027-03-28", "1 day", true, "2027-03-27T14:00:00Z"},
		{"a breach, told within 72 hours", "2027-10-29", "72 hours", false, "2027-11-01T13:00:00Z"},
		{"waiting for a quorum", "2027-03-18", "15 minutes", false, "2027-03-18T14:15:00Z"},
		{"working days", "2026-04-09", "2 working days", true, "2026-04-07T14:00:00+01:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			shift := c.AfterTime
			if tt.before {
				shift = c.BeforeTime
			}
			got, err := shift(c.At(day(t, tt.day), 14, 0), clock(t, tt.span))
			if err != nil || got.Format(time.RFC3339) != tt.want {
				t.Errorf("%s (%v), want %s", got.Format(time.RFC3339), err, tt.want)
			}
		})
	}
}

// By noon the day before, at whatever time the meeting is and whatever the clocks do in the night.
func TestATimeOnTheDayFound(t *testing.T) {
	c := london(t)
	noon := Clock{Span: Span{1, Days}, At: "12:00"}
	for meeting, want := range map[time.Time]string{
		c.At(day(t, "2027-03-18"), 10, 0):  "2027-03-17T12:00:00Z",
		c.At(day(t, "2027-03-28"), 19, 30): "2027-03-27T12:00:00Z",
		c.At(day(t, "2027-03-29"), 10, 0):  "2027-03-28T12:00:00+01:00",
	} {
		got, err := c.BeforeTime(meeting, noon)
		if err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("noon the day before %v is %s (%v), want %s", meeting, got.Format(time.RFC3339), err, want)
		}
	}
	if _, err := c.BeforeTime(c.At(day(t, "2027-03-18"), 10, 0), Clock{Span: Span{24, Hours}, At: "12:00"}); err == nil {
		t.Error("24 hours before end at noon whatever the time of the meeting")
	}
}

func someClock(t *rapid.T) Clock {
	k := Clock{
		Span:         Span{rapid.IntRange(1, 40).Draw(t, "n"), rapid.SampledFrom(Units()[2:]).Draw(t, "unit")},
		Holidays:     rapid.SampledFrom(append(Holidays(), "")).Draw(t, "holidays"),
		ToWorkingDay: rapid.Bool().Draw(t, "to a working day"),
	}
	k.Inclusive = !k.Unit.Clear() && rapid.Bool().Draw(t, "inclusive")
	return k
}

func TestEveryDayIsAccountedFor(t *testing.T) {
	c := london(t)
	rapid.Check(t, func(t *rapid.T) {
		d, k := someDay(t), someClock(t)
		k.ToWorkingDay = false
		for name, count := range map[string]func(Date, Clock) (Reckoning, error){"before": c.Before, "after": c.After} {
			r, err := count(d, k)
			if err != nil {
				t.Fatal(err)
			}
			if r.Counted == nil {
				continue
			}
			passed := max(d.DaysUntil(r.Day), r.Day.DaysUntil(d))
			if k.Inclusive {
				passed++
			}
			if k.Unit.Clear() {
				passed--
			}
			if len(r.Counted) != k.N || len(r.Counted)+len(r.LeftOut) != passed {
				t.Fatalf("%v %s %v is %v: %d counted, %d left out, %d passed", k, name, d, r.Day, len(r.Counted), len(r.LeftOut), passed)
			}
		}
	})
}

func TestLongerClocksAreNeverLater(t *testing.T) {
	c := london(t)
	rapid.Check(t, func(t *rapid.T) {
		d, k := someDay(t), someClock(t)
		shorter, err := c.Before(d, k)
		k.N++
		longer, errLonger := c.Before(d, k)
		if err != nil || errLonger != nil || longer.Day.After(shorter.Day) {
			t.Fatalf("%v before %v is %v, one less is %v (%v, %v)", k, d, longer.Day, shorter.Day, err, errLonger)
		}
		if k.ToWorkingDay && c.Working(longer.Day) == (c.ClosedBecause(longer.Day) != "") {
			t.Fatalf("%v is %q", longer.Day, c.ClosedBecause(longer.Day))
		}
	})
}

// The older and quicker ways of counting say the same.
func TestCountingAgrees(t *testing.T) {
	c := london(t)
	rapid.Check(t, func(t *rapid.T) {
		d, n := someDay(t), rapid.IntRange(1, 40).Draw(t, "n")
		clear, err := c.Before(d, Clock{Span: Span{n, ClearWorkingDays}})
		if err != nil || clear.Day != c.ClearWorkingDays(d, n) {
			t.Fatalf("%d clear working days before %v: %v (%v)", n, d, clear.Day, err)
		}
		after, err := c.After(d, Clock{Span: Span{n, WorkingDays}})
		if err != nil || after.Day != c.AddWorking(d, n) {
			t.Fatalf("%d working days after %v: %v (%v)", n, d, after.Day, err)
		}
		moved, err := c.Before(d, Clock{Span: Span{n, Days}, ToWorkingDay: true})
		if err != nil || moved.Day != c.OnOrBefore(d.AddDays(-n)) {
			t.Fatalf("%d days before %v: %v (%v)", n, d, moved.Day, err)
		}
	})
}

// The readings leave out more and more.
func TestReadingsAreNested(t *testing.T) {
	c := london(t)
	rapid.Check(t, func(t *rapid.T) {
		d := someDay(t)
		if c.closedOrSunday(d) != "" && c.section243(d) == "" {
			t.Fatalf("%v is %q, and counts by section 243", d, c.closedOrSunday(d))
		}
		if why := c.closedOrSunday(d); why != "" && c.Working(d) {
			t.Fatalf("%v is %q and a working day", d, why)
		}
	})
}

func BenchmarkBefore(b *testing.B) {
	c := london(b)
	for _, words := range []string{"5 clear working days", "5 clear days by section 243", "28 days"} {
		k, d := clock(b, words), day(b, "2026-04-09")
		b.Run(words, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.Before(d, k); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
