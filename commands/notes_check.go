package commands

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var notesAsked = bot.Long("what", "What should read otherwise?", 500)

// NotesSend gives the chair a courtesy copy of notes that are not out.
var NotesSend = &bot.Command{
	Path: "notes send", Title: "Copy to the chair", Summary: "Give the chair a copy of the notes before they go out.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{notesMeeting}, Examples: []string{"notes send FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := notesMeeting.From(r)
		if _, err := r.Do(partnership.ShowNotes{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("The chair and their office have a copy of the notes of %s. You can issue them whether or not they answer.", wording.TheMeeting(r.State(), m)),
			Buttons: []ui.Button{issueNotes(r.State(), m)},
		}), nil
	},
}

// NotesCheck says that the chair finds the notes right.
var NotesCheck = &bot.Command{
	Path: "notes check", Title: "They are right", Summary: "Say that the chair has looked at the notes and finds them right.",
	Audience: partnership.Agreeing, Hidden: true, Options: []bot.Option{aMeeting, aVersion}, Examples: []string{"notes check FULL-2027-03 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := aMeeting.From(r)
		_, err := r.Do(partnership.CheckNotes{Meeting: m.Ref, Version: aVersion.From(r)})
		return bot.Said("Thank you: noted for the action notes of %s.", wording.TheMeeting(r.State(), m)), err
	},
}

// NotesAsk says what the chair would like to read otherwise. The secretariat reads it, and decides.
var NotesAsk = &bot.Command{
	Path: "notes ask", Title: "Something to change", Summary: "Tell the secretariat what should read otherwise in the notes.",
	Audience: partnership.Agreeing, Hidden: true, Options: []bot.Option{aMeeting, notesAsked}, Examples: []string{"notes ask FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		_, err := r.Do(partnership.QuestionNotes{Meeting: aMeeting.From(r).Ref, What: notesAsked.From(r)})
		return bot.Said("Thank you. The secretariat has your words."), err
	},
}

// notesCopy gives the chair something to look at, and asks nothing that has to be answered.
func notesCopy(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	m, version, ok := notesAbout(s, about)
	if !ok || version != m.Notes.ToChair {
		return ui.Card{}, false
	}
	card := ui.Card{Buttons: []ui.Button{readNotes(s, m)}, Foot: wording.Foot(s)}
	if !m.Notes.IssuedAt.IsZero() {
		card.Lead = ui.Say("The action notes of %s are out (%s).", wording.TheMeeting(s, m), string(m.Ref))
		card.Tag = wording.CheckedTag(m)
		card.Buttons = append(card.Buttons, pageButton(s, m))
		return card, true
	}
	card.Lead = ui.Say("Draft action notes of %s, for you to look at: %s agreed, %s.",
		wording.TheMeeting(s, m), wording.Counted(len(m.Notes.Agreed), "point"), wording.Counted(len(m.Notes.Actions), "action"))
	card.Tag = wording.CheckedTag(m)
	if m.Notes.Checked != m.Notes.Version {
		card.Blocks = []ui.Block{ui.Paragraph("This is a courtesy: the secretariat issues them, and does not wait for an answer.")}
		card.Buttons = append(card.Buttons,
			ui.Press("They are right", bot.Line("notes check", string(m.Ref), strconv.Itoa(m.Notes.Version))).Named("The notes of %s are right", wording.TheMeeting(s, m)),
			ui.Press("Something to change", bot.Line("notes ask", string(m.Ref))).Named("Something to change in the notes of %s", wording.TheMeeting(s, m)))
	}
	return card, true
}

func notesAbout(s *partnership.State, about []string) (m *partnership.Meeting, version int, ok bool) {
	m, ok = s.ParseMeeting(about[0])
	if !ok || len(about) < 2 {
		return nil, 0, false
	}
	version, err := strconv.Atoi(about[1])
	return m, version, err == nil
}

// notesQuestioned tells the secretariat what the chair would like to read otherwise.
func notesQuestioned(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || len(about) < 2 {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:   ui.Say("The chair would like something to read otherwise in the notes of %s.", wording.TheMeeting(v.State, m)),
		Blocks: []ui.Block{{Quote: &ui.Quote{Words: ui.Say("%s", ui.TypedText(about[1]))}}},
	}
	if m.Notes.IssuedAt.IsZero() {
		card.Buttons = []ui.Button{writeNotes(v.State, m)}
	} else {
		card.Buttons = []ui.Button{readNotes(v.State, m)}
	}
	return card, true
}
