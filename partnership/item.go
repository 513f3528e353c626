package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Item is an item of business, from the words somebody sent to what became of it.
type Item struct {
	Number   ItemNumber
	Body     BodyID
	Meeting  MeetingRef // the meeting it is meant for; empty while the body has none planned
	Title    TextID
	Wants    Purpose
	Private  bool // named people only
	Late     bool // after our working date; for the secretariat's eyes
	Gated    bool // the terms ask for a talk before it goes on an agenda
	Proposer PersonID
	Entered  PersonID // who entered it, where that was not the proposer
	How      Medium
	Request  string
	At       time.Time

	Stage     Stage
	Taken     PersonID  // the officer who has it
	TalkAsked time.Time // when the proposer was asked for a time
	Way       Way       // how the proposer would like to talk
	Talk      *Talk
	Settled   *Settlement // how it left the meeting it was offered to, the last time it did
	Presenter PersonID
	Minutes   int
	Revision  int // grows with every change of substance
}

// Purpose is what the meeting is asked to do.
type Purpose string

// The purposes.
const (
	ToDecide  Purpose = "decide"
	ToDiscuss Purpose = "discuss"
	ToNote    Purpose = "note"
)

// Purposes are all of them.
var Purposes = []Purpose{ToDecide, ToDiscuss, ToNote}

// Stage is where an item is in its life.
type Stage string

// The stages. Moved and offered items are offered again, to another meeting or group.
const (
	Offered   Stage = "offered"   // submitted; nothing is on any agenda yet
	OnDraft   Stage = "draft"     // on the draft agenda; the agenda's versions say what was agreed and issued
	NotTaken  Stage = "not taken" // not for this agenda
	Withdrawn Stage = "withdrawn"
	Raised    Stage = "raised" // at a meeting, under any other business: it was never submitted
)

// Talk is a conversation between the secretariat and the proposer. Any medium will do; the officer's note is enough.
type Talk struct {
	On      calendar.Date
	Officer PersonID
	How     Medium
}

// DefaultMinutes is what an item gets until somebody says otherwise.
const DefaultMinutes = 15

// SubmitItem offers an item to a body's next open agenda.
type SubmitItem struct {
	Body    BodyID
	Meeting MeetingRef // empty: the next open one
	Title   Text
	Wants   Purpose
	Private bool
}

// ItemSubmitted says that an item was offered.
type ItemSubmitted struct {
	Number  ItemNumber `json:"number"`
	Body    BodyID     `json:"body"`
	Meeting MeetingRef `json:"meeting,omitempty"`
	Title   TextID     `json:"title"`
	Wants   Purpose    `json:"wants"`
	Private bool       `json:"private,omitempty"`
	Late    bool       `json:"late,omitempty"`
	Gated   bool       `json:"gated,omitempty"`
}

// Texts are what was typed.
func (c SubmitItem) Texts() []Text { return []Text{c.Title} }

func (c SubmitItem) decide(s *State, o Order) ([]Event, error) {
	if err := s.maySubmit(c.Body, o); err != nil {
		return nil, err
	}
	if c.Title.IsZero() {
		return nil, invalid("title", "Please say in a few words what it is about.")
	}
	if !slices.Contains(Purposes, c.Wants) {
		return nil, invalid("wants", "Say what the meeting is asked to do: decide, discuss or note.")
	}
	meeting := s.Open(c.Body, o.At)
	if c.Meeting != "" {
		if meeting = s.Meetings[c.Meeting]; meeting == nil || meeting.Body != c.Body || !s.Ends(meeting).After(o.At) {
			return nil, invalid("meeting", "That meeting is not planned, or is over.")
		}
		if err := s.stands(meeting, o.At); err != nil {
			return nil, err
		}
	}
	e := ItemSubmitted{
		Number: s.nextItem(), Body: c.Body, Title: c.Title.ID, Wants: c.Wants, Private: c.Private,
		Gated: s.talkNeeded(c.Body, o.Principal(), s.day(o.At)),
	}
	if meeting != nil {
		e.Meeting = meeting.Ref
		e.Late = s.Timetable && o.At.After(s.itemsClose(meeting))
	}
	events := []Event{e}
	if o.By != o.Principal() && o.How != ByButton && s.OfficerOn(o.By, c.Body, s.day(o.At)) { // the call was the conversation
		events = append(events, ItemTalkedThrough{Number: e.Number, On: dayOf(o, s.Calendar), How: o.How})
	}
	return events, nil
}

// maySubmit: members are invited to submit; who acts for one, and the secretariat, may do it for them.
func (s *State) maySubmit(body BodyID, o Order) error {
	if s.Body(body) == nil {
		return invalid("group", "There is no such group in the terms of reference.")
	}
	day := s.day(o.At)
	if s.OfficerOn(o.By, body, s.day(o.At)) {
		if o.Principal() == o.By || s.May(o.For, Member, "", day) {
			return nil
		}
		return invalid("for", "Items come from members: say which member this is for.")
	}
	if o.For != "" && o.For != o.By && !slices.Contains(s.ActsIn(Bringing, o.By, day), o.For) {
		return refuse(terms.Rule{}, "You can send items for yourself and for whom you act for.")
	}
	if s.memberIn(Bringing, o.Principal(), body, day) {
		return nil
	}
	rule, _ := s.Rule(body, terms.ItemsInvited)
	return refuse(rule, "Items for the %s come from its members. Tell the secretariat, and they will help you.", body)
}

// talkNeeded: the rule is about items that members submit, not about the secretariat's own or the chair's.
func (s *State) talkNeeded(body BodyID, proposer PersonID, day calendar.Date) bool {
	_, rule := s.blocked(body, terms.TalkFirst)
	return rule && !s.OfficerOn(proposer, body, day) && !slices.Contains(s.Chairs(body, day), proposer)
}

func (e ItemSubmitted) evolve(s *State, r Record) {
	item := &Item{
		Number: e.Number, Body: e.Body, Meeting: e.Meeting, Title: e.Title, Wants: e.Wants, Private: e.Private, Late: e.Late,
		Gated: e.Gated, Proposer: r.Principal(), How: r.How, Request: r.Request, At: r.At,
		Stage: Offered, Minutes: DefaultMinutes, Revision: 1,
	}
	if r.By != item.Proposer {
		item.Entered = r.By
	}
	s.Items[e.Number] = item
	s.everOffered[e.Meeting] = append(s.everOffered[e.Meeting], item)
}

// nextItem counts: numbers are given in turn and never taken back.
func (s *State) nextItem() ItemNumber { return ItemNumber(len(s.Items) + 1) }

func dayOf(o Order, c *calendar.Calendar) calendar.Date {
	if !o.On.IsZero() {
		return o.On
	}
	return c.Date(o.At)
}

// ItemBy finds the item that a request created; nil where it created none.
func (s *State) ItemBy(request string) *Item {
	for _, item := range s.Items {
		if item.Request == request {
			return item
		}
	}
	return nil
}

// Business is every item of which keep is true, in order of number.
func (s *State) Business(keep func(*Item) bool) []*Item {
	var items []*Item
	for _, item := range s.Items {
		if keep(item) {
			items = append(items, item)
		}
	}
	slices.SortFunc(items, byNumber)
	return items
}

// Waiting are the items offered to a meeting that are not on its draft, in order of number.
func (s *State) Waiting(m MeetingRef) []*Item {
	return s.offeredTo(m, func(i *Item) bool { return i.Meeting == m && i.Stage == Offered })
}

// Sees says whether somebody may read an item's title. Private items are for the secretariat, the chair and their office,
// the proposer and whoever acts for them, and the presenter.
func (s *State) Sees(person PersonID, item *Item, day calendar.Date) bool {
	if person == "" {
		return false
	}
	own := item.Proposer == person || item.Presenter == person || slices.Contains(s.ActsFor(person, day), item.Proposer)
	if own || s.May(person, Agreeing, item.Body, day) {
		return true
	}
	return !item.Private && s.May(person, Member, item.Body, day)
}
