package partnership

import "time"

// Aside is what was typed and has been taken down, kept out of sight for as long as some holds are on.
type Aside struct {
	Texts []TextID
	Holds []HoldNumber
}

// TakeWordsDown takes words down wherever they stand. They lie beside the book, so whoever gives the order has found them and
// written what stands in their place.
type TakeWordsDown struct {
	Read      time.Time // when the last line was written that they had read
	Rewritten []Text    // what was typed, without the words
	Reason    Text
	Matching  []HoldNumber // the holds whose words a search has found in what stood there
	Aside     []Text       // what stood there, where a hold keeps it
	Entries   []PersonID   // in whose entries of the register, written with it, they stood
}

// WordsTakenDown says that something that was typed reads otherwise from now on, and why.
type WordsTakenDown struct {
	Texts  []TextID     `json:"texts"`
	Reason TextID       `json:"reason"`
	Aside  []TextID     `json:"aside,omitempty"` // what stood there, where a hold keeps it
	Holds  []HoldNumber `json:"holds,omitempty"`
}

// Texts are what is kept from now on.
func (c TakeWordsDown) Texts() []Text {
	return append(append(append([]Text{}, c.Rewritten...), c.Aside...), c.Reason)
}

func (c TakeWordsDown) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	held := s.on(c.Matching)
	switch {
	case len(c.Rewritten) == 0 && len(c.Entries) == 0:
		return nil, invalid("words", "These words stand in nothing that we keep.")
	case c.Reason.IsZero():
		return nil, invalid("reason", "Why are they taken down? Only the secretariat reads it.")
	case !s.Last.Equal(c.Read) || len(held) > 0 != (len(c.Aside) > 0):
		return nil, ErrListedMeanwhile
	}
	events := []Event{WordsTakenDown{Texts: idsOf(c.Rewritten), Reason: c.Reason.ID, Aside: idsOf(c.Aside), Holds: held}}
	if len(c.Entries) > 0 {
		events = append(events, PeopleListed{c.Entries})
	}
	return events, nil
}

func (e WordsTakenDown) evolve(s *State, _ Record) {
	if len(e.Aside) > 0 {
		s.Aside = append(s.Aside, Aside{Texts: e.Aside, Holds: e.Holds})
	}
}
