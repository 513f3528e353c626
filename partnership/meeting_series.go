package partnership

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// MostOfSeries is how many meetings are planned at once.
const MostOfSeries = 24

// PlanSeries plans several meetings of a group at the same hours. Their dates are provisional until somebody confirms them:
// people's diaries decide. A day on which the group meets then already is passed over.
type PlanSeries struct {
	Body        BodyID
	Days        []calendar.Date
	From, Until string
	Place       Text
}

// Texts are what was typed.
func (c PlanSeries) Texts() []Text { return []Text{c.Place} }

func (c PlanSeries) decide(s *State, o Order) ([]Event, error) {
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	body := s.Body(c.Body)
	if body == nil {
		return nil, invalid("group", "There is no such group in the terms of reference.")
	}
	from, until, err := clockHours(c.From, c.Until)
	if err != nil {
		return nil, err
	}
	if len(c.Days) == 0 || len(c.Days) > MostOfSeries {
		return nil, invalid("until", "Plan from 1 to %s meetings at once.", MostOfSeries)
	}
	var events []Event
	var given []MeetingRef
	for _, day := range c.Days {
		if s.beginning(c.Body, day, from) != nil {
			continue
		}
		if err := s.realHours(day, from, until); err != nil {
			return nil, err
		}
		ref := s.freeMeetingRef(body.Reference, day, given...)
		given = append(given, ref)
		events = append(events, MeetingScheduled{
			Ref: ref, Body: c.Body, Day: day, From: from, Until: until, Place: c.Place.ID, Provisional: true,
		})
	}
	return events, nil
}

// ConfirmAll makes firm every provisional date of a group that is still to come.
type ConfirmAll struct{ Body BodyID }

func (c ConfirmAll) decide(s *State, o Order) ([]Event, error) {
	if err := s.require(o, Secretariat, c.Body); err != nil {
		return nil, err
	}
	var events []Event
	for _, m := range s.Provisional(c.Body, o.At) {
		events = append(events, MeetingConfirmed{Meeting: m.Ref})
	}
	return events, nil
}

// Provisional are the meetings of a group to come whose dates are not firm.
func (s *State) Provisional(body BodyID, at time.Time) []*Meeting {
	return slices.DeleteFunc(s.Upcoming(body, at), func(m *Meeting) bool { return !m.Provisional })
}

// MeetingsBy finds the meetings that a request planned, in order of day.
func (s *State) MeetingsBy(request string) []*Meeting {
	var all []*Meeting
	for _, m := range s.Meetings {
		if m.Request == request {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, byDay)
	return all
}

// Pace is how many meetings of a group are planned in a year, held ones among them, and how many its terms ask for.
type Pace struct {
	From, Until     calendar.Date // of the year: the partnership's, where the terms say when it begins
	Planned         int
	AtLeast, AtMost int // 0: nothing is asked
}

// Few and Many say that there are fewer, or more, than the terms ask for.
func (p Pace) Few() bool { return p.Planned < p.AtLeast }

// Many says that there are more than the terms ask for.
func (p Pace) Many() bool { return p.AtMost > 0 && p.Planned > p.AtMost }

// Pace counts the meetings of a group in the year of a day.
func (s *State) Pace(body BodyID, day calendar.Date) Pace {
	p := Pace{From: s.yearOf(day)}
	p.Until = p.From.AddMonths(12).AddDays(-1)
	for _, m := range s.plannedFrom(body, p.From) {
		if !m.Day.After(p.Until) {
			p.Planned++
		}
	}
	b := s.Body(body)
	if b == nil {
		return p
	}
	p.AtLeast, p.AtMost = b.Meetings.AtLeast, b.Meetings.AtMost
	if every := b.Meetings.Every; p.AtLeast == 0 && every.Unit == calendar.Months && every.N > 0 {
		p.AtLeast = 12 / every.N
	}
	return p
}

// yearOf is the first day of the year in which a day lies.
func (s *State) yearOf(day calendar.Date) calendar.Date {
	first := calendar.Date{Year: day.Year, Month: time.January, Day: 1}
	if t, err := time.Parse("2 January", s.Terms.YearStarts); err == nil {
		first.Month, first.Day = t.Month(), t.Day()
	}
	if first.After(day) {
		first.Year--
	}
	return first
}
