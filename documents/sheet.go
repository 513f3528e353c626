package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Sheet is the one page for the meeting at which an agenda is settled in truth: what was offered, the proposed order, what is
// left off and why, what is delicate. It is for those who agree the agenda.
func Sheet(v partnership.View, m *partnership.Meeting) Document {
	s := v.State
	d := forChair(v, m, FileName(string(m.Ref), "sheet"), ui.Say("For the agenda meeting: %s, %s", wording.TheMeeting(s, m), wording.Hours(m)))
	d.Add(factBlock(append(wording.SheetFacts(s, m), ui.Of("Where it stands", "%s", wording.AgendaTag(s, m).Words))))
	order := agendaTable(v, wording.Entries(v, m, m.Lines))
	order.Table.Caption = ui.Say("Proposed order")
	d.Add(order)
	d.leftOff(v, m)
	d.points(s, m)
	return d
}

// forChair begins a document for the chair, their office and the secretariat.
func forChair(v partnership.View, m *partnership.Meeting, name string, title ui.Text) Document {
	d := begin(v, name, title)
	d.Ref, d.Only = string(m.Ref), ui.Say(wording.OnlyForChair)
	return d
}

// leftOff adds what was offered and is not on an agenda, and why.
func (d *Document) leftOff(v partnership.View, m *partnership.Meeting) {
	var lines []ui.Text
	for _, item := range v.State.LeftOff(m) {
		lines = append(lines, ui.Say("%s, %s: %s", wording.Titled(v, item), wording.PutOff(v, item), wording.ItemTag(v.State, item).Words))
	}
	d.Listed(ui.Say("Offered, and not on it"), lines)
}

// points adds what is delicate about a meeting.
func (d *Document) points(s *partnership.State, m *partnership.Meeting) {
	if s.Points[m.Ref] != "" {
		d.Add(Section("Sensitive points"), Paragraph("%s", ui.TypedText(s.Points[m.Ref])))
	}
}

// factBlock are facts as a card has them.
func factBlock(all []ui.Fact) Block {
	facts := make([]Fact, len(all))
	for i, f := range all {
		facts[i] = Fact{f.Label, Of(f.Value)}
	}
	return Block{Facts: facts}
}
