package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Brief is what the chair has to know of a meeting: who comes, what each item needs of them, what is open. What anybody needs
// to take part is not in it: that stays with the clerk. Pictures, where there are any, stand behind it on a sheet of their own.
func Brief(v partnership.View, m *partnership.Meeting, pictures ...Block) Document {
	d := forChair(v, m, FileName(string(m.Ref), "brief"), ui.Say("Brief for the chair: %s, %s", wording.TheMeeting(v.State, m), wording.Hours(m)))
	d.Add(factBlock(wording.BriefFacts(v, m)), briefTable(wording.Entries(v, m, wording.AgendaLines(m))))
	d.leftOff(v, m)
	if lines, counted := wording.OpenActions(v, m.Body); len(lines) > 0 {
		d.Listed(ui.Say("Actions: %s", counted), lines)
	}
	d.points(v.State, m)
	if len(pictures) > 0 {
		d.Add(Block{NewPage: true})
		d.Add(pictures...)
	}
	return d
}

// briefTable is the agenda as the chair needs it: when each line begins, and what they are wanted for.
func briefTable(entries []wording.Entry) Block {
	t := &Table{
		Caption: ui.Say("Order and timings"), Widths: []int{1, 2, 7, 2, 5, 6},
		Head: heads("No.", "Time", "Item", "Minutes", "About it", "What it needs of you"),
	}
	for _, e := range entries {
		row := []Line{Say("%s", e.Number), Say("%s", ui.AtClock(e.At)), Of(e.Title), minutesCell(e), nil, nil}
		if e.Item != nil {
			row[4], row[5] = Of(wording.UpperText(e.Detail())), Say(wording.OfTheChair(e.Item.Wants))
		}
		t.Rows = append(t.Rows, row)
	}
	return Block{Table: t}
}
