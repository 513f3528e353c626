// Package commands holds what a person can do, one file a thing, and who must hear of each event.
//
// A file states its options, audience and examples as data, carries out the command, and draws its cards. It knows
// neither platform nor storage, and no rule: those are in package partnership.
package commands

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// bodyName is what people call a meeting or group: Full LSP.
func bodyName(s *partnership.State, id partnership.BodyID) string {
	return cmp.Or(s.BodyName(id), "partnership")
}

// theBody is a group with its article: the Full LSP.
func theBody(s *partnership.State, id partnership.BodyID) string { return "the " + groupName(s, id) }

// theMeeting names a meeting as people do: the Full LSP, Thursday 18 March.
func theMeeting(s *partnership.State, m *partnership.Meeting) ui.Text {
	return ui.Say("%s, %s", theBody(s, m.Body), ui.OnDay(m.Day))
}

// onDay names a meeting with its day in running text: the Full LSP on Thursday 18 March.
func onDay(s *partnership.State, m *partnership.Meeting) ui.Text {
	return ui.Say("%s on %s", theBody(s, m.Body), ui.OnDay(m.Day))
}

// hours says from when to when: 2pm to 4pm.
func hours(m *partnership.Meeting) ui.Text {
	return ui.Say("%s to %s", ui.AtClock(m.From), ui.AtClock(m.Until))
}

// target names where an item is meant to go: a meeting, or the group's next one.
func target(s *partnership.State, item *partnership.Item) ui.Text {
	if m := s.Meetings[item.Meeting]; m != nil {
		return onDay(s, m)
	}
	return ui.Say("the next meeting of %s", theBody(s, item.Body))
}

// titled is an item with its reference: “Winter warm spaces” (LSP-147). Who may not read it sees that it is restricted.
func titled(v bot.View, item *partnership.Item) ui.Text {
	return ui.Say("%s (%s)", title(v, item), v.State.ItemRef(item.Number))
}

func title(v bot.View, item *partnership.Item) ui.Text {
	if item.Private && !v.State.Sees(v.Who, item, v.Today()) {
		return ui.Say("Restricted item")
	}
	return ui.Say("“%s”", ui.TypedText(item.Title))
}

// quoted is an item's title in a place that only the entitled see: the proposer's own messages, the secretariat's.
func quoted(s *partnership.State, item *partnership.Item) ui.Text {
	return ui.Say("“%s” (%s)", ui.TypedText(item.Title), s.ItemRef(item.Number))
}

// purpose says what the meeting is asked to do.
func purpose(p partnership.Purpose) string { return "to " + string(p) }

// officer names who of the secretariat deals with an item.
func officer(item *partnership.Item) any {
	if item.Taken != "" {
		return ui.Person(item.Taken)
	}
	return "the secretariat"
}

// foot says who speaks: a machine, and whom to ring.
func foot(s *partnership.State) ui.Text {
	return ui.Say("%s clerk (automated) · secretariat, %s", s.Terms.Short, s.Terms.Contact.Phone)
}

// counted is a number with its noun: no items, 1 item, 2 items, 3 vacancies, 4 entries.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	for _, ending := range []string{"c", "r"} {
		if stem, ok := strings.CutSuffix(noun, ending+"y"); ok {
			noun = stem + ending + "ie"
		}
	}
	if n == 0 {
		return "no " + noun + "s"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// many is a small number in words where it begins a sentence.
func many(n int, one, more string) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}
	noun := more
	if n == 1 {
		noun = one
	}
	if n < len(words) {
		return words[n] + " " + noun
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// principal is for whom the viewer reads: themselves, or the member of the group for whom they act.
func principal(v bot.View, body partnership.BodyID) partnership.PersonID {
	if len(v.State.Places(v.Who, body, v.Today())) > 0 {
		return v.Who
	}
	for _, p := range v.State.ActsFor(v.Who, v.Today()) {
		if len(v.State.Places(p, body, v.Today())) > 0 {
			return p
		}
	}
	return v.Who
}

// itemLine is a control about an item.
func itemLine(path string, s *partnership.State, n partnership.ItemNumber, more ...string) string {
	return bot.Line(path, append([]string{s.ItemRef(n)}, more...)...)
}

// agendaLine is a control about a version of an agenda.
func agendaLine(path string, m *partnership.Meeting, version int) string {
	return bot.Line(path, string(m.Ref), fmt.Sprint(version))
}
