package calendar

import "testing"

func TestEaster(t *testing.T) {
	for _, want := range easterSundays {
		if got := Easter(want.Year); got != want {
			t.Errorf("Easter Day of %d is %v, want %v", want.Year, got, want)
		}
	}
	// The earliest and the latest that there can be, and the two exceptions of the rule.
	for _, want := range []Date{{1818, 3, 22}, {2285, 3, 22}, {1943, 4, 25}, {2038, 4, 25}, {1981, 4, 19}, {2049, 4, 18}} {
		if got := Easter(want.Year); got != want {
			t.Errorf("Easter Day of %d is %v, want %v", want.Year, got, want)
		}
	}
}

// Which days the Local Government Act leaves out, holiday by holiday.
func TestSection243(t *testing.T) {
	c := london(t)
	for _, tt := range []struct {
		name, first, last string
		without           []string // days in between that count
	}{
		{name: "Easter 2026", first: "2026-04-02", last: "2026-04-07"},
		{name: "Easter 2027", first: "2027-03-25", last: "2027-03-30"},
		{name: "Christmas 2025, on a Thursday", first: "2025-12-24", last: "2025-12-28"}, // the break ends on Saturday; then it is Sunday
		{name: "Christmas 2026, on a Friday", first: "2026-12-24", last: "2026-12-29"},
		{name: "Christmas 2027, on a Saturday", first: "2027-12-24", last: "2027-12-29"},
		{name: "Christmas 2028, on a Monday", first: "2028-12-23", last: "2028-12-27"},
		{name: "early May 2026", first: "2026-05-02", last: "2026-05-05"},
		{name: "New Year 2027, on a Friday", first: "2026-12-31", last: "2027-01-03"},
		{name: "New Year 2028, on a Saturday", first: "2027-12-31", last: "2028-01-04"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			first, last := day(t, tt.first), day(t, tt.last)
			for d := first; !d.After(last); d = d.AddDays(1) {
				if c.section243(d) == "" {
					t.Errorf("%s counts", d.Words())
				}
			}
			for _, d := range []Date{first.AddDays(-1), last.AddDays(1)} {
				if why := c.section243(d); why != "" {
					t.Errorf("%s does not count: %s", d.Words(), why)
				}
			}
		})
	}
}

func TestSection243SaysWhy(t *testing.T) {
	c := london(t, day(t, "2026-09-19"))
	for d, want := range map[string]string{
		"2026-04-02": "Easter break",
		"2026-12-26": "Christmas break",
		"2026-05-03": "Sunday",
		"2026-05-04": "Early May bank holiday",
		"2026-05-02": "the week day before Early May bank holiday",
		"2026-05-05": "the week day after Early May bank holiday",
		"2026-09-19": "Office closed",
		"2026-09-18": "", // the office being closed makes no break
		"2026-09-12": "", // a Saturday
	} {
		if got := c.section243(day(t, d)); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestClosedBecause(t *testing.T) {
	c := london(t, day(t, "2027-12-29"))
	for d, want := range map[string]string{
		"2027-03-18": "",
		"2027-03-20": "Saturday",
		"2027-03-21": "Sunday",
		"2027-03-26": "Good Friday",
		"2027-12-29": "Office closed",
	} {
		if got := c.ClosedBecause(day(t, d)); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestHolidaysOnSaturdays(t *testing.T) {
	c := london(t)
	for d, want := range map[string]string{
		"2028-01-01": "New Year’s Day",
		"2027-12-25": "Christmas Day",
		"2026-12-26": "Boxing Day",
		"2027-12-18": "",
		"2026-12-25": "Christmas Day",
	} {
		if got := c.closedOrSunday(day(t, d)); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
}

func TestWithAnotherTable(t *testing.T) {
	patrick, closed := day(t, "2026-03-17"), day(t, "2026-12-29")
	c := london(t, closed)
	uk, err := c.With(AnyUK)
	if err != nil {
		t.Fatal(err)
	}
	if uk.Working(patrick) || !c.Working(patrick) || !uk.Working(closed) || uk.Location() != c.Location() {
		t.Error("the table is not the one asked for, or more than the table changed")
	}
	if _, err := c.With("wales"); err == nil {
		t.Error("there is a table of Wales alone")
	}
}
