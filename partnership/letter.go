package partnership

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Letter is something that was to be told to somebody, or in a channel, and did not arrive. It waits until they have read it,
// it was sent again, or the secretariat has seen to it.
type Letter struct {
	Key     LetterKey // the same for the same thing told to the same in the same place
	Subject Subject   // what it is, as tellings are named: agenda-out/FULL-2027-03/2
	Person  PersonID
	Place   string // the platform, or the channel where it is nobody's
	Why     Loss
	At      time.Time
}

// LetterKey names a letter: a hash that the post office makes.
type LetterKey string

// Subject is what a letter is about: the kind of thing that is told, and the references that go with it.
type Subject string

// Loss is why a letter did not arrive.
type Loss string

// The reasons that we know.
const (
	Closed    Loss = "closed"    // the conversation with them, or the channel, is closed to us
	NoAddress Loss = "address"   // the mail server takes nothing for their address
	Unwanted  Loss = "unwanted"  // the mail server does not take what was written
	PutOff    Loss = "put-off"   // put off for a day, then given up
	NoAnswer  Loss = "no-answer" // tried twice, without an answer: it may have arrived
)

// mostLetters bounds the list: the oldest go first.
const mostLetters = 200

// LoseLetter puts on record that something could not be brought to somebody. Only the post office does.
type LoseLetter struct{ Letter }

// LetterLost says so.
type LetterLost struct {
	Key     LetterKey `json:"key"`
	Subject Subject   `json:"subject"`
	Person  PersonID  `json:"person,omitempty"`
	Place   string    `json:"place"`
	Why     Loss      `json:"why"`
}

func (c LoseLetter) decide(s *State, o Order) ([]Event, error) {
	if o.By != "" {
		return nil, refuse(terms.Rule{}, "Only the post office says what did not arrive.")
	}
	if _, known := s.Letters[c.Key]; known || c.Key == "" {
		return nil, nil
	}
	return []Event{LetterLost{Key: c.Key, Subject: c.Subject, Person: c.Person, Place: c.Place, Why: c.Why}}, nil
}

func (e LetterLost) evolve(s *State, r Record) {
	if s.Letters == nil {
		s.Letters = map[LetterKey]Letter{}
	}
	s.Letters[e.Key] = Letter{Key: e.Key, Subject: e.Subject, Person: e.Person, Place: e.Place, Why: e.Why, At: r.At}
	if len(s.Letters) > mostLetters {
		delete(s.Letters, oldestFirst(s.Letters)[0].Key)
	}
}

// SendAgain has a letter that did not arrive sent once more.
type SendAgain struct{ Key LetterKey }

// LetterSentAgain says so.
type LetterSentAgain struct {
	Key     LetterKey `json:"key"`
	Subject Subject   `json:"subject"`
	Person  PersonID  `json:"person,omitempty"`
	Place   string    `json:"place"`
}

func (c SendAgain) decide(s *State, o Order) ([]Event, error) {
	l, known := s.Letters[c.Key]
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	if !known {
		return nil, nil
	}
	return []Event{LetterSentAgain{Key: l.Key, Subject: l.Subject, Person: l.Person, Place: l.Place}}, nil
}

func (e LetterSentAgain) evolve(s *State, _ Record) { s.dropLetter(e.Key) }

// SettleLetter takes a letter from the list: its reader has read it elsewhere, or the secretariat told them in another way.
type SettleLetter struct{ Key LetterKey }

// LetterSettled says so.
type LetterSettled struct {
	Key LetterKey `json:"key"`
}

func (c SettleLetter) decide(s *State, o Order) ([]Event, error) {
	l, known := s.Letters[c.Key]
	if !known {
		return nil, nil
	}
	if o.By == "" || l.Person != o.By {
		if err := s.requireCouncil(o); err != nil {
			return nil, err
		}
	}
	return []Event{LetterSettled(c)}, nil
}

func (e LetterSettled) evolve(s *State, _ Record) { s.dropLetter(e.Key) }

func (s *State) dropLetter(key LetterKey) {
	delete(s.Letters, key)
	if len(s.Letters) == 0 {
		s.Letters = nil
	}
}

// Undelivered are the letters that did not arrive, oldest first; of one person only, where one is named.
func (s *State) Undelivered(person PersonID) []Letter {
	return slices.DeleteFunc(oldestFirst(s.Letters), func(l Letter) bool {
		return person != "" && l.Person != person || slices.Contains(s.Erased, l.Person)
	})
}

func oldestFirst(letters map[LetterKey]Letter) []Letter {
	return slices.SortedFunc(maps.Values(letters), func(a, b Letter) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Key, b.Key))
	})
}
