package calendar

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func day(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	if got, want := day(t, "2027-03-18"), (Date{2027, time.March, 18}); got != want {
		t.Errorf("ParseDate = %v, want %v", got, want)
	}
	for _, s := range []string{"", "2027-3-18", "18/03/2027", "2027-02-29", "2027-13-01", "2027-03-18T10:00:00Z", "27-03-18"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
}

func TestDateOfDependsOnTheZone(t *testing.T) {
	kiritimati := time.FixedZone("LINT", 14*60*60)
	now := time.Date(2027, time.March, 18, 22, 0, 0, 0, time.UTC)
	if got := DateOf(now, time.UTC); got != day(t, "2027-03-18") {
		t.Errorf("in UTC it is %v", got)
	}
	if got := DateOf(now, kiritimati); got != day(t, "2027-03-19") {
		t.Errorf("fourteen hours east it is %v", got)
	}
}

func TestDateOrder(t *testing.T) {
	inOrder := []string{"2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			d, e := day(t, a), day(t, b)
			if d.Before(e) != (i < j) || d.After(e) != (i > j) || (d.Compare(e) == 0) != (i == j) {
				t.Errorf("%v against %v: before %v, after %v, compare %d", d, e, d.Before(e), d.After(e), d.Compare(e))
			}
		}
	}
}

func TestDateText(t *testing.T) {
	type held struct {
		On  Date
		Off Date
	}
	in := held{On: day(t, "2027-03-18")}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"On":"2027-03-18","Off":""}`; string(data) != want {
		t.Errorf("marshalled %s, want %s", data, want)
	}
	out := held{Off: in.On}
	if err := json.Unmarshal(data, &out); err != nil || out != in {
		t.Errorf("read back %+v (%v), want %+v", out, err, in)
	}
	if !out.Off.IsZero() || out.On.IsZero() {
		t.Error("only the day that was never set is no day")
	}
	if err := json.Unmarshal([]byte(`{"On":"18 March"}`), &out); err == nil {
		t.Error("18 March was read as a date")
	}
}

func someDay(t *rapid.T) Date {
	return Date{2024, 1, 1}.AddDays(rapid.IntRange(0, 365*6).Draw(t, "day"))
}

func TestDaysAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := someDay(t), rapid.IntRange(-3000, 3000).Draw(t, "n")
		e := d.AddDays(n)
		if got := d.DaysUntil(e); got != n {
			t.Fatalf("%v plus %d days is %v, which is %d days away", d, n, e, got)
		}
		if want := time.Weekday(((int(d.Weekday())+n)%7 + 7) % 7); e.Weekday() != want {
			t.Fatalf("%v is a %v, want %v", e, e.Weekday(), want)
		}
		if back, err := ParseDate(e.String()); err != nil || back != e {
			t.Fatalf("%v reads back as %v (%v)", e, back, err)
		}
	})
}

func TestDateWords(t *testing.T) {
	d := day(t, "2026-04-09")
	if d.Words() != "Thursday 9 April 2026" || d.Short() != "Thursday 9 April" {
		t.Errorf("%v is %q, in short %q", d, d.Words(), d.Short())
	}
}

func TestAddMonths(t *testing.T) {
	for _, tt := range []struct {
		from string
		n    int
		want string
	}{
		{"2027-03-18", 1, "2027-04-18"},
		{"2027-01-31", 1, "2027-02-28"},
		{"2028-01-31", 1, "2028-02-29"},
		{"2027-08-31", 1, "2027-09-30"},
		{"2027-12-31", 2, "2028-02-29"},
		{"2027-03-31", -1, "2027-02-28"},
		{"2027-01-15", -1, "2026-12-15"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2027-03-18", 0, "2027-03-18"},
	} {
		if got := day(t, tt.from).AddMonths(tt.n); got != day(t, tt.want) {
			t.Errorf("%d months after %s is %v, want %s", tt.n, tt.from, got, tt.want)
		}
	}
}
