package storage_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/storage"
)

// propose lays Lewisham's terms before the book again, with a remark at their end.
func (o *office) propose(request string) partnership.EditionNumber {
	o.t.Helper()
	data := bytes.Join([][]byte{examples.Lewisham, []byte("# " + request + "\n")}, nil)
	file, err := terms.Read("new.yaml", data)
	if err != nil {
		o.t.Fatal(err)
	}
	if hash, err := o.book.Keep(o.ctx(), data); err != nil || hash != file.Hash {
		o.t.Fatalf("kept as %s and read as %s: %v", hash, file.Hash, err)
	}
	return o.must(request, officer, partnership.ProposeTerms{File: file}).Events[0].(partnership.TermsProposed).Edition
}

// under says under which terms each request was decided.
func (o *office) under(requests ...string) []string {
	o.t.Helper()
	var hashes []string
	err := o.book.Turn(o.ctx(), func(turn *storage.Turn) error {
		records, err := turn.Since(o.ctx(), 0)
		for _, request := range requests {
			for _, r := range records {
				if r.Request == request {
					hashes = append(hashes, r.Terms)
				}
			}
		}
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return hashes
}

// edition is an edition as the book has it.
func (o *office) edition(n partnership.EditionNumber) (e partnership.Edition) {
	o.t.Helper()
	o.look(func(s *partnership.State, _ storage.Position) { e = *s.Edition(n) })
	return e
}

func TestEveryDecisionKeepsSayingUnderWhichTermsItWasTaken(t *testing.T) {
	o := found(t, aFile(t))
	o.must("r1", hospital, suggests("Warm spaces"))
	n := o.propose("r2")
	o.must("r3", officer, partnership.AgreeTerms{Edition: n, Body: full})
	o.must("r4", hospital, suggests("Skills"))
	first, second := o.edition(1).Hash, o.edition(2).Hash
	want := []string{first, first, first, first, second} // the agreement and the adoption are decisions under the first
	for who, at := range map[string]*office{"who was there": o, "who reads it afterwards": replica(t, o.store)} {
		if diff := cmp.Diff(want, at.under("r1", "r2", "r3", "r4")); diff != "" {
			t.Errorf("%s:\n%s", who, diff)
		}
		if e := at.edition(2); !e.InForce() {
			t.Errorf("%s: it is not in force", who)
		}
	}
}

// What a newer release has proposed, in a language of the terms that this one cannot read yet, is no reason to stand still.
func TestAProposalThatCannotBeReadStopsNobody(t *testing.T) {
	o := found(t, aFile(t))
	hash, err := o.book.Keep(o.ctx(), []byte("schema: tor/99\n"))
	if err != nil {
		t.Fatal(err)
	}
	o.must("r1", officer, partnership.ProposeTerms{File: &terms.Terms{ID: "lsp", Short: "LSP", Hash: hash}})
	there := replica(t, o.store)
	there.must("r2", hospital, suggests("Warm spaces"))
	there.look(func(s *partnership.State, _ storage.Position) {
		if s.Text(s.Edition(2)) != nil {
			t.Error("it was read")
		}
	})
	before := len(o.log())
	if _, err := there.do("r3", officer, partnership.AgreeTerms{Edition: 2, Body: full}); err == nil || len(o.log()) != before {
		t.Errorf("terms that nobody can read came into force: %v", err)
	}
}

// The days on which the office is closed, by the terms, are no working days of the book's calendar.
func TestClosedDaysOfTheTermsAreInTheCalendar(t *testing.T) {
	o := found(t, aFile(t))
	closed := calendar.Date{Year: 2027, Month: time.March, Day: 17}
	o.look(func(s *partnership.State, _ storage.Position) {
		if !s.Calendar.Working(closed) {
			t.Fatal("it was closed before: this shows nothing")
		}
	})
	data := bytes.Replace(examples.Lewisham, []byte("\nholidays:"), []byte("\nextra_closed_days: [\"2027-03-17\"]\nholidays:"), 1)
	hash, err := o.book.Keep(o.ctx(), data)
	if err != nil {
		t.Fatal(err)
	}
	o.must("r1", officer, partnership.AdoptTerms{Hash: hash})
	for who, at := range map[string]*office{"who was there": o, "who reads it afterwards": replica(t, o.store)} {
		at.look(func(s *partnership.State, _ storage.Position) {
			if s.Calendar.Working(closed) {
				t.Errorf("%s: the office works on a day on which it is closed", who)
			}
		})
	}
}
