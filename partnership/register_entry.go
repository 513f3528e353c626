package partnership

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// RegisterID names a list that the secretariat keeps because the terms ask for it: commitments, agreements. The register of
// people is another thing, and beside the book.
type RegisterID string

// StreamID names a work stream of the terms.
type StreamID string

// OutsiderID names a group that the terms speak of and do not govern.
type OutsiderID string

// EntryNumber is the running number of an entry of such a list, whichever it is in: R-007 without the letter.
type EntryNumber int

// String is the reference that people say: R-007.
func (n EntryNumber) String() string { return fmt.Sprintf("R-%03d", int(n)) }

// Entry is one line of a list that the secretariat keeps.
type Entry struct {
	Number   EntryNumber
	Register RegisterID
	What     TextID
	Concern
	Dates
	Source

	Whose   PersonID // who gave it, themselves or by somebody who entered it for them
	At      calendar.Date
	Request string

	Remind calendar.Date // when the secretariat is to hear that its review is near; zero: not, or it has
	Sent   *Sending      // a recommendation, sent on to whom it is made
	Item   ItemNumber    // which it became on the agenda of the group to whom it is made; 0: none
	Ended  *EntryEnd     // nil: it is open
}

// Concern is whom and what an entry concerns. Each is a thing of the terms.
type Concern struct {
	Organisations []OrganisationID `json:"organisations,omitempty"`
	Body          BodyID           `json:"body,omitempty"`
	Stream        StreamID         `json:"stream,omitempty"`
	Priority      PriorityID       `json:"priority,omitempty"`
	Outside       OutsiderID       `json:"outside,omitempty"`
}

// IsZero says that it concerns nobody in particular.
func (c Concern) IsZero() bool { return len(c.Organisations) == 0 && c.same(Concern{}) }

func (c Concern) same(other Concern) bool {
	return c.Body == other.Body && c.Stream == other.Stream && c.Priority == other.Priority && c.Outside == other.Outside &&
		slices.Equal(c.Organisations, other.Organisations)
}

// Dates are from when an entry holds, when it is looked at again, and its last day. Zero: not said.
type Dates struct {
	Since  calendar.Date `json:"since,omitzero"`
	Review calendar.Date `json:"review,omitzero"`
	Until  calendar.Date `json:"until,omitzero"`
}

// Source is what an entry was taken from. Any of them may be empty.
type Source struct {
	Meeting  MeetingRef     `json:"meeting,omitempty"`
	Decision DecisionNumber `json:"decision,omitempty"`
	Item     ItemNumber     `json:"item,omitempty"`
}

// EntryOutcome is how an entry ended.
type EntryOutcome string

// The outcomes. What was answered is a recommendation, and AnswerRecommendation says how.
const (
	EntryDone     EntryOutcome = "done"
	EntryRanOut   EntryOutcome = "ran out"
	EntryStopped  EntryOutcome = "stopped"
	EntryMistaken EntryOutcome = "mistake"
	EntryAnswered EntryOutcome = "answered"
)

// EntryOutcomes are those that one can close an entry with.
var EntryOutcomes = []EntryOutcome{EntryDone, EntryRanOut, EntryStopped, EntryMistaken}

// EntryEnd is how and when an entry ended.
type EntryEnd struct {
	On       calendar.Date
	How      EntryOutcome
	Words    TextID
	Response Response // of a recommendation that was answered
}

// Open says whether an entry still stands.
func (e *Entry) Open() bool { return e.Ended == nil }

// AddEntry puts something into a register.
type AddEntry struct {
	Register RegisterID
	What     Text
	Concern
	Dates
	Source
}

// EntryAdded says that something was put into a register.
type EntryAdded struct {
	Number   EntryNumber `json:"number"`
	Register RegisterID  `json:"register"`
	What     TextID      `json:"what"`
	Concern
	Dates
	Source
}

// Texts are what was typed.
func (c AddEntry) Texts() []Text { return []Text{c.What} }

func (c AddEntry) decide(s *State, o Order) ([]Event, error) {
	reg, err := s.registerToFill(c.Register, s.day(o.At))
	if err != nil {
		return nil, err
	}
	if len(c.Organisations) == 0 { // what members enter is their own organisation's
		c.Organisations = s.ownEntering(reg, o)
	}
	if err := s.mayEnter(reg, c.Concern, o); err != nil {
		return nil, err
	}
	if c.What.IsZero() {
		return nil, invalid("what", "What is to be put down?")
	}
	if err := s.checkConcern(reg, c.Concern); err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	if err := s.checkSource(reg, c.Source, o); err != nil {
		return nil, err
	}
	return []Event{EntryAdded{
		Number: EntryNumber(len(s.Entries) + 1), Register: c.Register, What: c.What.ID, Concern: c.Concern, Dates: c.Dates, Source: c.Source,
	}}, nil
}

// registerToFill finds a register that takes new entries.
func (s *State) registerToFill(id RegisterID, day calendar.Date) (terms.Register, error) {
	reg, ok := s.Register(id)
	if !ok {
		return reg, invalid("register", "There is no register of that name in the terms of reference.")
	}
	until := reg.Valid.Until
	if b := s.Body(BodyID(reg.Body)); b != nil && !b.Valid.Until.IsZero() {
		until = b.Valid.Until
	}
	if !until.IsZero() && until.Before(day) {
		return reg, refuse(terms.Rule{}, "“%s” ended on %s. What is in it can still be read.", reg.Title, until)
	}
	return reg, nil
}

// check is about the dates alone.
func (d Dates) check() error {
	switch {
	case !d.Since.IsZero() && !d.Until.IsZero() && d.Until.Before(d.Since):
		return invalid("until", "That is before it begins.")
	case !d.Review.IsZero() && !d.Until.IsZero() && d.Until.Before(d.Review):
		return invalid("review", "By then it has ended.")
	}
	return nil
}

func (s *State) checkConcern(reg terms.Register, c Concern) error {
	for _, id := range c.Organisations {
		if !s.partner(id) {
			return invalid("about", "That is not one of the partners.")
		}
	}
	if c.Body != "" && s.Body(c.Body) == nil {
		return invalid("about", "There is no such group in the terms of reference.")
	}
	stream := slices.ContainsFunc(s.Terms.Streams, func(w terms.Stream) bool { return w.ID == string(c.Stream) })
	outside := slices.ContainsFunc(s.Terms.Outsiders, func(o terms.Outsider) bool { return o.ID == string(c.Outside) })
	if c.Stream != "" && !stream || c.Priority != "" && !s.hasPriority(c.Priority) || c.Outside != "" && !outside {
		return invalid("about", "The terms of reference know nothing of that name.")
	}
	if reg.Kind == terms.Recommendations && c.Body == "" && c.Outside == "" {
		return invalid("about", "To whom? Name a group, or one outside the partnership.")
	}
	return nil
}

func (s *State) checkSource(reg terms.Register, from Source, o Order) error {
	m := s.Meetings[from.Meeting]
	switch {
	case from.Meeting != "" && m == nil:
		return invalid("from", "There is no such meeting.")
	case from.Decision != 0 && s.Decision(from.Decision) == nil:
		return invalid("from", "There is no such decision.")
	case from.Item != 0 && s.Items[from.Item] == nil:
		return invalid("from", "There is no such item.")
	case reg.Kind == terms.Commitments && m == nil:
		return invalid("from", "Only what a meeting minuted is put here: say which meeting.")
	case reg.Kind == terms.Commitments && s.Starts(m).After(o.At):
		return invalid("from", "That meeting has not begun yet.")
	}
	return nil
}

func (e EntryAdded) evolve(s *State, r Record) {
	entry := &Entry{
		Number: e.Number, Register: e.Register, What: e.What, Concern: e.Concern, Dates: e.Dates, Source: e.Source,
		Whose: r.Principal(), At: s.day(r.At), Request: r.Request,
	}
	s.reviewed(entry, entry.At)
	s.Entries = append(s.Entries, entry)
}
