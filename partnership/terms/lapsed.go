package terms

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// lapsed finds what has ended by a day.
func (l *linter) lapsed(on calendar.Date) {
	ended := func(v Valid, where at, what string) {
		if !v.Until.IsZero() && v.Until.Before(on) {
			l.find(where, Lapsed, what+" ended on "+v.Until.String(), "see what has taken its place")
		}
	}
	t := l.terms
	ended(t.Valid, l.in("valid", "until"), "these terms")
	for _, o := range t.Organisations {
		ended(o.Valid, l.in("organisations", o.ID, "valid", "until"), o.Name)
	}
	for _, o := range t.Offices {
		ended(o.Valid, l.in("offices", o.ID, "valid", "until"), o.Title)
	}
	for _, p := range t.Partnerships {
		ended(p.Valid, l.in("partnerships", p.ID, "valid", "until"), p.Title)
	}
	for _, p := range t.Priorities {
		ended(p.Valid, l.in("priorities", p.ID, "valid", "until"), "the priority "+quote(p.Title))
	}
	for _, d := range t.Documents {
		ended(d.Valid, l.in("documents", d.ID, "valid", "until"), d.Title)
	}
	for _, o := range t.Outsiders {
		ended(o.Valid, l.in("outside", o.ID, "valid", "until"), o.Title)
	}
	for _, b := range t.Bodies {
		ended(b.Valid, l.in("bodies", b.ID, "valid", "until"), b.Name)
		for i, s := range b.Seats {
			seat := l.in("bodies", b.ID, "seats", strconv.Itoa(i))
			ended(s.Valid, seat, "the place of "+s.Title+" in "+b.Name)
			if l.orphaned(s, on) {
				l.find(seat, DeadReference, s.Title+" is no more and still has a place in "+b.Name,
					"leave the place to its successor, or give it a valid until")
			}
		}
	}
}

// orphaned says whether a place is that of an organisation or an office that is no more.
func (l *linter) orphaned(s Seat, on calendar.Date) bool {
	o, _ := l.terms.Organisation(s.Organisation)
	f, _ := l.terms.Office(s.Office)
	over := func(v Valid) bool { return !v.Until.IsZero() && v.Until.Before(on) }
	return !over(s.Valid) && (over(o.Valid) || over(f.Valid))
}
