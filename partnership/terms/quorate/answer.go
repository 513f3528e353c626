package quorate

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// Answer is what follows for a meeting, with the working.
type Answer struct {
	Body    string   `json:"body"`
	Item    string   `json:"item,omitempty"`
	Quorate Verdict  `json:"quorate"`
	Says    string   `json:"says"`              // The meeting has a quorum.
	Depends []string `json:"depends,omitempty"` // what the terms do not say and the quorum depends on: whether a deputy counts as present
	Steps   []Step   `json:"steps"`
	Cases   []Case   `json:"cases,omitempty"` // the counting behind Quorate: one case, or one for each way to read the terms
	Voters  []Voter  `json:"voters"`
	Decided *Outcome `json:"decided,omitempty"` // of the vote, where one was taken
}

// Verdict is an answer of the terms.
type Verdict string

// The verdicts.
const (
	Yes     Verdict = "yes"
	No      Verdict = "no"
	Depends Verdict = "depends"  // on something that the terms do not say
	NotSaid Verdict = "not_said" // the terms do not say it at all, or not in a way that can be counted
)

// Step is one step of the working.
type Step struct {
	Name  string   `json:"step"` // in_office, attendance, substitution, recusal, quorum, voters, decision
	Title string   `json:"title"`
	Lines []string `json:"lines"`
}

// Case is the counting of a quorum under one reading of the terms.
type Case struct {
	If      []string         `json:"if,omitempty"` // a deputy counts as present
	Quorate bool             `json:"quorate"`
	Working headcount.Result `json:"working"`
}

// Voter is a vote that can be cast: of a member, or of an organisation or class where those vote as one.
type Voter struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Votes  int      `json:"votes"`
	Places []string `json:"places"`
	Deputy bool     `json:"deputy,omitempty"` // a deputy casts it
	If     []string `json:"if,omitempty"`     // what has to be so, where the terms do not say whether it is; empty: it votes
}

// Outcome is what a vote came to.
type Outcome struct {
	Carried Verdict            `json:"carried"`
	Says    string             `json:"says"`
	Depends []string           `json:"depends,omitempty"`
	Working []headcount.Result `json:"working,omitempty"`
}

// UnknownName is a name in a question that stands for nothing, or for more than one thing.
type UnknownName struct {
	Name  string
	Means string   // body, place, vote
	Known []string // what there is, each once and as people type it
	Also  []string // what the same things go by as well
}

// Error says which name it is. Whoever asked may know which of the others was meant.
func (e *UnknownName) Error() string {
	return fmt.Sprintf("find %s %q: there is none", e.Means, e.Name)
}

// Ambiguous is a name in a question that several places go by.
type Ambiguous struct {
	Name   string
	Places []string // as people type them
}

// Error says which name it is.
func (e *Ambiguous) Error() string {
	return fmt.Sprintf("find place %q: name one of its places instead: %s", e.Name, list(e.Places))
}

// Contradiction is a question that cannot be so, by itself or by the terms.
type Contradiction struct{ Says string }

// Error says why not.
func (e *Contradiction) Error() string { return e.Says }

func contradiction(format string, a ...any) error { return &Contradiction{fmt.Sprintf(format, a...)} }
