package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// SeesNamed says whether somebody may read what a reference names. Meetings, with their dates, are no secret.
func (s *State) SeesNamed(person PersonID, n Named, day calendar.Date) bool {
	switch {
	case n.Item != nil:
		return s.SeesItem(person, n.Item, day)
	case n.Action != nil:
		return s.SeesAction(person, n.Action, day)
	case n.Decision != nil:
		return s.SeesDecision(person, n.Decision, day)
	case n.Request != nil:
		return s.SeesRequest(person, n.Request, day)
	case n.Measure != nil:
		return person != ""
	case n.Report != nil:
		return s.SeesReport(person, n.Report, day)
	case n.Entry != nil:
		return s.SeesEntry(person, n.Entry, day)
	case n.Dispute != nil:
		return s.SeesDispute(person, n.Dispute, day)
	}
	return n.Meeting != nil && person != ""
}

// SeesItem is Sees, and for who comes to a meeting as a deputy, or for an item of their own, and for who got a copy: they have
// its agenda, and may read what stands on it, but for what is for named people only.
func (s *State) SeesItem(person PersonID, item *Item, day calendar.Date) bool {
	if s.Sees(person, item, day) {
		return true
	}
	m := s.Meetings[item.Meeting]
	if person == "" || item.Private || m == nil {
		return false
	}
	out, issued := m.Issued()
	if !issued || OnAgenda(out.Lines, item.Number) == 0 {
		return false
	}
	return s.copyWent(person, m.Body, s.day(out.IssuedAt), day) || slices.ContainsFunc(m.Deputies, func(d Deputising) bool {
		return d.Answer != NotComing && (d.Deputy == person || slices.Contains(s.ActsFor(person, day), d.Deputy))
	})
}

// SeesAction says whether somebody may read an action: whose it is, the secretariat, and, once the notes of its meeting are
// out, everybody whom we know.
func (s *State) SeesAction(person PersonID, a *Action, day calendar.Date) bool {
	if person == "" {
		return false
	}
	if s.Owns(person, a, day) || s.ofCouncil(person) {
		return true
	}
	m := s.Meetings[a.Meeting]
	return m != nil && (!m.Notes.IssuedAt.IsZero() || s.OfficerOn(person, m.Body, day))
}

// SeesNotes says whether somebody may read what a meeting agreed: everybody whom we know once the notes are out, before that the
// group's secretariat alone.
func (s *State) SeesNotes(person PersonID, m *Meeting, day calendar.Date) bool {
	return person != "" && m.Notes.Version > 0 && (!m.Notes.IssuedAt.IsZero() || s.OfficerOn(person, m.Body, day))
}

// SeesRequest says whether somebody may read a request to join: who asks, the secretariat and the chairs; the members of the
// group once it is decided and the organisation has heard so.
func (s *State) SeesRequest(person PersonID, q *Request, day calendar.Date) bool {
	if person == "" {
		return false
	}
	own := q.Contact == person || slices.Contains(s.ActsFor(person, day), q.Contact)
	if own || s.ofCouncil(person) || q.Told && s.May(person, Member, q.Body, day) {
		return true
	}
	first, _, inTwo := s.ConsidersFirst(q.Body)
	return s.May(person, Agreeing, s.DecidesOn(q.Body), day) || inTwo && s.May(person, Agreeing, first, day)
}

// ofCouncil says whether somebody belongs to the secretariat of the whole partnership.
func (s *State) ofCouncil(person PersonID) bool {
	return person != "" && slices.Contains(s.Officers, Officer{Person: person})
}
