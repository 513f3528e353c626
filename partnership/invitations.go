package partnership

// SendInvitations says who sends the invitations to a group's meetings: we do, with our notices, or the secretariat does from
// its own calendar, as it is until somebody says so. If both did, everybody would have each meeting twice.
type SendInvitations struct {
	Body BodyID
	Ours bool
}

// InvitationsSwitched says who sends the invitations to a group's meetings from now on.
type InvitationsSwitched struct {
	Body BodyID `json:"body"`
	Ours bool   `json:"ours"`
}

func (c SendInvitations) decide(s *State, o Order) ([]Event, error) {
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	if s.Body(c.Body) == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	if s.Inviting[c.Body] == c.Ours {
		return nil, nil
	}
	return []Event{InvitationsSwitched(c)}, nil
}

func (e InvitationsSwitched) evolve(s *State, _ Record) {
	if s.Inviting == nil {
		s.Inviting = map[BodyID]bool{}
	}
	if s.Inviting[e.Body] = e.Ours; !e.Ours {
		delete(s.Inviting, e.Body)
	}
}
