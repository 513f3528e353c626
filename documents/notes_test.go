package documents_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/documents/plain"
	"github.com/partnership-secretariat/secretariat/internal/yeartest"
	"github.com/partnership-secretariat/secretariat/partnership"
)

const march = "FULL-2027-03"

// ofNotes are those of a meeting, the same for an organisation's colleagues, and the action log.
func ofNotes(t *testing.T, y *yeartest.Year) []documents.Document {
	t.Helper()
	april, june := y.At(t, "2027-04-08 12:00", y.Person(t, "college")), y.At(t, "2027-06-15 12:00", y.Person(t, "officer"))
	return []documents.Document{
		documents.Notes(april, april.State.Meetings[march]),
		documents.Notes(april, april.State.Meetings[march], "lewisham-college"),
		documents.ActionLog(june, june.State.Meetings["FULL-2027-06"]),
	}
}

// The notes for an organisation's colleagues have what it undertook before everything else that was agreed, so that agencies,
// services and teams hear of it (C036).
func TestNotesForAnOrganisationBeginWithWhatItUndertook(t *testing.T) {
	y := yeartest.Played(t)
	v := y.At(t, "2027-04-08 12:00", y.Person(t, "college"))
	notes := plain.Text(documents.Notes(v, v.State.Meetings[march], "lewisham-college"), y.Reader(t))
	own, decided := strings.Index(notes, "What Lewisham College undertook"), strings.Index(notes, "What was decided")
	others := strings.Index(notes, "What others undertook")
	if own < 0 || decided < own || others < decided {
		t.Fatalf("its own stand at %d, the decisions at %d, those of others at %d", own, decided, others)
	}
	if undertook := "Send its apprenticeship figures"; !strings.Contains(notes[own:decided], undertook) || strings.Contains(notes[others:], undertook) {
		t.Errorf("“%s” does not stand under its own heading alone:\n%s", undertook, notes)
	}
}

// A public copy names nobody beside those whose place makes them public, and whoever said that they want to be named.
func TestAPublicCopyOfNotesNamesNobodyWhoDidNotAgree(t *testing.T) {
	y := yeartest.Played(t)
	v := y.At(t, "2027-12-31 12:00", "")
	read := 0
	for _, m := range v.State.Calendared("") {
		if m.Notes.IssuedAt.IsZero() {
			continue
		}
		read++
		d := documents.Notes(v, m)
		people := map[string]bool{}
		for _, text := range d.Texts() {
			text.Refs(people, map[string]bool{})
		}
		for id := range people {
			public := func(h partnership.Holding) bool { return string(h.Person) == id && v.State.NamedInPublic(h) }
			if !slices.ContainsFunc(v.State.Holdings, public) {
				t.Errorf("the public notes of %s name %s", m.Ref, id)
			}
		}
		if words := plain.Text(d, y.Reader(t)); strings.Contains(words, "declared an interest") {
			t.Errorf("the public notes of %s say who declared an interest", m.Ref)
		}
	}
	if read < 5 {
		t.Errorf("the notes of %d meetings were read, want five or more", read)
	}
}
