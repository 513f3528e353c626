package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
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
	if !documents.MayReadNotes(v, m) || !out && m.Notes.Version == 0 && pointsOf(s, m) == 0 {
		card := ui.Card{Lead: ui.Say("The action notes of %s are not out yet.", wording.TheMeeting(s, m))}
		if officer && !s.Starts(m).After(v.Now) {
			card.Buttons = []ui.Button{writeNotes(s, m)}
		}
		return card
	}
	card := ui.Card{
		Lead: ui.Say("Action notes of %s (%s): %s agreed, %s.",
			wording.TheMeeting(s, m), string(m.Ref), wording.Counted(pointsOf(s, m), "point"), wording.Counted(len(actionRows(s, m)), "action")),
		Tag: &ui.Tag{Words: ui.Say("Draft"), Tone: ui.Waiting},
	}
	facts := saidToCome(s, m)
	if done := documents.DoneFor(v, m); len(done) > 0 {
		facts = append(facts, ui.Of("Noted as done", "%s", wording.References(done)))
	}
	if checked := wording.CheckedTag(m); checked != nil {
		facts = append(facts, ui.Of("The chair", "%s", checked.Words))
	}
	card.Blocks = slices.Concat(rollBlocks(s, m), interestBlocks(v, m), notesBlocks(s, m), factsOf(append(facts, correctedFacts(m)...)...))
	if out {
		card.Tag = &ui.Tag{Words: ui.Say("Issued on %s", ui.OnDay(s.Calendar.Date(m.Notes.IssuedAt))), Tone: ui.Good}
		card.Buttons = []ui.Button{pageButton(s, m)}
	}
	if officer && out {
		card.Menu = correctMenu(s, m)
	}
	if officer && !out {
		card.Buttons = append([]ui.Button{issueNotes(s, m), writeNotes(s, m)}, copyButton(v, m)...)
	}
	return card
}

// saidToCome counts the answers before the meeting, where no register was taken that says more.
func saidToCome(s *partnership.State, m *partnership.Meeting) []ui.Fact {
	if s.Sat(m).Kept > 0 {
		return nil
	}
	coming, apologies, deputies := wording.Answers(m)
	return []ui.Fact{
		ui.Of("Said that they come", "%s", coming), ui.Of("Apologies", "%s, of whom %s sent a deputy", apologies, deputies),
	}
}

// notesBlocks are the agreed points and the actions; these have their numbers once the notes are out.
func notesBlocks(s *partnership.State, m *partnership.Meeting) []ui.Block {
	var blocks []ui.Block
	if rows := decidedRows(s, m); len(rows) > 0 {
		blocks = append(blocks, ui.Heading("Decided"), ui.Rows(rows...))
	}
	if points := wording.AgreedPoints(s, m); len(points) > 0 {
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

// decidedRows are the decisions of a meeting, each with its reference and how it came.
func decidedRows(s *partnership.State, m *partnership.Meeting) []ui.Row {
	var rows []ui.Row
	for _, d := range s.DecisionsOf(m.Ref) {
		row := ui.Row{Number: d.Number.String(), Title: ui.Say("%s", ui.TypedText(d.What)), Detail: wording.HowDecided(d)}
		if d.Result != partnership.ResultAgreed || d.Provisional {
			row.Tag = wording.DecisionTag(d)
		}
		rows = append(rows, row)
	}
	return rows
}

// pointsOf counts what a meeting agreed, with and without a number.
func pointsOf(s *partnership.State, m *partnership.Meeting) int {
	agreed := len(wording.AgreedPoints(s, m))
	for _, d := range s.DecisionsOf(m.Ref) {
		if d.Result == partnership.ResultAgreed {
			agreed++
		}
	}
	return agreed
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
	row := ui.Row{Title: ui.Say("%s", ui.TypedText(a.What)), Detail: wording.OwnerName(s, a.Owner), Aside: wording.DueWords(a)}
	if a.Number != 0 {
		row.Number = a.Number.String()
	}
	if !a.Done.IsZero() {
		row.Tag = &ui.Tag{Words: ui.Say("Done on %s", ui.OnDay(a.Done)), Tone: ui.Good}
	}
	return row
}

func readNotes(s *partnership.State, m *partnership.Meeting) ui.Button {
	return ui.Press("Read the notes", bot.Line("notes show", string(m.Ref))).Named("Read the notes of %s", wording.TheMeeting(s, m))
}
