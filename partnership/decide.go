package partnership

import (
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Medium is how something reached the secretariat.
type Medium string

// The ways in.
const (
	ByButton Medium = "button" // the person's own press; also a slash command or a form
	ByPhone  Medium = "phone"
	ByEmail  Medium = "email"
	ByLetter Medium = "letter"
	InRoom   Medium = "room" // said at a meeting
	InTalk   Medium = "talk" // in the corridor
)

// Media are the ways by which something can be entered for somebody.
var Media = []Medium{ByPhone, ByEmail, InTalk, InRoom, ByLetter}

// Order is a command and who gives it. Every order says who did it, for whom, how it came and when.
type Order struct {
	Request string   // the request's id; what the command creates carries it for life
	By      PersonID // who pressed; empty: the clock
	For     PersonID // for whom; empty: for themselves
	How     Medium
	On      calendar.Date // the day it happened, where that is not today
	At      time.Time     // book time
	Command Command
}

// Principal is whose doing it is: the person for whom it was entered, else who pressed.
func (o Order) Principal() PersonID {
	if o.For != "" {
		return o.For
	}
	return o.By
}

// Command is something a person, or the clock, wants done. Imperative; the set is closed.
//
//sumtype:decl
type Command interface {
	decide(s *State, o Order) ([]Event, error)
}

// Typed is a command that carries what people typed.
type Typed interface{ Texts() []Text }

// Decide says what follows from an order in this state: events, a *Refusal, or an *Invalid. Nothing to do is no events and
// no error, so that doing a thing twice is harmless. It changes nothing.
func Decide(s *State, o Order) ([]Event, error) {
	if s.Terms == nil && !begins(o.Command) {
		return nil, refuse(terms.Rule{}, "No terms of reference are in force yet.")
	}
	return o.Command.decide(s, o)
}

// begins says whether a command can be the first of a book.
func begins(c Command) bool {
	switch c := c.(type) {
	case AdoptTerms, AppointOfficer, SwitchPractice:
		return true
	case SetUp:
		return c.File != nil
	default:
		return false
	}
}

// Event is something that has happened. Past tense; the set is closed and only grows. An event carries ids and hashes,
// never a name, a contact or what anybody typed.
//
//sumtype:decl
type Event interface {
	evolve(s *State, r Record)
}

// Record is one line of the minute book.
type Record struct {
	ID      string
	Request string
	At      time.Time
	By      PersonID
	For     PersonID
	How     Medium
	On      calendar.Date
	Terms   string // hash of the terms under which it was decided
	Event   Event
}

// Principal is whose doing it is.
func (r Record) Principal() PersonID {
	if r.For != "" {
		return r.For
	}
	return r.By
}

// Day is the day on which it happened.
func (r Record) Day(c *calendar.Calendar) calendar.Date {
	if !r.On.IsZero() {
		return r.On
	}
	return c.Date(r.At)
}

// Evolve brings the state forward by one record. It never refuses.
func Evolve(s *State, r Record) {
	s.Last = r.At
	r.Event.evolve(s, r)
}
