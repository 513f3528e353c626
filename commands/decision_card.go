package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// recordedCard is what the officer reads who has recorded a decision: alone, what differs from the terms.
func recordedCard(v bot.View, d *partnership.Decision, words string) ui.Card {
	card := decisionCard(v, d)
	card.Lead = ui.Say("Recorded: %s, %s.", wording.DecisionNamed(d), wording.ResultOf(v.State, d))
	card.Blocks = append(card.Blocks, differences(v.State, d, words)...)
	return card
}

// decisionCard is one decision: what became of it, how, by whom, and under which terms.
func decisionCard(v bot.View, d *partnership.Decision) ui.Card {
	s := v.State
	m := s.Meetings[d.Meeting]
	facts := []ui.Fact{ui.Of("How", "%s", wording.MannerOf(d))}
	facts = append(facts, votedFacts(s, d)...)
	if d.Reservations != "" {
		facts = append(facts, ui.Of("Reservations", "%s", ui.TypedText(d.Reservations)))
	}
	facts = append(facts, ui.Of("Who was there", "%s", whoWasThere(s, m)))
	if e := s.Edition(d.Edition); e != nil {
		facts = append(facts, ui.Of("Terms of reference", "%s", e.Number))
	}
	if d.Ratified != nil {
		facts = append(facts, ui.Of("Later", "%s", wording.RatifiedWords(s, d)))
	}
	card := ui.Card{
		Lead: ui.Say("%s: %s.", wording.DecisionNamed(d), wording.ResultOf(s, d)), Tag: wording.DecisionTag(d), Blocks: []ui.Block{ui.Facts(facts...)},
	}
	if s.SeesNotes(v.Who, m, v.Today()) {
		card.Buttons = append(card.Buttons, readNotes(s, m))
	}
	if v.May(partnership.Secretariat, m.Body) {
		card.Buttons = append(card.Buttons, officersWay(s, d, m)...)
	}
	return card
}

// officersWay is what the secretariat does next about a decision.
func officersWay(s *partnership.State, d *partnership.Decision, m *partnership.Meeting) []ui.Button {
	var buttons []ui.Button
	if d.Waiting() {
		buttons = append(buttons, ui.Press("A later meeting confirmed it", bot.Line("decision confirm", d.Number.String())).
			Named("A later meeting confirmed %s", d.Number.String()))
	}
	if m.Notes.IssuedAt.IsZero() {
		buttons = append(buttons, ui.Press("Record another", bot.Line("decision record", string(m.Ref))).Named("Record another decision of %s", wording.TheMeeting(s, m)), writeNotes(s, m))
	}
	return buttons
}

// whoWasThere says what is on record of it: the register, or where none was taken who had said that they come.
func whoWasThere(s *partnership.State, m *partnership.Meeting) ui.Text {
	if roll, taken := s.RollOf(m); taken {
		return rollCounted(roll)
	}
	coming, _, deputies := wording.Answers(m)
	if coming+deputies == 0 {
		return ui.Say("was not taken down")
	}
	return ui.Say("%s had said that they come, %s sent a deputy; who came was not taken down", coming, deputies)
}
