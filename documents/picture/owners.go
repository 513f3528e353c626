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

// Owners are the open actions of a group by who undertook them. They are for the chair's brief alone.
type Owners struct {
	Of     ui.Text
	On     calendar.Date
	Owners []Owing
}

// Owing is what one owner has still to do.
type Owing struct {
	Name ui.Text
	Open int // all of them
	Late int // of these, past their date
}

// OwnersOf counts the open actions of a group's meetings by organisation, in the order of the terms of reference. Whoever may
// not agree the group's agenda sees none, a channel among them.
func OwnersOf(v partnership.View, body partnership.BodyID) Owners {
	s := v.State
	d := Owners{Of: whose(s, body), On: v.Today()}
	if !v.May(partnership.Agreeing, body) {
		return d
	}
	open, late := s.OpenActionsOf(body, v.Today())
	var order []partnership.Owner
	of := map[partnership.Owner]Owing{}
	count := func(actions []*partnership.Action, past int) {
		for _, a := range actions {
			owner := a.Owner
			if owner.Organisation != "" {
				owner.Person = ""
			}
			one, known := of[owner]
			if !known {
				order = append(order, owner)
			}
			one.Open, one.Late = one.Open+1, one.Late+past
			of[owner] = one
		}
	}
	count(late, 1)
	count(open, 0)
	partners := s.Partners("")
	rank := func(o partnership.Owner) int {
		if at := slices.Index(partners, o.Organisation); at >= 0 {
			return at
		}
		return len(partners)
	}
	slices.SortStableFunc(order, func(a, b partnership.Owner) int { return rank(a) - rank(b) })
	for _, owner := range order {
		one := of[owner]
		one.Name = wording.OwnerFirst(s, owner)
		d.Owners = append(d.Owners, one)
	}
	return d
}

func (d Owners) sum() (open, late int) {
	for _, o := range d.Owners {
		open, late = open+o.Open, late+o.Late
	}
	return open, late
}

// Alt says the sums.
func (d Owners) Alt() ui.Text {
	open, late := d.sum()
	return ui.Say("Open actions of %s by organisation: %s with %s, %s of them past their date. The table says whose.",
		d.Of, wording.Counted(open, "open action"), wording.Counted(len(d.Owners), "owner"), late)
}

// Table has a row for each owner.
func (d Owners) Table() Table {
	t := Table{
		Caption: ui.Say("Open actions of %s by organisation on %s", d.Of, ui.OnDay(d.On)),
		Head:    []ui.Text{ui.Say("Number"), ui.Say("Organisation"), ui.Say("Open"), ui.Say("Past their date")},
	}
	for i, o := range d.Owners {
		t.Rows = append(t.Rows, []ui.Text{ui.Say("%s", i+1), o.Name, ui.Say("%s", o.Open), ui.Say("%s", o.Late)})
	}
	return t
}

func (d Owners) draw(s *sheet) {
	s.head(ui.Say("Open actions by organisation: %s", d.Of), "Open actions by organisation", d.On)
	if len(d.Owners) == 0 {
		s.nothing("No action is open.")
		return
	}
	s.legend(entry{square, waiting, "past their date"}, entry{frame, accent, "not past their date"})
	most := 1
	for _, o := range d.Owners {
		most = max(most, o.Open)
	}
	for i, o := range d.Owners[:min(len(d.Owners), mostRows)] {
		o.draw(s, strconv.Itoa(i+1), most)
	}
	s.more(len(d.Owners) - mostRows)
}

func (o Owing) draw(s *sheet, row string, most int) {
	const high, from, beside = 48, 320, 128 // of a row, where the bar begins, the room for its figures
	s.rule()
	base := s.y + high/2 + 5
	s.numbered(row, o.Name, base, from-44)
	s.bar(margin+from, content-from-beside, most, part{n: o.Late, fill: waiting}, part{n: o.Open - o.Late, fill: accent, empty: true})
	says := ui.Say("%s", o.Open)
	switch o.Late {
	case 0:
	case o.Open:
		says = ui.Say("%s past", o.Late)
	default:
		says = ui.Say("%s, %s past", o.Open, o.Late)
	}
	s.say(row, says, words{at: image.Pt(margin+from+length(o.Open, most, content-from-beside)+12, base), style: strong, fill: ink}, beside-16)
	s.y += high
}

// numbered writes the number of a row and its name.
func (s *sheet) numbered(row string, name ui.Text, base, room int) {
	s.put(words{at: image.Pt(margin, base), says: row, style: small, fill: muted}, 24)
	s.say(row, name, words{at: image.Pt(margin+28, base), style: plain, fill: ink}, room)
}
