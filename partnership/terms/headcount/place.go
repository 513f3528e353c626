package headcount

import (
	"slices"
	"strings"
)

// Place is one place as it is counted. A collective place is there once for each of the people who hold it.
type Place struct {
	ID           string // full/lewisham-college
	Organisation string
	Office       string
	Sector       string
	Class        string
	Roles        []string // chair, co_chair, vice_chair, chair_nominee
	Votes        int      // how much its vote weighs; 0: it has none
	State        State
	Fills        Fills    // which requirements whoever is there for it fills, beside being one more
	Stands       []string // and what they are themselves, as chair_nominee
	Vote         Vote     // how it voted; only the vote of a place that is Here counts
}

// Fills says which requirements are filled by whoever is there for a place. A deputy may be no more than a head.
type Fills int

// What whoever is there fills.
const (
	FillsAll          Fills = iota
	FillsOrganisation       // that of an organisation only: not that of a class, a sector, a role or a certain place
	FillsNothing
)

// State is how far a place is filled. Each state includes those before it.
type State int

// The states of a place.
const (
	Vacant State = iota
	Held         // somebody holds it, and is not there
	Here         // it counts as present
)

// Vote is what a place said when it was asked.
type Vote string

// The votes. The empty Vote is that of a place that did not vote.
const (
	For       Vote = "for"
	Against   Vote = "against"
	Abstained Vote = "abstained"
)

// MaxVotes is the most that the vote of one place can weigh.
const MaxVotes = 1000

// Is says whether a place goes by a name: its id, with the body or without, its organisation, its office, or a role.
func (p Place) Is(name string) bool {
	_, short, _ := strings.Cut(p.ID, "/")
	return name != "" && (p.ID == name || short == name || p.Organisation == name || p.Office == name || slices.Contains(p.Roles, name))
}

// there says whether whoever is there for a place is what a name asks for.
func (p Place) there(name string) bool {
	return slices.Contains(p.Stands, name) || p.Fills == FillsAll && p.Is(name) ||
		p.Fills == FillsOrganisation && name != "" && p.Organisation == name
}

// Has says whether a place is one of those that a predicate is narrowed to.
func (a Among) Has(p Place) bool {
	return (a.Class == "" || p.Class == a.Class) &&
		(a.Sector == "" || p.Sector == a.Sector) &&
		(len(a.Places) == 0 || slices.ContainsFunc(a.Places, p.Is))
}

// filledBy says whether whoever is there for a place is one of those.
func (a Among) filledBy(p Place) bool {
	return Among{Class: a.Class, Sector: a.Sector}.Has(p) && (p.Fills == FillsAll || a.Class == "" && a.Sector == "") &&
		(len(a.Places) == 0 || slices.ContainsFunc(a.Places, p.there))
}

// IsZero says whether nothing is narrowed.
func (a Among) IsZero() bool { return a.Class == "" && a.Sector == "" && len(a.Places) == 0 }

// weight is how much a place's vote weighs, whatever a file may say.
func (p Place) weight() int { return min(max(p.Votes, 0), MaxVotes) }

// fills says whether whoever is there for a place fills a requirement of a feature.
func (p Place) fills(f Feature) bool {
	return p.Fills == FillsAll || f == "" || f == Organisation && p.Fills == FillsOrganisation
}

// Feature is what a place is told apart by; empty where it has nothing of the kind.
func (p Place) Feature(f Feature) string {
	switch f {
	case Organisation:
		return p.Organisation
	case Sector:
		return p.Sector
	case Class:
		return p.Class
	default:
		return ""
	}
}
