package commands

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// groupName is what people call a group within a sentence: the terms' Steering group is a steering group, but the Full
// LSP, whose name has other capitals, keeps them all.
func groupName(s *partnership.State, id partnership.BodyID) string {
	name := bodyName(s, id)
	_, rest, several := strings.Cut(name, " ")
	if !several || strings.ContainsFunc(rest, unicode.IsUpper) {
		return name
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// upper begins a sentence.
func upper(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// fourWeeksOn is the Friday of the fourth week after a meeting, or the working day before it: our own day for asking
// something back. Nothing happens when it passes.
func fourWeeksOn(s *partnership.State, m *partnership.Meeting) calendar.Date {
	friday := m.Day.AddDays(int(time.Friday-m.Day.Weekday()) + 28)
	return s.Calendar.OnOrBefore(friday)
}
