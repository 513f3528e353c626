package terms

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// Quorum is who has to be there for a meeting to count.
type Quorum struct {
	Setting
	Needs         headcount.Need // zero where only the words are known
	Checked       string         // start: once; each_vote: before every decision; empty: not said
	NomineesCount Answer         // whether a deputy counts as present
	RecusedCount  Answer         // whether somebody who has to keep out of an item still counts for it
	Grace         calendar.Span  // how long to wait for it
	IfNot         Inquorate
}

// Inquorate is what happens without a quorum.
type Inquorate struct {
	Adjourn         bool
	ReconveneWithin calendar.Span
	Advise          bool           // the meeting may go on without deciding
	ThosePresent    bool           // at the meeting called again, whoever comes is a quorum
	Then            headcount.Need // or this is
	Words           string
}

// Voting is how a body decides.
type Voting struct {
	Setting
	By         string         // consensus, vote, consensus_then_vote, unanimity; empty: not said
	Votes      string         // one_per_member, one_per_organisation, one_per_class, by_place; empty: not said
	Threshold  headcount.Need // what has to be reached; zero: not said
	AllPresent bool           // every place that has to agree has to be there as well
	Levels     []Level        // decided first within groups, then across them
	Casting    string         // chair, vice_chair, none, unspecified: who breaks a tie
	RollCall   Answer
	RightAfter Earned // how a right to vote is earned
}

// Level is one of several stages of a decision.
type Level struct {
	Within    headcount.Feature // each class decides by itself
	Across    []string          // and then these decide together
	OnePer    headcount.Feature // with a vote for each class
	Threshold headcount.Need
}

// Earned is a right that hangs on coming: to Attended of the last OfLast meetings. Zero: everybody has it.
type Earned struct{ Attended, OfLast int }

// ItemRule is what is different for items with a tag.
type ItemRule struct {
	Tag       string
	Words     string
	Voters    headcount.Among // who alone may vote on it; zero: whoever votes otherwise
	Quorum    headcount.Need  // zero: the body's
	Threshold headcount.Need
	Extra     []string // organisations or offices that have a place for this item only
	Open      Answer   // whether the public may stay
	Valid     Valid
	Backing
}
