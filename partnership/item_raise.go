package partnership

import (
	"slices"
)

// RaiseItem records an item that somebody raised at a meeting, under any other business. It was not submitted, so nobody had to talk
// it through first; the chair had to agree to take it, and where that was not asked the record says so too.
type RaiseItem struct {
	Meeting MeetingRef
	Title   Text
	Wants   Purpose
	Agreed  bool // the chair agreed to take it
}

// ItemRaised says that an item was raised at a meeting.
type ItemRaised struct {
	Number  ItemNumber `json:"number"`
	Meeting MeetingRef `json:"meeting"`
	Title   TextID     `json:"title"`
	Wants   Purpose    `json:"wants"`
	Agreed  bool       `json:"agreed,omitempty"`
}

// Texts are what was typed.
func (c RaiseItem) Texts() []Text { return []Text{c.Title} }

func (c RaiseItem) decide(s *State, o Order) ([]Event, error) {
	m, err := s.metAt(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if c.Title.IsZero() {
		return nil, invalid("title", "Please say in a few words what it is about.")
	}
	if !slices.Contains(Purposes, c.Wants) {
		return nil, invalid("wants", "Say what the meeting was asked to do: decide, discuss or note.")
	}
	return []Event{ItemRaised{Number: s.nextItem(), Meeting: m.Ref, Title: c.Title.ID, Wants: c.Wants, Agreed: c.Agreed}}, nil
}

func (e ItemRaised) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	item := &Item{
		Number: e.Number, Body: m.Body, Meeting: m.Ref, Title: e.Title, Wants: e.Wants, Proposer: r.Principal(), How: r.How,
		Request: r.Request, At: r.At, Stage: Raised, Revision: 1,
	}
	if r.By != item.Proposer {
		item.Entered = r.By
	}
	s.Items[e.Number] = item
	s.everOffered[m.Ref] = append(s.everOffered[m.Ref], item)
	if !e.Agreed {
		if s.Unasked == nil {
			s.Unasked = map[ItemNumber]bool{}
		}
		s.Unasked[e.Number] = true
	}
}

// RaisedAt are the items that somebody raised at a meeting, in order of number.
func (s *State) RaisedAt(m *Meeting) []*Item {
	return s.offeredTo(m.Ref, func(i *Item) bool { return i.Stage == Raised && i.Meeting == m.Ref })
}
