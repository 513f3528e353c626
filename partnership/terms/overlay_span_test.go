package terms

import (
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

func clock(t *testing.T, words string) calendar.Clock {
	t.Helper()
	s, err := calendar.ParseSpan(words)
	if err != nil {
		t.Fatal(err)
	}
	return calendar.Clock{Span: s}
}

func TestWhichNoticeIsLonger(t *testing.T) {
	for _, c := range []struct {
		base, own string
		want      Verdict
	}{
		{"5 days", "6 days", Tightens},
		{"5 clear days", "3 clear days", Loosens},
		{"14 days", "3 weeks", Tightens},
		{"5 days", "5 working days", Tightens},
		{"5 working days", "5 clear working days", Tightens},
		{"5 clear days", "5 clear days without Sundays", Tightens},
		{"5 clear days without Sundays", "5 clear working days", Tightens},
		{"5 clear days without Sundays", "5 clear days by section 243", Tightens},
		{"5 clear days by section 243", "5 clear working days", ForAHuman},
		{"7 days", "5 working days", ForAHuman},
		{"5 days", "4 working days", ForAHuman},
		{"1 month", "28 days", Loosens},
		{"1 month", "31 days", Tightens},
		{"1 month", "30 days", ForAHuman},
		{"1 month", "30 working days", ForAHuman}, // at least 30 days, and so perhaps a day short
		{"12 months", "1 year", Tightens},
		{"90 minutes", "2 hours", Tightens},
		{"24 hours", "1 day", ForAHuman}, // a day may have 23 or 25 of them
	} {
		if got := longer(clock(t, c.base), clock(t, c.own)); got != c.want {
			t.Errorf("%s under %s: %s, want %s", c.own, c.base, got, c.want)
		}
	}
	inclusive := clock(t, "5 working days")
	inclusive.Inclusive = true
	if got := longer(clock(t, "5 working days"), inclusive); got != Loosens {
		t.Errorf("with the day itself: %s", got)
	}
	noon := clock(t, "5 working days")
	noon.At = "12:00"
	if got := longer(clock(t, "5 working days"), noon); got != ForAHuman {
		t.Errorf("by noon: %s", got)
	}
	scotland := clock(t, "5 working days")
	scotland.Holidays = "scotland"
	if got := longer(clock(t, "5 working days"), scotland); got != ForAHuman {
		t.Errorf("by other bank holidays: %s", got)
	}
}

// Where one clock is said to be at least as long as another, it is so from every day of three years, either way.
func TestLongerClocksAreLongerOnEveryDay(t *testing.T) {
	c, err := calendar.New("Europe/London", "england-and-wales", calendar.Date{Year: 2025, Month: time.March, Day: 14})
	if err != nil {
		t.Fatal(err)
	}
	clocks := manyClocks()
	ends := make([][]calendar.Date, len(clocks))
	for i, k := range clocks {
		ends[i] = everyEnd(t, c, k)
	}
	ordered := 0
	for i, a := range clocks {
		for j, b := range clocks {
			if !atLeastAsLong(a, b) {
				continue
			}
			ordered++
			for n := range ends[i] {
				if sign := 1 - 2*(n%2); ends[i][n].Compare(ends[j][n])*sign < 0 {
					t.Fatalf("%+v was to be at least as long as %+v: one ends on %s, the other on %s", a, b, ends[i][n], ends[j][n])
				}
			}
		}
	}
	if ordered < 3*len(clocks) {
		t.Errorf("of %d clocks only %d pairs are in order", len(clocks), ordered)
	}
}

func manyClocks() []calendar.Clock {
	var all []calendar.Clock
	for _, u := range calendar.Units() {
		for _, n := range []int{1, 2, 5, 7, 28, 31} {
			k := calendar.Clock{Span: calendar.Span{N: n, Unit: u}}
			if _, instant := k.Duration(); instant || u == calendar.Years && n > 2 {
				continue
			}
			all = append(all, k)
			for _, other := range []calendar.Clock{{Inclusive: true}, {Holidays: "any-uk"}, {ToWorkingDay: true}, {Inclusive: true, ToWorkingDay: true}} {
				if other.Span = k.Span; !other.Inclusive || !u.Clear() {
					all = append(all, other)
				}
			}
		}
	}
	return all
}

// everyEnd is where a clock ends from each day of some years, forwards and backwards in turn.
func everyEnd(t *testing.T, c *calendar.Calendar, k calendar.Clock) []calendar.Date {
	t.Helper()
	var all []calendar.Date
	for n := range 3 * 365 {
		day := calendar.Date{Year: 2023, Month: time.June, Day: 1}.AddDays(n)
		after, err := c.After(day, k)
		if err != nil {
			t.Fatalf("%+v: %v", k, err)
		}
		before, err := c.Before(day, k)
		if err != nil {
			t.Fatalf("%+v: %v", k, err)
		}
		all = append(all, after.Day, before.Day)
	}
	return all
}
