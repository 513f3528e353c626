package commands

import (
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// maxNotes is what one text box of every platform takes, in characters.
const maxNotes = 3000

var (
	notesMeeting = fixed(bot.Pick("meeting", "Which meeting?", unissuedMeetings, findOpen)).With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if open := unissuedMeetings(r); len(open) > 0 {
				return open[0].Value
			}
			return ""
		}
	})
	notesText = bot.Long("text", "What was agreed, and who does what?", maxNotes).With(func(s *bot.Spec) {
		s.Hint = "Lines that begin with “Agreed:” or “Action:” are picked out. Action: Lewisham College to send its figures by 16 April"
		s.Preset = writtenNotes
	})
)

// NotesDraft keeps the one text box of a meeting. Saving again replaces it.
var NotesDraft = &bot.Command{
	Path: "notes draft", Title: "Write the notes", Summary: "Write what a meeting agrees and who does what, while it runs.",
	Audience: partnership.Secretariat, Quick: officersOften, Submit: "Save",
	Options:  []bot.Option{notesMeeting, notesText},
	Examples: []string{"notes draft", "notes draft FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m, text := notesMeeting.From(r), notesText.From(r)
		read := partnership.ReadNotes(r.State().Terms, text.Words, m.Day)
		if _, err := r.Do(draftOf(r, m, text, read)); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(draftedCard(r.View(), r.State().Meetings[m.Ref], read)), nil
	},
}

// draftOf makes texts of the lines that were picked out. Each has an id of its own, so that one line can be corrected or
// taken down without the others; its place is part of it, since two lines may say the same.
func draftOf(r *bot.Request, m *partnership.Meeting, text partnership.Text, read partnership.NotesRead) partnership.DraftNotes {
	c := partnership.DraftNotes{Meeting: m.Ref, Text: text}
	for i, line := range read.Agreed {
		c.Agreed = append(c.Agreed, partnership.Resolution{
			What: r.Text(fmt.Sprint("agreed ", i), line.What), Reservations: r.Text(fmt.Sprint("reservations ", i), line.Reservations),
			Votes: line.Votes, NoQuorum: line.NoQuorum,
		})
	}
	for i, a := range read.Actions {
		c.Actions = append(c.Actions, partnership.Undertaking{
			What: r.Text(fmt.Sprint("action ", i), a.What), Owner: a.Owner, Due: a.Due,
		})
	}
	return c
}

// unissuedMeetings are those that have begun and whose notes are not out, the latest first.
func unissuedMeetings(r *bot.Request) []ui.Choice {
	s := r.State()
	var open []*partnership.Meeting
	for _, m := range s.Begun("", r.Now()) {
		if m.Notes.IssuedAt.IsZero() && r.May(partnership.Secretariat, m.Body) {
			open = append(open, m)
		}
	}
	return firstChoices(open, func(m *partnership.Meeting) ui.Choice { return meetingChoice(s, m) })
}

// writtenNotes is what is there already. Where no meeting is named yet, the latest is the one that the form offers.
func writtenNotes(r *bot.Request) string {
	m := notesMeeting.From(r)
	if open := unissuedMeetings(r); m == nil && len(open) > 0 {
		m, _ = r.State().ParseMeeting(open[0].Value)
	}
	if m == nil || m.Notes.Text == "" {
		return ""
	}
	return r.WordsOf(m.Notes.Text)
}

// draftedCard shows what was picked out, before anybody else sees it.
func draftedCard(v bot.View, m *partnership.Meeting, read partnership.NotesRead) ui.Card {
	s := v.State
	card := ui.Card{
		Lead: ui.Say("Kept: the notes of %s, with %s agreed and %s. Nobody else sees them yet.",
			wording.TheMeeting(s, m), wording.Counted(len(m.Notes.Agreed), "point"), wording.Counted(len(m.Notes.Actions), "action")),
		Tag:    &ui.Tag{Words: ui.Say("Draft"), Tone: ui.Waiting},
		Blocks: notesBlocks(s, m),
	}
	if unknown := strangers(read); unknown != "" {
		card.Blocks = append(card.Blocks, ui.Paragraph(
			"We know no partner of this name, so the action is with the secretariat to follow up: %s.", unknown))
	}
	card.Buttons = append([]ui.Button{issueNotes(s, m), writeNotes(s, m)}, copyButton(v, m)...)
	return card
}

func strangers(read partnership.NotesRead) string {
	var names []string
	for _, a := range read.Actions {
		if a.Unknown != "" {
			names = append(names, "“"+a.Unknown+"”")
		}
	}
	return strings.Join(names, ", ")
}

func writeNotes(s *partnership.State, m *partnership.Meeting) ui.Button {
	label := "Write the notes"
	if m.Notes.Version > 0 {
		label = "Change the notes"
	}
	return ui.Press(label, bot.Line("notes draft", string(m.Ref))).Named("%s: %s", label, wording.TheMeeting(s, m))
}

func issueNotes(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Main("Issue the notes", bot.Line("notes issue", string(m.Ref))).Named("Issue the notes: %s", wording.TheMeeting(s, m))
}

// copyButton gives the chair a copy of the notes, where somebody is in the chair who has none of this version.
func copyButton(v bot.View, m *partnership.Meeting) []ui.Button {
	if m.Notes.Version == 0 || m.Notes.ToChair == m.Notes.Version || len(v.State.Chairs(m.Body, v.Today())) == 0 {
		return nil
	}
	return []ui.Button{ui.Press("Copy to the chair", bot.Line("notes send", string(m.Ref))).Named("Copy to the chair: %s", wording.TheMeeting(v.State, m))}
}
