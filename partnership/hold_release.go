package partnership

import (
	"slices"
	"time"
)

// ReleaseHold ends a hold, and does what waited for that. What has to be read for it lies beside the book, so whoever gives the
// order has prepared it: see Freed.
type ReleaseHold struct {
	Number    HoldNumber
	Read      time.Time  // when the last line was written that they had read
	Matching  []Matching // what other holds keep, as a search has found
	Free      []Freed    // whose entries are written with it
	Rewritten []Text     // what was typed, without those who go, and what was kept aside, away
}

// Matching are the holds whose words a search has found in what is somebody's.
type Matching struct {
	Person PersonID
	Holds  []HoldNumber
}

// Freed is somebody whose data nothing holds any more.
type Freed struct {
	Person PersonID
	Part   bool // they hold a place, so that only a part can go
}

// HoldReleased says that a hold is over.
type HoldReleased struct {
	Number HoldNumber `json:"number"`
	Texts  []TextID   `json:"texts,omitempty"` // what was kept aside for it and is no longer
	Parts  []PersonID `json:"parts,omitempty"` // who waited for it, and could be erased in part: they hold a place
}

// Texts are what is kept from now on in the place of what was typed.
func (c ReleaseHold) Texts() []Text { return c.Rewritten }

func (c ReleaseHold) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	h := s.HoldCalled(c.Number)
	switch {
	case h == nil:
		return nil, invalid("hold", "There is no such hold. Its reference looks like H-001.")
	case !h.Released.IsZero():
		return nil, nil
	case !s.Last.Equal(c.Read) || !slices.Equal(c.Free, s.Freed(c.Number, c.Matching, o)):
		return nil, ErrListedMeanwhile
	}
	released := HoldReleased{Number: c.Number, Texts: s.KeptFor(c.Number)}
	var events []Event
	for _, f := range c.Free {
		if f.Part {
			released.Parts = append(released.Parts, f.Person)
			continue
		}
		events = append(append(events, s.leaveActing(f.Person, s.day(o.At))...), PersonErased{Person: f.Person, Texts: idsOf(c.Rewritten)})
	}
	if len(released.Parts) > 0 {
		events = append(events, PeopleListed{released.Parts})
	}
	return append([]Event{released}, events...), nil
}

// Freed are those who asked to be erased and whom no other hold keeps, once a hold is released.
func (s *State) Freed(released HoldNumber, matching []Matching, o Order) []Freed {
	var free []Freed
	for _, w := range s.Erasures {
		var theirs []HoldNumber
		for _, m := range matching {
			if m.Person == w.Person {
				theirs = m.Holds
			}
		}
		if len(s.heldWithout(released, w.Person, theirs)) == 0 {
			free = append(free, Freed{Person: w.Person, Part: s.Bound(w.Person, o.At)})
		}
	}
	return free
}

// KeptFor are the texts that are kept aside for a hold and for no other that is on.
func (s *State) KeptFor(n HoldNumber) []TextID {
	var all []TextID
	for _, k := range s.Aside {
		if slices.Equal(s.on(k.Holds), []HoldNumber{n}) {
			all = append(all, k.Texts...)
		}
	}
	return all
}

func (e HoldReleased) evolve(s *State, r Record) {
	h := s.HoldCalled(e.Number)
	h.Released = r.At
	s.Erasures = slices.DeleteFunc(s.Erasures, func(w Erasure) bool { return slices.Contains(e.Parts, w.Person) })
	for i, k := range s.Aside {
		s.Aside[i].Texts = slices.DeleteFunc(slices.Clone(k.Texts), func(id TextID) bool { return slices.Contains(e.Texts, id) })
	}
	s.Aside = slices.DeleteFunc(s.Aside, func(k Aside) bool { return len(k.Texts) == 0 })
	if len(s.Aside) == 0 {
		s.Aside = nil
	}
}
