package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Interest is what somebody at a meeting has at stake, and in which item.
type Interest struct {
	Person PersonID   `json:"person,omitempty"`
	Name   TextID     `json:"name,omitempty"` // of somebody whom the register of people does not know
	Item   ItemNumber `json:"item,omitempty"` // 0: in the meeting's business as such
	What   TextID     `json:"what,omitempty"`
	Left   bool       `json:"left,omitempty"` // they left the room for it
}

// DeclareInterest records that somebody declared an interest. What the terms say follows from it is said, and not enforced.
type DeclareInterest struct {
	Meeting MeetingRef
	Person  PersonID
	Name    Text // of somebody whom the register of people does not know
	Item    ItemNumber
	What    Text
	Left    bool
}

// InterestDeclared says that somebody declared an interest.
type InterestDeclared struct {
	Meeting MeetingRef `json:"meeting"`
	Interest
}

// Texts are what was typed.
func (c DeclareInterest) Texts() []Text { return []Text{c.Name, c.What} }

func (c DeclareInterest) decide(s *State, o Order) ([]Event, error) {
	m, err := s.meeting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	i := Interest{Person: c.Person, Item: c.Item, What: c.What.ID, Left: c.Left}
	if c.Person == "" {
		i.Name = c.Name.ID
	}
	if i.Person == "" && i.Name == "" {
		return nil, invalid("who", "Who declares it?")
	}
	if item := s.Items[c.Item]; c.Item != 0 && (item == nil || item.Body != m.Body && m.lineOf(c.Item) < 0) {
		return nil, invalid("item", "There is no such item at this meeting.")
	}
	if slices.Contains(s.Sat(m).Interests, i) {
		return nil, nil
	}
	return []Event{InterestDeclared{Meeting: m.Ref, Interest: i}}, nil
}

func (e InterestDeclared) evolve(s *State, _ Record) {
	sitting := s.sitting(e.Meeting)
	same := func(i Interest) bool { return i.Person == e.Person && i.Name == e.Name && i.Item == e.Item }
	if at := slices.IndexFunc(sitting.Interests, same); at >= 0 { // said again, in other words
		sitting.Interests[at] = e.Interest
		return
	}
	sitting.Interests = append(sitting.Interests, e.Interest)
}

// AsksInterests is what the terms say of interests at a group's meetings; false: they do not speak of declaring any.
func (s *State) AsksInterests(body BodyID) (terms.Interests, bool) {
	b := s.Body(body)
	if b == nil {
		return terms.Interests{}, false
	}
	held := s.Terms.Holds(b).Interests
	return held, held.Stated && !held.None
}
