package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// rollCard is what the officer reads who has written down who is there.
func rollCard(v bot.View, m *partnership.Meeting, unknown []partnership.Text) ui.Card {
	s := v.State
	roll, _ := s.RollOf(m)
	card := ui.Card{Lead: ui.Say("Kept for %s: %s.", wording.TheMeeting(s, m), rollCounted(roll))}
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
	for _, part := range wording.RollParts(s, m) {
		blocks = append(blocks, ui.Heading(part.Title), ui.Paragraph("%s", ui.Join("; ", part.People...)))
	}
	return blocks
}
