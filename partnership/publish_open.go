package partnership

// InPublic says whether everybody can read a thing: it was made public, was not taken back, and is there still. An agenda that
// was stopped is not.
func (s *State) InPublic(what Public) bool { return s.IsPublic(what) && s.There(what) }

// There says whether there is such a thing to be read, public or not.
func (s *State) There(what Public) bool {
	m := s.Meetings[what.Meeting]
	switch what.Kind {
	case PublicMembers, PublicMeetings:
		return s.Body(what.Body) != nil
	case PublicAgenda:
		if m == nil {
			return false
		}
		_, out := m.Issued()
		return out
	case PublicNotes:
		return m != nil && !m.Notes.IssuedAt.IsZero()
	case PublicReport:
		r := s.Report(ReportNumber(what.Number))
		return r != nil && !r.Published.IsZero()
	case PublicDocument:
		return what.Number >= 0 && what.Number <= len(s.Documents)
	case PublicNews:
		return what.Number > 0 && what.Number <= len(s.News)
	case PublicContact, PublicName:
		return !s.IsErased(what.Person)
	}
	return false
}
