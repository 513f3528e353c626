package calendar

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// easterSundays are those of the years in the table, as the Church of England's calendar has them.
var easterSundays = []Date{
	{2024, 3, 31}, {2025, 4, 20}, {2026, 4, 5}, {2027, 3, 28}, {2028, 4, 16}, {2029, 4, 1}, {2030, 4, 21},
}

// monday is the nth Monday of a month; the last where n is 0.
func monday(year int, month time.Month, n int) Date {
	if n == 0 {
		d := Date{year, month + 1, 1}.AddDays(-1)
		for d.Weekday() != time.Monday {
			d = d.AddDays(-1)
		}
		return d
	}
	d := Date{year, month, 1}
	for d.Weekday() != time.Monday {
		d = d.AddDays(1)
	}
	return d.AddDays(7 * (n - 1))
}

// observed is the fixed days of a division, each moved to the next weekday that is not taken.
func observed(fixed map[string]Date) map[Date]string {
	days := map[Date]string{}
	order := slices.SortedFunc(maps.Keys(fixed), func(a, b string) int { return fixed[a].Compare(fixed[b]) })
	for _, name := range order {
		d := fixed[name]
		for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || days[d] != "" {
			d = d.AddDays(1)
		}
		days[d] = name
	}
	return days
}

// expected works the holidays of one division and year out of their rules.
func expected(division string, easter Date) map[Date]string {
	y := easter.Year
	fixed := map[string]Date{
		"New Year’s Day": {y, 1, 1}, "Christmas Day": {y, 12, 25}, "Boxing Day": {y, 12, 26},
	}
	if division == "scotland" {
		fixed["2nd January"], fixed["St Andrew’s Day"] = Date{y, 1, 2}, Date{y, 11, 30}
	}
	if division == "northern-ireland" {
		fixed["St Patrick’s Day"], fixed["Battle of the Boyne (Orangemen’s Day)"] = Date{y, 3, 17}, Date{y, 7, 12}
	}
	days := observed(fixed)
	days[easter.AddDays(-2)] = "Good Friday"
	days[monday(y, time.May, 1)] = "Early May bank holiday"
	days[monday(y, time.May, 0)] = "Spring bank holiday"
	if division == "scotland" {
		days[monday(y, time.August, 1)] = "Summer bank holiday"
		if y == 2026 {
			days[Date{2026, 6, 15}] = "World Cup bank holiday" // by proclamation
		}
		return days
	}
	days[easter.AddDays(1)] = "Easter Monday"
	days[monday(y, time.August, 0)] = "Summer bank holiday"
	return days
}

func TestBankHolidaysFollowTheirRules(t *testing.T) {
	all, err := tables()
	if err != nil {
		t.Fatal(err)
	}
	for _, division := range []string{"england-and-wales", "scotland", "northern-ireland"} {
		want := map[Date]string{}
		for _, easter := range easterSundays {
			maps.Copy(want, expected(division, easter))
		}
		if diff := cmp.Diff(want, all[division].names); diff != "" {
			t.Errorf("%s (-rule +table):\n%s", division, diff)
		}
	}
}

// The years in which several holidays fall on a weekend, as gov.uk and the Scottish Government print them.
func TestBankHolidaysAtWeekends(t *testing.T) {
	for _, tt := range []struct{ division, day, name string }{
		{"england-and-wales", "2026-12-28", "Boxing Day"},
		{"england-and-wales", "2027-12-27", "Christmas Day"},
		{"england-and-wales", "2027-12-28", "Boxing Day"},
		{"england-and-wales", "2028-01-03", "New Year’s Day"},
		{"england-and-wales", "2026-12-26", ""},
		{"england-and-wales", "2027-03-17", ""},
		{"scotland", "2025-12-01", "St Andrew’s Day"},
		{"scotland", "2026-08-03", "Summer bank holiday"},
		{"scotland", "2026-08-31", ""},
		{"scotland", "2026-04-06", ""},
		{"scotland", "2027-01-04", "2nd January"},
		{"scotland", "2028-01-04", "2nd January"},
		{"northern-ireland", "2024-03-18", "St Patrick’s Day"},
		{"northern-ireland", "2026-07-13", "Battle of the Boyne (Orangemen’s Day)"},
		{AnyUK, "2026-03-17", "St Patrick’s Day"},
		{AnyUK, "2026-01-02", "2nd January"},
		{AnyUK, "2026-04-06", "Easter Monday"},
		{AnyUK, "2026-08-03", "Summer bank holiday"},
	} {
		c, err := New("Europe/London", tt.division)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Closed(day(t, tt.day)); got != tt.name {
			t.Errorf("%s in %s is %q, want %q", tt.day, tt.division, got, tt.name)
		}
	}
}

func TestKnown(t *testing.T) {
	for _, name := range Holidays() {
		c, err := New("UTC", name)
		if err != nil {
			t.Fatal(err)
		}
		if want := day(t, "2030-12-31"); c.Known() != want {
			t.Errorf("%s is known until %v, want %v", name, c.Known(), want)
		}
	}
	if want := []string{AnyUK, "england-and-wales", "northern-ireland", "scotland"}; !slices.Equal(Holidays(), want) {
		t.Errorf("there are the tables %v, want %v", Holidays(), want)
	}
}

func TestUnionIsKnownNoLongerThanItsParts(t *testing.T) {
	all, err := readTables([]byte(`{"a":{"events":[{"title":"X","date":"2025-12-25"}]},"b":{"events":[{"title":"Y","date":"2027-12-27"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := all[AnyUK]; got.known != day(t, "2025-12-31") || len(got.names) != 2 {
		t.Errorf("the union is known until %v with %d days", got.known, len(got.names))
	}
}

func TestReadTablesRefusesDamage(t *testing.T) {
	for _, data := range []string{"", "[]", `{"scotland":{"events":[{"title":"X","date":"25 December"}]}}`} {
		if _, err := readTables([]byte(data)); err == nil {
			t.Errorf("readTables(%q) found no fault", data)
		}
	}
}
