package yeartest_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/yeartest"
)

func TestTheYearIsThereOnAnyDay(t *testing.T) {
	y := yeartest.Played(t)
	before, after := y.At(t, "2027-03-17 12:00", ""), y.At(t, "2027-12-31 12:00", "")
	m := before.State.Meetings["FULL-2027-03"]
	if m == nil || !m.Notes.IssuedAt.IsZero() {
		t.Fatal("on the day before the meeting it is not there, or its notes are out")
	}
	if after.State.Meetings["FULL-2027-03"].Notes.IssuedAt.IsZero() {
		t.Error("at the end of the year the notes of March are not out")
	}
	reader := y.Reader(t)
	if words, ok := reader.Typed(string(after.State.Decisions[0].What)); !ok || words == "" {
		t.Error("the words of the first decision are not there")
	}
	if name := reader.Name(string(y.Person(t, "officer"))); name == "" {
		t.Error("the officer has no name")
	}
}
