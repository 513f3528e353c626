package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// sittingDoor leads to what the secretariat does while a meeting meets: it is opened, the register is taken, it is closed.
func sittingDoor(s *partnership.State, m *partnership.Meeting) []ui.Button {
	sitting := s.Sat(m)
	switch {
	case sitting.Closed:
		return nil
	case sitting.Began == "" && sitting.Kept == 0:
		return []ui.Button{openButton(s, m), registerButton(s, m)}
	case sitting.Kept == 0:
		return []ui.Button{registerButton(s, m)}
	}
	return []ui.Button{closeButton(s, m)}
}

// sittingOffers are the same, and what is rarer, from the day of the meeting on and ever after: what a meeting did can
// always be recorded, and put right.
func sittingOffers(v bot.View, m *partnership.Meeting, offer func(label, path string)) {
	if v.Today().Before(m.Day) {
		return
	}
	offer("Open it: since when, and who presides", "meeting open")
	offer("Who is here, or was", "meeting register")
	offer("Somebody came late or left early", "meeting arrival")
	if _, asks := v.State.AsksInterests(m.Body); asks {
		offer("An interest declared", "meeting interest")
	}
	if takesVotes(v, m) {
		offer("Put a motion to the vote", "decision vote")
	}
	if !v.State.Starts(m).After(v.Now) {
		offer("Close it, and say what became of its items", "meeting close")
	}
}

// whoFact counts who was there, where that is on record; else who says that they come.
func whoFact(v bot.View, m *partnership.Meeting) ui.Fact {
	roll, taken := v.State.RollOf(m)
	if !taken {
		return ui.Of("Who is coming", "%s", wording.WhoIsComing(v, m))
	}
	return ui.Of("Who is here", "%s", rollCounted(roll))
}

// rollCounted is a register in numbers.
func rollCounted(roll partnership.Roll) ui.Text {
	deputies := 0
	for _, a := range roll.Present {
		if a.As == partnership.AsDeputy {
			deputies++
		}
	}
	words := ui.Say("%s present", len(roll.Present))
	if deputies > 0 {
		words = ui.Say("%s, of whom %s as deputy", words, deputies)
	}
	return ui.Say("%s; %s in attendance; apologies from %s", words, len(roll.Attending), len(roll.Apologies))
}
