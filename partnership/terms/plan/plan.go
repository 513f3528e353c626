// Package plan works out what terms of reference mean for a year: when a body meets and every deadline that a meeting
// brings, with the working.
//
// It knows the terms and the calendar. It does not know what a partnership has arranged, nor does it arrange anything:
// where the terms leave dates open it proposes some, and says so.
package plan

import "github.com/partnership-secretariat/secretariat/partnership/calendar"

// Plan is a year of one body.
type Plan struct {
	Body      string        `json:"body"`
	Name      string        `json:"name"` // what people call it
	Year      int           `json:"year"`
	From      calendar.Date `json:"from"`
	Until     calendar.Date `json:"until"`
	YearSays  string        `json:"year_says"` // which year is meant; empty where only one meeting is planned
	Proposed  bool          `json:"proposed"`  // the days are ours, because the terms do not say on which it meets
	Meetings  []Meeting     `json:"meetings"`
	Recurring []Recurring   `json:"recurring,omitempty"` // what comes back, on days that nobody has fixed
	Notes     []string      `json:"notes,omitempty"`
	Asks      []string      `json:"asks,omitempty"`     // what somebody has to say before more can be planned
	Warnings  []string      `json:"warnings,omitempty"` // what would go wrong
}

// Meeting is one meeting of the year.
type Meeting struct {
	Day       calendar.Date `json:"day"`
	Weekday   string        `json:"weekday"`
	At        string        `json:"at,omitempty"`     // 14:00; empty: not said
	Closed    string        `json:"closed,omitempty"` // why nobody works that day; it is never moved by itself
	Deadlines []Deadline    `json:"deadlines"`        // in order of time
}

// Deadline is something that has to be done by a day, because of a meeting.
type Deadline struct {
	What     string             `json:"what"`
	Day      calendar.Date      `json:"day,omitzero"` // zero: it hangs on a time that the terms do not say
	Weekday  string             `json:"weekday,omitempty"`
	Time     string             `json:"time,omitempty"`
	Clock    string             `json:"clock"` // 5 clear working days before Thursday 18 March
	Basis    Basis              `json:"basis"`
	Closed   string             `json:"closed,omitempty"`  // why nobody works that day
	Practice calendar.Date      `json:"practice,omitzero"` // the working day before it, where nobody does
	Working  calendar.Reckoning `json:"working,omitzero"`  // zero where hours were counted
}

// Recurring is something that comes back at a distance of time, on days that the terms do not say.
type Recurring struct {
	What  string          `json:"what"`
	Every string          `json:"every"`
	Since calendar.Date   `json:"since,omitzero"` // from when it is counted, where nothing else is said: when it came into force
	Due   []calendar.Date `json:"due,omitempty"`  // in this year, counted so
	Next  calendar.Date   `json:"next,omitzero"`  // in this year or after it, counted so; zero: it ends before that
	Says  string          `json:"says,omitempty"` // what it comes to in this year; empty: at each meeting
	Basis Basis           `json:"basis"`
}

// Basis is on what something rests.
type Basis struct {
	Origin string `json:"origin"`          // tor, statute, assumed, house or timetable
	Force  string `json:"force,omitempty"` // must, should, may, typically, encouraged; empty: must, or nothing of the terms
	Ref    string `json:"ref,omitempty"`   // the clause
	Says   string `json:"says"`            // the same, as people would put it
}

// The origins beside those of the terms.
const (
	House     = "house"     // our practice, as the file has it
	Timetable = "timetable" // our working timetable, where the file has none either: a proposal, off until it is switched on
)
