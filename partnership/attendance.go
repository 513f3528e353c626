package partnership

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// Attended is how often somebody came to a group's meetings in a time, place by place. It is for the secretariat and the
// chair's brief alone: it is no league table.
type Attended struct {
	From, Until calendar.Date
	Held        []*Meeting // in order of day
	Registers   int        // how many of those have a register
	Unrecorded  []*Meeting // their day is past, and nobody wrote anything down of them
	Cancelled   int
	Places      []PlaceAttended // in the order of the terms; those that nobody held at any of the meetings are left out
}

// PlaceAttended is how often somebody came for a place. The four add up to the meetings held while somebody had it.
type PlaceAttended struct {
	Seat      SeatID
	InPerson  int
	ByDeputy  int
	Apologies int
	Unknown   int // nothing is known: they were not in the register and had sent no word, or there was none
}

// Of is at how many meetings somebody had the place.
func (p PlaceAttended) Of() int { return p.InPerson + p.ByDeputy + p.Apologies + p.Unknown }

// Came is at how many of them somebody came, in person or by a deputy.
func (p PlaceAttended) Came() int { return p.InPerson + p.ByDeputy }

// PartnershipYear is the partnership's year in which a day is: by the calendar, where the terms name no other beginning.
func (s *State) PartnershipYear(day calendar.Date) (from, until calendar.Date) {
	from = s.yearOf(day)
	return from, from.AddMonths(12).AddDays(-1)
}

// WasHeld says whether anything is on record of a meeting as it met: that it was opened or closed, who was there, what was
// decided, its notes. A day in the calendar that has passed is no meeting that was held.
func (s *State) WasHeld(m *Meeting) bool {
	sat := s.Sittings[m.Ref]
	return sat != nil && (sat.Began != "" || sat.Closed || sat.Kept > 0) || m.Notes.Version > 0 ||
		slices.ContainsFunc(s.Decisions, func(d *Decision) bool { return d.Meeting == m.Ref })
}

// AttendedIn counts who came to a group's meetings from one day to another, which is not later than today.
func (s *State) AttendedIn(body BodyID, from, until calendar.Date) Attended {
	a := Attended{From: from, Until: until}
	for _, m := range s.Meetings {
		if m.Body == body && m.Cancelled != nil && !m.Day.Before(from) && !m.Day.After(until) {
			a.Cancelled++
		}
	}
	for _, m := range s.Calendared(body) {
		switch {
		case m.Day.Before(from) || m.Day.After(until):
		case !s.WasHeld(m):
			a.Unrecorded = append(a.Unrecorded, m)
		default:
			a.Held = append(a.Held, m)
			if s.Sat(m).Kept > 0 {
				a.Registers++
			}
		}
	}
	for _, seat := range s.countedSeats(body) {
		p := PlaceAttended{Seat: SeatID(seat.ID)}
		for _, m := range a.Held {
			s.countPlace(&p, m)
		}
		if p.Of() > 0 {
			a.Places = append(a.Places, p)
		}
	}
	return a
}

// countedSeats are a group's places, with that of those whom it takes in.
func (s *State) countedSeats(body BodyID) []terms.Seat {
	seats := s.Seats(body)
	co, ok := s.coOptedSeat(body)
	if ok && !slices.ContainsFunc(seats, func(seat terms.Seat) bool { return seat.ID == co.ID }) {
		seats = append(slices.Clip(seats), co)
	}
	return seats
}

// countPlace adds how a place was taken at a meeting. A place that several hold is taken where one of them came.
func (s *State) countPlace(p *PlaceAttended, m *Meeting) {
	holders := s.Holders(p.Seat, s.tableDay(m))
	if len(holders) == 0 {
		return
	}
	register := s.Sat(m).Register
	is := func(as Capacity) bool {
		return slices.ContainsFunc(register, func(a Attendance) bool {
			return a.As == as && (as == AsDeputy && slices.Contains(holders, a.For) || as != AsDeputy && slices.Contains(holders, a.Person))
		})
	}
	switch {
	case is(AsMember):
		p.InPerson++
	case is(AsDeputy):
		p.ByDeputy++
	case is(Excused) || slices.ContainsFunc(holders, func(h PersonID) bool { return m.Coming[h] == NotComing }):
		p.Apologies++
	default:
		p.Unknown++
	}
}
