package commands

import (
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

var copiesTellings = []bot.Telling{
	{Kind: "copies-began", Card: copiesBegan},
	{Kind: "agenda-copied", Card: agendaCopied, Hold: holdAgenda},
	{Kind: "notes-copied", Card: notesCopied},
	{Kind: "copies-end", Card: copiesEndSoon},
}

// copiesHears says what goes to those who get copies: the agenda and the notes when they go out, and first of all that and
// why they are on the list.
func copiesHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.CopiesStarted:
		return tell("copies-began", []string{string(e.Person), string(e.Body)}, toOnly(e.Person))
	case partnership.AgendaIssued:
		if len(copied(s, e.Meeting, s.Calendar.Date(r.At))) > 0 {
			return tell("agenda-copied", issue(e, r), toCopied(e.Meeting))
		}
	case partnership.NotesSent:
		if len(copied(s, e.Meeting, s.Calendar.Date(r.At))) > 0 {
			return tell("notes-copied", []string{string(e.Meeting)}, toCopied(e.Meeting))
		}
	default:
	}
	return nil
}

// copiesFall: of copies that end the secretariat hears, and the group's own clerk.
func copiesFall(s *partnership.State, e partnership.MomentCame) []bot.Told {
	c, ok := s.CopyOf(e.Moment)
	if !ok || e.Missed {
		return nil
	}
	to := []bot.Addressee{toOfficers()}
	if len(s.ClerksOn(c.Body, c.Until, false)) > 0 {
		to = append(to, addressee("clerks", string(c.Body)))
	}
	return tell("copies-end", []string{strconv.Itoa(e.Version)}, to...)
}

// copiesEndSoon reminds the secretariat, once, that copies for somebody end.
func copiesEndSoon(v bot.View, about []string) (ui.Card, bool) {
	n, err := strconv.Atoi(about[0])
	c, ok := v.State.CopyOf(partnership.Moment{Kind: partnership.CopiesEnd, Version: n})
	if err != nil || !ok {
		return ui.Card{}, false
	}
	of, who := wording.TheGroup(v.State, c.Body), ui.Person(c.Person)
	if !slices.Contains(v.State.CopiesOn(c.Body, v.Today()), c) { // they have ended, or go on until another day
		return ui.Card{Lead: ui.Say("Settled: copies for %s from %s.", who, of), Tag: overTag(), Foot: wording.Foot(v.State)}, true
	}
	return ui.Card{
		Lead:   ui.Say("Copies for %s from %s end on %s.", who, of, ui.OnDay(c.Until)),
		Blocks: []ui.Block{ui.Facts(ui.Of("Why they get them", "“%s”", ui.TypedText(c.Reason))), ui.Paragraph("Next: nothing, if they are to end. Else say until when they go on.")},
		Buttons: []ui.Button{ui.Press("Let them go on", bot.Line("copies start", string(c.Body), string(c.Person))).
			Named("Let the copies for %s from %s go on", who, of)},
		Foot: wording.Foot(v.State),
	}, true
}

func toCopied(ref partnership.MeetingRef) bot.Addressee { return addressee("copied", string(ref)) }

// copied are those who get copies of what goes out for a meeting, and nothing else of it: who is a member, a deputy or a
// presenter, or acts for one, has it already.
func copied(s *partnership.State, ref partnership.MeetingRef, day calendar.Date) []partnership.PersonID {
	m := s.Meetings[ref]
	if m == nil {
		return nil
	}
	var all []partnership.PersonID
	for _, c := range s.CopiesOn(m.Body, day) {
		all = append(all, c.Person)
	}
	return without(without(once(all), withOffice(s, everyone(s, m, day), day)), chairAndOffice(s, m.Body, day))
}

// copiesCounted says how many copies go out, after how many members: 35 members, 22 offices, 6 copies.
func copiesCounted(s *partnership.State, ref partnership.MeetingRef, day calendar.Date) string {
	switch n := len(copied(s, ref, day)); n {
	case 0:
		return ""
	case 1:
		return ", 1 copy"
	default:
		return ", " + wording.Counted(n, "copie")
	}
}

func copiesBegan(v bot.View, about []string) (ui.Card, bool) {
	if len(about) < 2 {
		return ui.Card{}, false
	}
	s := v.State
	for _, c := range s.CopiesOn(partnership.BodyID(about[1]), v.Today()) {
		if string(c.Person) != about[0] {
			continue
		}
		return ui.Card{
			Lead:   ui.Say("From now on you get copies of the agendas and action notes of %s%s.", wording.TheGroup(s, c.Body), untilWhen(c.Until)),
			Blocks: []ui.Block{ui.Facts(ui.Of("Why", "“%s”", ui.TypedText(c.Reason))), ui.Paragraph("Nothing is asked of you. If you do not want them, end it here.")},
			Buttons: []ui.Button{ui.Press("End it", bot.Line("copies end", about[0], about[1])).
				Named("End it: copies from %s", wording.TheGroup(s, c.Body))},
			Foot: wording.Foot(s),
		}, true
	}
	return ui.Card{Lead: ui.Say("You had copies of the agendas and action notes of %s.", wording.TheGroup(s, partnership.BodyID(about[1]))), Tag: overTag()}, true
}

// agendaCopied is the copy of an agenda.
func agendaCopied(v bot.View, about []string) (ui.Card, bool) {
	m, version, ok := issueAbout(v.State, about)
	if !ok || !v.State.CopiedOn(v.Who, m.Body, v.Today()) {
		return ui.Card{}, false
	}
	s := v.State
	return ui.Card{
		Lead:   ui.Say("A copy for you: the agenda for %s (%s, version %s).", wording.TheMeeting(s, m), string(m.Ref), version.Number),
		Blocks: []ui.Block{ui.Paragraph("%s. Nothing is asked of you.", wording.Counted(wording.Substance(version.Lines), "item"))},
		Buttons: []ui.Button{ui.Press("Open the agenda", bot.Line("agenda show", string(m.Ref))).
			Named("Open the agenda, %s", wording.TheMeeting(s, m))},
		Foot: wording.Foot(s),
	}, true
}

// notesCopied is the copy of the notes.
func notesCopied(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || m.Notes.IssuedAt.IsZero() || !v.State.CopiedOn(v.Who, m.Body, v.Today()) {
		return ui.Card{}, false
	}
	return ui.Card{
		Lead:    ui.Say("A copy for you: the action notes of %s (%s).", wording.TheMeeting(v.State, m), string(m.Ref)),
		Blocks:  []ui.Block{ui.Paragraph("%s agreed, %s.", wording.Counted(pointsOf(v.State, m), "point"), wording.Counted(len(actionRows(v.State, m)), "action"))},
		Buttons: []ui.Button{readNotes(v.State, m), pageButton(v.State, m)},
		Foot:    wording.Foot(v.State),
	}, true
}
