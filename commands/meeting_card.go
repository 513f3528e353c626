package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// meetingCard is one meeting as somebody may see it: the secretariat sees who is coming, everybody else their own answer.
func meetingCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	if m.Cancelled != nil {
		return cancelledMeetingCard(v, m)
	}
	card := ui.Card{Lead: meetingLead(v, m), Tag: answerTag(v, m), Foot: wording.Foot(s)}
	facts := []ui.Fact{ui.Of("When", "%s, %s%s", ui.OnDay(m.Day), wording.Hours(m), wording.Provisionally(m))}
	if m.Place != "" {
		facts = append(facts, ui.Of("Where", "%s", ui.TypedText(m.Place)))
	} else {
		facts = append(facts, ui.Of("Where", "still to be said"))
	}
	facts = append(facts, joiningFact(v, m)...)
	if v.May(partnership.Secretariat, m.Body) {
		facts = append(append(facts, whoFact(v, m)), quorumFact(v, m)...)
	} else if d, ok := m.Deputising(principal(v, m.Body)); ok {
		facts = append(facts, ui.Of("Deputy", "%s", ui.Person(d.Deputy)))
	}
	card.Blocks = []ui.Block{ui.Facts(append(facts, ui.Of("Agenda", "%s", agendaState(v, m)), notesFact(m))...)}
	_, card.Buttons = comingButtons(v, m)
	if _, out := m.Issued(); out {
		card.Buttons = append(card.Buttons, readAgenda(s, m))
	}
	if !m.Notes.IssuedAt.IsZero() {
		card.Buttons = append(card.Buttons, readNotes(s, m))
	}
	if v.May(partnership.Secretariat, m.Body) {
		card.Buttons = append(card.Buttons, officersDoor(v, m)...)
		card.Menu = meetingMenu(v, m)
	}
	return card
}

// cancelledMeetingCard is a meeting that does not take place: its reference stays, and opens this.
func cancelledMeetingCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	card := ui.Card{Lead: ui.Say("%s, %s (%s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref)), Tag: cancelledTag(s, m), Foot: wording.Foot(s)}
	if m.Cancelled.Reason != "" {
		card.Blocks = []ui.Block{ui.Paragraph("The reason: “%s”", ui.TypedText(m.Cancelled.Reason))}
	}
	if next := s.Upcoming(m.Body, v.Now); len(next) > 0 {
		card.Buttons = []ui.Button{ui.Press("Open the next meeting", bot.Line("meeting show", string(next[0].Ref))).
			Named("Open the next meeting: %s", wording.TheMeeting(s, next[0]))}
	}
	return card
}

// meetingMenu is what is rarer that the secretariat can do about a meeting.
func meetingMenu(v bot.View, m *partnership.Meeting) *ui.Menu {
	var choices []ui.Choice
	offer := func(label, path string) {
		choices = append(choices, ui.Choice{Label: ui.Say(label), Value: bot.Line(path, string(m.Ref))})
	}
	offer("Who is coming", "meeting who")
	paperOffers(v, m, offer)
	sittingOffers(v, m, offer)
	if m.Provisional {
		offer("Confirm the date", "meeting confirm")
	}
	if m.Notes.IssuedAt.IsZero() {
		offer("Joining details", "meeting joining")
		offer("Move it: another day, time or place", "meeting move")
	}
	if m.Notes.Version == 0 && v.State.Sittings[m.Ref] == nil {
		offer("Cancel it", "meeting cancel")
	}
	return &ui.Menu{Label: ui.Say("Something else"), Choices: choices}
}

// meetingLead says what it is, and what is wanted of the reader.
func meetingLead(v bot.View, m *partnership.Meeting) ui.Text {
	s := v.State
	switch {
	case !s.Ends(m).After(v.Now):
		return ui.Say("%s met on %s (%s).", wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(m.Day), string(m.Ref))
	case v.May(partnership.Member, m.Body) && m.Coming[principal(v, m.Body)] == "":
		return ui.Say("Are you coming to %s, %s (%s)?", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref))
	}
	return ui.Say("%s meets on %s, %s (%s).", wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(m.Day), wording.Hours(m), string(m.Ref))
}

// answerTag is the reader's own answer; another's is nobody's business but the secretariat's.
func answerTag(v bot.View, m *partnership.Meeting) *ui.Tag {
	if !v.May(partnership.Member, m.Body) {
		return nil
	}
	switch m.Coming[principal(v, m.Body)] {
	case partnership.Coming:
		return &ui.Tag{Words: ui.Say("You are coming"), Tone: ui.Good}
	case partnership.NotComing:
		if _, ok := m.Deputising(principal(v, m.Body)); ok {
			return &ui.Tag{Words: ui.Say("A deputy comes for you"), Tone: ui.Good}
		}
		return &ui.Tag{Words: ui.Say("You have sent apologies"), Tone: ui.Quiet}
	}
	return nil
}

func agendaState(v bot.View, m *partnership.Meeting) ui.Text {
	out, issued := m.Issued()
	switch {
	case issued:
		return ui.Say("out since %s", ui.OnDay(v.State.Calendar.Date(out.IssuedAt)))
	case !v.State.Starts(m).After(v.Now):
		return ui.Say("was not sent out")
	case v.State.Timetable:
		return ui.Say("goes out by %s (%s)", ui.OnDay(v.State.Calendar.Date(v.State.Timings(m).Issue)), dateFrom(v.State.AgendaNotice(m.Body)))
	}
	return ui.Say("is being made")
}

func notesFact(m *partnership.Meeting) ui.Fact {
	if m.Notes.IssuedAt.IsZero() {
		return ui.Of("Action notes", "follow after the meeting")
	}
	return ui.Of("Action notes", "are out")
}

// officersDoor leads to what the secretariat does next about a meeting.
func officersDoor(v bot.View, m *partnership.Meeting) []ui.Button {
	_, issued := m.Issued()
	begun := !v.State.Starts(m).After(v.Now)
	var doors []ui.Button
	if !begun && !issued {
		doors = append(doors, openDraft(v.State, m))
	}
	if !v.Today().Before(m.Day) && m.Notes.IssuedAt.IsZero() {
		doors = append(doors, sittingDoor(v.State, m)...)
	}
	if begun && m.Notes.IssuedAt.IsZero() {
		doors = append(doors, writeNotes(v.State, m))
	}
	return doors
}
