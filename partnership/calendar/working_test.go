package calendar

import (
	"testing"

	"pgregory.net/rapid"
)

// The worked dates that a secretariat would reckon by hand.
func TestClearWorkingDays(t *testing.T) {
	c := london(t)
	for _, tt := range []struct {
		name, meeting string
		n             int
		want          string
	}{
		{"across Easter", "2026-04-09", 5, "2026-03-30"},
		{"across the spring bank holiday", "2026-06-01", 3, "2026-05-26"},
		{"an ordinary week", "2027-03-18", 5, "2027-03-10"},
		{"the steering group of February", "2027-02-23", 5, "2027-02-15"},
		{"none", "2027-03-18", 0, "2027-03-17"},
		{"none, on a Monday", "2027-03-15", 0, "2027-03-12"},
		{"across Christmas at a weekend", "2028-01-06", 5, "2027-12-24"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := c.ClearWorkingDays(day(t, tt.meeting), tt.n); got != day(t, tt.want) {
				t.Errorf("issue by %v, want %s", got, tt.want)
			}
		})
	}
}

func TestAddWorking(t *testing.T) {
	for _, tt := range []struct {
		name, holidays, from string
		n                    int
		want                 string
	}{
		{"draft notes, five after", "england-and-wales", "2026-03-26", 5, "2026-04-02"},
		{"notes, ten after, across Easter", "england-and-wales", "2026-03-26", 10, "2026-04-13"},
		{"a request for information", AnyUK, "2026-02-26", 20, "2026-03-27"},
		{"the same, forgetting St Patrick", "england-and-wales", "2026-02-26", 20, "2026-03-26"},
		{"from a Saturday", "england-and-wales", "2027-03-20", 1, "2027-03-22"},
		{"none, even on a Saturday", "england-and-wales", "2027-03-20", 0, "2027-03-20"},
		{"before a Monday", "england-and-wales", "2027-03-15", -1, "2027-03-12"},
		{"reminder before an answer due after Easter", "england-and-wales", "2027-03-30", -1, "2027-03-25"},
		{"beyond the table, weekends only", "england-and-wales", "2031-12-24", 2, "2031-12-26"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := New("Europe/London", tt.holidays)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.AddWorking(day(t, tt.from), tt.n); got != day(t, tt.want) {
				t.Errorf("AddWorking = %v, want %s", got, tt.want)
			}
		})
	}
}

// The working timetable moves a date that falls on a weekend to the working day before: T-20 of Thursday 18 March
// 2027 stands in for T-18, a Sunday.
func TestOnOrBefore(t *testing.T) {
	c := london(t)
	for from, want := range map[string]string{
		"2027-02-28": "2027-02-26",
		"2027-02-25": "2027-02-25",
		"2027-03-29": "2027-03-25",
		"2028-01-03": "2027-12-31",
	} {
		if got := c.OnOrBefore(day(t, from)); got != day(t, want) {
			t.Errorf("OnOrBefore(%s) = %v, want %s", from, got, want)
		}
	}
}

func TestWorkingDaysAddUp(t *testing.T) {
	c := london(t)
	between := func(d, e Date) (n int) {
		for x := d.AddDays(1); x.Before(e); x = x.AddDays(1) {
			if c.Working(x) {
				n++
			}
		}
		return n
	}
	rapid.Check(t, func(t *rapid.T) {
		d, n := someDay(t), rapid.IntRange(0, 60).Draw(t, "n")
		if e := c.AddWorking(d, n); n > 0 && (!c.Working(e) || between(d, e) != n-1) {
			t.Fatalf("%d working days after %v is %v, with %d between", n, d, e, between(d, e))
		}
		issue := c.ClearWorkingDays(d, n)
		if !c.Working(issue) || between(issue, d) != n {
			t.Fatalf("issued on %v for %v: %d clear working days, want %d", issue, d, between(issue, d), n)
		}
		if next := c.AddWorking(issue, 1); between(next, d) >= n && n > 0 {
			t.Fatalf("%v would also have done for %v", next, d)
		}
		if on := c.OnOrBefore(d); !c.Working(on) || on.After(d) || between(on, d) != 0 {
			t.Fatalf("the working day on or before %v is %v", d, on)
		}
	})
}
