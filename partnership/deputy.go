package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Deputising is a deputy who comes to one meeting for a member.
type Deputising struct {
	For    PersonID
	Seat   SeatID
	Deputy PersonID
	Answer Answer // empty: has not said yet
	Record string // of the naming; a new one asks anew

	NoAddress bool // when they were named, we had no way to write to them
}

// SendDeputy gives a member's apologies for one meeting and, where there is one, names the deputy, in one press. No
// reason is asked. A deputy who is a member already is normal.
type SendDeputy struct {
	Meeting MeetingRef
	Deputy  PersonID // empty: apologies only, and whoever was to come before need not

	NoAddress bool // the register has no way to write to the deputy: the secretariat passes it on
}

// ApologiesGiven says that a member does not come.
type ApologiesGiven struct {
	Meeting MeetingRef `json:"meeting"`
	Member  PersonID   `json:"member"`
}

// DeputyNamed says that somebody comes to one meeting for a member.
type DeputyNamed struct {
	Meeting MeetingRef `json:"meeting"`
	Member  PersonID   `json:"member"`
	Seat    SeatID     `json:"seat"`
	Deputy  PersonID   `json:"deputy"`
}

// DeputyReleased says that somebody who was to come for a member need not: another does, or the member can after all.
type DeputyReleased struct {
	Meeting MeetingRef `json:"meeting"`
	Member  PersonID   `json:"member"`
	Deputy  PersonID   `json:"deputy"`
}

// DeputyUnreached says that we have no way to write to the deputy just named.
type DeputyUnreached struct {
	Meeting MeetingRef `json:"meeting"`
	Member  PersonID   `json:"member"`
}

func (c SendDeputy) decide(s *State, o Order) ([]Event, error) {
	m, member, err := s.answering(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if c.Deputy == member {
		return nil, invalid("deputy", "A deputy is somebody else.")
	}
	var events []Event
	if m.Coming[member] != NotComing {
		events = append(events, ApologiesGiven{Meeting: m.Ref, Member: member})
	}
	if c.Deputy == "" {
		return append(events, m.release(member)...), nil
	}
	if _, ok := s.Rule(m.Body, terms.Deputies); !ok {
		return nil, refuse(terms.Rule{}, "The terms of reference of the %s say nothing of deputies. The secretariat will ask the chair.", m.Body)
	}
	before, _ := m.Deputising(member)
	if before.Deputy == c.Deputy && before.Answer != NotComing {
		return events, nil
	}
	places := s.Places(member, m.Body, m.Day)
	if len(places) == 0 {
		places = s.Places(member, m.Body, s.day(o.At))
	}
	events = append(events, m.release(member)...)
	events = append(events, DeputyNamed{Meeting: m.Ref, Member: member, Seat: places[0].Seat, Deputy: c.Deputy})
	if c.NoAddress {
		events = append(events, DeputyUnreached{Meeting: m.Ref, Member: member})
	}
	return events, nil
}

// release frees the deputy whom a member had sent, unless they had said themselves that they cannot come.
func (m *Meeting) release(member PersonID) []Event {
	d, ok := m.Deputising(member)
	if !ok || d.Answer == NotComing {
		return nil
	}
	return []Event{DeputyReleased{Meeting: m.Ref, Member: member, Deputy: d.Deputy}}
}

// answering finds the meeting and the member whose coming is answered: one's own, that of whom one acts for, or that of
// whom the officer names.
func (s *State) answering(ref MeetingRef, o Order) (*Meeting, PersonID, error) {
	m := s.Meetings[ref]
	if m == nil {
		return nil, "", invalid("meeting", "There is no such meeting.")
	}
	if err := s.stands(m, o.At); err != nil {
		return nil, "", err
	}
	day := s.day(o.At)
	member := o.Principal()
	if mine := s.AnswersFor(o.By, m.Body, day); o.For == "" && len(mine) > 1 {
		return nil, "", invalid("for", "You can answer for several members of the %s. For whom is this?", m.Body)
	} else if o.For == "" && len(mine) == 1 {
		member = mine[0]
	}
	if len(s.Places(member, m.Body, day)) == 0 {
		return nil, "", refuse(terms.Rule{}, "Only a member of the %s, or who acts for one, can answer this.", m.Body)
	}
	o.For = member
	if !s.speaksFor(o, Attending, m.Body) {
		return nil, "", refuse(terms.Rule{}, "You can answer for yourself and for whom you act for.")
	}
	if !s.OfficerOn(o.By, m.Body, s.day(o.At)) && !s.Ends(m).After(o.At) {
		return nil, "", refuse(terms.Rule{}, "That meeting is over. Tell the secretariat if the record is wrong.")
	}
	return m, member, nil
}

// AnswersFor are the members of a body for whom somebody can say whether they come: themselves, else whom they act for.
func (s *State) AnswersFor(person PersonID, body BodyID, day calendar.Date) []PersonID {
	if person == "" {
		return nil
	}
	if len(s.Places(person, body, day)) > 0 {
		return []PersonID{person}
	}
	return slices.DeleteFunc(s.ActsIn(Attending, person, day), func(p PersonID) bool { return len(s.Places(p, body, day)) == 0 })
}

func (m *Meeting) deputyOf(member PersonID) int {
	return slices.IndexFunc(m.Deputies, func(d Deputising) bool { return d.For == member })
}

// Deputising finds who comes for a member.
func (m *Meeting) Deputising(member PersonID) (Deputising, bool) {
	i := m.deputyOf(member)
	if i < 0 {
		return Deputising{}, false
	}
	return m.Deputies[i], true
}

func (e ApologiesGiven) evolve(s *State, _ Record) {
	s.Meetings[e.Meeting].Coming[e.Member] = NotComing
}

func (e DeputyNamed) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	d := Deputising{For: e.Member, Seat: e.Seat, Deputy: e.Deputy, Record: r.ID}
	if i := m.deputyOf(e.Member); i >= 0 {
		m.Deputies[i] = d
		return
	}
	m.Deputies = append(m.Deputies, d)
}

func (e DeputyReleased) evolve(s *State, _ Record) {
	m := s.Meetings[e.Meeting]
	m.Deputies = slices.DeleteFunc(m.Deputies, func(d Deputising) bool { return d.For == e.Member && d.Deputy == e.Deputy })
}

func (e DeputyUnreached) evolve(s *State, _ Record) {
	m := s.Meetings[e.Meeting]
	if i := m.deputyOf(e.Member); i >= 0 {
		m.Deputies[i].NoAddress = true
	}
}

// SayComing says that a member comes; after apologies it means: I can come after all.
type SayComing struct{ Meeting MeetingRef }

// ComingSaid says that a member comes, and so nobody comes for them.
type ComingSaid struct {
	Meeting MeetingRef `json:"meeting"`
	Member  PersonID   `json:"member"`
}

func (c SayComing) decide(s *State, o Order) ([]Event, error) {
	m, member, err := s.answering(c.Meeting, o)
	if err != nil || m.Coming[member] == Coming {
		return nil, err
	}
	return append(m.release(member), ComingSaid{Meeting: m.Ref, Member: member}), nil
}

func (e ComingSaid) evolve(s *State, _ Record) {
	m := s.Meetings[e.Meeting]
	m.Coming[e.Member] = Coming
	m.Deputies = slices.DeleteFunc(m.Deputies, func(d Deputising) bool { return d.For == e.Member })
}

// AnswerAsDeputy is a deputy's yes or no.
type AnswerAsDeputy struct {
	Meeting MeetingRef
	Member  PersonID // for whom; empty: for everybody who named them
	Answer  Answer
}

// DeputyAnswered says whether a deputy comes.
type DeputyAnswered struct {
	Meeting MeetingRef `json:"meeting"`
	Member  PersonID   `json:"member"`
	Answer  Answer     `json:"answer"`
}

func (c AnswerAsDeputy) decide(s *State, o Order) ([]Event, error) {
	m := s.Meetings[c.Meeting]
	if m == nil {
		return nil, invalid("meeting", "There is no such meeting.")
	}
	if err := s.stands(m, o.At); err != nil {
		return nil, err
	}
	if c.Answer != Coming && c.Answer != NotComing {
		return nil, invalid("answer", "Say whether you come.")
	}
	if !s.speaksFor(o, Attending, m.Body) {
		return nil, refuse(terms.Rule{}, "You can answer for yourself and for whom you act for.")
	}
	var events []Event
	asked := false
	for _, d := range m.Deputies {
		if !s.answersAs(o, d.Deputy) || (c.Member != "" && d.For != c.Member) {
			continue
		}
		asked = true
		if d.Answer != c.Answer {
			events = append(events, DeputyAnswered{Meeting: m.Ref, Member: d.For, Answer: c.Answer})
		}
	}
	if !asked && m.freed(c.Member) {
		return nil, refuse(terms.Rule{}, "The meeting has moved to %s: the member is asked again, and nothing is asked of you until then.", m.Day)
	}
	if !asked {
		return nil, refuse(terms.Rule{}, "Somebody else comes now, or the member comes after all: nothing is asked of you.")
	}
	return events, nil
}

// answersAs says whether an order is a deputy's word: entered for them, their own, or that of whoever acts for them.
func (s *State) answersAs(o Order, deputy PersonID) bool {
	if o.For != "" {
		return o.For == deputy
	}
	return o.By == deputy || slices.Contains(s.ActsIn(Attending, o.By, s.day(o.At)), deputy)
}

func (e DeputyAnswered) evolve(s *State, _ Record) {
	m := s.Meetings[e.Meeting]
	if i := m.deputyOf(e.Member); i >= 0 {
		m.Deputies[i].Answer = e.Answer
	}
}

// Attending says whether somebody is expected at a meeting: a member who has not sent apologies, a deputy, a presenter.
func (s *State) Attending(m *Meeting, person PersonID) bool {
	for _, d := range m.Deputies {
		if d.Deputy == person && d.Answer != NotComing {
			return true
		}
	}
	for _, l := range m.Lines {
		if item := s.Items[l.Item]; item != nil && item.Presenter == person {
			return true
		}
	}
	return m.Coming[person] != NotComing && len(s.Places(person, m.Body, m.Day)) > 0
}

// InvitePresenter asks somebody to present one item. They see that item and no other.
type InvitePresenter struct {
	Number    ItemNumber
	Presenter PersonID
}

// PresenterInvited says that somebody presents an item.
type PresenterInvited struct {
	Number    ItemNumber `json:"number"`
	Presenter PersonID   `json:"presenter"`
}

func (c InvitePresenter) decide(s *State, o Order) ([]Event, error) {
	item, err := s.atHand(c.Number, o)
	if err != nil {
		return nil, err
	}
	if c.Presenter == "" {
		return nil, invalid("presenter", "Who presents it?")
	}
	if item.Presenter == c.Presenter {
		return nil, nil
	}
	return []Event{PresenterInvited(c)}, nil
}

func (e PresenterInvited) evolve(s *State, _ Record) { s.Items[e.Number].Presenter = e.Presenter }
