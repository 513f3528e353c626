package calendar

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParsePattern(t *testing.T) {
	february := Date{Year: 2027, Month: time.February, Day: 1}
	everySecond := []time.Month{2, 4, 6, 8, 10, 12}
	for words, want := range map[string]Pattern{
		"every second month first Tuesday 2pm":                {Weekday: time.Tuesday, Week: 1, Months: everySecond, At: "14:00"},
		"first Tuesday of every second month, 2pm to 4pm":     {Weekday: time.Tuesday, Week: 1, Months: everySecond, At: "14:00", Minutes: 120},
		"The first Tuesday of every other month, 2 pm – 4 pm": {Weekday: time.Tuesday, Week: 1, Months: everySecond, At: "14:00", Minutes: 120},
		"last Friday of every month at 9.30am":                {Weekday: time.Friday, Week: LastWeek, At: "09:30"},
		"2nd Thursday every 3 months 14:00-16:30":             {Weekday: time.Thursday, Week: 2, Months: []time.Month{2, 5, 8, 11}, At: "14:00", Minutes: 150},
		"third Wednesday of March, June and October":          {Weekday: time.Wednesday, Week: 3, Months: []time.Month{3, 6, 10}},
		"fourth Monday quarterly noon":                        {Weekday: time.Monday, Week: 4, Months: []time.Month{2, 5, 8, 11}, At: "12:00"},
		"first Mondays monthly":                               {Weekday: time.Monday, Week: 1},
	} {
		got, err := ParsePattern(words, february)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", words, err, diff)
		}
	}
}

func TestParsePatternSaysWhatIsWrong(t *testing.T) {
	for words, want := range map[string]string{
		"":                           "are to be said",
		"every month":                "are to be said",
		"Tuesdays":                   "say which one of the month",
		"second and fourth Tuesday":  "say one day of the month",
		"first Tuesday first Monday": "one only",
		"sixth Tuesday":              "say which one of the month",
		"first Tuesday of every second month of March": "and not both",
		"first Tuesday, 4pm to 2pm":                    "it ends after it begins",
		"first Tuesday 25:00":                          "is not understood",
		"first Tuesday 13pm":                           "is not understood",
		"first blue moon":                              "is not understood",
		"first Tuesday last":                           "are to be said",
		"first Tuesday 1pm 2pm 3pm":                    "are to be said",
	} {
		if p, err := ParsePattern(words, Date{Year: 2027, Month: time.March, Day: 1}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %+v, %v; want an error that says %q", words, p, err, want)
		}
	}
}

// What a pattern says of itself is understood again.
func TestParsePatternReadsWhatPatternsSay(t *testing.T) {
	for _, p := range []Pattern{
		{Weekday: time.Thursday, Week: 2, Months: []time.Month{3, 6}, At: "14:00"},
		{Weekday: time.Monday, Week: LastWeek, At: "12:00"},
		{Weekday: time.Sunday, Week: 4, Months: []time.Month{12}},
	} {
		got, err := ParsePattern(p.String(), Date{Year: 2027, Month: time.May, Day: 9})
		if diff := cmp.Diff(p, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", p, err, diff)
		}
	}
}

func FuzzParsePattern(f *testing.F) {
	f.Add("first Tuesday of every second month, 2pm to 4pm")
	f.Add("last Friday, 12am-12pm")
	f.Fuzz(func(t *testing.T, words string) {
		p, err := ParsePattern(words, Date{Year: 2027, Month: time.November, Day: 1})
		if err == nil && p.check() != nil {
			t.Errorf("%q is read as %+v, which is none", words, p)
		}
	})
}
