package ics

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Type is the media type of a calendar file. A mail program that is to ask its reader takes the method from there too.
const Type = "text/calendar"

// Method says what a calendar file is for.
type Method string

// The methods.
const (
	Publish Method = "PUBLISH" // here is what there is
	Request Method = "REQUEST" // come to this, or: it has changed
	Cancel  Method = "CANCEL"  // it does not take place
)

// Status says how firm a meeting is.
type Status string

// The statuses.
const (
	Tentative Status = "TENTATIVE"
	Confirmed Status = "CONFIRMED"
	Cancelled Status = "CANCELLED"
)

// Reply is what the one who gets an invitation has said to it.
type Reply string

// The replies.
const (
	Unanswered Reply = "NEEDS-ACTION"
	Accepted   Reply = "ACCEPTED"
	Declined   Reply = "DECLINED"
)

// Calendar is what one file holds.
type Calendar struct {
	Method    Method
	Name      ui.Text // what programs call it that read it again and again; nothing: it is one invitation
	Zone      *time.Location
	Organiser Organiser
	Attendee  ui.Text // the name of whom it is for; nothing: for nobody in particular
	Events    []Event
}

// Organiser is who calls the meetings.
type Organiser struct{ Name, Email string }

// Event is one meeting.
type Event struct {
	UID      string // the same for the life of the meeting
	Sequence int    // one more with each change of when, where or whether
	Stamp    time.Time
	Starts   time.Time
	Ends     time.Time
	Status   Status
	Title    ui.Text
	Where    ui.Text
	Notes    []ui.Text // paragraphs
	URL      string
	Reply    Reply // of the one whom the file is for
	Free     bool  // they do not come: their time is not taken
}

// Texts are the words of a calendar, so that names and typed words can be fetched.
func (c Calendar) Texts() []ui.Text {
	all := []ui.Text{c.Name, c.Attendee}
	for _, e := range c.Events {
		all = append(append(all, e.Title, e.Where), e.Notes...)
	}
	return all
}
