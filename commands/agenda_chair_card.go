package commands

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// versionAbout finds the meeting and the version that a telling is about.
func versionAbout(s *partnership.State, about []string) (*partnership.Meeting, partnership.Version, bool) {
	m, ok := s.ParseMeeting(about[0])
	if !ok || len(about) < 2 {
		return nil, partnership.Version{}, false
	}
	n, err := strconv.Atoi(about[1])
	if err != nil || n < 1 || n > len(m.Versions) {
		return nil, partnership.Version{}, false
	}
	return m, m.Versions[n-1], true
}

// agendaWaiting asks the chair, and whoever acts for them, to agree a version.
func agendaWaiting(v bot.View, about []string) (ui.Card, bool) {
	m, version, ok := versionAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	lead := ui.Say("Please agree the agenda for %s, %s (%s, version %s): %s, %s.",
		wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref), version.Number, wording.Counted(wording.Substance(version.Lines), "item"),
		wording.Minutes(partnership.TotalMinutes(version.Lines)))
	if !isChair(v, m) {
		seat, _ := s.ChairSeat(m.Body)
		lead = ui.Say("For %s to agree: agenda for %s (%s, version %s). %s, %s.",
			asChair(seat.Title), wording.TheMeeting(s, m), string(m.Ref), version.Number, wording.Counted(wording.Substance(version.Lines), "item"),
			wording.Minutes(partnership.TotalMinutes(version.Lines)))
	}
	return chairCard(v, m, version, ui.Card{Lead: lead, Blocks: []ui.Block{ui.Paragraph("%s", waitingWords(v, m, version))}}), true
}

func waitingWords(v bot.View, m *partnership.Meeting, version partnership.Version) ui.Text {
	left := ui.Say("Every item offered is on it.")
	if n := len(version.LeftOff); n > 0 {
		left = ui.Say("%s not on it; reasons inside.", wording.Many(n, "item offered is", "items offered are"))
	}
	return ui.Say("%s %s", left, answerWords(v, m))
}

// answerWords say by when an answer is wanted; a date only where the secretariat has switched its timetable on.
func answerWords(v bot.View, m *partnership.Meeting) ui.Text {
	s := v.State
	t := s.Timings(m)
	switch {
	case isChair(v, m) && !s.Timetable:
		return ui.Say("Next: your answer.")
	case isChair(v, m):
		return ui.Say("Next: your answer by 5pm on %s; it goes out on %s.",
			ui.OnDay(s.Calendar.Date(t.AnswerDue)), ui.OnDay(s.Calendar.Date(t.Issue)))
	case !s.Timetable:
		return ui.Say("Next: their answer. The record will say that you passed it on.")
	}
	return ui.Say("Next: their answer by 5pm on %s. The record will say that you passed it on.", ui.OnDay(s.Calendar.Date(t.AnswerDue)))
}

// chairReminded is the one reminder while a version waits.
func chairReminded(v bot.View, about []string) (ui.Card, bool) {
	m, version, ok := versionAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	lead := ui.Say("Still needed: your agreement to the agenda for %s (%s, version %s), sent on %s.",
		wording.TheMeeting(s, m), string(m.Ref), version.Number, ui.OnDay(s.Calendar.Date(version.SentAt)))
	if !isChair(v, m) {
		seat, _ := s.ChairSeat(m.Body)
		lead = ui.Say("Still needed: the agreement of %s to the agenda for %s (%s, version %s), sent on %s.",
			asChair(seat.Title), wording.TheMeeting(s, m), string(m.Ref), version.Number, ui.OnDay(s.Calendar.Date(version.SentAt)))
	}
	t := s.Timings(m)
	card := ui.Card{Lead: lead, Blocks: []ui.Block{ui.Paragraph(
		"To go out on %s it needs an answer by 5pm on %s. Next: the secretariat will ring your office; no more messages.",
		ui.OnDay(s.Calendar.Date(t.Issue)), ui.OnDay(s.Calendar.Date(t.AnswerDue)))}}
	return chairCard(v, m, version, card), true
}

// chairCard gives a card for the chair its buttons while an answer is wanted, and its outcome afterwards.
func chairCard(v bot.View, m *partnership.Meeting, version partnership.Version, card ui.Card) ui.Card {
	s := v.State
	card.Foot = wording.Foot(s)
	outcome := func(tone ui.Tone, format string, values ...any) ui.Card {
		card.Tag = &ui.Tag{Words: ui.Say(format, values...), Tone: tone}
		card.Blocks = nil
		card.Buttons = []ui.Button{chairButtons(v, m, version)[0]}
		return card
	}
	switch {
	case version.Agreed != nil:
		return outcome(ui.Good, "Agreed on %s", ui.OnDay(version.Agreed.On))
	case version.Number < len(m.Versions):
		return outcome(ui.Quiet, "Replaced by version %s", len(m.Versions))
	case version.Asked != "":
		return outcome(ui.Waiting, "A change is asked for")
	case !s.Ends(m).After(v.Now):
		return outcome(ui.Quiet, "The meeting is over")
	}
	card.Buttons = chairButtons(v, m, version)
	return card
}

// chairAnswered tells the secretariat at once what the chair said, and is where they issue from.
func chairAnswered(v bot.View, about []string) (ui.Card, bool) {
	m, version, ok := versionAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	current := version.Number == len(m.Versions)
	switch {
	case version.Agreed != nil:
		card := ui.Card{
			Lead:   ui.Say("The chair has agreed the agenda for %s, version %s.", wording.TheMeeting(s, m), version.Number),
			Tag:    wording.AgendaTag(s, m),
			Blocks: []ui.Block{ui.Facts(agreementFacts(s, m, version)...)},
		}
		if current {
			card.Buttons = issueButtons(v, m)
		}
		return card, true
	case version.Asked != "":
		card := ui.Card{
			Lead:   ui.Say("The chair asks for a change to the agenda for %s, version %s.", wording.TheMeeting(s, m), version.Number),
			Blocks: []ui.Block{{Quote: &ui.Quote{Words: ui.Say("“%s”", ui.TypedText(version.Asked))}}},
		}
		if current {
			card.Buttons = []ui.Button{ui.Main("Open the draft agenda", bot.Line("agenda draft", string(m.Ref))).
				Named("Open the draft agenda for %s", wording.TheMeeting(s, m))}
		}
		return card, true
	}
	return ui.Card{}, false
}

// agreementFacts say who agreed, who passed it on and how, and who recorded it.
func agreementFacts(s *partnership.State, m *partnership.Meeting, version partnership.Version) []ui.Fact {
	a := version.Agreed
	facts := []ui.Fact{ui.Of("Agreed by", "%s, %s", ui.Person(a.Chair), ui.OnDay(a.On))}
	passed := s.Conveyor(m, &version)
	if passed != "" {
		facts = append(facts, ui.Of("Passed on by", "%s, %s", ui.Person(passed), mediumWords[a.How]))
	}
	switch {
	case passed == "":
		facts = append(facts, ui.Of("Recorded by", "%s, %s", ui.Person(a.Recorded), mediumWords[a.How]))
	case passed != a.Recorded:
		facts = append(facts, ui.Of("Recorded by", "%s", ui.Person(a.Recorded)))
	}
	return facts
}
