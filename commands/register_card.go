package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// entryCard is one entry of a register: what it says, whom it is about, how it stands, and what can be done about it.
func entryCard(v bot.View, e *partnership.Entry) ui.Card {
	s := v.State
	facts := []ui.Fact{ui.Of("Register", "%s", registerTitle(s, e.Register))}
	if !e.Concern.IsZero() {
		facts = append(facts, ui.Of(aboutLabel(s, e), "%s", concernText(s, e.Concern)))
	}
	if from := sourceText(v, e.Source); !from.IsZero() {
		facts = append(facts, ui.Of("Taken from", "%s", from))
	}
	facts = append(facts, dateFacts(s, e)...)
	if !s.KeepsFor(e.Whose, e, e.At) {
		facts = append(facts, ui.Of("Entered for", "%s, %s", ui.Person(e.Whose), ui.OnDay(e.At)))
	} else {
		facts = append(facts, ui.Of("Entered", "%s", ui.OnDay(e.At)))
	}
	facts = append(facts, endFacts(e)...)
	return ui.Card{
		Lead: ui.Say("%s.", entryNamed(e)), Tag: entryTag(v, e), Blocks: []ui.Block{ui.Facts(facts...)}, Buttons: entrySteps(v, e),
	}
}

// entryNamed is an entry with its reference: “Four rooms”.
func entryNamed(e *partnership.Entry) ui.Text {
	return ui.Say("“%s” (%s)", ui.TypedText(e.What), e.Number.String())
}

func aboutLabel(s *partnership.State, e *partnership.Entry) string {
	if s.Recommends(e) {
		return "To"
	}
	return "About"
}

// sourceText says where an entry comes from, as far as the viewer may know.
func sourceText(v bot.View, from partnership.Source) ui.Text {
	s := v.State
	var parts []ui.Text
	if m := s.Meetings[from.Meeting]; m != nil {
		parts = append(parts, wording.TheMeeting(s, m))
	}
	if d := s.Decision(from.Decision); d != nil && s.SeesDecision(v.Who, d, v.Today()) {
		parts = append(parts, ui.Say("%s", d.Number.String()))
	}
	if item := s.Items[from.Item]; item != nil {
		parts = append(parts, wording.Titled(v, item))
	}
	if len(parts) == 0 {
		return ui.Text{}
	}
	return ui.Join(", ", parts...)
}

func dateFacts(s *partnership.State, e *partnership.Entry) []ui.Fact {
	var facts []ui.Fact
	if !e.Since.IsZero() {
		facts = append(facts, ui.Of("From", "%s", ui.OnDay(e.Since)))
	}
	if !e.Review.IsZero() {
		facts = append(facts, ui.Of("To be looked at again", "%s", ui.OnDay(e.Review)))
	}
	if !e.Until.IsZero() {
		label := "Until"
		if s.Recommends(e) {
			label = "Answer wanted by"
		}
		facts = append(facts, ui.Of(label, "%s", ui.OnDay(e.Until)))
	}
	if e.Sent != nil {
		facts = append(facts, ui.Of("Sent on", "%s, %s", ui.OnDay(e.Sent.On), sentHow[e.Sent.How]))
	}
	return facts
}

func endFacts(e *partnership.Entry) []ui.Fact {
	if e.Open() {
		return nil
	}
	words := ui.Say("%s, %s", endWords(e.Ended), ui.OnDay(e.Ended.On))
	if e.Ended.Words != "" {
		words = ui.Say("%s: “%s”", words, ui.TypedText(e.Ended.Words))
	}
	if e.Ended.How == partnership.EntryAnswered {
		return []ui.Fact{ui.Of("Their answer", "%s", words)}
	}
	return []ui.Fact{ui.Of("How it ended", "%s", words)}
}

// endWords says how an entry ended.
func endWords(end *partnership.EntryEnd) string {
	switch end.How {
	case partnership.EntryDone:
		return "done"
	case partnership.EntryRanOut:
		return "ran out"
	case partnership.EntryStopped:
		return "stopped"
	case partnership.EntryMistaken:
		return "entered by mistake"
	case partnership.EntryAnswered:
		return responseWords[end.Response]
	}
	return string(end.How)
}

// entryTag says in words how an entry stands.
func entryTag(v bot.View, e *partnership.Entry) *ui.Tag {
	s := v.State
	tag := func(tone ui.Tone, format string, values ...any) *ui.Tag {
		return &ui.Tag{Words: ui.Say(format, values...), Tone: tone}
	}
	switch {
	case !e.Open() && e.Ended.How == partnership.EntryAnswered:
		return tag(ui.Good, "Answered: %s", endWords(e.Ended))
	case !e.Open():
		return tag(ui.Quiet, "Closed: %s", endWords(e.Ended))
	case s.Recommends(e):
		return recommendationTag(v, e)
	case !e.Until.IsZero() && e.Until.Before(v.Today()):
		return tag(ui.Waiting, "Its last day is past")
	case !e.Review.IsZero() && e.Review.Before(v.Today()):
		return tag(ui.Waiting, "To be looked at again")
	}
	return tag(ui.Good, "Open")
}

// entrySteps are what the viewer may do about an entry.
func entrySteps(v bot.View, e *partnership.Entry) []ui.Button {
	s := v.State
	press := func(label, path string) ui.Button {
		return ui.Press(label, bot.Line(path, e.Number.String())).Named("%s: %s", label, e.Number.String())
	}
	var buttons []ui.Button
	if s.Recommends(e) {
		buttons = recommendationButtons(v, e)
	}
	if s.KeepsEntry(v.Who, e, v.Today()) {
		switch {
		case e.Open():
			buttons = append(buttons, press("Close it", "register close"), press("Change it", "register change"))
		case e.Ended.How != partnership.EntryAnswered:
			buttons = append(buttons, press("Open it again", "register reopen"))
		}
	}
	if looks, ok := s.Register(e.Register); ok && looksInto(v, looks) {
		buttons = append(buttons, ui.Press("The whole register", bot.Line("register list", string(e.Register))))
	}
	return buttons
}
