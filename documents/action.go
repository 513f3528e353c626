package documents

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// actions adds a table of actions under a heading, or nothing where there are none.
func (d *Document) actions(v partnership.View, heading ui.Text, actions []*partnership.Action, body partnership.BodyID) {
	if len(actions) == 0 {
		return
	}
	d.Add(Block{Heading: &Heading{Level: 2, Text: heading}}, Block{Table: &Table{
		Caption: ui.Say("Actions: %s", heading), Widths: []int{2, 6, 4, 3}, // no two tables of a page have one name
		Head: []ui.Text{ui.Say("Reference"), ui.Say("What"), ui.Say("Who"), ui.Say("By when")},
		Rows: actionRows(v, actions, body),
	}})
}

func actionRows(v partnership.View, actions []*partnership.Action, body partnership.BodyID) [][]Line {
	rows := make([][]Line, len(actions))
	for i, a := range actions {
		number := "no number yet"
		if a.Number != 0 {
			number = a.Number.String()
		}
		rows[i] = []Line{Say("%s", number), Say("%s", ui.TypedText(a.What)), Of(owner(v, body, a.Owner)), Of(byWhen(v, a))}
	}
	return rows
}

func byWhen(v partnership.View, a *partnership.Action) ui.Text {
	switch {
	case !a.Done.IsZero():
		return ui.Say("done on %s", ui.OnDay(a.Done))
	case a.Due.IsZero():
		return ui.Say("no date")
	case v.Who != "" && wording.PastTag(v, a) != nil:
		return ui.Say("%s (past)", ui.OnDay(a.Due))
	}
	return ui.Say("%s", ui.OnDay(a.Due))
}

// ActionLog is what a meeting has before it: what was done since the last one, and what is open.
func ActionLog(v partnership.View, m *partnership.Meeting) Document {
	s := v.State
	d := begin(v, FileName(string(m.Ref), "action-log"), ui.Say("Action log for %s", wording.TheMeeting(s, m)))
	d.Ref = string(m.Ref)
	done, open := DoneFor(v, m), CarriedTo(v, m)
	d.Add(Paragraph("%s done since the last meeting, %s open.", wording.Counted(len(done), "action"), wording.Counted(len(open), "action")))
	d.actions(v, ui.Say("Done, to be noted"), done, m.Body)
	d.actions(v, ui.Say("Open"), open, m.Body)
	d.Foot = []ui.Text{ui.Say("Secretariat, %s.", s.Terms.Contact.Phone)}
	return d
}

// owner is who does an action. In a public copy somebody who did not agree to be named has no name.
func owner(v partnership.View, body partnership.BodyID, o partnership.Owner) ui.Text {
	s := v.State
	switch {
	case v.Who != "" || o.Person == "" || Named(v, o.Person):
		return wording.OwnerName(s, o)
	case o.Organisation != "":
		return wording.OwnerName(s, partnership.Owner{Organisation: o.Organisation})
	}
	return ui.Say("a member of %s", wording.TheGroup(s, body))
}

// Named says whether somebody's name is read in public.
func Named(v partnership.View, p partnership.PersonID) bool {
	return slices.ContainsFunc(v.State.Places(p, "", v.Today()), v.State.NamedInPublic)
}
