package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// rollCard is what the officer reads who has written down who is there.
func rollCard(v bot.View, m *partnership.Meeting, unknown []partnership.Text) ui.Card {
	s := v.State
	roll, _ := s.RollOf(m)
	card := ui.Card{Lead: ui.Say("Kept for %s: %s.", theMeeting(s, m), rollCounted(roll))}
	card.Blocks = quorumBlocks(v, m)
	if missing := s.Missing(m); len(missing) > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph("Had said that they come, and are not written down: %s.", someOf(missing)))
	}
	if len(unknown) > 0 {
		names := make([]ui.Text, len(unknown))
		for i, name := range unknown {
			names[i] = ui.Say("“%s”", name.Words)
		}
		card.Blocks = append(card.Blocks, ui.Paragraph("We know nobody of this name, so it is kept as you wrote it: %s.", ui.Join(", ", names...)))
	}
	card.Buttons = []ui.Button{writeNotes(s, m), arrivalButton(s, m), registerButton(s, m)}
	return card
}

// rollBlocks are the register as notes print it, in the order of the places. Nothing, where none was taken.
func rollBlocks(s *partnership.State, m *partnership.Meeting) []ui.Block {
	var blocks []ui.Block
	for _, part := range rollParts(s, m) {
		blocks = append(blocks, ui.Heading(part.title), ui.Paragraph("%s", ui.Join("; ", part.people...)))
	}
	return blocks
}

// rollPart is one part of a register, in the words of notes.
type rollPart struct {
	title  string
	people []ui.Text
}

// rollParts are Present, In attendance and Apologies, as far as there is anybody in them.
func rollParts(s *partnership.State, m *partnership.Meeting) []rollPart {
	roll, taken := s.RollOf(m)
	if !taken {
		return nil
	}
	var parts []rollPart
	for _, part := range []struct {
		title string
		list  []partnership.Attendance
	}{{"Present", roll.Present}, {"In attendance", roll.Attending}, {"Apologies", roll.Apologies}} {
		if len(part.list) == 0 {
			continue
		}
		people := make([]ui.Text, len(part.list))
		for i, a := range part.list {
			people[i] = attended(s, m, a)
		}
		parts = append(parts, rollPart{part.title, people})
	}
	return parts
}

// attended is somebody as notes print them: Ann Lee, Lewisham College (from 2.20pm).
func attended(s *partnership.State, m *partnership.Meeting, a partnership.Attendance) ui.Text {
	words := ui.Say("%s", ui.Person(a.Person))
	if a.Person == "" {
		words = ui.Say("%s", ui.TypedText(a.Name))
	}
	sitting := s.Sat(m)
	switch {
	case a.As == partnership.AsDeputy:
		words = ui.Say("%s (deputy for %s)", words, memberLabel(s, m, a.For))
	case a.As == partnership.AsMember, a.As == partnership.Excused && a.Person != "":
		words = memberLabel(s, m, a.Person)
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
