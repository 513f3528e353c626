package calendar

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseSpan(t *testing.T) {
	for words, want := range map[string]Span{
		"15 minutes":                   {15, Minutes},
		"1 minute":                     {1, Minutes},
		"24 hours":                     {24, Hours},
		"14 days":                      {14, Days},
		"1 day":                        {1, Days},
		"2 weeks":                      {2, Weeks},
		"1 month":                      {1, Months},
		"3 years":                      {3, Years},
		"5 working days":               {5, WorkingDays},
		"1 working day":                {1, WorkingDays},
		"5 clear days":                 {5, ClearDays},
		"5 clear working days":         {5, ClearWorkingDays},
		"5 clear days without Sundays": {5, ClearNoSundays},
		"1 clear day without Sundays":  {1, ClearNoSundays},
		"3 clear days by section 243":  {3, ClearSection243},
		"1 clear day by section 243":   {1, ClearSection243},
		"999 days":                     {999, Days},
	} {
		if got, err := ParseSpan(words); err != nil || got != want {
			t.Errorf("ParseSpan(%q) = %v (%v), want %v", words, got, err, want)
		}
	}
}

func TestParseSpanSaysWhatWouldBeRight(t *testing.T) {
	const number = "begin with a whole number from 1 to 999"
	for words, want := range map[string]string{
		"":                number,
		"days":            number,
		"five days":       number,
		"0 days":          number,
		"-3 days":         number,
		"+3 days":         number,
		"03 days":         number,
		"1000 days":       number,
		"2.5 days":        number,
		"٣ days":          number,
		"1 days":          "write 1 day",
		"2 month":         "write 2 months",
		"5":               "clear working days",
		"5 fortnights":    "after 5 write minutes, hours, days",
		"1 fortnight":     "after 1 write minute, hour, day",
		"5  days":         "after 5 write minutes",
		"5 days ":         "after 5 write minutes",
		"5 Days":          "after 5 write minutes",
		"5 working\tdays": "after 5 write minutes",
	} {
		_, err := ParseSpan(words)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseSpan(%q): %v, want it to say %q", words, err, want)
		}
	}
}

func TestNoSpan(t *testing.T) {
	if !(Span{}).IsZero() || (Span{1, Days}).IsZero() {
		t.Error("only the zero span is none")
	}
	if got := (Span{1, ""}).String(); got != "1 " {
		t.Errorf("a span of nothing is %q", got)
	}
}

func TestSpansReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Span{rapid.IntRange(1, maxSpan).Draw(t, "n"), rapid.SampledFrom(Units()).Draw(t, "unit")}
		if got, err := ParseSpan(s.String()); err != nil || got != s {
			t.Fatalf("%q reads back as %v (%v)", s, got, err)
		}
	})
}

func FuzzParseSpan(f *testing.F) {
	for _, s := range []string{"5 working days", "1 clear day by section 243", "1 days", "05 days", "5 ", " "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if s, err := ParseSpan(words); err == nil && s.String() != words {
			t.Errorf("%q was read as %q: there is more than one way to write it", words, s)
		}
	})
}
