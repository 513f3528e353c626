package discord_test

import (
	"strings"
	"testing"
)

func TestAnItemFromACommandToTheChannels(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.types(college, "/agenda submit title: Winter warm spaces")
		form := s.as(college).Modal()
		t.Logf("%+v", form)
		answers := map[string]string{}
		for _, f := range form.Fields {
			if !f.Optional && f.Value == "" && len(f.Choices) > 0 {
				answers[f.Label] = f.Choices[0]
			}
		}
		s.as(college).Fills(answers)
		s.submits(college)
		card := s.as(college).Awaits("full-lsp", "Winter warm spaces")
		if !card.Ephemeral {
			t.Error("everybody sees the answer")
		}
		t.Log(card.Text)
		s.drain()
		shown := s.as(officer).Awaits("secretariat", "Winter warm spaces")
		t.Log(shown.Text, shown.Buttons)
		if len(shown.Buttons) == 0 {
			t.Error("there is nothing to press")
		}
		if o := s.as(officer).Presses(shown, "I’ve got this"); o.Error != "" {
			t.Errorf("the officer presses: %s", o.Error)
		}
		s.door.Wait()
		s.drain()
		for _, m := range s.as(officer).Sees("secretariat") {
			t.Log(strings.ReplaceAll(m.Text, "\n", " / "), m.Buttons, m.Ephemeral, m.Edited)
		}
		s.lawful()
	})
}
