package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Member is a place of a group and one of those who have it; nobody, where it is vacant.
type Member struct {
	Body  partnership.BodyID
	Place terms.Seat
	Who   partnership.PersonID
	Since calendar.Date
	Until calendar.Date
}

// ID is the place's.
func (m Member) ID() partnership.SeatID { return partnership.SeatID(m.Place.ID) }

// Members are a group's as somebody may see them. Whom a group co-opted its own members and the secretariat see: of few
// people even a number would say who they are. In public they stand as far as they said that they want to be named.
func Members(v partnership.View, body partnership.BodyID) []Member {
	s := v.State
	var members []Member
	for _, seat := range s.Seats(body) {
		if n, added := s.AddedBy(partnership.SeatID(seat.ID)); added && !MayReadRequest(v, n) || seat.Kind == terms.ByCoOption {
			continue
		}
		members = append(members, inPlace(v, body, seat)...)
	}
	if !s.CoOpts(body) {
		return members
	}
	for _, p := range s.CoOpted(body, v.Today()) {
		for _, h := range s.Places(p, body, v.Today()) {
			if v.May(partnership.Submitting, body) || v.Who == "" && s.NamedInPublic(h) {
				_, seat, _ := s.Seat(h.Seat)
				seat.ID, seat.Kind = string(h.Seat), terms.ByCoOption
				members = append(members, Member{body, seat, p, h.From, h.Until})
			}
		}
	}
	return members
}

func inPlace(v partnership.View, body partnership.BodyID, seat terms.Seat) []Member {
	var members []Member
	for _, p := range v.State.Holders(partnership.SeatID(seat.ID), v.Today()) {
		m := Member{Body: body, Place: seat, Who: p}
		for _, h := range v.State.Places(p, body, v.Today()) {
			if h.Seat == m.ID() {
				m.Since, m.Until = h.From, h.Until
			}
		}
		members = append(members, m)
	}
	if _, follows := v.State.Leads(partnership.SeatID(seat.ID)); len(members) == 0 && !follows {
		members = append(members, Member{Body: body, Place: seat})
	}
	return members
}

// MayReadRequest says whether somebody may read what became of a request to join: the secretariat, and everybody once its
// organisation knows from a person.
func MayReadRequest(v partnership.View, n partnership.RequestNumber) bool {
	q := v.State.Requests[n]
	return q != nil && (q.Told || v.May(partnership.Secretariat, q.Body))
}

// Stands says in words what a member is beside that; nothing, where there is nothing to say.
func (m Member) Stands() *ui.Tag {
	switch {
	case m.Who == "":
		return &ui.Tag{Words: ui.Say("Vacant"), Tone: ui.Waiting}
	case m.Place.Chair:
		return &ui.Tag{Words: ui.Say("Chair"), Tone: ui.Good}
	case m.Place.CoChair:
		return &ui.Tag{Words: ui.Say("Co-chair"), Tone: ui.Good}
	case m.Place.Kind == terms.ByCoOption:
		return &ui.Tag{Words: ui.Say("In this group alone"), Tone: ui.Quiet}
	}
	return nil
}

// Roster is who is in the groups that are named, in their order. The secretariat's has how one reaches people beside it in
// a file of its own (the contact list).
func Roster(v partnership.View, bodies ...partnership.BodyID) Document {
	s := v.State
	d := begin(v, FileName(s.Terms.Short, "members", v.Today().String()), ui.Say("Members of the %s", s.Terms.Title))
	if len(bodies) == 1 {
		d.Name, d.Title = FileName(string(bodies[0]), "members", v.Today().String()), ui.Say("Members of %s", wording.TheGroup(s, bodies[0]))
	}
	for _, body := range bodies {
		if len(bodies) > 1 {
			d.Add(Section("%s", wording.Body(s, body)))
		}
		d.Add(membersTable(v, body))
	}
	d.Foot = []ui.Text{ui.Say("Secretariat, %s.", s.Terms.Contact.Phone)}
	return d
}

func membersTable(v partnership.View, body partnership.BodyID) Block {
	members := Members(v, body)
	if len(members) == 0 {
		return Paragraph("The terms of reference do not say who its members are.")
	}
	rows := make([][]Line, len(members))
	for i, m := range members {
		rows[i] = []Line{placeCell(v, m), nameCell(v, m), {}}
		if stands := m.Stands(); stands != nil {
			rows[i][2] = Of(stands.Words)
		}
	}
	return Block{Table: &Table{
		Caption: ui.Say("Members of %s", wording.TheGroup(v.State, body)), Rows: rows, Widths: []int{5, 5, 2},
		Head: []ui.Text{ui.Say("Place"), ui.Say("Who"), ui.Say("Part")},
	}}
}

func placeCell(v partnership.View, m Member) Line {
	if m.Place.Kind == terms.ByCoOption {
		return Say("Co-opted member")
	}
	place := wording.PlaceTitle(v.State, m.ID())
	if o, ok := v.State.Terms.Organisation(m.Place.Organisation); ok && o.Sector != "" && m.Place.Kind == terms.ByOrganisation {
		place = ui.Say("%s (%s)", place, o.Sector)
	}
	return Of(place)
}

func nameCell(v partnership.View, m Member) Line {
	switch {
	case m.Who == "":
		return Say("vacant")
	case v.Who == "" && !Named(v, m.Who):
		return Say("not named here")
	case v.Who == "" || m.Since.IsZero():
		return Say("%s", ui.Person(m.Who))
	case !m.Until.IsZero():
		return Say("%s, since %s until %s", ui.Person(m.Who), ui.OnDay(m.Since), ui.OnDay(m.Until))
	}
	return Say("%s, since %s", ui.Person(m.Who), ui.OnDay(m.Since))
}
