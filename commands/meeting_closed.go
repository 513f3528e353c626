package commands

import (
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// lateBy is how long after its planned end a meeting can be said to end now.
const lateBy = 2 * time.Hour

// concludedBefore are the items of which a meeting had said the same before, to be corrected.
func concludedBefore(r *bot.Request, how partnership.Conclusion) string {
	m := closedMeeting.From(r)
	if m == nil {
		return ""
	}
	s := r.State()
	var refs []string
	for _, item := range s.Concludes(m) {
		for _, c := range s.Sat(m).Endings {
			if c.Item == item.Number && c.How == how && how != partnership.DealtWith {
				refs = append(refs, s.ItemRef(item.Number))
			}
		}
	}
	return strings.Join(refs, ",")
}

// closedCard says to the secretariat what became of a meeting's items, and what comes next.
func closedCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	sitting := s.Sat(m)
	card := ui.Card{Lead: ui.Say("Closed: %s, which ended at %s.", wording.TheMeeting(s, m), ui.AtClock(sitting.Ended))}
	var facts []ui.Fact
	for _, part := range []struct {
		label string
		how   partnership.Conclusion
	}{{"Dealt with", partnership.DealtWith}, {"Not reached", partnership.NotReached}, {"For another group", partnership.HandedOn}, {"No longer wanted", partnership.LetGo}} {
		if words := endedSo(s, sitting, part.how); !words.IsZero() {
			facts = append(facts, ui.Of(part.label, "%s", words))
		}
	}
	if waiting := s.Waiting(m.Ref); len(waiting) > 0 {
		facts = append(facts, ui.Of("Was never on its agenda", "%s; move them to a later meeting, each by its own card", wording.Counted(len(waiting), "item")))
	}
	card.Blocks = append(factsOf(facts...), stillOpen(s, m)...)
	card.Buttons = stillOpenButton(s, m)
	if sitting.Kept == 0 {
		card.Buttons = append(card.Buttons, registerButton(s, m))
	}
	if m.Notes.IssuedAt.IsZero() {
		card.Buttons = append(card.Buttons, primary(writeNotes(s, m)))
	}
	card.Buttons = append(card.Buttons, ui.Press("Correct this", bot.Line("meeting close", string(m.Ref))).
		Named("Correct what became of the items of %s", wording.TheMeeting(s, m)))
	return card
}

// endedSo are the items that ended in a way, each with where it goes and how often it was put off.
func endedSo(s *partnership.State, sitting partnership.Sitting, how partnership.Conclusion) ui.Text {
	var all []ui.Text
	for _, c := range sitting.Endings {
		item := s.Items[c.Item]
		if c.How != how || item == nil {
			continue
		}
		words := wording.Quoted(s, item)
		switch how {
		case partnership.NotReached:
			words = ui.Say("%s, to %s%s", words, endedAt(s, c, item), timesPutOff(s, item))
		case partnership.HandedOn:
			words = ui.Say("%s, to %s", words, wording.TheGroup(s, c.Body))
		case partnership.DealtWith, partnership.LetGo:
		}
		all = append(all, words)
	}
	return ui.Join("; ", all...)
}

func endedAt(s *partnership.State, c partnership.Closing, item *partnership.Item) ui.Text {
	if to := s.Meetings[c.To]; to != nil {
		return wording.OnDay(s, to)
	}
	return ui.Say("the next meeting of %s that is planned", wording.TheGroup(s, item.Body))
}

// timesPutOff says to the officer how often an item was not reached; once is nothing to speak of.
func timesPutOff(s *partnership.State, item *partnership.Item) string {
	switch n := s.Deferred[item.Number]; {
	case n < 2:
		return ""
	case n == 2:
		return " (for the second time)"
	default:
		return " (" + strings.ToLower(wording.Many(n, "time", "times")) + " by now)"
	}
}

var sittingTellings = []bot.Telling{{Kind: "item-after", Card: itemAfter}}

// sittingHears tells proposers what became of their items at a meeting. What was dealt with they hear by the notes.
func sittingHears(s *partnership.State, r partnership.Record) []bot.Told {
	e, ok := r.Event.(partnership.MeetingClosed)
	if !ok {
		return nil
	}
	var told []bot.Told
	for _, c := range e.Items {
		if item := s.Items[c.Item]; item != nil && c.How != partnership.DealtWith {
			told = append(told, tell("item-after", []string{s.ItemRef(c.Item), string(e.Meeting)}, toPerson(item.Proposer))...)
		}
	}
	return told
}

// itemAfter tells a proposer what became of their item at a meeting that has met.
func itemAfter(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	if !ok || len(about) < 2 {
		return ui.Card{}, false
	}
	m, ok := s.ParseMeeting(about[1])
	if !ok {
		return ui.Card{}, false
	}
	for _, c := range s.Sat(m).Endings {
		if c.Item == item.Number {
			return endedCard(s, m, item, c), true
		}
	}
	return ui.Card{}, false
}

func endedCard(s *partnership.State, m *partnership.Meeting, item *partnership.Item, c partnership.Closing) ui.Card {
	card := ui.Card{Foot: wording.Foot(s)}
	ask := ui.Press("Ask a question", bot.Line("contact")).Named("Ask a question about %s", wording.Quoted(s, item))
	switch c.How {
	case partnership.DealtWith:
		card.Lead = ui.Say("%s was dealt with at %s.", wording.Quoted(s, item), wording.OnDay(s, m))
	case partnership.NotReached:
		card.Lead = ui.Say("%s was not reached at %s. It goes to %s.", wording.Quoted(s, item), wording.OnDay(s, m), endedAt(s, c, item))
		card.Blocks = []ui.Block{ui.Paragraph("No need to send it again. If it cannot wait, or is settled by then, tell us.")}
		card.Buttons = []ui.Button{ask}
	case partnership.HandedOn:
		card.Lead = ui.Say("%s offers %s to %s, as was said on %s.", wording.Upper(wording.TheGroup(s, m.Body)), wording.Quoted(s, item), wording.TheGroup(s, c.Body), ui.OnDay(m.Day))
		card.Blocks = []ui.Block{ui.Paragraph("No need to send it again. Next: the secretariat will contact you about it.")}
		card.Buttons = []ui.Button{ask}
	case partnership.LetGo:
		card.Lead = ui.Say("%s is not taken further, as was said at %s.", wording.Quoted(s, item), wording.OnDay(s, m))
		card.Blocks = []ui.Block{ui.Paragraph("Your text is kept, and you can offer it again.")}
		card.Buttons = []ui.Button{ask}
	}
	return card
}

// putOffFacts are the items of a draft that meetings had not reached before: for the secretariat and the chair's office, and
// nobody's league table.
func putOffFacts(s *partnership.State, m *partnership.Meeting) []ui.Fact {
	var all []ui.Text
	for _, item := range s.MeantFor(m) {
		switch n := s.Deferred[item.Number]; {
		case n == 1:
			all = append(all, ui.Say("%s, not reached once", wording.Quoted(s, item)))
		case n > 1:
			all = append(all, ui.Say("%s, not reached %s", wording.Quoted(s, item), strings.ToLower(wording.Many(n, "time", "times"))))
		}
	}
	if len(all) == 0 {
		return nil
	}
	return []ui.Fact{ui.Of("Put off before", "%s", ui.Join("; ", all...))}
}
