package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// CodeLife is how long another workspace may use the code that lets it join.
const CodeLife = time.Hour

// CodeHash is the hash of such a code. The code itself is shown to the secretariat once, and kept nowhere.
type CodeHash string

// Workspace is one workspace or server on a platform.
type Workspace struct {
	Platform string `json:"platform"`
	ID       string `json:"id"`
}

// Invitation is the newest code, and which workspace used it.
type Invitation struct {
	Code  CodeHash
	Given time.Time
	Used  Workspace // zero: nobody has
}

// GiveCode lets one more workspace join the partnership. A code given before it is no good any more.
type GiveCode struct{ Code CodeHash }

// CodeGiven says that the secretariat has such a code.
type CodeGiven struct {
	Code CodeHash `json:"code"`
}

func (c GiveCode) decide(s *State, o Order) ([]Event, error) {
	if err := s.requireCouncil(o); err != nil {
		return nil, err
	}
	if c.Code == "" {
		return nil, invalid("code", "There is no code.")
	}
	if s.Invited != nil && s.Invited.Code == c.Code {
		return nil, nil
	}
	return []Event{CodeGiven(c)}, nil
}

func (e CodeGiven) evolve(s *State, r Record) { s.Invited = &Invitation{Code: e.Code, Given: r.At} }

// JoinWorkspace makes a workspace one of the partnership's, for whoever has the code. What was cut short is done again with
// the same code by the same workspace.
type JoinWorkspace struct {
	Code      CodeHash
	Workspace Workspace
}

// WorkspaceJoined says that a workspace is one of the partnership's.
type WorkspaceJoined struct {
	Workspace Workspace `json:"workspace"`
}

func (c JoinWorkspace) decide(s *State, o Order) ([]Event, error) {
	in := s.Invited
	switch {
	case in == nil || in.Code != c.Code || in.Used != (Workspace{}) && in.Used != c.Workspace:
		return nil, refuse(terms.Rule{}, "This code is not good, or no longer. Ask the partnership’s secretariat for a new one: it is used once.")
	case in.Used == c.Workspace:
		return nil, nil
	case o.At.After(in.Given.Add(CodeLife)):
		return nil, refuse(terms.Rule{}, "This code was good for an hour, and that has passed. Ask the partnership’s secretariat for a new one.")
	}
	return []Event{WorkspaceJoined{c.Workspace}}, nil
}

func (e WorkspaceJoined) evolve(s *State, _ Record) {
	s.Invited.Used = e.Workspace
	if !slices.Contains(s.Joined, e.Workspace) {
		s.Joined = append(s.Joined, e.Workspace)
	}
}
