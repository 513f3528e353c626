package terms

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// Partnership is a further partnership in the same file and the same minute book, under the file's own one: a
// thematic partnership. What it extends holds for it too; it may add and tighten, never loosen.
type Partnership struct {
	ID      string
	Title   string
	Short   string
	Extends string // the file's own id, or another partnership
	Valid   Valid
	Rules   []Rule
}

// Clauses are what terms say of the partnership as a whole.
type Clauses struct {
	Review       Setting
	Amendment    Amendment
	Groups       Setting // how groups are made and closed
	Succession   Setting // what happens when an organisation merges, changes its name or ends
	Information  Setting // personal data and requests for information
	Dissolution  Setting
	Legal        Setting // what the partnership is in law
	Secretariat  Setting
	ReviewedEach calendar.Span
}

// Amendment is how the terms themselves are changed.
type Amendment struct {
	Setting
	By        string         // the body that decides, or EveryOrganisation
	Concur    []string       // bodies, organisations or classes that have to agree as well, or EveryOrganisation alone
	Threshold headcount.Need // zero: not said
	Notice    calendar.Clock
}

// Body is the body that decides; empty where none does, or all partners together.
func (a Amendment) Body() string {
	if a.By == EveryOrganisation {
		return ""
	}
	return a.By
}

// EveryOrganisation stands for all partners together, each of whom has to agree.
const EveryOrganisation = "every_organisation"

// Source is a document that the terms are taken from.
type Source struct {
	ID    string
	Title string
	Date  string // as the document has it; may be empty
}

// Regime is a body of law or a code, and whether it binds.
type Regime struct {
	ID      string
	Title   string
	Applies string // by_law, by_choice, through_members, not, unspecified
	Why     string
	Valid   Valid
}

// Outsider is a group or partnership that this file speaks of and does not govern.
type Outsider struct {
	ID    string
	Title string
	Valid Valid
}

// Relation is one typed edge between bodies, partnerships and outsiders. Edges may run both ways at once: a board can
// report to another and hold it to account.
type Relation struct {
	From     string // a body, a partnership or an outsider, as is To
	Kind     string // reports_to, holds_to_account, advises, thematic_of, works_with, part_of
	To       string
	Valid    Valid
	Sentence string
	Backing
}

// String names a relation: lscb holds_to_account cypsp.
func (e Relation) String() string { return e.From + " " + e.Kind + " " + e.To }

// Occurrence is something outside meetings that a clock can run from; the secretariat enters when it happened.
type Occurrence struct {
	ID    string
	Title string
}

// Priority is what a partnership works towards.
type Priority struct {
	ID          string
	Title       string
	Status      string // interim, long_term; empty: not said
	Partnership string // empty: the file's own
	Statements  []string
	Valid       Valid
}

// Register is a list that the secretariat keeps because the terms ask for it.
type Register struct {
	ID        string
	Title     string
	Kind      string // commitments, recommendations, agreements; empty: a list like any other
	Body      string // whose it is: a body or a partnership; empty: everybody's
	EnteredBy string // members, for their own organisation; empty: the secretariat alone
	Valid     Valid
}

// The kinds of register that are kept in a way of their own.
const (
	Commitments     = "commitments"     // what a meeting minuted, and nothing else
	Recommendations = "recommendations" // each followed up to its answer
	Agreements      = "agreements"      // between partners, with a review and an end
)

// Members are those who may enter something beside the secretariat.
const Members = "members"

// Document is something that is written more than once.
type Document struct {
	ID       string
	Title    string
	Body     string // whose it is, likewise
	When     string // each_meeting, yearly, per_period; empty: not said
	Parts    []string
	Edition  string // as fifth
	Valid    Valid
	Agreed   string // the body that agrees it; empty: not said
	Publish  Answer
	Sentence string
	Backing
}

// Duty is something that has to be done again and again, or when a case arises.
type Duty struct {
	ID       string
	Title    string
	Kind     string // annual_report, review, call_in, exception_report, arbitration, other
	Body     string // whose it is, likewise
	To       string // a body, a partnership or an outsider
	Every    calendar.Span
	Valid    Valid
	Sentence string
	Backing
}

// Process is a way through several steps.
type Process struct {
	ID       string
	Title    string
	Kind     string // membership_change, agenda_item, deputy, exception_report, call_in, arbitration, urgent_decision, review, publish, steps
	Steps    []Step
	Valid    Valid
	Sentence string
	Backing
}

// Step is one of them.
type Step struct {
	At       string // the body at whose meeting it is; empty: between meetings
	By       string // who does it, where it is no meeting
	Act      string // in words
	After    calendar.Clock
	Later    bool // not at the meeting of the step before, but at a later one
	Outcomes []string
	Gate     bool // nothing goes on before it
}
