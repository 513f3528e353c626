package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Sending is when a recommendation was sent on to a group outside, and how.
type Sending struct {
	On  calendar.Date
	How Medium
}

// Response is what whoever was advised makes of a recommendation.
type Response string

// The responses.
const (
	Accepted    Response = "accepted"
	PartlySo    Response = "in part"
	NotAccepted Response = "not accepted"
	OnlyNoted   Response = "noted"
)

// Responses are all of them.
var Responses = []Response{Accepted, PartlySo, NotAccepted, OnlyNoted}

// SendRecommendation puts on record that a recommendation went to whom it is made outside.
type SendRecommendation struct{ Number EntryNumber }

// RecommendationSent says that a recommendation was sent on.
type RecommendationSent struct {
	Number EntryNumber   `json:"number"`
	On     calendar.Date `json:"on"`
	How    Medium        `json:"how"`
}

func (c SendRecommendation) decide(s *State, o Order) ([]Event, error) {
	e, err := s.recommendation(c.Number, o)
	switch {
	case err != nil:
		return nil, err
	case e.Outside == "":
		return nil, refuse(terms.Rule{}, "It is for the %s: it goes on the agenda there.", e.Body)
	case e.Sent != nil && e.Sent.On == dayOf(o, s.Calendar) && e.Sent.How == o.How:
		return nil, nil
	}
	return []Event{RecommendationSent{Number: c.Number, On: dayOf(o, s.Calendar), How: o.How}}, nil
}

// recommendation finds one that its secretariat deals with.
func (s *State) recommendation(n EntryNumber, o Order) (*Entry, error) {
	e, _, err := s.entryToChange(n, o)
	switch {
	case err != nil:
		return nil, err
	case !s.Recommends(e):
		return nil, refuse(terms.Rule{}, "It is no recommendation.")
	case !s.MayAnswer(o.By, e, s.day(o.At)):
		return nil, refuse(terms.Rule{}, "This is for the secretariat.")
	}
	return e, nil
}

// Recommends says whether an entry is a recommendation, which is followed up to its answer.
func (s *State) Recommends(e *Entry) bool {
	reg, ok := s.Register(e.Register)
	return ok && reg.Kind == terms.Recommendations
}

func (e RecommendationSent) evolve(s *State, _ Record) {
	s.Entry(e.Number).Sent = &Sending{On: e.On, How: e.How}
}

// BringRecommendation makes an item of a recommendation, and puts it on the draft agenda of the group to whom it is made. The
// chair agrees agendas: nothing is on one by itself.
type BringRecommendation struct {
	Number EntryNumber
	Title  Text
}

// RecommendationBrought says which item a recommendation became.
type RecommendationBrought struct {
	Number EntryNumber `json:"number"`
	Item   ItemNumber  `json:"item"`
}

// Texts are what was typed.
func (c BringRecommendation) Texts() []Text { return []Text{c.Title} }

func (c BringRecommendation) decide(s *State, o Order) ([]Event, error) {
	e := s.Entry(c.Number)
	if e == nil || !s.Recommends(e) || e.Body == "" {
		return nil, invalid("entry", "There is no such recommendation to a group of ours.")
	}
	if err := s.require(o, Secretariat, e.Body); err != nil {
		return nil, err
	}
	m := s.Open(e.Body, o.At)
	switch {
	case s.OnItsWay(e):
		return nil, nil
	case !e.Open():
		return nil, refuse(terms.Rule{}, "It has been answered, or closed, already.")
	case c.Title.IsZero():
		return nil, invalid("title", "Please say in a few words what it is about.")
	case m == nil:
		return nil, refuse(terms.Rule{}, "The %s has no meeting planned yet.", e.Body)
	}
	n := s.nextItem()
	return []Event{
		RecommendationBrought{c.Number, n},
		ItemSubmitted{Number: n, Body: e.Body, Meeting: m.Ref, Title: c.Title.ID, Wants: ToDecide, Late: s.Timetable && o.At.After(s.itemsClose(m))},
		ItemDrafted{Number: n, Meeting: m.Ref, Minutes: DefaultMinutes},
	}, nil
}

func (e RecommendationBrought) evolve(s *State, _ Record) { s.Entry(e.Number).Item = e.Item }

// OnItsWay says whether the item that a recommendation became is still before a meeting, or was.
func (s *State) OnItsWay(e *Entry) bool {
	item := s.Items[e.Item]
	return item != nil && item.Stage != Withdrawn && item.Stage != NotTaken
}

// AnswerRecommendation records what whoever was advised answered. It can be said again, where it was put down wrong.
type AnswerRecommendation struct {
	Number   EntryNumber
	Response Response
	Words    Text
}

// RecommendationAnswered says what was answered.
type RecommendationAnswered struct {
	Number   EntryNumber   `json:"number"`
	On       calendar.Date `json:"on"`
	Response Response      `json:"response"`
	Words    TextID        `json:"words,omitempty"`
}

// Texts are what was typed.
func (c AnswerRecommendation) Texts() []Text { return []Text{c.Words} }

func (c AnswerRecommendation) decide(s *State, o Order) ([]Event, error) {
	e, err := s.recommendation(c.Number, o)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(Responses, c.Response) {
		return nil, invalid("response", "Say what was answered.")
	}
	on := dayOf(o, s.Calendar)
	if e.Ended != nil && *e.Ended == (EntryEnd{On: on, How: EntryAnswered, Words: c.Words.ID, Response: c.Response}) {
		return nil, nil
	}
	return []Event{RecommendationAnswered{Number: c.Number, On: on, Response: c.Response, Words: c.Words.ID}}, nil
}

func (e RecommendationAnswered) evolve(s *State, _ Record) {
	s.Entry(e.Number).Ended = &EntryEnd{On: e.On, How: EntryAnswered, Words: e.Words, Response: e.Response}
}

// Recommended are the recommendations made to a group that nobody has answered or put on an agenda, in order of number.
func (s *State) Recommended(to BodyID) []*Entry {
	return s.EntriesOf(func(e *Entry) bool { return e.Body == to && e.Open() && s.Recommends(e) && !s.OnItsWay(e) })
}

// BroughtBy finds the recommendation that became an item; nil where none did.
func (s *State) BroughtBy(n ItemNumber) *Entry {
	i := slices.IndexFunc(s.Entries, func(e *Entry) bool { return e.Item == n && n != 0 })
	if i < 0 {
		return nil
	}
	return s.Entries[i]
}

// MayAnswer says whether somebody may record what was answered to a recommendation: its own secretariat.
func (s *State) MayAnswer(person PersonID, e *Entry, day calendar.Date) bool {
	return s.Recommends(e) && s.KeepsFor(person, e, day)
}
