package commands

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// What the diary asks of the secretariat in the cycle of a meeting. Nobody else is told any of it.
var askedTellings = []bot.Telling{
	{Kind: "talks-open", Card: talksOpen, Hold: holdUntil(answerDue)},
	{Kind: "chair-due", Card: chairDue, Hold: holdUntil(answerDue)},
	{Kind: "chair-silent", Card: chairSilent, Hold: holdUntil(func(s *partnership.State, m *partnership.Meeting) time.Time { return s.Timings(m).Issue })},
	{Kind: "who-comes", Card: whoComes, Hold: holdUntil((*partnership.State).Starts)},
	{Kind: "notes-draft", Card: notesToChair},
	{Kind: "notes-due", Card: notesToIssue},
}

func answerDue(s *partnership.State, m *partnership.Meeting) time.Time { return s.Timings(m).AnswerDue }

// askedFalls says what the secretariat is told at a moment of a meeting that is for it alone; false: it is none of these.
func askedFalls(e partnership.MomentCame) ([]bot.Told, bool) {
	kind := ""
	switch e.Kind {
	case partnership.TalksOpen:
		kind = "talks-open"
	case partnership.ToChairDue:
		kind = "chair-due"
	case partnership.ChairSilent:
		return version("chair-silent", e.Meeting, e.Version, toOfficers()), true
	case partnership.WhoComes:
		kind = "who-comes"
	case partnership.NotesDraft:
		kind = "notes-draft"
	case partnership.NotesDue:
		kind = "notes-due"
	default:
		return nil, false
	}
	return tell(kind, []string{string(e.Meeting)}, toOfficers()), true
}

// longPast is how many days after a meeting nobody has anything to decide any more about what was not said of it.
const longPast = 60

// missedTold tells the secretariat what came too late, unless its meeting is long past.
func missedTold(s *partnership.State, r partnership.Record, e partnership.MomentCame) []bot.Told {
	if m := s.Meetings[e.Meeting]; m == nil || m.Day.AddDays(longPast).Before(s.Calendar.Date(r.At)) {
		return nil
	}
	return tell("missed", []string{string(e.Meeting), string(e.Kind)}, toOfficers())
}

// dateFrom says whether a date is of the terms of reference or of our own timetable.
func dateFrom(stated bool) string {
	if stated {
		return "as the terms of reference say"
	}
	return notInTerms
}

// timetableHeading says whose dates a meeting's are.
func timetableHeading(s *partnership.State, body partnership.BodyID) string {
	switch items, agenda := s.ItemsNotice(body), s.AgendaNotice(body); {
	case items && agenda:
		return "By the terms of reference: items and agenda. Ours: the rest"
	case agenda:
		return "By the terms of reference: the agenda. Ours: the rest"
	case items:
		return "By the terms of reference: items. Ours: the rest"
	}
	return "Our working timetable (not in the terms of reference)"
}

// talksOpen lists what is still to be talked through.
func talksOpen(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	open := s.Untalked(m, v.Now)
	if len(open) == 0 || !s.Starts(m).After(v.Now) {
		return ui.Card{Lead: ui.Say("Items for %s were still to be talked through.", wording.TheMeeting(s, m)), Tag: &ui.Tag{Words: ui.Say("Settled"), Tone: ui.Good}}, true
	}
	card := ui.Card{
		Lead: ui.Say("Still to be talked through for %s: %s.", wording.TheMeeting(s, m), wording.Counted(len(open), "item")),
		Blocks: []ui.Block{ui.Paragraph("By %s, so that the agenda can go to the chair by %s (%s).",
			ui.OnDay(s.Timings(m).TalksDone), ui.OnDay(s.Timings(m).ToChair), notInTerms), ui.Rows(itemRows(s, open)...)},
		Buttons: []ui.Button{openDraft(s, m)},
	}
	return card, true
}

// chairDue reminds the secretariat of an agenda that has not gone to the chair.
func chairDue(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{
		Lead: ui.Say("Today the agenda for %s should go to the chair (%s).", wording.TheMeeting(s, m), notInTerms), Tag: wording.AgendaTag(s, m),
	}
	if m.Head() == nil && s.Starts(m).After(v.Now) {
		card.Blocks = []ui.Block{ui.Paragraph("It goes out on %s; the chair’s answer is due the working day before.", ui.OnDay(s.Calendar.Date(s.Timings(m).Issue)))}
		card.Buttons = append(draftButtons(v, m), openDraft(s, m))
	}
	return card, true
}

// chairSilent asks a person to ring: the chair has had the one reminder.
func chairSilent(v bot.View, about []string) (ui.Card, bool) {
	m, version, ok := versionAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	seat, _ := s.ChairSeat(m.Body)
	t := s.Timings(m)
	card := ui.Card{
		Lead: ui.Say("No answer yet from %s to the agenda for %s (%s, version %s), sent on %s.",
			asChair(seat.Title), wording.TheMeeting(s, m), string(m.Ref), version.Number, ui.OnDay(s.Calendar.Date(version.SentAt))),
		Blocks: []ui.Block{ui.Paragraph("Please ring their office: they get no more messages. It should go out on %s, and the answer is due by 5pm on %s.",
			ui.OnDay(s.Calendar.Date(t.Issue)), ui.OnDay(s.Calendar.Date(t.AnswerDue)))},
	}
	card = chairCard(v, m, version, card)
	card.Foot = ui.Text{}
	return card, true
}

// whoComes brings the secretariat the answers in numbers; the names are a press away, and stay with the secretariat.
func whoComes(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	coming, apologies, deputies := wording.Answers(m)
	silent := 0
	for _, member := range s.Members(m.Body, m.Day) {
		if m.Coming[member] == "" {
			silent++
		}
	}
	card := ui.Card{Lead: ui.Say("Who comes to %s: %s coming, %s with apologies, %s with a deputy; %s have not said.",
		wording.TheMeeting(s, m), coming, apologies, deputies, silent)}
	if s.Starts(m).After(v.Now) {
		card.Blocks = []ui.Block{ui.Paragraph("Answers were asked for by today (%s). Who has not said counts as expected and hears from us the day before.", notInTerms)}
		card.Buttons = []ui.Button{ui.Press("Who is coming", bot.Line("meeting who", string(m.Ref))).Named("Who is coming: %s", wording.TheMeeting(s, m))}
		for _, row := range briefToSend(v, m) {
			card.Buttons = append(card.Buttons, row.Buttons[0])
			card.Buttons[1].Label = ui.Say("Brief for the chair")
		}
	}
	return card, true
}

// notesToChair reminds the secretariat of the chair's courtesy copy.
func notesToChair(v bot.View, about []string) (ui.Card, bool) {
	return notesWaiting(v, about, "The chair’s copy of the notes of %s should go today (%s).",
		"The copy is a courtesy: the secretariat issues the notes.")
}

// notesToIssue reminds the secretariat that notes should go out.
func notesToIssue(v bot.View, about []string) (ui.Card, bool) {
	return notesWaiting(v, about, "Today the notes of %s should go out (%s).",
		"They go out whether the chair has looked or not, and say so.")
}

func notesWaiting(v bot.View, about []string, lead, next string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{Lead: ui.Say(lead, wording.TheMeeting(s, m), dateFrom(s.NotesNotice(m.Body)))}
	if out := m.Notes.IssuedAt; !out.IsZero() {
		card.Tag = &ui.Tag{Words: ui.Say("Out since %s", ui.OnDay(s.Calendar.Date(out))), Tone: ui.Good}
		return card, true
	}
	card.Blocks = []ui.Block{ui.Paragraph("%s", next)}
	card.Buttons = []ui.Button{writeNotes(s, m)}
	if m.Notes.Version > 0 {
		card.Buttons = append(append(card.Buttons, copyButton(v, m)...), issueNotes(s, m))
	}
	return card, true
}
