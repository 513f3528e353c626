package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// membershipCase is the secretariat's card for a request, kept true from the first word to the last.
func membershipCase(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	q, ok := s.ParseRequest(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:   ui.Say("%s asks to join the %s (%s).", ui.TypedText(q.Organisation), s.Terms.Title, q.Number.String()),
		Tag:    requestTag(s, q),
		Blocks: []ui.Block{ui.Facts(requestFacts(s, q)...)},
	}
	card.Blocks = append(card.Blocks, differs(s, q)...)
	card.Blocks = append(card.Blocks, withoutPlace(v, q)...)
	if next := nextStep(s, q); !next.IsZero() {
		card.Blocks = append(card.Blocks, ui.Paragraph("Next: %s", next))
	}
	card.Buttons = requestButtons(s, q)
	return card, true
}

func requestTag(s *partnership.State, q *partnership.Request) *ui.Tag {
	say := func(tone ui.Tone, format string, values ...any) *ui.Tag {
		return &ui.Tag{Words: ui.Say(format, values...), Tone: tone}
	}
	first, _, inTwo := s.ConsidersFirst(q.Body)
	switch {
	case q.Withdrawn:
		return say(ui.Quiet, "Withdrawn")
	case q.Decided != "" && !q.Told:
		return say(ui.Waiting, "Decided; they do not know yet")
	case q.Decided != "" && q.Agreed:
		return say(ui.Good, "Agreed; they know")
	case q.Decided != "":
		return say(ui.Stopped, "Not agreed; they know")
	case q.Considered == "" && inTwo:
		return say(ui.Waiting, "Waits for %s", wording.TheGroup(s, first))
	}
	return say(ui.Waiting, "Waits for %s", wording.TheGroup(s, s.DecidesOn(q.Body)))
}

func requestFacts(s *partnership.State, q *partnership.Request) []ui.Fact {
	facts := []ui.Fact{ui.Of("From", "%s, %s", ui.Person(q.Contact), ui.OnDay(q.At))}
	if q.Why != "" {
		facts = append(facts, ui.Of("What it would bring", "“%s”", ui.TypedText(q.Why)))
	}
	if m := s.Meetings[q.Considered]; m != nil {
		facts = append(facts, ui.Of("Discussed", "%s, %s", wording.Body(s, m.Body), ui.OnDay(m.Day)))
	}
	if m := s.Meetings[q.Decided]; m != nil {
		facts = append(facts, ui.Of("Decided", "%s, %s", wording.Body(s, m.Body), ui.OnDay(m.Day)))
	}
	if q.Reason != "" {
		facts = append(facts, ui.Of("The reason recorded", "“%s”", ui.TypedText(q.Reason)))
	}
	if place, ok := s.PlaceOf(q.Number); ok {
		facts = append(facts, ui.Of("Represented by", "%s", representedBy(s, place)))
	}
	return facts
}

// differs says, to the secretariat alone, where a decision took another way than the terms have it. It stands all the
// same: what a meeting did is always recorded.
func differs(s *partnership.State, q *partnership.Request) []ui.Block {
	first, rule, ok := s.ConsidersFirst(q.Body)
	if !q.OutOfOrder || !ok {
		return nil
	}
	return []ui.Block{
		ui.Paragraph("For the secretariat alone: the terms have requests come through %s first:", wording.TheGroup(s, first)), ruleQuote(rule),
	}
}

// representedBy is who has the place that a request led to.
func representedBy(s *partnership.State, place partnership.AddedPlace) any {
	if _, ended := s.Ended[place.Seat]; ended {
		return "nobody: it has left"
	}
	if holders := s.Holders(place.Seat, s.Calendar.Date(s.Last)); len(holders) > 0 {
		return ui.Person(holders[0])
	}
	return "nobody yet"
}

// withoutPlace says, to the secretariat alone, why what was agreed gives no place.
func withoutPlace(v bot.View, q *partnership.Request) []ui.Block {
	if _, placed := v.State.PlaceOf(q.Number); placed || !q.Agreed {
		return nil
	}
	rule, may := v.State.Joins(q, v.Today())
	if may || rule.Sentence == "" {
		return nil
	}
	return []ui.Block{
		ui.Paragraph("For the secretariat alone: no place was added, since the organisation is not of %s:", wording.TheGroup(v.State, partnership.BodyID(rule.Body))),
		ruleQuote(rule),
	}
}

func nextStep(s *partnership.State, q *partnership.Request) ui.Text {
	first, _, inTwo := s.ConsidersFirst(q.Body)
	switch {
	case q.Withdrawn || q.Told:
		return ui.Text{}
	case q.Decided != "":
		return ui.Say("please ring %s. The message goes when you have spoken to them.", ui.Person(q.Contact))
	case q.Considered == "" && inTwo:
		return ui.Say("please ring %s, and bring it to %s.", ui.Person(q.Contact), wording.TheGroup(s, first))
	}
	return ui.Say("bring it to %s, which decides.", wording.TheGroup(s, s.DecidesOn(q.Body)))
}

func requestButtons(s *partnership.State, q *partnership.Request) []ui.Button {
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, q.Number.String())).Named("%s: request %s", label, q.Number.String())
	}
	first, _, inTwo := s.ConsidersFirst(q.Body)
	decided := press("Decision recorded", "membership decided")
	switch {
	case q.Withdrawn:
		return nil
	case q.Told:
		return placeButtons(s, q)
	case q.Decided != "":
		return []ui.Button{primary(press("I have spoken to them", "membership told"))}
	case q.Considered == "" && inTwo:
		return []ui.Button{
			primary(press("Discussed at "+wording.TheGroup(s, first), "membership considered")), decided, press("Withdrawn", "membership withdraw"),
		}
	}
	return []ui.Button{primary(decided), press("Withdrawn", "membership withdraw")}
}

// placeButtons are what is left to do once the organisation knows: who represents it.
func placeButtons(s *partnership.State, q *partnership.Request) []ui.Button {
	place, ok := s.PlaceOf(q.Number)
	if _, may := s.Joins(q, s.Calendar.Date(s.Last)); !ok && q.Agreed && may { // it could have none when it was agreed
		return []ui.Button{ui.Press("Add its place", bot.Line("membership decided", q.Number.String())).
			Named("Add its place: request %s", q.Number.String())}
	}
	if _, ended := s.Ended[place.Seat]; !ok || ended || len(s.Holders(place.Seat, s.Calendar.Date(s.Last))) > 0 {
		return nil
	}
	return []ui.Button{ui.Press("Who represents them", bot.Line("membership replace", seatKey(place.Seat))).
		Named("Who represents them: request %s", q.Number.String())}
}
