package terms_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Whatever a file holds, it is either read into terms that hang together or answered with problems.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add(examples.Lewisham)
	f.Add(everything)
	for _, d := range firstDamages {
		f.Add([]byte(strings.Replace(small, d.old, d.damaged, 1)))
		f.Add([]byte(d.damaged))
	}
	for _, d := range damages {
		f.Add([]byte(strings.Replace(string(everything), d.old, d.damaged, 1)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := quickly(t, data)
		if err == nil {
			hangsTogether(t, got)
			terms.Check(got, today)
			return
		}
		var all terms.Problems
		if got != nil || !errors.As(err, &all) || len(all) == 0 {
			t.Fatalf("neither terms nor problems, but %T", err)
		}
		for _, p := range all {
			if strings.Contains(p.String(), "\n") {
				t.Errorf("a problem is on several lines: %q", p)
			}
		}
	})
}

// A word in the place of a span, a number, a date, a time, an answer or a name is read as what it says, or refused.
func FuzzWords(f *testing.F) {
	for i, word := range []string{
		"5 clear working days", "1 month", "1 months", "0 days", "99999 years", "6", "1/3", "40%", "33.3%", "all", "1/0",
		"2026-04-01", "2026-02-30", "14:00", "24:00", "1 April", "true", "unspecified", "none", "no", "chair", "board/vice",
		"hospital", "statutory", "next_meeting", "", " ", "“", "\u00a0", "-1", "1e9", "0x10", "١", "5 clear days\n", "\x00",
	} {
		f.Add(word, uint8(i))
	}
	f.Fuzz(func(t *testing.T, word string, where uint8) {
		place := wordPlaces[int(where)%len(wordPlaces)]
		instead := strconv.QuoteToASCII(word)
		if key, _, ok := strings.Cut(place, ": "); ok {
			instead = key + ": " + instead
		}
		got, err := quickly(t, []byte(strings.Replace(string(everything), place, instead, 1)))
		var all terms.Problems
		if err != nil && (got != nil || !errors.As(err, &all) || len(all) == 0) {
			t.Fatalf("neither terms nor problems, but %T", err)
		}
		if err == nil {
			hangsTogether(t, got)
		}
	})
}

// wordPlaces are places of the file with everything that want words of some shape.
var wordPlaces = []string{
	"10 working days", `"1/2"`, `"2031-03-31"`, `"14:00"`, "1 April", "filming: true", "present: chair", "next_meeting",
	"at_least: 3", "class: statutory", "vice_chair, hospital", "count: 10 working days", `interpret: "10%"`, "renewals: 2",
}

// hangsTogether checks what package partnership takes for granted.
func hangsTogether(t *testing.T, all *terms.Terms) {
	t.Helper()
	places, references := map[string]bool{}, map[string]bool{}
	for _, b := range all.Bodies {
		if references[b.Reference] || b.Reference == "" {
			t.Errorf("the reference %q is there twice or empty", b.Reference)
		}
		references[b.Reference] = true
		above, steps := b.Parent, 0
		for ; above != "" && steps <= len(all.Bodies); steps++ {
			above = all.Body(above).Parent
		}
		if above != "" {
			t.Errorf("%s is above itself", b.ID)
		}
		for _, s := range b.Seats {
			if places[s.ID] || s.Title == "" || s.Kind == "" {
				t.Errorf("the place %+v is there twice, or has no title", s)
			}
			places[s.ID] = true
			if _, ok := all.Organisation(s.Organisation); s.Organisation != "" && !ok {
				t.Errorf("the place %s speaks for %q", s.ID, s.Organisation)
			}
			if _, ok := all.Office(s.Office); s.Office != "" && !ok {
				t.Errorf("the place %s hangs on the office %q", s.ID, s.Office)
			}
		}
		for _, r := range b.Rules {
			if r.Effect == "block" && !r.Blocks() || r.Body != "" && all.Body(r.Body) == nil || r.Sentence == "" {
				t.Errorf("%s has the rule %+v", b.ID, r)
			}
		}
	}
}
