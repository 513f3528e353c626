package partnership

import (
	"cmp"
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Conclusion is what became of an item at a meeting.
type Conclusion string

// The conclusions.
const (
	DealtWith  Conclusion = "dealt with"
	NotReached Conclusion = "not reached" // it goes to the next meeting, as it stood
	HandedOn   Conclusion = "handed on"   // it is offered to another group
	LetGo      Conclusion = "let go"      // the meeting does not want it any more
)

// Conclusions are all of them.
var Conclusions = []Conclusion{DealtWith, NotReached, HandedOn, LetGo}

// AtMeeting is on whose word an item leaves a meeting that has met.
const AtMeeting Basis = "at the meeting"

// Closing is what became of one item.
type Closing struct {
	Item  ItemNumber `json:"item"`
	How   Conclusion `json:"how"`
	To    MeetingRef `json:"to,omitempty"`    // of an item not reached: where it goes; empty: to the next meeting that is planned
	Body  BodyID     `json:"body,omitempty"`  // to which it is offered
	Gated bool       `json:"gated,omitempty"` // that group asks for a talk first
}

// CloseMeeting ends a meeting and says what became of its items. Those that are not named were dealt with. Saying it again
// corrects it.
type CloseMeeting struct {
	Meeting MeetingRef
	At      string // wall clock; empty: when it was to end
	Items   []Closing
}

// MeetingClosed says when a meeting ended, and what became of those items of which that was not on record yet.
type MeetingClosed struct {
	Meeting MeetingRef `json:"meeting"`
	At      string     `json:"at"`
	Items   []Closing  `json:"items,omitempty"`
}

func (c CloseMeeting) decide(s *State, o Order) ([]Event, error) {
	m, err := s.metAt(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	sitting := s.Sat(m)
	if c.At == "" {
		c.At = cmp.Or(sitting.Ended, m.Until)
	}
	at, err := time.Parse("15:04", c.At)
	if err != nil {
		return nil, invalid("at", "Write the time like this: 16:00.")
	}
	e := MeetingClosed{Meeting: m.Ref, At: at.Format("15:04")}
	said := map[ItemNumber]Closing{}
	for _, closing := range c.Items {
		if before, twice := said[closing.Item]; twice && before != closing {
			return nil, invalid("items", "Two things are said of “%s” (%s).", s.titleOf(closing.Item), closing.Item)
		}
		said[closing.Item] = closing
	}
	for _, item := range s.Concludes(m) {
		closing, named := said[item.Number]
		delete(said, item.Number)
		if !named {
			closing = Closing{Item: item.Number, How: DealtWith}
		}
		if closing, err = s.concluded(m, item, closing, o); err != nil {
			return nil, err
		}
		if !slices.Contains(sitting.Endings, closing) {
			e.Items = append(e.Items, closing)
		}
	}
	for _, closing := range c.Items {
		if _, left := said[closing.Item]; left && !slices.ContainsFunc(sitting.Endings, func(before Closing) bool { return before.Item == closing.Item && before.How == closing.How }) {
			return nil, refuse(terms.Rule{}, "“%s” (%s) is somewhere else by now.", s.titleOf(closing.Item), closing.Item)
		}
	}
	if sitting.Closed && sitting.Ended == e.At && len(e.Items) == 0 {
		return nil, nil
	}
	return []Event{e}, nil
}

func (s *State) titleOf(n ItemNumber) TextID {
	if item := s.Items[n]; item != nil {
		return item.Title
	}
	return ""
}

// concluded is what is said of an item, with where it goes.
func (s *State) concluded(m *Meeting, item *Item, c Closing, o Order) (Closing, error) {
	closing := Closing{Item: item.Number, How: c.How}
	switch c.How {
	case DealtWith, LetGo:
	case NotReached:
		if before, said := s.Sat(m).ending(item.Number); said && before.How == NotReached {
			return before, nil
		}
		if next := s.after(m, o.At); next != nil {
			closing.To = next.Ref
		}
	case HandedOn:
		if s.Body(c.Body) == nil || c.Body == m.Body {
			return closing, invalid("group", "Choose another group.")
		}
		closing.Body, closing.Gated = c.Body, s.talkNeeded(c.Body, item.Proposer, s.day(o.At))
		if next := s.Open(c.Body, o.At); next != nil {
			closing.To = next.Ref
		}
	default:
		return closing, invalid("items", "Say what became of the item.")
	}
	return closing, nil
}

// after is the meeting to which go what this one did not reach: the next whose agenda is still being made.
func (s *State) after(m *Meeting, at time.Time) *Meeting {
	next := s.Instead(m, at)
	if next != nil && !s.Starts(next).After(s.Starts(m)) {
		return nil
	}
	return next
}

func (t Sitting) ending(n ItemNumber) (Closing, bool) {
	i := slices.IndexFunc(t.Endings, func(c Closing) bool { return c.Item == n })
	if i < 0 {
		return Closing{}, false
	}
	return t.Endings[i], true
}

// Concludes are the items of which a meeting can say what became of them: those on its agenda, and those that it had sent on
// or let go and that are still where it left them. What another group has, is the other group's.
func (s *State) Concludes(m *Meeting) []*Item {
	var items []*Item
	for _, l := range m.Lines {
		if item := s.Items[l.Item]; item != nil {
			items = append(items, item)
		}
	}
	for _, c := range s.Sat(m).Endings {
		if item := s.Items[c.Item]; item != nil && s.isWhereLeft(m, item, c) {
			items = append(items, item)
		}
	}
	slices.SortFunc(items, byNumber)
	return slices.Compact(items)
}

// isWhereLeft says whether an item is still where a meeting left it, so that the meeting can think again.
func (s *State) isWhereLeft(m *Meeting, item *Item, c Closing) bool {
	settled := item.Settled
	if settled == nil || settled.Basis != AtMeeting || settled.From != m.Ref || item.Body != m.Body {
		return false
	}
	switch c.How {
	case NotReached:
		next := s.Meetings[c.To]
		if next == nil {
			return item.Stage == Offered && item.Meeting == ""
		}
		return item.Stage == OnDraft && item.Meeting == c.To && len(next.Versions) == 0
	case LetGo:
		return item.Stage == NotTaken
	case DealtWith, HandedOn:
	}
	return false
}

func (e MeetingClosed) evolve(s *State, r Record) {
	sitting := s.sitting(e.Meeting)
	sitting.Ended, sitting.Closed = e.At, true
	for _, c := range e.Items {
		s.conclude(s.Meetings[e.Meeting], c, r)
		sitting.Endings = append(slices.DeleteFunc(sitting.Endings, func(before Closing) bool { return before.Item == c.Item }), c)
	}
	slices.SortFunc(sitting.Endings, func(a, b Closing) int { return cmp.Compare(a.Item, b.Item) })
}

// conclude has an item leave the agenda of a meeting that has met, or come back to it, where it had been said to leave.
func (s *State) conclude(m *Meeting, c Closing, r Record) {
	item := s.Items[c.Item]
	if before, said := s.Sat(m).ending(c.Item); said && before.How == NotReached {
		s.Deferred[c.Item]--
	}
	if c.How == DealtWith && m.lineOf(c.Item) >= 0 {
		return
	}
	s.leave(item)
	if c.How == DealtWith {
		s.offerAgain(item, m.Ref)
		item.Stage = OnDraft
		m.insert(Line{Item: item.Number, Minutes: item.Minutes})
		if item.Settled != nil && item.Settled.Basis == AtMeeting && item.Settled.From == m.Ref {
			item.Settled = nil
		}
		return
	}
	item.Settled = &Settlement{Outcome: NotForThis, From: m.Ref, Basis: AtMeeting, By: r.By, On: r.Day(s.Calendar), At: r.At}
	switch c.How {
	case NotReached:
		s.deferItem(item, s.Meetings[c.To])
	case HandedOn:
		item.Settled.Outcome, item.Stage, item.Body = ToGroup, Offered, c.Body
		s.offerAgain(item, c.To)
		item.Talk, item.TalkAsked, item.Way, item.Taken = nil, time.Time{}, "", ""
		item.Gated, item.Late = c.Gated, false
	case LetGo:
		item.Stage = NotTaken
	case DealtWith:
	}
}

// deferItem takes an item that was not reached to the next meeting, where it stands as it stood; to the list, where none is
// planned. Nobody has to send it again.
func (s *State) deferItem(item *Item, next *Meeting) {
	if s.Deferred == nil {
		s.Deferred = map[ItemNumber]int{}
	}
	s.Deferred[item.Number]++
	item.Late = false
	if next == nil {
		item.Settled.Outcome, item.Stage = ToList, Offered
		s.offerAgain(item, "")
		return
	}
	item.Settled.Outcome, item.Stage = ToLater, OnDraft
	s.offerAgain(item, next.Ref)
	next.insert(Line{Item: item.Number, Minutes: item.Minutes})
}

// DealtWith says whether a meeting has dealt with an item that is still its own.
func (s *State) DealtWith(item *Item) (*Meeting, bool) {
	m := s.Meetings[item.Meeting]
	if m == nil || item.Stage != OnDraft {
		return nil, false
	}
	c, said := s.Sat(m).ending(item.Number)
	return m, said && c.How == DealtWith
}
