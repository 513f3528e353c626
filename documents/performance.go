package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// performed adds a table of measures, each with its last figure and in words how it goes. Colour says nothing here.
func (d *Document) performed(s *partnership.State, measures []*partnership.Measure) {
	if len(measures) == 0 {
		return
	}
	rows := make([][]Line, len(measures))
	for i, m := range measures {
		rating := Say("no rating yet")
		if last, ok := m.Latest(); ok && m.Stopped.IsZero() {
			rating = Say("%s", string(last.Rating))
		}
		rows[i] = []Line{
			Say("%s (%s)", ui.TypedText(m.Name), m.Number.String()), Say("%s", wording.TheGroup(s, m.Body)),
			Of(wording.WhereItStands(m)), Of(wording.TargetWords(m.Target)), rating,
		}
	}
	d.Add(Section("Performance against shared objectives"), Block{Table: &Table{
		Caption: ui.Say("Measures"), Rows: rows, Widths: []int{5, 4, 4, 3, 2},
		Head: []ui.Text{ui.Say("Measure"), ui.Say("Reported by"), ui.Say("Last figure"), ui.Say("Target"), ui.Say("Rating")},
	}})
}

// answering is how the groups do that answer to a group: their measures in words, and when they last reported.
func (d *Document) answering(v partnership.View, body partnership.BodyID) {
	s := v.State
	var rows [][]Line
	for _, b := range s.Terms.Bodies {
		under := partnership.BodyID(b.ID)
		if s.Over(under) != body || s.Stands(under, v.Today()) == partnership.GroupClosed {
			continue
		}
		row := []Line{Say("%s", b.Name), Say("nothing measured yet"), Say("no report yet")}
		if all := s.MeasuresUnder(under); len(all) > 0 {
			row[1] = Of(wording.Tally(all))
		}
		if last := LastReport(v, under); last != nil {
			row[2] = Say("%s, %s", string(last.Kind), ui.OnDay(last.On))
		}
		rows = append(rows, row)
	}
	if len(rows) > 0 {
		d.Add(Section("The groups that answer to it"), Block{Table: &Table{
			Caption: ui.Say("Groups"), Head: []ui.Text{ui.Say("Group"), ui.Say("Measures"), ui.Say("Last report")}, Rows: rows,
		}})
	}
}

// LastReport is the newest report of a group that the viewer may read; nil where there is none.
func LastReport(v partnership.View, body partnership.BodyID) *partnership.Report {
	all := v.State.ReportsOf(func(r *partnership.Report) bool {
		return r.Body == body && r.Of == "" && v.State.SeesReport(v.Who, r, v.Today())
	})
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}
