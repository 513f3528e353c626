package partnership

// SetJoining says how one comes to a meeting: the link, the number to ring, the entrance, the floor. Nothing typed takes it
// away. It is for those who come, and for no channel and no page.
type SetJoining struct {
	Meeting MeetingRef
	How     Text
}

// JoiningSet says that how one comes to a meeting was written down, or taken away.
type JoiningSet struct {
	Meeting MeetingRef `json:"meeting"`
	How     TextID     `json:"how,omitempty"`
}

// Texts are what was typed.
func (c SetJoining) Texts() []Text { return []Text{c.How} }

func (c SetJoining) decide(s *State, o Order) ([]Event, error) {
	m, err := s.drafting(c.Meeting, o)
	if err != nil || m.Joining == c.How.ID {
		return nil, err
	}
	return []Event{JoiningSet{Meeting: m.Ref, How: c.How.ID}}, nil
}

func (e JoiningSet) evolve(s *State, _ Record) { s.Meetings[e.Meeting].Joining = e.How }

// Reminded says whether those who come have had the message of the day before, for the day on which it meets now.
func (s *State) Reminded(m *Meeting) bool {
	for moved := len(m.Moved); moved >= 0; moved-- {
		moment := Moment{Kind: DayBefore, Meeting: m.Ref, Version: moved}
		if s.Came[moment] && !s.Missed[moment] {
			return true
		}
		if moved > 0 && m.Moved[moved-1].Coming != nil { // what came before that was for another day
			return false
		}
	}
	return false
}
