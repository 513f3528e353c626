package partnership

import (
	"fmt"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// HoldNumber is a hold's running number: H-001 without the letter.
type HoldNumber int

// String is the reference that people say: H-001.
func (n HoldNumber) String() string { return fmt.Sprintf("H-%03d", int(n)) }

// Hold keeps what a request for information is about from being erased, until the secretariat releases it.
type Hold struct {
	Number   HoldNumber
	About    Sought
	By       PersonID
	At       time.Time
	Released time.Time // zero: it is on
}

// Sought is what a request for information is about: some words, a person or an organisation, within a span of dates.
type Sought struct {
	Words        TextID         `json:"words,omitempty"`
	Person       PersonID       `json:"person,omitempty"`
	Organisation OrganisationID `json:"organisation,omitempty"`
	From         calendar.Date  `json:"from,omitzero"`  // zero: since ever
	Until        calendar.Date  `json:"until,omitzero"` // the last day; zero: to this day
}

// PlaceHold keeps what is about something from being erased.
type PlaceHold struct {
	Words        Text
	Person       PersonID
	Organisation OrganisationID
	From         calendar.Date
	Until        calendar.Date
}

// HoldPlaced says that what is about something is not to be erased.
type HoldPlaced struct {
	Number HoldNumber `json:"number"`
	About  Sought     `json:"about"`
}

// Texts are what was typed.
func (c PlaceHold) Texts() []Text { return []Text{c.Words} }

func (c PlaceHold) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	if c.Words.IsZero() && c.Person == "" && c.Organisation == "" {
		return nil, invalid("words", "Say what is asked for: some words, a person or an organisation.")
	}
	if !c.From.IsZero() && !c.Until.IsZero() && c.Until.Before(c.From) {
		return nil, invalid("until", "The last day is before the first.")
	}
	about := Sought{Words: c.Words.ID, Person: c.Person, Organisation: c.Organisation, From: c.From, Until: c.Until}
	for _, h := range s.HoldsOn() {
		if h.About == about {
			return nil, nil
		}
	}
	return []Event{HoldPlaced{Number: HoldNumber(len(s.Holds) + 1), About: about}}, nil
}

func (e HoldPlaced) evolve(s *State, r Record) {
	s.Holds = append(s.Holds, &Hold{Number: e.Number, About: e.About, By: r.By, At: r.At})
}

// HoldsOn are the holds that nobody has released, the oldest first.
func (s *State) HoldsOn() []*Hold {
	return slices.DeleteFunc(slices.Clone(s.Holds), func(h *Hold) bool { return !h.Released.IsZero() })
}

// HoldCalled finds a hold by its number; nil: there is none.
func (s *State) HoldCalled(n HoldNumber) *Hold {
	if n < 1 || int(n) > len(s.Holds) {
		return nil
	}
	return s.Holds[n-1]
}

// ParseHold reads a hold's reference: H-001, h1, 1.
func (s *State) ParseHold(typed string) (*Hold, bool) {
	number, ok := s.parseNumber(typed, "h")
	h := s.HoldCalled(HoldNumber(number))
	return h, ok && h != nil
}

// HeldFor are the holds that keep what is known of a person: those about them or about an organisation for which they hold or
// held a place, and those whose words a search has found in what is theirs.
func (s *State) HeldFor(person PersonID, matching []HoldNumber) []HoldNumber {
	return s.heldWithout(0, person, matching)
}

// heldWithout is HeldFor as if one hold were released.
func (s *State) heldWithout(released HoldNumber, person PersonID, matching []HoldNumber) []HoldNumber {
	var held []HoldNumber
	for _, h := range s.HoldsOn() {
		about := h.About.Person == person || h.About.Organisation != "" && s.EverFor(person, h.About.Organisation)
		if h.Number != released && (about || slices.Contains(matching, h.Number)) {
			held = append(held, h.Number)
		}
	}
	return held
}

// EverFor says whether somebody holds a place of an organisation, or ever did.
func (s *State) EverFor(person PersonID, organisation OrganisationID) bool {
	return slices.ContainsFunc(s.Holdings, func(h Holding) bool {
		_, seat, _ := s.Seat(h.Seat)
		return h.Person == person && OrganisationID(seat.Organisation) == organisation
	})
}

// on are those of some holds that are still on.
func (s *State) on(matching []HoldNumber) []HoldNumber {
	var on []HoldNumber
	for _, h := range s.HoldsOn() {
		if slices.Contains(matching, h.Number) {
			on = append(on, h.Number)
		}
	}
	return on
}
