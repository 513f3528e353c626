package main

import (
	"slices"
	"strings"
	"testing"
)

// Every rule that does more than inform is performed, and a test shows it.
func TestEveryRuleIsPerformedAndShown(t *testing.T) {
	var out strings.Builder
	if err := run(&out, "../.."); err != nil {
		t.Error(err)
	}
	if lines := strings.Count(out.String(), "\n"); lines < 190 {
		t.Errorf("the table has %d lines: this looks at too little", lines)
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	got := complaints([]row{
		{id: "L001", effect: "inform", pending: true},
		{id: "L002", effect: "doc", pending: true},
		{id: "L003", effect: "record", pending: true, tests: []string{"partnership.TestX"}},
		{id: "L004", effect: "remind", by: []string{"command forward"}},
		{id: "L005", effect: "block", by: []string{"rule deputies"}, tests: []string{"partnership.TestY"}},
	})
	want := []string{"L002 (doc): nothing performs it", "L003 (record): nothing performs it", "L004 (remind): no test names it"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
