package partnership

import (
	"cmp"
	"slices"
)

// Mirror is something that a platform shows of a partnership beside messages, in one workspace of its. It only ever shows:
// nothing follows from what somebody does to it there.
type Mirror struct {
	Workspace Workspace `json:"workspace"`
	Of        Mirrored  `json:"of"`
}

// Mirrored is what is shown.
type Mirrored string

// What can be shown.
const (
	MirroredMeetings Mirrored = "meetings" // as events of the workspace
	MirroredPlaces   Mirrored = "places"   // a role for each group, which those have who hold a place in it
)

// SwitchMirror begins or ends one. The secretariat of the whole partnership may, and whoever administers the workspace in
// which it is set up.
type SwitchMirror struct {
	Mirror
	On    bool
	Admin bool // whoever gives it administers the workspace
}

// MirrorSwitched says that something is shown from now on, or no longer.
type MirrorSwitched struct {
	Mirror
	On bool `json:"on"`
}

func (c SwitchMirror) decide(s *State, o Order) ([]Event, error) {
	if !c.Admin {
		if err := s.requireCouncil(o); err != nil {
			return nil, err
		}
	}
	if c.Of != MirroredMeetings && c.Of != MirroredPlaces {
		return nil, invalid("what", "There is no such thing to be shown.")
	}
	if s.Mirrors[c.Mirror] == c.On {
		return nil, nil
	}
	return []Event{MirrorSwitched{c.Mirror, c.On}}, nil
}

func (e MirrorSwitched) evolve(s *State, _ Record) { s.Mirrors[e.Mirror] = e.On }

// Mirroring lists what was ever switched on, in order; that of it which is off now was shown once and is to go.
func (s *State) Mirroring() []Mirror {
	all := make([]Mirror, 0, len(s.Mirrors))
	for m := range s.Mirrors {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b Mirror) int {
		return cmp.Or(cmp.Compare(a.Workspace.Platform, b.Workspace.Platform), cmp.Compare(a.Workspace.ID, b.Workspace.ID), cmp.Compare(a.Of, b.Of))
	})
	return all
}
