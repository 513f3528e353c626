package terms

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// Deputising is who may come for a member, and as what.
type Deputising struct {
	Setting
	Kinds     []string       // ad_hoc, standing
	For       []string       // the places, organisations or classes that may send one; empty: everybody
	Notice    calendar.Clock // how long before the meeting a deputy has to be named
	InWriting bool
	From      string // same_organisation, members, anyone; empty: not said
	Counts    Answer // whether a deputy counts as present
	Decides   Answer // whether a deputy takes part in deciding
	Several   Answer // whether one deputy may come for several members
	FillsSeat Answer // whether a deputy fills a requirement of the member's class or sector
	Principal string // not_a_member_for_whole_meeting, or empty: the member may still come
}

// Term is for how long somebody holds a place.
type Term struct {
	Setting
	Length         calendar.Span
	Starts         string // election, next_meeting, or in words
	Renewals       int    // how often in a row; 0: not said
	Once           bool   // it cannot be renewed
	Stagger        string // in words: half every other year
	UntilSuccessor bool
	Vacancy        string // remainder, full_term: what somebody serves who fills a vacancy
}

// Interests is how members declare what they have at stake.
type Interests struct {
	Setting
	What    string   // in words: a financial interest; empty: any
	Declare []string // register, at_meeting
	Then    string   // leaves, speaks_only, no_vote; empty: not said
}

// Access is who may come and read.
type Access struct {
	Setting
	Meetings   string // open, closed, by_invitation; empty: not said
	Publish    []string
	Filming    Answer
	Languages  []string           // of everything that is published, as en, cy
	Interpret  headcount.Fraction // from which share of those invited on a meeting is interpreted
	LangNotice calendar.Clock
}

// Confidentiality is what is kept from some.
type Confidentiality struct {
	Setting
	Scheme     string // schedule_12a, or own
	Resolution bool   // the public leaves by resolution, item by item
	Channel    bool   // a confidential matter has a channel of its own
}

// Removal is how somebody loses a place.
type Removal struct {
	Setting
	Causes []Cause
}

// Cause is one ground for it.
type Cause struct {
	Cause       string // absence, conduct, leaves_organisation, …
	Missed      int    // meetings
	Consecutive bool
	Within      calendar.Span
	Unless      []string
	Deputies    Answer // whether a meeting to which a deputy came counts as missed
	Then        string // may, asked_to_resign, automatic, deemed_resigned: the first two are proposed, never done
	By          string // body that decides
	Notice      calendar.Span
}

// Urgent is how something is decided between meetings.
type Urgent struct {
	Setting
	DecidedBy []string // roles, offices or organisations
	Consult   []string
	ByEmail   Answer
	Tacit     calendar.Clock // agreed unless somebody objects within this
	RatifyAt  string         // next_meeting, or none
}

// Attendee is somebody who is in the room without being a member.
type Attendee struct {
	Who    string
	As     string // adviser, observer, presenter, officer
	Speaks Answer
	Valid  Valid
}
