package terms_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Whatever a file holds, it is either read into terms that hang together or answered with problems.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add(examples.Lewisham)
	for _, d := range damages {
		f.Add([]byte(strings.Replace(small, d.old, d.damaged, 1)))
		f.Add([]byte(d.damaged))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := terms.Read("fuzz.yaml", data)
		if err == nil {
			hangsTogether(t, got)
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
