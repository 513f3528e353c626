package terms

import (
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms/headcount"
)

// Meetings is how often a body meets.
type Meetings struct {
	Setting
	AtLeast     int // a year
	AtMost      int // a year; 0: not said
	Every       calendar.Span
	AsRequired  bool
	Pattern     Pattern
	Events      []Event        // a conference, an annual meeting: what comes on top or is one of them
	After       []AfterEvent   // meetings that something else brings about
	Requisition headcount.Need // who may have a meeting called
}

// Pattern is on which days a body meets. The zero Pattern is none.
type Pattern = calendar.Pattern

// Event is a meeting of its own kind.
type Event struct {
	ID     string
	Title  string
	AYear  int
	Counts Answer // whether it is one of the meetings above; left open where the words allow both readings
}

// AfterEvent is a meeting that has to be held within a time of something that the secretariat enters: an election.
type AfterEvent struct {
	Event  string
	Within calendar.Clock
}

// Presiding is who chairs when the chair cannot.
type Presiding struct {
	Setting
	Then     []string // in turn: vice_chair, co_chair, a place of the body, or elected (for the meeting)
	Rotation Rotation
	Passes   calendar.Span // after how long the chair's agreement to an agenda passes to them; zero: it does not
}

// Rotation is how the chair moves on.
type Rotation struct {
	Among []string // places, organisations or classes, in turn
	Every calendar.Span
}

// Notice is how long before a meeting things have to be out.
type Notice struct {
	Setting
	Meeting calendar.Clock // the date itself
	Items   calendar.Clock // when items close
	Papers  calendar.Clock // papers to the secretariat
	Agenda  calendar.Clock // the agenda and its papers to members
	Late    string         // on what ground a late item may be taken, in words
	Voids   Answer         // whether a failure to give notice undoes what the meeting did
}

// Records is what is written down of a meeting.
type Records struct {
	Setting
	Kind       string         // action_notes, minutes
	Draft      calendar.Clock // after the meeting, to the chair
	Issue      calendar.Clock // after the meeting, to members
	ApprovedAt string         // next_meeting, or the body that approves them
	Keep       calendar.Span
}

// Life is how a body comes about and ends.
type Life struct {
	Setting
	Limited   bool // it ends unless somebody decides otherwise
	Review    calendar.Span
	CreatedBy string // body
	ClosedBy  string // body
}

// Reporting is to whom a body answers, and how often.
type Reporting struct {
	Setting
	To          string // a body, or a partnership outside this file
	Every       calendar.Span
	EachMeeting bool
}
