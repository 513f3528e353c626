package wording

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Body is what people call a meeting or group: Full LSP.
func Body(s *partnership.State, id partnership.BodyID) string {
	return cmp.Or(s.BodyName(id), "partnership")
}

// Group is what people call a group within a sentence: the terms' Steering group is a steering group, but the Full
// LSP, whose name has other capitals, keeps them all.
func Group(s *partnership.State, id partnership.BodyID) string {
	name := Body(s, id)
	_, rest, several := strings.Cut(name, " ")
	if !several || strings.ContainsFunc(rest, unicode.IsUpper) {
		return name
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// Hours says from when to when: 2pm to 4pm.
func Hours(m *partnership.Meeting) ui.Text {
	return ui.Say("%s to %s", ui.AtClock(m.From), ui.AtClock(m.Until))
}

// OnDay names a meeting with its day in running text: the Full LSP on Thursday 18 March.
func OnDay(s *partnership.State, m *partnership.Meeting) ui.Text {
	return ui.Say("%s on %s", TheGroup(s, m.Body), ui.OnDay(m.Day))
}

// PlaceLine says where a meeting is, and how one joins it.
func PlaceLine(m *partnership.Meeting) ui.Text {
	if m.Place == "" {
		return ui.Say("")
	}
	return ui.Say("%s", ui.TypedText(m.Place))
}

// Provisionally is what follows a date that may still move.
func Provisionally(m *partnership.Meeting) string {
	if m.Provisional {
		return " (provisional)"
	}
	return ""
}

// Target names where an item is meant to go: a meeting, or the group's next one.
func Target(s *partnership.State, item *partnership.Item) ui.Text {
	if m := s.Meetings[item.Meeting]; m != nil {
		return OnDay(s, m)
	}
	return ui.Say("the next meeting of %s", TheGroup(s, item.Body))
}

// TheGroup is a group with its article: the Full LSP.
func TheGroup(s *partnership.State, id partnership.BodyID) string { return "the " + Group(s, id) }

// TheMeeting names a meeting as people do: the Full LSP, Thursday 18 March.
func TheMeeting(s *partnership.State, m *partnership.Meeting) ui.Text {
	return ui.Say("%s, %s", TheGroup(s, m.Body), ui.OnDay(m.Day))
}

// WherePart is the end of a line about a meeting: its place, where it has one.
func WherePart(m *partnership.Meeting) ui.Text {
	if m.Place == "" {
		return ui.Say("")
	}
	return ui.Say(", %s", ui.TypedText(m.Place))
}
