package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Presence is what is known of who is in the channels of the groups: how that differed from who has a place when it was last
// looked at, and what was done about it since. Who a stranger is, lies beside the book.
type Presence struct {
	Number    int       // of the list that stands now
	At        time.Time // when it was made
	Asked     time.Time // when somebody asked for a new one; zero: nobody waits for it
	Mismatch  Mismatch
	Fine      []Fine
	Strangers map[TextID]*Questioned // whom the secretariat had asked who they are, by account
	Joining   map[Absentee]time.Time // whom it had asked to join a channel, and when
}

// Fine is that somebody may be in a channel although they have no place: a guest, an adviser. Nobody asks again.
type Fine struct {
	Place   string
	Person  PersonID
	Account TextID
	By      PersonID
}

// Questioned is somebody in a channel whom nobody knows, and who was asked who they are.
type Questioned struct {
	Asked   time.Time
	Sent    bool   // the question went out
	Failed  bool   // it could not be delivered
	Answers TextID // what they wrote; empty: nothing yet
}

// CompareChannels says who is in which channel, as the platforms tell it. What differs from the places is put on record where
// it is not what was told last, or where somebody waits for it. Only the clock gives this order.
type CompareChannels struct {
	Seen    []ChannelSeen
	Persons []Text // the accounts of strangers, and their names
}

// ChannelsCompared says how who is in the channels differs from who has a place.
type ChannelsCompared struct {
	Number int `json:"number"`
	Mismatch
	Told bool `json:"told,omitempty"` // there is something that was not on the last list, or somebody had asked
}

// Texts are the accounts and names of strangers, which lie beside the book.
func (c CompareChannels) Texts() []Text { return c.Persons }

func (c CompareChannels) decide(s *State, o Order) ([]Event, error) {
	if o.By != "" {
		return nil, refuse(terms.Rule{}, "Only the clock compares the channels with the places.")
	}
	last := s.presence()
	now := s.Compare(c.Seen, s.day(o.At))
	asked := !last.Asked.IsZero()
	if !asked && now.same(last.Mismatch) {
		return nil, nil
	}
	return []Event{ChannelsCompared{Number: last.Number + 1, Mismatch: now, Told: asked || now.beyond(last.Mismatch)}}, nil
}

func (e ChannelsCompared) evolve(s *State, r Record) {
	p := s.presence()
	p.Number, p.At, p.Asked, p.Mismatch = e.Number, r.At, time.Time{}, e.Mismatch
	for asked := range p.Joining {
		if !slices.Contains(e.Absent, asked) {
			delete(p.Joining, asked)
		}
	}
	for account := range p.Strangers {
		if !slices.ContainsFunc(e.Strays, func(stray Stray) bool { return stray.Account == account }) {
			delete(p.Strangers, account)
		}
	}
	s.Presence = &p
}

// presence is what is known, to be changed; nothing yet, where nobody has looked.
func (s *State) presence() Presence {
	if s.Presence == nil {
		return Presence{}
	}
	return *s.Presence
}

// LookAtChannels asks for a new list now.
type LookAtChannels struct{}

// ChannelLookAsked says that somebody waits for a new list.
type ChannelLookAsked struct{}

func (c LookAtChannels) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	if s.Presence != nil && !s.Presence.Asked.IsZero() {
		return nil, nil
	}
	return []Event{ChannelLookAsked(c)}, nil
}

func (e ChannelLookAsked) evolve(s *State, r Record) {
	p := s.presence()
	p.Asked = r.At
	s.Presence = &p
}

// listed finds a line of the list that stands now. One of an older list is not looked for: it may not be true any more.
func listed[T any](s *State, o Order, number, n int, lines func(Mismatch) []T) (T, error) {
	var none T
	if err := s.requireCouncil(o); err != nil {
		return none, err
	}
	p := s.presence()
	all := lines(p.Mismatch)
	if number != p.Number || n < 0 || n >= len(all) {
		return none, refuse(terms.Rule{}, "There is a newer list by now. Please look at that one.")
	}
	return all[n], nil
}
