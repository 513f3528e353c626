package wording

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// RollPart is one part of a register, in the words of notes.
type RollPart struct {
	Title  string // Present, In attendance, Apologies
	People []ui.Text
}

// Attended is somebody as notes print them: Ann Lee, Lewisham College (from 2.20pm).
func Attended(s *partnership.State, m *partnership.Meeting, a partnership.Attendance) ui.Text {
	words := ui.Say("%s", ui.Person(a.Person))
	if a.Person == "" {
		words = ui.Say("%s", ui.TypedText(a.Name))
	}
	sitting := s.Sat(m)
	switch {
	case a.As == partnership.AsDeputy:
		words = ui.Say("%s (deputy for %s)", words, MemberLabel(s, m, a.For))
	case a.As == partnership.AsMember, a.As == partnership.Excused && a.Person != "":
		words = MemberLabel(s, m, a.Person)
	case a.Item != 0:
		words = ui.Say("%s (for item %s)", words, s.ItemRef(a.Item))
	}
	if a.Person != "" && a.Person == sitting.Presiding {
		words = ui.Say("%s (in the chair)", words)
	}
	switch {
	case a.Came != "" && a.Left != "":
		return ui.Say("%s (from %s to %s)", words, ui.AtClock(a.Came), ui.AtClock(a.Left))
	case a.Came != "":
		return ui.Say("%s (from %s)", words, ui.AtClock(a.Came))
	case a.Left != "":
		return ui.Say("%s (until %s)", words, ui.AtClock(a.Left))
	}
	return words
}

// InterestWords are an interest as notes print it.
func InterestWords(v partnership.View, i partnership.Interest) ui.Text {
	words := ui.Say("%s", ui.Person(i.Person))
	if i.Person == "" {
		words = ui.Say("%s", ui.TypedText(i.Name))
	}
	words = ui.Say("%s declared an interest", words)
	if item := v.State.Items[i.Item]; item != nil {
		words = ui.Say("%s in %s", words, Titled(v, item))
	}
	if i.What != "" {
		words = ui.Say("%s: “%s”", words, ui.TypedText(i.What))
	}
	if i.Left {
		words = ui.Say("%s (left the room for it)", words)
	}
	return words
}

// IsDeputy says whether somebody comes to a meeting as a deputy.
func IsDeputy(m *partnership.Meeting, person partnership.PersonID) bool {
	return slices.ContainsFunc(m.Deputies, func(d partnership.Deputising) bool { return d.Deputy == person })
}

// MemberLabel is a member with the place: Ann Lee, Lewisham College.
func MemberLabel(s *partnership.State, m *partnership.Meeting, p partnership.PersonID) ui.Text {
	places := s.Places(p, m.Body, m.Day)
	if len(places) == 0 {
		return ui.Say("%s", ui.Person(p))
	}
	return ui.Say("%s, %s", ui.Person(p), PlaceName(s, places[0].Seat))
}

// OnlyPresents says whether the viewer is at a meeting for one item alone.
func OnlyPresents(v partnership.View, m *partnership.Meeting) bool {
	if v.Who == "" || v.May(partnership.Member, m.Body) || v.May(partnership.Agreeing, m.Body) || IsDeputy(m, v.Who) {
		return false
	}
	return PresentsAt(v.State, m, v.Who)
}

// PresentsAt says whether somebody presents an item of a meeting.
func PresentsAt(s *partnership.State, m *partnership.Meeting, person partnership.PersonID) bool {
	return slices.ContainsFunc(s.Business(func(i *partnership.Item) bool { return i.Meeting == m.Ref }), func(i *partnership.Item) bool {
		return i.Presenter == person
	})
}

// RollParts are Present, In attendance and Apologies, as far as there is anybody in them.
func RollParts(s *partnership.State, m *partnership.Meeting) []RollPart {
	roll, taken := s.RollOf(m)
	if !taken {
		return nil
	}
	var parts []RollPart
	for _, part := range []struct {
		title string
		list  []partnership.Attendance
	}{{"Present", roll.Present}, {"In attendance", roll.Attending}, {"Apologies", roll.Apologies}} {
		if len(part.list) == 0 {
			continue
		}
		people := make([]ui.Text, len(part.list))
		for i, a := range part.list {
			people[i] = Attended(s, m, a)
		}
		parts = append(parts, RollPart{part.title, people})
	}
	return parts
}
