package ics

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Of is the invitation to one meeting for the viewer: to come to it, or, where it was cancelled, to take it out again. Its UID
// stays the same whatever becomes of the meeting. How one joins is in it for those who are expected there.
func Of(v partnership.View, m *partnership.Meeting) Calendar {
	c := begin(v, Request)
	e := event(v, m)
	if m.Cancelled != nil {
		c.Method = Cancel
	} else if joining := wording.Joining(v, m); !joining.IsZero() {
		e.Notes = append(e.Notes, ui.Say("Joining: %s", joining))
	}
	c.Events = []Event{e}
	return c
}

// Feed is the calendar that somebody's program reads again and again: all their meetings, or those of one group. How one
// joins is not in it: what a calendar service reads, it keeps.
func Feed(v partnership.View, f partnership.Feed) Calendar {
	c := begin(v, Publish)
	c.Name = ui.Say("%s: my meetings", v.State.Terms.Short)
	if f.Body != "" {
		c.Name = ui.Say("%s: %s", v.State.Terms.Short, wording.Body(v.State, f.Body))
	}
	for _, m := range v.State.FeedMeetings(f, v.Now) {
		c.Events = append(c.Events, event(v, m))
	}
	return c
}

func begin(v partnership.View, method Method) Calendar {
	t := v.State.Terms
	return Calendar{
		Method: method, Zone: v.State.Calendar.Location(), Attendee: ui.Say("%s", ui.Person(v.Who)),
		Organiser: Organiser{Name: t.Title + ", secretariat", Email: t.Contact.Email},
	}
}

// event is a meeting as the viewer may see it in their calendar.
func event(v partnership.View, m *partnership.Meeting) Event {
	s := v.State
	return Event{
		UID: m.UID(), Sequence: m.Revision(), Stamp: changed(m), Starts: s.Starts(m), Ends: s.Ends(m),
		Status: status(m), Title: title(v, m), Where: wording.PlaceLine(m), Notes: notes(v, m),
		Reply: reply(m.Coming[v.Who]), Free: m.Cancelled != nil || m.Coming[v.Who] == partnership.NotComing,
	}
}

// changed is when anything about a meeting was last put on record that stands in its event.
func changed(m *partnership.Meeting) time.Time {
	at := m.At
	for _, version := range m.Versions {
		at = later(at, version.IssuedAt)
	}
	if m.Cancelled != nil {
		at = later(at, m.Cancelled.At)
	}
	return later(at, m.Since)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func status(m *partnership.Meeting) Status {
	switch {
	case m.Cancelled != nil:
		return Cancelled
	case m.Provisional:
		return Tentative
	}
	return Confirmed
}

func title(v partnership.View, m *partnership.Meeting) ui.Text {
	if m.Cancelled != nil {
		return ui.Say("Cancelled: %s", wording.Body(v.State, m.Body))
	}
	return ui.Say("%s%s", wording.Body(v.State, m.Body), wording.Provisionally(m))
}

func reply(a partnership.Answer) Reply {
	switch a {
	case partnership.Coming:
		return Accepted
	case partnership.NotComing:
		return Declined
	}
	return Unanswered
}

// notes are what one wants to know who opens it: the reference, what there is to bring, whom to ring.
func notes(v partnership.View, m *partnership.Meeting) []ui.Text {
	s := v.State
	lines := []ui.Text{ui.Say("Reference: %s", string(m.Ref))}
	switch {
	case m.Cancelled != nil:
		lines = append(lines, ui.Say("This meeting does not take place."))
	case m.Provisional:
		lines = append(lines, ui.Say("The date is provisional: please keep it free. We tell you if it changes."))
	}
	if m.Cancelled == nil {
		lines = append(lines, brings(v, m)...)
	}
	if s.Terms.Contact.Phone == "" {
		return lines
	}
	return append(lines, ui.Say("Whom to ring: the secretariat, %s", s.Terms.Contact.Phone))
}

// brings are the viewer's own items.
func brings(v partnership.View, m *partnership.Meeting) []ui.Text {
	var lines []ui.Text
	for _, l := range m.Lines {
		item := v.State.Items[l.Item]
		if item != nil && v.Who != "" && item.Presenter == v.Who {
			lines = append(lines, ui.Say("You present: %s", wording.Quoted(v.State, item)))
		}
	}
	return lines
}
