package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// NotesShow opens the action notes of a meeting: for everybody once they are out, before that for the secretariat alone.
var NotesShow = &bot.Command{
	Path: "notes show", Title: "Action notes", Summary: "What a meeting agreed, and who does what by when.",
	Audience: partnership.Known, Options: []bot.Option{aMeeting}, Examples: []string{"notes show FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(notesCard(r.View(), aMeeting.From(r))), nil
	},
}

func notesCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	officer := v.May(partnership.Secretariat, m.Body)
	out := !m.Notes.IssuedAt.IsZero()
	if !out && (!officer || m.Notes.Version == 0) {
		card := ui.Card{Lead: ui.Say("The action notes of %s are not out yet.", theMeeting(s, m))}
		if officer && !s.Starts(m).After(v.Now) {
			card.Buttons = []ui.Button{writeNotes(s, m)}
		}
		return card
	}
	coming, apologies, deputies := answers(m)
	card := ui.Card{
		Lead: ui.Say("Action notes of %s (%s): %s agreed, %s.",
			theMeeting(s, m), string(m.Ref), counted(len(m.Notes.Agreed), "point"), counted(len(m.Notes.Actions), "action")),
		Tag: &ui.Tag{Words: ui.Say("Draft"), Tone: ui.Waiting},
	}
	card.Blocks = append(notesBlocks(s, m), ui.Facts(
		ui.Of("Said that they come", "%s", coming), ui.Of("Apologies", "%s, of whom %s sent a deputy", apologies, deputies)))
	if out {
		card.Tag = &ui.Tag{Words: ui.Say("Issued on %s", ui.OnDay(s.Calendar.Date(m.Notes.IssuedAt))), Tone: ui.Good}
	} else {
		card.Buttons = []ui.Button{issueNotes(s, m), writeNotes(s, m)}
	}
	return card
}

// notesBlocks are the agreed points and the actions; these have their numbers once the notes are out.
func notesBlocks(s *partnership.State, m *partnership.Meeting) []ui.Block {
	var blocks []ui.Block
	if len(m.Notes.Agreed) > 0 {
		points := make([]ui.Text, len(m.Notes.Agreed))
		for i, id := range m.Notes.Agreed {
			points[i] = ui.Say("%s", ui.TypedText(id))
		}
		blocks = append(blocks, ui.Heading("Agreed"), ui.List(points...))
	}
	if rows := actionRows(s, m); len(rows) > 0 {
		blocks = append(blocks, ui.Heading("Actions"), ui.Rows(rows...))
	}
	if len(blocks) == 0 {
		blocks = append(blocks, ui.Paragraph("No line begins with “Agreed:” or “Action:”."))
	}
	return blocks
}

func actionRows(s *partnership.State, m *partnership.Meeting) []ui.Row {
	var rows []ui.Row
	if m.Notes.IssuedAt.IsZero() {
		for _, a := range m.Notes.Actions {
			rows = append(rows, actionRow(s, &partnership.Action{What: a.What, Owner: a.Owner, Due: a.Due}))
		}
		return rows
	}
	for _, a := range s.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == m.Ref }) {
		rows = append(rows, actionRow(s, a))
	}
	return rows
}

func actionRow(s *partnership.State, a *partnership.Action) ui.Row {
	row := ui.Row{Title: ui.Say("%s", ui.TypedText(a.What)), Detail: ownerName(s, a.Owner), Aside: dueWords(a)}
	if a.Number != 0 {
		row.Number = a.Number.String()
	}
	if !a.Done.IsZero() {
		row.Tag = &ui.Tag{Words: ui.Say("Done on %s", ui.OnDay(a.Done)), Tone: ui.Good}
	}
	return row
}

func readNotes(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Read the notes", bot.Line("notes show", string(m.Ref))).Named("Read the notes of %s", theMeeting(s, m))
}
