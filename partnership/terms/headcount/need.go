// Package headcount says whether enough people are there, or agree: quorums, thresholds, requisitions.
//
// It knows one grammar of head-count predicates and counts exactly, in whole numbers. It does not know what a
// meeting is, nor what follows from a predicate that does not hold.
package headcount

// Need is a predicate over the places of a body. Exactly one of All, Any, Count, Distinct and Present is set.
type Need struct {
	All      []Need  // each of them
	Any      []Need  // at least one of them
	Count    Counted // how many there have to be
	Distinct Feature // how many different organisations, sectors or classes there have to be
	Present  string  // a place, an organisation or an office, or one of the roles chair, co_chair, vice_chair, chair_nominee
	Among    Among   // of whom; zero: everybody
	Measure  Measure // of Count and Distinct
}

// Counted is what Count counts.
type Counted string

// What can be counted.
const (
	Members Counted = "members" // members present, their deputies where deputies count
	Votes   Counted = "votes"   // votes cast for it
)

// Feature is what Distinct tells apart, or Among chooses by.
type Feature string

// The features of a place.
const (
	Organisation Feature = "organisation"
	Sector       Feature = "sector"
	Class        Feature = "class"
)

// Among narrows a predicate to some places: all that are set have to hold. What a share is a share of is narrowed
// likewise: a third of the seats in total of a class is a third of that class's seats.
type Among struct {
	Class  string
	Sector string
	Places []string // places, organisations or offices, by id
}

// Measure is how many: a number, or a share of something. Whatever it comes to, nobody at all is never enough.
type Measure struct {
	MoreThan bool     // else at least
	Share    Fraction // a whole number where Of is empty
	Of       Of
	Round    Round
}

// Of is what a share is a share of. The word majority hides all of these, so a share always says which.
type Of string

// The denominators.
const (
	SeatsTotal      Of = "seats_total"       // every place, filled or not
	MembersInOffice Of = "members_in_office" // every place that somebody holds
	Present         Of = "present"           // those who count as present
	VotesCast       Of = "votes_cast"        // votes for and against, without abstentions
)

// Round is what becomes of a share that is no whole number.
type Round string

// The ways of rounding. Without one a share is compared exactly, which for “at least” comes to the same as up.
const (
	Exactly Round = ""
	Up      Round = "up"
	Nearest Round = "nearest" // a half goes up
)

// Fraction is an exact number: 1/3, 2/5, 6 as 6/1.
type Fraction struct{ Num, Den int }

// IsZero says whether nothing is needed.
func (n Need) IsZero() bool {
	return n.All == nil && n.Any == nil && n.Count == "" && n.Distinct == "" && n.Present == ""
}
