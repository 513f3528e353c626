package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// TakeItem says that an officer has got an item: the promise to ring moves to them. Over takes it from a colleague.
type TakeItem struct {
	Number ItemNumber
	Over   bool
}

// ItemTaken says that an officer has an item.
type ItemTaken struct {
	Number ItemNumber `json:"number"`
}

func (c TakeItem) decide(s *State, o Order) ([]Event, error) {
	item, err := s.offered(c.Number, o)
	if err != nil || item.Taken == o.By {
		return nil, err
	}
	if item.Taken != "" && !c.Over {
		return nil, refuse(terms.Rule{}, "%s has got this already: “%s” (%s).", item.Taken, item.Title, item.Number)
	}
	return []Event{ItemTaken{Number: c.Number}}, nil
}

func (e ItemTaken) evolve(s *State, r Record) { s.Items[e.Number].Taken = r.By }

// AskForTalk asks the proposer for a time to talk.
type AskForTalk struct{ Number ItemNumber }

// TalkAsked says that the proposer was asked for a time.
type TalkAsked struct {
	Number ItemNumber `json:"number"`
}

func (c AskForTalk) decide(s *State, o Order) ([]Event, error) {
	item, err := s.offered(c.Number, o)
	if err != nil || item.Talk != nil || !item.TalkAsked.IsZero() {
		return nil, err
	}
	return []Event{TalkAsked(c)}, nil
}

func (e TalkAsked) evolve(s *State, r Record) {
	item := s.Items[e.Number]
	item.TalkAsked = r.At
	if item.Taken == "" {
		item.Taken = r.By
	}
}

// DraftItem puts an item on the draft agenda. With Talked it records in the same press that the talk has taken place.
type DraftItem struct {
	Number  ItemNumber
	Talked  bool
	Minutes int // 0: as it is
}

// ItemTalkedThrough says that secretariat and proposer have discussed an item.
type ItemTalkedThrough struct {
	Number ItemNumber    `json:"number"`
	On     calendar.Date `json:"on"`
	How    Medium        `json:"how"`
}

// ItemDrafted says that an item is on the draft agenda of the meeting it was offered to; of the next one, where it was
// offered to none.
type ItemDrafted struct {
	Number  ItemNumber `json:"number"`
	Meeting MeetingRef `json:"meeting"`
	Minutes int        `json:"minutes"`
}

func (c DraftItem) decide(s *State, o Order) ([]Event, error) {
	item, err := s.atHand(c.Number, o)
	if err != nil || item.Stage == OnDraft {
		return nil, err
	}
	m := s.Meetings[item.Meeting]
	if m == nil { // back on the list, since its meeting was cancelled
		m = s.Open(item.Body, o.At)
	}
	if m == nil {
		return nil, refuse(terms.Rule{}, "The %s has no meeting planned yet.", item.Body)
	}
	if !s.Ends(m).After(o.At) {
		return nil, refuse(terms.Rule{}, "That meeting is over. The item can be moved to a later one.")
	}
	var events []Event
	if item.Talk == nil && c.Talked {
		events = append(events, ItemTalkedThrough{Number: c.Number, On: dayOf(o, s.Calendar), How: o.How})
	} else if item.Talk == nil && item.Gated {
		rule, _ := s.Rule(item.Body, terms.TalkFirst)
		return nil, refuse(rule, "“%s” (%s) needs a talk with %s first.", item.Title, item.Number, item.Proposer)
	}
	minutes := c.Minutes
	if minutes == 0 {
		minutes = item.Minutes
	}
	return append(events, ItemDrafted{Number: c.Number, Meeting: m.Ref, Minutes: minutes}), nil
}

func (e ItemTalkedThrough) evolve(s *State, r Record) {
	item := s.Items[e.Number]
	item.Talk = &Talk{On: e.On, Officer: r.By, How: e.How}
	if item.Taken == "" {
		item.Taken = r.By
	}
}

func (e ItemDrafted) evolve(s *State, _ Record) {
	item := s.Items[e.Number]
	s.offerAgain(item, e.Meeting)
	item.Stage, item.Minutes = OnDraft, e.Minutes
	s.Meetings[e.Meeting].insert(Line{Item: e.Number, Minutes: e.Minutes})
}

// ChangeItem changes what an item says. A slip of the pen is put right quietly; a change of substance on an agreed agenda
// needs the chair again.
type ChangeItem struct {
	Number ItemNumber
	Title  Text    // nothing typed: as it is
	Wants  Purpose // empty: as it is
	Slip   bool
}

// ItemChanged says that an item reads otherwise.
type ItemChanged struct {
	Number ItemNumber `json:"number"`
	Title  TextID     `json:"title,omitempty"`
	Wants  Purpose    `json:"wants"`
	Slip   bool       `json:"slip,omitempty"`
}

// Texts are what was typed.
func (c ChangeItem) Texts() []Text { return []Text{c.Title} }

func (c ChangeItem) decide(s *State, o Order) ([]Event, error) {
	item := s.Items[c.Number]
	if item == nil {
		return nil, invalid("item", "There is no such item.")
	}
	if !s.proposes(o.By, item, s.day(o.At)) && !s.OfficerOn(o.By, item.Body, s.day(o.At)) {
		return nil, refuse(terms.Rule{}, "Only its proposer or the secretariat can change it.")
	}
	if item.Stage == OnDraft && !s.OfficerOn(o.By, item.Body, s.day(o.At)) {
		return nil, refuse(terms.Rule{}, "It is on the draft agenda already: please tell the secretariat what should change.")
	}
	if item.Stage == Withdrawn {
		return nil, refuse(terms.Rule{}, "It was withdrawn. You can send it again.")
	}
	if c.Wants == "" {
		c.Wants = item.Wants
	}
	if !slices.Contains(Purposes, c.Wants) {
		return nil, invalid("wants", "Say what the meeting is asked to do: decide, discuss or note.")
	}
	if c.Slip && c.Wants != item.Wants {
		return nil, invalid("wants", "What the meeting is asked to do is substance, not a slip of the pen.")
	}
	if (c.Title.IsZero() || c.Title.ID == item.Title) && c.Wants == item.Wants {
		return nil, nil
	}
	return []Event{ItemChanged{Number: c.Number, Title: c.Title.ID, Wants: c.Wants, Slip: c.Slip}}, nil
}

func (e ItemChanged) evolve(s *State, _ Record) {
	item := s.Items[e.Number]
	if e.Title != "" {
		item.Title = e.Title
	}
	item.Wants = e.Wants
	if !e.Slip {
		item.Revision++
	}
}

// proposes says whether an item is somebody's own, or of whom they act for.
func (s *State) proposes(person PersonID, item *Item, day calendar.Date) bool {
	return person != "" && (item.Proposer == person || slices.Contains(s.ActsIn(Bringing, person, day), item.Proposer))
}

// offered finds an item that waits to be talked through, for an officer.
func (s *State) offered(n ItemNumber, o Order) (*Item, error) {
	item, err := s.atHand(n, o)
	if err == nil && item.Stage != Offered {
		err = refuse(terms.Rule{}, "“%s” (%s) has been settled meanwhile.", item.Title, item.Number)
	}
	return item, err
}

// atHand finds an item that an officer can still do something with.
func (s *State) atHand(n ItemNumber, o Order) (*Item, error) {
	item := s.Items[n]
	if item == nil {
		return nil, invalid("item", "There is no such item.")
	}
	if err := s.require(o, Secretariat, item.Body); err != nil {
		return nil, err
	}
	if item.Stage == Withdrawn {
		return nil, refuse(terms.Rule{}, "“%s” (%s) was withdrawn.", item.Title, item.Number)
	}
	return item, nil
}

// AnswerTalk is the proposer's answer to the wish to talk.
type AnswerTalk struct {
	Number ItemNumber
	Way    Way
}

// Way is how a proposer would like to talk.
type Way string

// The ways.
const (
	RingMe    Way = "ring"
	SuggestMe Way = "times"
	InWriting Way = "writing"
)

// Ways are all of them.
var Ways = []Way{RingMe, SuggestMe, InWriting}

// TalkAnswered says how a proposer would like to talk.
type TalkAnswered struct {
	Number ItemNumber `json:"number"`
	Way    Way        `json:"way"`
}

func (c AnswerTalk) decide(s *State, o Order) ([]Event, error) {
	item := s.Items[c.Number]
	switch {
	case item == nil:
		return nil, invalid("item", "There is no such item.")
	case !s.proposes(o.By, item, s.day(o.At)) && !s.OfficerOn(o.By, item.Body, s.day(o.At)):
		return nil, refuse(terms.Rule{}, "Only its proposer can answer this, or the secretariat on their word.")
	case !slices.Contains(Ways, c.Way):
		return nil, invalid("way", "Say how you would like to talk.")
	case item.Talk != nil || item.Stage != Offered:
		return nil, refuse(terms.Rule{}, "Nothing is asked of you any more: it has been talked through.")
	case item.Way == c.Way:
		return nil, nil
	}
	return []Event{TalkAnswered(c)}, nil
}

func (e TalkAnswered) evolve(s *State, _ Record) { s.Items[e.Number].Way = e.Way }
