package partnership

import (
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// EditionNumber is the running number of an edition of the terms of reference. Numbers are given in turn, when an edition
// is proposed, and never taken back.
type EditionNumber int

// String is what people say: version 2.
func (n EditionNumber) String() string { return fmt.Sprintf("version %d", int(n)) }

// Edition is one text of the terms of reference, from the day somebody proposed it. The text itself lies among the blobs
// under its hash.
type Edition struct {
	Number    EditionNumber
	Hash      string
	Holds     calendar.Date // from when it says that it holds; zero: it does not say
	By        PersonID      // who proposed it, or put it in force
	Proposed  time.Time     // zero: it was put in force without being proposed, as the first one is
	Agreed    *Consent
	Withdrawn time.Time
	Begun     time.Time     // when it came into force; zero: it has not
	Ended     time.Time     // when another one took its place
	After     EditionNumber // whose place it took; 0: it is the first, or has not begun
}

// Consent is on record: who agreed to an edition, and when.
type Consent struct {
	Body     BodyID     // the group that agreed; empty: somebody else
	Who      TextID     // who else, in words
	Meeting  MeetingRef // the group's meeting on that day; empty where the book has none
	On       calendar.Date
	Differs  bool // it was not the group that the terms name: for the secretariat's eyes
	Recorded PersonID
	How      Medium
}

// InForce says whether it holds now.
func (e *Edition) InForce() bool { return !e.Begun.IsZero() && e.Ended.IsZero() }

// Pending says whether it has yet to be agreed, or put in force.
func (e *Edition) Pending() bool { return e.Begun.IsZero() && e.Withdrawn.IsZero() }

// Edition finds an edition by its number; nil where there is none.
func (s *State) Edition(n EditionNumber) *Edition {
	if n < 1 || int(n) > len(s.Editions) {
		return nil
	}
	return s.Editions[n-1]
}

// EditionInForce is the edition that holds now; nil before any terms are adopted.
func (s *State) EditionInForce() *Edition { return s.edition((*Edition).InForce) }

// PendingEdition finds the edition that is proposed under a hash, and neither in force nor withdrawn.
func (s *State) PendingEdition(hash string) *Edition {
	return s.edition(func(e *Edition) bool { return e.Hash == hash && e.Pending() })
}

func (s *State) edition(is func(*Edition) bool) *Edition {
	i := slices.IndexFunc(s.Editions, is)
	if i < 0 {
		return nil
	}
	return s.Editions[i]
}

// Before is what held before an edition, or holds until it begins; nil for the first.
func (s *State) Before(e *Edition) *Edition {
	if e.Begun.IsZero() {
		return s.EditionInForce()
	}
	return s.Edition(e.After)
}

// Text is what an edition says; nil where this release cannot read it.
func (s *State) Text(e *Edition) *terms.Terms {
	t, _ := s.library(e.Hash)
	return t
}

// nextEdition counts all that were ever proposed or adopted.
func (s *State) nextEdition() EditionNumber { return EditionNumber(len(s.Editions) + 1) }
