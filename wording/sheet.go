package wording

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// OnlyForChair says who reads what is said before a meeting, and that it is on record all the same.
const OnlyForChair = "For the chair, their office and the secretariat. Like all we keep, it can be asked for under freedom of information."

// SheetFacts are what the agenda-setting meeting has before it, in numbers.
func SheetFacts(s *partnership.State, m *partnership.Meeting) []ui.Fact {
	facts := []ui.Fact{
		ui.Of("Offered", "%s, %s of them on the draft%s", Counted(Substance(m.Lines)+len(s.LeftOff(m)), "item"), Substance(m.Lines), PaperCounts(s, m.Lines)),
		ui.Of("Time", "%s", TimeUsed(s, m, m.Lines)),
	}
	if s.Timetable {
		facts = append(facts, ui.Of("Our working timetable", "to the chair by %s (not in the terms of reference)", ui.OnDay(s.Timings(m).ToChair)))
	}
	return facts
}

// LeftOff says of an item that was offered and is not on an agenda from whom it is, and what became of it.
func LeftOff(v partnership.View, item *partnership.Item) ui.Text {
	if Restricted(v, item) { // it went to a group whose items the viewer does not look after
		return ui.Say("%s", Purpose(item.Wants))
	}
	detail := ui.Say("from %s", ui.Person(item.Proposer))
	if item.Settled != nil {
		detail = ui.Say("%s; %s", detail, SettledWords(item.Settled))
	}
	return detail
}

// PutOff is LeftOff, with how often the item was put off: for the chair's eyes and the secretariat's.
func PutOff(v partnership.View, item *partnership.Item) ui.Text {
	if n := v.State.PutOff(item); n > 0 {
		return ui.Say("%s; put off %s", LeftOff(v, item), Times(n))
	}
	return LeftOff(v, item)
}
