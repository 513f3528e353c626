package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// SettleAgenda enters what the agenda-setting meeting came to, in one press: which items are on the draft, in which order, with how
// many minutes, and what is delicate about them. Items left out wait again. With Talked it records that whoever proposes what comes
// on has been talked to, where the terms ask for that.
type SettleAgenda struct {
	Meeting MeetingRef
	Lines   []Line
	Talked  bool
	Points  Text // nothing typed: there are none
}

// SheetNoted says what is delicate about a meeting; nothing: there is nothing any more.
type SheetNoted struct {
	Meeting MeetingRef `json:"meeting"`
	Points  TextID     `json:"points,omitempty"`
}

// Texts are what was typed.
func (c SettleAgenda) Texts() []Text { return []Text{c.Points} }

func (c SettleAgenda) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if !s.Ends(m).After(o.At) {
		return nil, refuse(terms.Rule{}, "The meeting is over.")
	}
	var events []Event
	draft := *m // with the lines that come on, so that their places can be said
	draft.Lines = slices.Clone(m.Lines)
	for _, l := range c.Lines {
		if l.Item == 0 || m.lineOf(l.Item) >= 0 {
			continue
		}
		drafted, err := s.comesOn(m, l, c.Talked, o)
		if err != nil {
			return nil, err
		}
		events = append(events, drafted...)
		draft.insert(Line{Item: l.Item, Minutes: drafted[len(drafted)-1].(ItemDrafted).Minutes})
	}
	lines, err := s.inOrder(&draft, c.Lines)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(lines, draft.Lines) {
		events = append(events, AgendaArranged{Meeting: m.Ref, Lines: lines})
	}
	if s.Points[m.Ref] != c.Points.ID {
		events = append(events, SheetNoted{Meeting: m.Ref, Points: c.Points.ID})
	}
	return events, nil
}

// comesOn is what follows where an item comes on the draft of the meeting it was offered to, or of this one, where it waits on the list.
func (s *State) comesOn(m *Meeting, l Line, talked bool, o Order) ([]Event, error) {
	item, err := s.atHand(l.Item, o)
	if err != nil {
		return nil, err
	}
	if item.Meeting != m.Ref && item.Meeting != "" || item.Stage != Offered || item.Body != m.Body {
		return nil, invalid("order", "An item on it is not offered to this meeting.")
	}
	drafted := ItemDrafted{Number: item.Number, Meeting: m.Ref, Minutes: l.Minutes}
	switch {
	case item.Talk != nil || !item.Gated:
		return []Event{drafted}, nil
	case talked:
		return []Event{ItemTalkedThrough{Number: item.Number, On: dayOf(o, s.Calendar), How: o.How}, drafted}, nil
	}
	rule, _ := s.Rule(item.Body, terms.TalkFirst)
	return nil, refuse(rule, "“%s” (%s) needs a talk with %s first.", item.Title, item.Number, item.Proposer)
}

func (e SheetNoted) evolve(s *State, _ Record) {
	if s.Points == nil {
		s.Points = map[MeetingRef]TextID{}
	}
	if s.Points[e.Meeting] = e.Points; e.Points == "" {
		delete(s.Points, e.Meeting)
	}
}
