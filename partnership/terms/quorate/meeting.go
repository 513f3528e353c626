package quorate

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// meeting is a question that has been understood.
type meeting struct {
	q     Question
	terms *terms.Terms
	body  *terms.Body
	says  terms.Blocks // what is in force
	rule  terms.ItemRule
	ruled bool // there is a rule for the item
	slots []*slot
	open  []matter            // what the terms leave open
	notes map[string][]string // what to say of the question itself, by the step that it concerns
}

type seat = terms.Seat

// newMeeting understands a question, in the order in which the places have to be looked at.
func newMeeting(t *terms.Terms, q Question) (*meeting, error) {
	body := t.Body(q.Body)
	if body == nil {
		var known []string
		for _, b := range t.Bodies {
			known = append(known, b.ID)
		}
		return nil, &UnknownName{Name: q.Body, Means: "body", Known: known}
	}
	m := &meeting{q: q, terms: t, body: body, says: t.Holds(body), notes: map[string][]string{}}
	m.rule, m.ruled = t.ItemRule(body, q.Item, q.Day)
	for _, step := range []func() error{m.inOffice, m.holding, m.attend, m.substitute, m.recuse, m.entitle, m.casting} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("count %s: %w", body.ID, err)
		}
	}
	m.leaveOpen()
	return m, nil
}

// filled is find for a place that somebody is said to be there for.
func (m *meeting) filled(name string) ([]*slot, error) {
	found, err := m.find(name)
	if err == nil && len(found) > 0 && !slices.ContainsFunc(found, func(s *slot) bool { return s.held }) {
		return nil, contradiction("nobody holds the place of %s, so nobody can be there for it", found[0].seat.Title)
	}
	return found, err
}

// member is the place of the body that somebody is named by, where it is one.
func (m *meeting) member(who string) *slot {
	i := slices.IndexFunc(m.slots, func(s *slot) bool { return s.seat.ID == who || bare(s.seat.ID) == who })
	if i < 0 || who == "" {
		return nil
	}
	return m.slots[i]
}

// entitle marks who may vote on the item if there, and who was nominated by the chair.
func (m *meeting) entitle() error {
	for _, s := range m.slots {
		s.voter = s.seat.Votes > 0 && m.rule.Voters.Has(s.place) && m.hasEarned(s)
		if s.seat.Chair && s.deputy != nil {
			s.place.Stands = append(s.place.Stands, "chair_nominee")
		}
	}
	for name := range m.q.Attended {
		if _, err := m.find(name); err != nil {
			return err
		}
	}
	if m.q.Nominee == "" {
		return nil
	}
	found, err := m.find(m.q.Nominee)
	if err != nil {
		return err
	}
	for _, s := range found {
		s.place.Stands = append(s.place.Stands, "chair_nominee")
	}
	return nil
}

// hasEarned says whether a place has been to enough of the last meetings. Where that is not known, it may have been.
func (m *meeting) hasEarned(s *slot) bool {
	need := m.says.Voting.RightAfter.Attended
	if need == 0 || m.q.Attended == nil {
		return true
	}
	n, told := toldOf(m.q.Attended, s.seat)
	return told && n >= need
}

// note keeps something to be said of the question, at one of the steps.
func (m *meeting) note(step, format string, a ...any) {
	m.notes[step] = append(m.notes[step], fmt.Sprintf(format, a...))
}

// title is what people call what an id stands for.
func (m *meeting) title(id string) string {
	for _, s := range m.slots {
		if s.seat.ID == id || bare(s.seat.ID) == id {
			return s.seat.Title
		}
	}
	if o, ok := m.terms.Organisation(id); ok {
		return o.Name
	}
	if o, ok := m.terms.Office(id); ok {
		return o.Title
	}
	return id
}
