// Package terms reads terms of reference: the rules of a partnership as one file that a clerk can read.
//
// It knows what the file says and where; it does not know what anybody does about it. That is package partnership.
package terms

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// Terms is one terms file, read and checked. It is never changed after Read.
type Terms struct {
	Hash          string // hexadecimal SHA-256 of the file's bytes; the name under which a book adopted it
	Schema        string // the version of the language in which the file is written
	ID            string // lsp
	Title         string // Lewisham Strategic Partnership
	Short         string // LSP: what people say, and how items are numbered (LSP-147)
	Zone          string // IANA time zone in which meetings are held
	Holidays      string // the table of bank holidays: england-and-wales, …
	Contact       Contact
	Adopted       calendar.Date   // when these terms were agreed; zero: not said
	Valid         Valid           // when these terms hold
	YearStarts    string          // the partnership's year, as 1 April; empty: not said
	Closed        []calendar.Date // days on which the office is closed beside the bank holidays
	Sources       []Source
	Clauses       Clauses
	Regime        []Regime
	Partnerships  []Partnership // beside the file's own
	Organisations []Organisation
	Offices       []Office
	Streams       []Stream
	Priorities    []Priority
	Outsiders     []Outsider
	Relations     []Relation
	Occurrences   []Occurrence
	Bodies        []Body
	Rules         []Rule // of the partnership as a whole
	Duties        []Duty
	Processes     []Process
	Documents     []Document
	Registers     []Register
	House         Blocks // our practice where the terms are silent: off until switched on, and never blocking
	Silences      []Silence
	Lines         Lines // where in the file things stand
}

// Contact is whom to ring.
type Contact struct {
	Name    string
	Phone   string
	Email   string
	Address string
}

// Organisation is a partner.
type Organisation struct {
	ID      string
	Name    string
	Aliases []string
	Sector  string // empty: not said
	Public  bool   // bound by the Public Sector Equality Duty
	Valid   Valid
	Follows []string // the organisations whose successor it is
}

// Office is a post that somebody holds because of what they are: the Mayor, an executive director.
type Office struct {
	ID           string
	Title        string
	Organisation string // empty where it belongs to none
	Collective   bool   // held by several people at once, as a Cabinet is
	Valid        Valid
}

// Stream is a work stream, a shared priority with a lead partner who may yet have to be found.
type Stream struct {
	ID    string
	Title string
	Lead  string // organisation; empty: vacant, because the terms name none
}

// Body is a meeting with members: the full partnership, a steering group, a working group.
type Body struct {
	ID          string // full
	Reference   string // FULL: the first part of FULL-2027-03
	Name        string // Full LSP: what people say
	Title       string // The Full Lewisham Strategic Partnership: what the terms say
	Parent      string
	Stream      string // the work stream that a working group serves
	Assumed     string // why we assume that it exists, where the terms do not name it; else empty
	Partnership string // whose body it is; empty: the file's own
	Extends     string // the body whose blocks hold for it too; its own can only add to them and tighten them
	Valid       Valid
	Blocks           // as written for this body, the shared parts it uses included; Terms.Holds adds what it extends
	NoSeats     bool // the terms do not say who its members are
	MostPlaces  int  // how many places there may be; 0: not said
	Seats       []Seat
	Attendees   []Attendee // in the room without being members
	ItemRules   []ItemRule
	Standing    []Standing // what is on every agenda, in order; before the items unless Last
	Rules       []Rule
}

// Seat is a place in a body. It belongs to an organisation or an office, never to a person.
type Seat struct {
	ID           string // full/lewisham-college
	Kind         Kind
	Title        string // as people would say whose place it is: Lewisham College, The Mayor of Lewisham
	Organisation string // for whom the holder speaks; empty where for nobody
	Office       string
	Stream       string // the work stream, where Kind is ByStream
	Chair        bool
	CoChair      bool
	Many         bool // a collective place: several people hold it at once
	ViceChair    bool
	Class        string   // statutory, invited, group-a: what votes and quorums may tell apart; empty: none
	Votes        int      // usually 1; 0 sits without a vote
	UpTo         int      // how many people at most hold a collective place; 0: not said
	Term         Term     // where it differs from the body's
	Only         []string // the tags of the items for which alone the place counts; empty: for everything
	Valid        Valid
	Note         string // what the terms leave open about it, in words
}

// Kind says what a place hangs on.
type Kind string

// The kinds of place.
const (
	ByOffice       Kind = "office"
	ByOrganisation Kind = "organisation"
	ByPerson       Kind = "person"     // the terms name somebody
	ByStream       Kind = "derived"    // the lead partner of a work stream, or the portfolio holder beside it
	ByNomination   Kind = "nomination" // whoever an organisation or a group names
	ByCoOption     Kind = "co-option"  // whom the body itself takes in
)

// Standing is an item that every agenda has, without anybody submitting it.
type Standing struct {
	ID      string // welcome
	Title   string // Welcome and introductions
	Minutes int
	Last    bool   // after the items
	Origin  string // house, where it is working practice; tor, where the terms ask for it
}

// Rule is one sentence of the terms that something is done about.
type Rule struct {
	Name     Name     // what the program knows it by
	ID       string   // L062: for the log and the tests, never for people
	Also     []string // further ids of the same sentence, where it says several things
	Heading  string   // Full LSP, Meetings
	Sentence string   // word for word
	Force    string   // must, should, may, typically, encouraged
	Effect   string   // block, approve, warn, attest, remind, record, doc, publish, inform
	Origin   string   // tor, statute, house, assumed
	Body     string   // another body that the rule speaks of: where requests go first, who decides
	Ref      string   // the clause, as people would look it up
	Source   string   // the document it is taken from
	By       []string // what performs it: "command item submit", "rule talk-before-agenda"; see Performers
	Pending  bool     // nothing performs it yet
}

// Name is what the program knows a rule by.
type Name string

// The rules that the program acts on. A body without one of them simply has no such rule.
const (
	AgendaAgreed      Name = "agenda-agreed-by-chair"
	AgendaIssued      Name = "secretariat-issues-agendas"
	NotesIssued       Name = "secretariat-issues-notes"
	ItemsInvited      Name = "members-submit-items"
	TalkFirst         Name = "talk-before-agenda"
	Presenters        Name = "presenters"
	Deputies          Name = "deputies"
	DeputyDiversity   Name = "deputy-diversity"
	DeputyEquality    Name = "deputy-equality-duty"
	MembershipThrough Name = "membership-through"  // Body: where requests are considered first
	MembershipLater   Name = "membership-later"    // at a future meeting
	MembershipDecides Name = "membership-decision" // the body itself decides
	Successor         Name = "successor"
	DrawnFrom         Name = "drawn-from" // Body: whose members these are
	CoOption          Name = "co-option"
	CoOptedHere       Name = "co-opted-here-only" // a co-opted member is a member of nothing else
	ReportBack        Name = "report-back"
	Cadence           Name = "cadence"
	ThroughPartners   Name = "acts-through-partners" // the partnership cannot enter into contracts itself
	NeedsAnalysis     Name = "needs-analysis"        // priorities rest on one
	SuccessKnown      Name = "success-known"         // what is commissioned says what success will look like
)

// Silence is something the terms do not say.
type Silence struct {
	ID   string
	What string
}

// Blocks says whether a rule may stop somebody: only what the terms, or a statute, state as a must.
func (r Rule) Blocks() bool {
	return r.Effect == "block" && r.Force == "must" && (r.Origin == "tor" || r.Origin == "statute")
}

// Rule finds a body's rule by name.
func (b *Body) Rule(name Name) (Rule, bool) {
	i := slices.IndexFunc(b.Rules, func(r Rule) bool { return r.Name == name })
	if i < 0 {
		return Rule{}, false
	}
	return b.Rules[i], true
}

// RulesOf are the rules of a partnership as a whole; of the file's own where the id is empty.
func (t *Terms) RulesOf(partnership string) []Rule {
	if partnership == "" || partnership == t.ID {
		return t.Rules
	}
	for _, p := range t.Partnerships {
		if p.ID == partnership {
			return p.Rules
		}
	}
	return nil
}

// Seat finds a body's place by id.
func (b *Body) Seat(id string) (Seat, bool) {
	i := slices.IndexFunc(b.Seats, func(s Seat) bool { return s.ID == id })
	if i < 0 {
		return Seat{}, false
	}
	return b.Seats[i], true
}

// Body finds a body by id; nil where there is none.
func (t *Terms) Body(id string) *Body {
	for i := range t.Bodies { // by index: a body is large, and this is asked all the time
		if t.Bodies[i].ID == id {
			return &t.Bodies[i]
		}
	}
	return nil
}

// SeatBody finds a place and the body it is in.
func (t *Terms) SeatBody(seat string) (*Body, Seat, bool) {
	for i := range t.Bodies {
		if s, ok := t.Bodies[i].Seat(seat); ok {
			return &t.Bodies[i], s, true
		}
	}
	return nil, Seat{}, false
}

// Organisation finds a partner by id.
func (t *Terms) Organisation(id string) (Organisation, bool) {
	i := slices.IndexFunc(t.Organisations, func(o Organisation) bool { return o.ID == id })
	if i < 0 {
		return Organisation{}, false
	}
	return t.Organisations[i], true
}

// Office finds a post by id.
func (t *Terms) Office(id string) (Office, bool) {
	i := slices.IndexFunc(t.Offices, func(o Office) bool { return o.ID == id })
	if i < 0 {
		return Office{}, false
	}
	return t.Offices[i], true
}
