package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// SendAgenda sends the draft to the chair as a new version.
type SendAgenda struct{ Meeting MeetingRef }

// AgendaSent says that a version of the agenda waits for the chair.
type AgendaSent struct {
	Meeting MeetingRef   `json:"meeting"`
	Version int          `json:"version"`
	Lines   []Line       `json:"lines"`
	LeftOff []ItemNumber `json:"leftOff,omitempty"`
}

func (c SendAgenda) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if _, ok := s.blocked(m.Body, terms.AgendaAgreed); !ok {
		return nil, refuse(terms.Rule{}, "The %s needs nobody's agreement to its agenda: it can be issued.", m.Body)
	}
	if len(s.Chairs(m.Body, s.day(o.At))) == 0 {
		return nil, refuse(terms.Rule{}, "Nobody holds the chair's place of the %s yet.", m.Body)
	}
	if head := m.Head(); head != nil && head.Asked == "" && !s.Changed(m, head) {
		return nil, nil // the chair has exactly this already
	}
	var left []ItemNumber
	for _, item := range s.LeftOff(m) {
		left = append(left, item.Number)
	}
	return []Event{AgendaSent{Meeting: m.Ref, Version: len(m.Versions) + 1, Lines: s.Snapshot(m), LeftOff: left}}, nil
}

func (e AgendaSent) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	m.Versions = append(m.Versions, Version{Number: e.Version, Lines: slices.Clone(e.Lines), LeftOff: e.LeftOff, SentAt: r.At})
}

// LeftOff are the items that were offered to a meeting and are not on its draft: waiting, moved on, or not taken.
func (s *State) LeftOff(m *Meeting) []*Item {
	return s.offeredTo(m.Ref, func(i *Item) bool {
		if i.Stage == Withdrawn || m.lineOf(i.Number) >= 0 {
			return false
		}
		return i.Meeting == m.Ref || (i.Settled != nil && i.Settled.From == m.Ref && i.Settled.Outcome != ByWithdrawn)
	})
}

// AgreeAgenda is the chair's agreement to one version. The chair presses it, or who acts for them, or the secretariat
// when the chair has said so: the record has the chair, who entered it, how and when.
type AgreeAgenda struct {
	Meeting MeetingRef
	Version int
}

// AgendaAgreed says that the chair has agreed a version.
type AgendaAgreed struct {
	Meeting MeetingRef    `json:"meeting"`
	Version int           `json:"version"`
	Chair   PersonID      `json:"chair"`
	On      calendar.Date `json:"on"`
}

func (c AgreeAgenda) decide(s *State, o Order) ([]Event, error) {
	m, v, err := s.latest(c.Meeting, c.Version, o.At)
	if err != nil {
		return nil, err
	}
	chair, err := s.chairFor(m.Body, o)
	if err != nil {
		return nil, err
	}
	if v.Agreed != nil {
		return nil, nil
	}
	return []Event{AgendaAgreed{Meeting: m.Ref, Version: v.Number, Chair: chair, On: dayOf(o, s.Calendar)}}, nil
}

func (e AgendaAgreed) evolve(s *State, r Record) {
	v := s.Meetings[e.Meeting].Head()
	v.Agreed = &Agreement{Chair: e.Chair, Recorded: r.By, How: r.How, On: e.On, At: r.At}
	v.Asked = ""
	delete(s.PassedOn, Agenda{e.Meeting, e.Version})
	if r.For != "" && r.For != r.By && r.For != e.Chair {
		if s.PassedOn == nil {
			s.PassedOn = map[Agenda]PersonID{}
		}
		s.PassedOn[Agenda{e.Meeting, e.Version}] = r.For
	}
}

// Agenda is one version of a meeting's agenda.
type Agenda struct {
	Meeting MeetingRef
	Version int
}

// Conveyor is who passed on what the chair agreed: who acts for the chair, by their own press or in words that the secretariat
// recorded. It is empty where the chair said so.
func (s *State) Conveyor(m *Meeting, v *Version) PersonID {
	switch {
	case v.Agreed == nil:
		return ""
	case s.PassedOn[Agenda{m.Ref, v.Number}] != "":
		return s.PassedOn[Agenda{m.Ref, v.Number}]
	case v.Agreed.How == ByButton && v.Agreed.Recorded != v.Agreed.Chair:
		return v.Agreed.Recorded
	}
	return ""
}

// chairFor finds the chair whose word this is: their own, that of whom they act for, or that of whom the officer names, who may
// be the chair or somebody who acts for them.
func (s *State) chairFor(body BodyID, o Order) (PersonID, error) {
	day := s.day(o.At)
	chairs := s.Chairs(body, day)
	principals := append([]PersonID{o.By}, s.ActsIn(Conveying, o.By, day)...)
	for _, p := range principals {
		if slices.Contains(chairs, p) {
			return p, nil
		}
	}
	if !s.OfficerOn(o.By, body, s.day(o.At)) {
		rule, _ := s.Rule(body, terms.AgendaAgreed)
		return "", refuse(rule, "The chair agrees the agenda. You can tell the secretariat what you think of it.")
	}
	if len(chairs) == 0 {
		return "", refuse(terms.Rule{}, "Nobody holds the chair's place of the %s yet.", body)
	}
	if !slices.Contains(Media, o.How) {
		return "", invalid("how", "Say how the chair told you: by phone, by e-mail, in the room.")
	}
	if o.For == "" {
		return chairs[0], nil
	}
	for _, p := range append([]PersonID{o.For}, s.ActsIn(Conveying, o.For, day)...) {
		if slices.Contains(chairs, p) {
			return p, nil
		}
	}
	return "", invalid("passed", "%s does not act for the chair in this. Leave it empty, where the chair said so.", o.For)
}

// latest finds the version that waits for the chair. A card for an older one is answered with that.
func (s *State) latest(ref MeetingRef, version int, at time.Time) (*Meeting, *Version, error) {
	m := s.Meetings[ref]
	if m == nil || m.Head() == nil {
		return nil, nil, invalid("meeting", "No agenda of this meeting has gone to the chair.")
	}
	if err := s.stands(m, at); err != nil {
		return nil, nil, err
	}
	v := m.Head()
	if v.Number != version {
		return nil, nil, refuse(terms.Rule{}, "There is a newer version of this agenda: version %s. This card was for version %s.", v.Number, version)
	}
	return m, v, nil
}

// AskForChange is the chair's wish for another agenda: pressed by them, by who acts for them, or entered by the secretariat.
type AskForChange struct {
	Meeting MeetingRef
	Version int
	What    Text
}

// ChangeAsked says that the chair wants a version changed.
type ChangeAsked struct {
	Meeting MeetingRef `json:"meeting"`
	Version int        `json:"version"`
	What    TextID     `json:"what"`
	Chair   PersonID   `json:"chair,omitempty"`
}

// Texts are what was typed.
func (c AskForChange) Texts() []Text { return []Text{c.What} }

func (c AskForChange) decide(s *State, o Order) ([]Event, error) {
	m, v, err := s.latest(c.Meeting, c.Version, o.At)
	if err != nil {
		return nil, err
	}
	if err := s.require(o, Agreeing, m.Body); err != nil {
		return nil, err
	}
	chair, err := s.chairFor(m.Body, o)
	if err != nil {
		return nil, err
	}
	if !v.IssuedAt.IsZero() {
		return nil, refuse(terms.Rule{}, "This version is out already. Tell the secretariat: they can make a new one.")
	}
	if c.What.IsZero() {
		return nil, invalid("what", "Say in a few words what should change.")
	}
	if v.Asked == c.What.ID {
		return nil, nil
	}
	return []Event{ChangeAsked{Meeting: m.Ref, Version: v.Number, What: c.What.ID, Chair: chair}}, nil
}

func (e ChangeAsked) evolve(s *State, _ Record) {
	v := s.Meetings[e.Meeting].Head()
	v.Asked, v.Agreed = e.What, nil
}

// IssueAgenda sends the agenda out. A person presses it; for two minutes it can be stopped.
type IssueAgenda struct{ Meeting MeetingRef }

// AgendaIssued says that a version is out. Lines is set where the group needs no agreement, and so has no version yet.
type AgendaIssued struct {
	Meeting MeetingRef `json:"meeting"`
	Version int        `json:"version"`
	Lines   []Line     `json:"lines,omitempty"`
}

func (c IssueAgenda) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	head := m.Head()
	if head != nil && !head.IssuedAt.IsZero() && !s.Changed(m, head) {
		return nil, nil
	}
	if !s.Ends(m).After(o.At) {
		return nil, refuse(terms.Rule{}, "The meeting is over.")
	}
	rule, gated := s.blocked(m.Body, terms.AgendaAgreed)
	if !gated {
		return []Event{AgendaIssued{Meeting: m.Ref, Version: len(m.Versions) + 1, Lines: s.Snapshot(m)}}, nil
	}
	switch {
	case head == nil:
		return nil, refuse(rule, "The chair has not seen this agenda.")
	case s.Changed(m, head):
		return nil, refuse(rule, "The agenda has changed since version %s went to the chair.", head.Number)
	case head.Agreed == nil:
		return nil, refuse(rule, "The chair has not agreed version %s yet.", head.Number)
	}
	return []Event{AgendaIssued{Meeting: m.Ref, Version: head.Number}}, nil
}

func (e AgendaIssued) evolve(s *State, r Record) {
	m := s.Meetings[e.Meeting]
	if e.Version > len(m.Versions) {
		m.Versions = append(m.Versions, Version{Number: e.Version, Lines: e.Lines})
	}
	v := &m.Versions[e.Version-1]
	v.IssuedAt, v.Issue = r.At, r.ID
}

// StopIssue takes back an issue before anybody has heard of it.
type StopIssue struct {
	Meeting MeetingRef
	Version int
}

// IssueStopped says that an issue was taken back in time.
type IssueStopped struct {
	Meeting MeetingRef `json:"meeting"`
	Version int        `json:"version"`
}

func (c StopIssue) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil {
		return nil, err
	}
	if c.Version < 1 || c.Version > len(m.Versions) || m.Versions[c.Version-1].IssuedAt.IsZero() {
		return nil, nil
	}
	if o.At.Sub(m.Versions[c.Version-1].IssuedAt) >= StopWindow {
		return nil, refuse(terms.Rule{}, "The two minutes are over: it has gone out. You can correct it with a new version.")
	}
	return []Event{IssueStopped(c)}, nil
}

func (e IssueStopped) evolve(s *State, _ Record) {
	v := &s.Meetings[e.Meeting].Versions[e.Version-1]
	v.IssuedAt, v.Issue = time.Time{}, ""
}
