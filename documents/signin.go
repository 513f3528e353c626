package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// spare is how many rows a sign-in sheet has for those who come all the same.
const spare = 4

// SignIn is for the table at the door: who is expected, with room to sign, and the order of the day.
func SignIn(v partnership.View, m *partnership.Meeting) Document {
	s := v.State
	d := begin(v, FileName(string(m.Ref), "sign-in"), ui.Say("Sign-in sheet for %s", wording.TheMeeting(s, m)))
	d.Ref = string(m.Ref)
	d.Add(Block{Facts: whenAndWhere(m)}, Paragraph("Please sign."))
	members := signTable("Members and deputies", "Name", "Place")
	for _, seat := range wording.AtTable(v, m) {
		members.Table.Rows = append(members.Table.Rows, tableRow(s, m, seat))
	}
	d.Add(members)
	if guests := wording.Guests(s, m); len(guests) > 0 {
		table := signTable("To present an item", "Name", "Item")
		for _, p := range guests {
			table.Table.Rows = append(table.Table.Rows, []Line{Say("%s", ui.Person(p)), itemsOf(s, m, p), nil})
		}
		d.Add(table)
	}
	others := signTable("Others", "Name", "Organisation")
	for range spare {
		others.Table.Rows = append(others.Table.Rows, make([]Line, 3))
	}
	d.Add(others, Block{NewPage: true}, Section("Order of the day"))
	d.Add(dayTable(v, m))
	return d
}

// OrderOfDay is the agenda as it lies on a table where everybody sees it: when each line begins, and nobody's name.
func OrderOfDay(v partnership.View, m *partnership.Meeting) Document {
	d := begin(v, FileName(string(m.Ref), "order-of-the-day"), ui.Say("Order of the day for %s", wording.TheMeeting(v.State, m)))
	d.Ref = string(m.Ref)
	d.Add(Block{Facts: whenAndWhere(m)}, dayTable(v, m))
	return d
}

func signTable(caption, name, place string) Block {
	return Block{Table: &Table{
		Caption: ui.Say(caption), Head: heads(name, place, "Signature"), Widths: []int{4, 4, 5}, Blank: true,
	}}
}

// tableRow names somebody with the place they speak for; a deputy, with whose place it is.
func tableRow(s *partnership.State, m *partnership.Meeting, seat wording.Seat) []Line {
	if seat.Deputy != "" {
		return []Line{Say("%s", ui.Person(seat.Deputy)), Say("for %s", wording.WithPlace(s, m, seat.Member)), nil}
	}
	row := []Line{Say("%s", ui.Person(seat.Member)), nil, nil}
	if places := s.Places(seat.Member, m.Body, m.Day); len(places) > 0 {
		row[1] = Of(wording.PlaceTitle(s, places[0].Seat))
	}
	return row
}

// itemsOf are the references of the items that somebody presents: a sheet at the door has no titles.
func itemsOf(s *partnership.State, m *partnership.Meeting, p partnership.PersonID) Line {
	var refs []ui.Text
	for _, item := range s.MeantFor(m) {
		if item.Presenter == p {
			refs = append(refs, ui.Say("%s", s.ItemRef(item.Number)))
		}
	}
	return Of(ui.Join(", ", refs...))
}

// dayTable has no more than everybody at the table may read.
func dayTable(v partnership.View, m *partnership.Meeting) Block {
	v.Who = ""
	t := &Table{Caption: ui.Say("Order and timings"), Head: heads("No.", "Time", "Item", "Minutes"), Widths: []int{1, 2, 9, 2}}
	for _, e := range wording.Entries(v, m, wording.AgendaLines(m)) {
		t.Rows = append(t.Rows, []Line{Say("%s", e.Number), Say("%s", ui.AtClock(e.At)), Of(e.Title), minutesCell(e)})
	}
	return Block{Table: t}
}
