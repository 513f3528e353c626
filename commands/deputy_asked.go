package commands

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// deputyAsked asks the deputy, and says for whom, when and where.
func deputyAsked(v bot.View, about []string) (ui.Card, bool) {
	x, ok := sendingAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	s, m := v.State, x.meeting
	if !x.named || !speaksFor(v, x.deputy.Deputy) {
		return ui.Card{Lead: ui.Say("No longer needed: %s does not ask you to come to %s any more.", ui.Person(x.member), wording.TheMeeting(s, m)), Foot: wording.Foot(s)}, true
	}
	card := ui.Card{
		Lead: ui.Say("%s asks you to be their deputy at %s, %s (%s)%s.",
			ui.Person(x.member), wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref), forOrganisation(v, x, ", ")),
		Blocks: deputyPack(v, x), Foot: wording.Foot(s),
	}
	if v.Who != x.deputy.Deputy {
		card.Lead = ui.Say("For %s: %s", ui.Person(x.deputy.Deputy), card.Lead)
	}
	yes := ui.Press("I can come", bot.Line("deputy accept", string(m.Ref), string(x.member))).Named("I can come: %s", wording.TheMeeting(s, m))
	no := ui.Press("I can’t", bot.Line("deputy decline", string(m.Ref), string(x.member))).Named("I can’t: %s", wording.TheMeeting(s, m))
	switch {
	case !s.Ends(m).After(v.Now):
		return card, true
	case x.deputy.Answer == partnership.Coming:
		card.Tag, card.Buttons = &ui.Tag{Words: ui.Say("You are coming"), Tone: ui.Good}, []ui.Button{no}
	case x.deputy.Answer == partnership.NotComing:
		card.Tag, card.Buttons = &ui.Tag{Words: ui.Say("You can’t come"), Tone: ui.Quiet}, []ui.Button{yes}
	default:
		card.Blocks = append(card.Blocks, ui.Paragraph("Next: say whether you can come, and anything you need."))
		card.Buttons = []ui.Button{primary(yes), no}
	}
	card.Buttons = append(card.Buttons, ui.Press("I need something", bot.Line("meeting needs")).Named("I need something for %s", wording.TheMeeting(s, m)))
	if _, out := m.Issued(); out {
		card.Buttons = append(card.Buttons, readAgenda(s, m))
	}
	return card, true
}

// deputyPack is what the deputy needs to know: the place, the agenda, what the organisation has still to do.
func deputyPack(v bot.View, x sending) []ui.Block {
	s, m := v.State, x.meeting
	var facts []ui.Fact
	if m.Place != "" {
		facts = append(facts, ui.Of("Where", "%s", ui.TypedText(m.Place)))
	}
	agenda := "follows when it is out"
	if _, out := m.Issued(); out {
		agenda = "is out"
	}
	facts = append(facts, ui.Of("The agenda", "%s", agenda))
	var open []string
	for _, a := range s.ActionsOf(func(a *partnership.Action) bool { return a.Done.IsZero() && s.Owns(x.member, a, v.Today()) }) {
		open = append(open, a.Number.String())
	}
	if len(open) > 0 {
		facts = append(facts, ui.Of("Open actions", "%s", strings.Join(open, ", ")))
	}
	return []ui.Block{ui.Facts(facts...)}
}

func readAgenda(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Read the agenda", bot.Line("agenda show", string(m.Ref))).Named("Read the agenda, %s", wording.TheMeeting(s, m))
}

// forOrganisation says for whom the deputy speaks, where the place has an organisation.
func forOrganisation(v bot.View, x sending, before string) ui.Text {
	_, seat, ok := v.State.Seat(x.deputy.Seat)
	o, named := v.State.Terms.Organisation(seat.Organisation)
	switch {
	case ok && named:
		return ui.Say(before+"for %s", o.Name)
	case ok && seat.Kind == terms.ByOrganisation: // one that a meeting added
		return ui.Say(before+"for %s", wording.PlaceName(v.State, x.deputy.Seat))
	}
	return ui.Say("")
}

// speaksFor says whether the viewer is somebody, or acts for them.
func speaksFor(v bot.View, person partnership.PersonID) bool {
	return v.Who == person || slices.Contains(v.State.ActsIn(partnership.Attending, v.Who, v.Today()), person)
}
