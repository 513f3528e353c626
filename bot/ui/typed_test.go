package ui

import "testing"

func TestHolds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		words, typed string
		want         bool
	}{
		{"Department for Work and Pensions · DWP · Jobcentre", "jobcentre", true},
		{"Department for Work and Pensions · DWP · Jobcentre", " pensions WORK ", true},
		{"Department for Work and Pensions · DWP · Jobcentre", "work council", false},
		{"Lewisham Council", "", true},
	} {
		if got := Holds(c.words, c.typed); got != c.want {
			t.Errorf("that %q holds %q is %t", c.words, c.typed, got)
		}
	}
}

func TestIsolate(t *testing.T) {
	t.Parallel()
	if got := Isolate("Ann"); got != "Ann" {
		t.Errorf("%q", got)
	}
	if got := Isolate("שלום"); got != "\u2068שלום\u2069" {
		t.Errorf("%q", got)
	}
}
