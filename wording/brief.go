package wording

import (
	"fmt"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// BriefFacts say to the chair where a meeting is and who comes.
func BriefFacts(v partnership.View, m *partnership.Meeting) []ui.Fact {
	s := v.State
	facts := []ui.Fact{ui.Of("When", "%s, %s%s", ui.OnDay(m.Day), Hours(m), Provisionally(m))}
	if m.Place != "" {
		facts = append(facts, ui.Of("Where", "%s", ui.TypedText(m.Place)))
	}
	if joining := Joining(v, m); !joining.IsZero() {
		facts = append(facts, ui.Of("Joining", "%s", joining))
	}
	facts = append(facts, ui.Of("Who comes", "%s", WhoIsComing(v, m)))
	add := func(label string, people []ui.Text) {
		if len(people) > 0 {
			facts = append(facts, ui.Of(label, "%s", ui.Join("; ", people...)))
		}
	}
	var fresh, absent, instead, guests []ui.Text
	for _, p := range s.NewAt(m) {
		fresh = append(fresh, WithPlace(s, m, p))
	}
	for _, p := range s.Members(m.Body, v.Today()) {
		d, ok := m.Deputising(p)
		switch {
		case ok && d.Answer != partnership.NotComing:
			instead = append(instead, ui.Say("%s for %s", ui.Person(d.Deputy), WithPlace(s, m, p)))
		case m.Coming[p] == partnership.NotComing:
			absent = append(absent, WithPlace(s, m, p))
		}
	}
	for _, item := range s.MeantFor(m) {
		if item.Presenter != "" && len(s.Places(item.Presenter, m.Body, m.Day)) == 0 {
			guests = append(guests, ui.Say("%s (%s)", ui.Person(item.Presenter), s.ItemRef(item.Number)))
		}
	}
	add("New since the last meeting", fresh)
	add("Deputies", instead)
	add("Apologies", absent)
	add("To present an item", guests)
	facts = append(facts, neverCame(v, m)...)
	return append(facts, ui.Of("Time", "%s", TimeUsed(s, m, AgendaLines(m))))
}

const (
	fewestHeld = 2  // from how many meetings with a register on the chair is told for which places nobody came
	mostAbsent = 15 // how many of these places are named
)

// neverCame names, for the chair, the places for which nobody came to any meeting of the year that has a register, where there
// were several.
func neverCame(v partnership.View, m *partnership.Meeting) []ui.Fact {
	s := v.State
	from, _ := s.PartnershipYear(v.Today())
	a := s.AttendedIn(m.Body, from, v.Today())
	if a.Registers < fewestHeld {
		return nil
	}
	var absent []ui.Text
	for _, p := range a.Places {
		if p.Came() == 0 && p.Of() == len(a.Held) {
			absent = append(absent, ui.Say("%s", PlaceName(s, p.Seat)))
		}
	}
	if len(absent) == 0 {
		return nil
	}
	shown := absent[:min(len(absent), mostAbsent)]
	if more := len(absent) - len(shown); more > 0 {
		shown = append(slices.Clip(shown), ui.Say("and %s more", fmt.Sprint(more)))
	}
	return []ui.Fact{ui.Of("Nobody yet this year", "from %s, at %s", ui.Join("; ", shown...), Counted(len(a.Held), "meeting"))}
}

// OfTheChair is what an item needs of whoever presides.
func OfTheChair(wants partnership.Purpose) string {
	switch wants {
	case partnership.ToDecide:
		return "Please ask for a decision, and who does what by when."
	case partnership.ToDiscuss:
		return "Please sum up at the end what was agreed."
	case partnership.ToNote:
		return "For information: no discussion is asked for."
	}
	return ""
}

// OpenActions are the actions of a group's meetings that are not done, a line each, those past their date first, and how many
// there are in words: 2 open actions, 1 past its date.
func OpenActions(v partnership.View, body partnership.BodyID) (lines []ui.Text, counted string) {
	open, past := v.State.OpenActionsOf(body, v.Today())
	add := func(actions []*partnership.Action, due string) {
		for _, a := range actions {
			line := ui.Say("%s, %s: %s", a.Number.String(), OwnerName(v.State, a.Owner), ui.TypedText(a.What))
			if !a.Due.IsZero() {
				line = ui.Say("%s (%s %s)", line, due, ui.OnDay(a.Due))
			}
			lines = append(lines, line)
		}
	}
	add(past, "was due on")
	add(open, "due on")
	return lines, Counted(len(lines), "open action") + ", " + pastDate(len(past))
}

func pastDate(n int) string {
	switch n {
	case 0:
		return "none past its date"
	case 1:
		return "1 past its date"
	}
	return fmt.Sprintf("%d past their date", n)
}
