package picture

import (
	"image"
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Attendance is who came to the last meetings of a group, by organisation. It is for the chair's brief alone.
type Attendance struct {
	Of       ui.Text
	Meetings []calendar.Date // in their order
	Places   []Came          // in the order of the terms: it is no league table
}

// Came is how one organisation came to each of the meetings.
type Came struct {
	Name ui.Text
	At   []Presence // as many as there are meetings
}

// Presence is how an organisation was at a meeting; by the strongest, where it has several places.
type Presence int

// The presences.
const (
	NoPlace   Presence = iota // it had no place then, or nobody held it
	Unknown                   // not in the register, and no word was sent
	Apologies                 // sent
	ByDeputy
	InPerson
)

// presences are how each is shown, in words, by shape and in colour.
var presences = [...]struct {
	sign shape
	fill colour
	says string
}{
	NoPlace:   {},
	Unknown:   {dash, muted, "nothing known"},
	Apologies: {ring, waiting, "apologies"},
	ByDeputy:  {diamond, accent, "by a deputy"},
	InPerson:  {circle, good, "in person"},
}

// mostMeetings is over how many meetings attendance is shown.
const mostMeetings = 6

// AttendanceOf is who came to the last meetings of a group that have a register. Whoever may not agree the group's agenda sees
// nobody, a channel among them.
func AttendanceOf(v partnership.View, body partnership.BodyID) Attendance {
	s := v.State
	d := Attendance{Of: whose(s, body)}
	if !v.May(partnership.Agreeing, body) {
		return d
	}
	for _, m := range s.Begun(body, v.Now) { // the latest first
		if s.Sat(m).Kept > 0 && len(d.Meetings) < mostMeetings && (len(d.Meetings) == 0 || d.Meetings[0] != m.Day) {
			d.Meetings = append([]calendar.Date{m.Day}, d.Meetings...)
		}
	}
	if len(d.Meetings) == 0 {
		return d
	}
	at := map[any]int{} // an organisation, or a place that no organisation has
	for _, p := range s.AttendedIn(body, d.Meetings[0], d.Meetings[len(d.Meetings)-1]).Places {
		key, name := represented(s, p.Seat)
		if _, known := at[key]; !known {
			at[key] = len(d.Places)
			d.Places = append(d.Places, Came{Name: name, At: make([]Presence, len(d.Meetings))})
		}
	}
	for i, day := range d.Meetings {
		for _, p := range s.AttendedIn(body, day, day).Places {
			key, _ := represented(s, p.Seat)
			came := d.Places[at[key]].At
			came[i] = max(came[i], presenceOf(p))
		}
	}
	d.Places = slices.DeleteFunc(d.Places, func(c Came) bool { return slices.Max(c.At) == NoPlace })
	return d
}

// represented is the organisation for which somebody has a place, or the place itself where it is for none.
func represented(s *partnership.State, seat partnership.SeatID) (key any, name ui.Text) {
	if _, place, ok := s.Seat(seat); ok && place.Organisation != "" {
		org := partnership.OrganisationID(place.Organisation)
		return org, wording.OwnerName(s, partnership.Owner{Organisation: org})
	}
	return seat, ui.Say("%s", wording.PlaceName(s, seat))
}

func presenceOf(p partnership.PlaceAttended) Presence {
	switch {
	case p.InPerson > 0:
		return InPerson
	case p.ByDeputy > 0:
		return ByDeputy
	case p.Apologies > 0:
		return Apologies
	case p.Unknown > 0:
		return Unknown
	}
	return NoPlace
}

// Alt counts over all organisations and meetings.
func (d Attendance) Alt() ui.Text {
	if len(d.Meetings) == 0 {
		return ui.Say("Who came to the meetings of %s: no meeting has a register yet.", d.Of)
	}
	var n [len(presences)]int
	for _, c := range d.Places {
		for _, p := range c.At {
			n[p]++
		}
	}
	return ui.Say("Who came to the last %s of %s, %s: %s in person, %s by a deputy, %s sent apologies, of %s nothing is known. The table says who.",
		wording.Counted(len(d.Meetings), "meeting"), d.Of, wording.Counted(len(d.Places), "organisation"), n[InPerson], n[ByDeputy], n[Apologies], n[Unknown])
}

// Table has a row for each organisation and a column for each meeting.
func (d Attendance) Table() Table {
	t := Table{
		Caption: ui.Say("Who came to the last meetings of %s", d.Of),
		Head:    []ui.Text{ui.Say("Number"), ui.Say("Organisation")},
	}
	for _, day := range d.Meetings {
		t.Head = append(t.Head, ui.Say("%s", ui.OnDay(day)))
	}
	for i, c := range d.Places {
		row := []ui.Text{ui.Say("%s", i+1), c.Name}
		for _, p := range c.At {
			says := presences[p].says
			if p == NoPlace {
				says = "no place then"
			}
			row = append(row, ui.Say("%s", says))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (d Attendance) draw(s *sheet) {
	const high, column = 36, 64
	s.head(ui.Say("Who came: %s", d.Of), "Who came", calendar.Date{})
	if len(d.Meetings) == 0 || len(d.Places) == 0 {
		s.nothing("No meeting has a register yet.")
		return
	}
	var entries []entry
	for p := InPerson; p > NoPlace; p-- {
		entries = append(entries, entry{presences[p].sign, presences[p].fill, presences[p].says})
	}
	s.legend(entries...)
	from := right - len(d.Meetings)*column
	for i, day := range d.Meetings {
		x := from + i*column + column/2
		s.put(words{at: image.Pt(x, s.y+12), says: strconv.Itoa(day.Day) + " " + day.Month.String()[:3], style: small, fill: ink, anchor: middle}, column)
		s.put(words{at: image.Pt(x, s.y+28), says: strconv.Itoa(day.Year), style: small, fill: muted, anchor: middle}, column)
	}
	s.y += 40
	for row, c := range d.Places[:min(len(d.Places), 2*mostRows)] {
		s.rule()
		s.numbered(strconv.Itoa(row+1), c.Name, s.y+high/2+5, from-margin-48)
		for i, p := range c.At {
			if p != NoPlace {
				s.sign(presences[p].sign, from+i*column+column/2, s.y+high/2, 8, presences[p].fill)
			}
		}
		s.y += high
	}
	s.more(len(d.Places) - 2*mostRows)
}
