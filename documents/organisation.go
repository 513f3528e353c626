package documents

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// SeesBrief says whether somebody may read the brief of a partner organisation: who has a place for it, whoever acts for
// them, and the secretariat. How often it came is nobody else's to read.
func SeesBrief(v partnership.View, org partnership.OrganisationID) bool {
	if v.May(partnership.Secretariat, "") {
		return true
	}
	own := append(v.State.ActsFor(v.Who, v.Today()), v.Who)
	return slices.ContainsFunc(own, func(p partnership.PersonID) bool {
		return slices.Contains(v.State.Represents(p, v.Today()), org)
	})
}

// OrganisationBrief is what the partnership and one of its organisations have to do with each other: its places, what it
// undertook, the meetings to come, what was last decided, and how often it was there this year.
func OrganisationBrief(v partnership.View, org partnership.OrganisationID) Document {
	s := v.State
	name := wording.OwnerName(s, partnership.Owner{Organisation: org})
	d := begin(v, FileName(s.Terms.Short, "brief", string(org), v.Today().String()), ui.Say("%s in the %s", name, s.Terms.Title))
	d.From = ui.Say("From the secretariat, for %s.", name)
	places := placesOf(v, org)
	d.places(v, places)
	ours := func(a *partnership.Action) bool {
		return a.Owner.Organisation == org && s.SeesAction(v.Who, a, v.Today())
	}
	d.actions(v, ui.Say("Still to be done"), s.ActionsOf(func(a *partnership.Action) bool { return ours(a) && a.Done.IsZero() }), "")
	from, until := s.PartnershipYear(v.Today())
	d.actions(v, ui.Say("Done this year"), s.ActionsOf(func(a *partnership.Action) bool { return ours(a) && !a.Done.IsZero() && !a.Done.Before(from) }), "")
	bodies := bodiesOf(places)
	d.Listed(ui.Say("Meetings to come"), toCome(v, bodies))
	d.lastDecided(v, bodies)
	if v.Today().Before(until) {
		until = v.Today()
	}
	d.came(v, places, from, until)
	d.Foot = []ui.Text{ui.Say("Secretariat, %s.", s.Terms.Contact.Phone)}
	return d
}

func placesOf(v partnership.View, org partnership.OrganisationID) []Member {
	var all []Member
	for _, b := range v.State.Terms.Bodies {
		for _, m := range Members(v, partnership.BodyID(b.ID)) {
			if m.Place.Kind == terms.ByOrganisation && m.Place.Organisation == string(org) {
				all = append(all, m)
			}
		}
	}
	return all
}

func bodiesOf(places []Member) []partnership.BodyID {
	var bodies []partnership.BodyID
	for _, m := range places {
		if !slices.Contains(bodies, m.Body) {
			bodies = append(bodies, m.Body)
		}
	}
	return bodies
}

func (d *Document) places(v partnership.View, places []Member) {
	d.Add(Section("Places"))
	if len(places) == 0 {
		d.Add(Paragraph("It has no place in a group at present."))
		return
	}
	rows := make([][]Line, len(places))
	for i, m := range places {
		rows[i] = []Line{Say("%s", wording.Body(v.State, m.Body)), Of(wording.PlaceTitle(v.State, m.ID())), nameCell(v, m)}
	}
	d.Add(Block{Table: &Table{Caption: ui.Say("Places"), Head: []ui.Text{ui.Say("Group"), ui.Say("Place"), ui.Say("Who")}, Rows: rows}})
}

func toCome(v partnership.View, bodies []partnership.BodyID) []ui.Text {
	var lines []ui.Text
	for _, m := range v.State.Upcoming("", v.Now) {
		if slices.Contains(bodies, m.Body) {
			lines = append(lines, ui.Say("%s, %s%s (%s)", wording.TheMeeting(v.State, m), wording.Hours(m), wording.Provisionally(m), string(m.Ref)))
		}
	}
	return lines
}

// lastDecided is what the last meeting of each group decided whose notes are out.
func (d *Document) lastDecided(v partnership.View, bodies []partnership.BodyID) {
	s := v.State
	for _, body := range bodies {
		var last *partnership.Meeting
		for _, m := range s.Calendared(body) {
			if !m.Notes.IssuedAt.IsZero() && m.Day.Before(v.Today()) {
				last = m
			}
		}
		if last != nil {
			d.Listed(ui.Say("Decided by %s", wording.TheMeeting(s, last)), wording.DecidedLines(s, last))
		}
	}
}

func (d *Document) came(v partnership.View, places []Member, from, until calendar.Date) {
	var lines []ui.Text
	for _, body := range bodiesOf(places) {
		for _, came := range v.State.AttendedIn(body, from, until).Places {
			if came.Of() > 0 && slices.ContainsFunc(places, func(m Member) bool { return m.ID() == came.Seat && m.Body == body }) {
				lines = append(lines, ui.Say("%s, %s: %s", wording.Body(v.State, body), wording.PlaceTitle(v.State, came.Seat), wording.CameWords(came)))
			}
		}
	}
	d.Listed(ui.Say("At meetings this year"), lines)
}
