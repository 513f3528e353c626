package partnership

// SwitchPractice begins or ends practising: trying a partnership out where it is to be used, while nobody is told anything. What is
// done is on record all the same. The secretariat of the whole partnership may, and whoever administers the workspace in which it is
// set up.
type SwitchPractice struct {
	On    bool
	Admin bool // whoever gives it administers the workspace
}

// PracticeSwitched says that nobody is told anything from now on, or that everybody is again. What happened meanwhile is not told
// afterwards.
type PracticeSwitched struct {
	On bool `json:"on"`
}

func (c SwitchPractice) decide(s *State, o Order) ([]Event, error) {
	if !c.Admin {
		if err := s.requireCouncil(o); err != nil {
			return nil, err
		}
	}
	if s.Practice == c.On {
		return nil, nil
	}
	return []Event{PracticeSwitched{c.On}}, nil
}

func (e PracticeSwitched) evolve(s *State, _ Record) { s.Practice = e.On }
