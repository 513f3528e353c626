package ics

import (
	"fmt"
	"time"
)

// transition is one change of the clocks of a zone.
type transition struct {
	at       time.Time // the first moment after it
	from, to int       // seconds east of Greenwich
	name     string    // of the time from then on
	summer   bool
}

// wall is what clocks show at the moment of the change, before it.
func (t transition) wall() time.Time { return t.at.UTC().Add(time.Duration(t.from) * time.Second) }

// zone writes the rules of a time zone. Where the clocks change on the same two Sundays every year, as in London, they are
// rules that begin in 1970, as Outlook wants them; anywhere else each change of the years in question is named.
func (w *writer) zone(loc *time.Location, events []Event) {
	first, last := years(loc, events)
	changes := transitions(loc, first, last)
	w.begin("VTIMEZONE")
	w.text("TZID", loc.String())
	if rules := yearly(changes, first, last); rules != nil {
		for _, r := range rules {
			w.observance(r.change, r.begins(1970), r.String())
		}
	} else {
		name, offset := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC).In(loc).Zone()
		before := transition{from: offset, to: offset, name: name}
		w.observance(before, time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), "")
		for _, c := range changes {
			w.observance(c, c.wall(), "")
		}
	}
	w.end("VTIMEZONE")
}

// twice says whether clocks show a time twice: they are put back after it, or were before it.
func twice(t time.Time) bool {
	_, offset := t.Zone()
	begins, ends := t.ZoneBounds()
	if !begins.IsZero() {
		if _, before := begins.Add(-time.Second).Zone(); t.Sub(begins) < time.Duration(before-offset)*time.Second {
			return true
		}
	}
	if ends.IsZero() {
		return false
	}
	_, after := ends.Zone()
	return ends.Sub(t) <= time.Duration(offset-after)*time.Second
}

// margin is how many years before and after the meetings are looked at: enough to tell the last Sunday from the fourth.
const margin = 6

func years(loc *time.Location, events []Event) (first, last int) {
	first, last = events[0].Starts.In(loc).Year(), events[0].Ends.In(loc).Year()
	for _, e := range events {
		first, last = min(first, e.Starts.In(loc).Year()), max(last, e.Ends.In(loc).Year())
	}
	return first - margin, last + margin
}

// transitions are the changes of some years, in order.
func transitions(loc *time.Location, first, last int) []transition {
	var all []transition
	until := time.Date(last+1, 1, 1, 0, 0, 0, 0, time.UTC)
	for t := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC); t.Before(until); {
		_, end := t.In(loc).ZoneBounds()
		if end.IsZero() || !end.Before(until) {
			return all
		}
		_, from := end.Add(-time.Second).In(loc).Zone()
		name, to := end.In(loc).Zone()
		if from != to || end.In(loc).IsDST() != end.Add(-time.Second).In(loc).IsDST() {
			all = append(all, transition{at: end, from: from, to: to, name: name, summer: end.In(loc).IsDST()})
		}
		t = end
	}
	return all
}

func (w *writer) observance(c transition, begins time.Time, rule string) {
	component := "STANDARD"
	if c.summer {
		component = "DAYLIGHT"
	}
	w.begin(component)
	w.line("DTSTART", wall(begins))
	if rule != "" {
		w.line("RRULE", rule)
	}
	w.line("TZOFFSETFROM", offset(c.from))
	w.line("TZOFFSETTO", offset(c.to))
	w.text("TZNAME", c.name)
	w.end(component)
}

// offset is how far clocks are from Greenwich: +0100.
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	words := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if rest := seconds % 60; rest != 0 {
		words += fmt.Sprintf("%02d", rest)
	}
	return words
}
