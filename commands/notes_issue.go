package commands

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// issuableNotes are the notes of a meeting that can go out.
var issuableNotes = notesMeeting.With(func(s *bot.Spec) {
	s.Choices = func(r *bot.Request) []ui.Choice {
		return meetingsFor(r, r.State().Begun("", r.Now()), func(m *partnership.Meeting) partnership.Command {
			return partnership.IssueNotes{Meeting: m.Ref}
		})
	}
	s.Preset = func(r *bot.Request) string {
		if open := s.Choices(r); len(open) > 0 {
			return open[0].Value
		}
		return ""
	}
})

// NotesIssue sends the action notes out. The secretariat issues them: nobody's agreement is asked.
var NotesIssue = &bot.Command{
	Path: "notes issue", Title: "Issue the notes", Summary: "Send the action notes of a meeting out, after seeing who will hear.",
	Audience: partnership.Secretariat, Confirm: true, Submit: "Issue",
	Options: []bot.Option{issuableNotes}, Examples: []string{"notes issue FULL-2027-03"},
	Intro: notesPreview,
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := notesMeeting.From(r)
		if _, err := r.Do(partnership.IssueNotes{Meeting: m.Ref}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Issued: the action notes of %s.", wording.TheMeeting(r.State(), m)),
			Buttons: []ui.Button{readNotes(r.State(), m)},
		}), nil
	},
	Mend: func(r *bot.Request, _ *partnership.Refusal) []ui.Button {
		m := notesMeeting.From(r)
		if m == nil || m.Notes.Version > 0 || r.State().Starts(m).After(r.Now()) {
			return nil
		}
		return []ui.Button{primary(writeNotes(r.State(), m))}
	},
}

// notesPreview says who will hear. What cannot be issued yet is said here already, before anybody confirms.
func notesPreview(r *bot.Request) ([]ui.Block, error) {
	m := notesMeeting.From(r)
	if m == nil {
		return nil, nil
	}
	s := r.State()
	order := partnership.Order{By: r.Who, How: partnership.ByButton, At: r.Now(), Command: partnership.IssueNotes{Meeting: m.Ref}}
	if _, err := partnership.Decide(s, order); err != nil {
		return nil, err
	}
	all, _ := people(s, toMeeting(m.Ref), nil, r.Now())
	return []ui.Block{
		ui.Paragraph("The action notes of %s go to %s (members, deputies, presenters and their offices%s), with one quiet line in the channel.",
			wording.TheMeeting(s, m), wording.Headcount(len(all)), copiesCounted(s, m.Ref, r.Today())),
		ui.Paragraph("%s agreed, %s.", wording.Counted(len(m.Notes.Agreed), "point"), wording.Counted(len(m.Notes.Actions), "action")),
	}, nil
}

var notesTellings = []bot.Telling{
	{Kind: "notes-issued", Card: notesOut},
	{Kind: "notes-line", Card: notesLine},
	{Kind: "notes-copy", Card: notesCopy},
	{Kind: "notes-questioned", Card: notesQuestioned},
	{Kind: "notes-corrected", Card: notesChanged},
}

// notesHears says who hears of action notes: all whom the meeting concerned, and the channel in one line.
func notesHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.NotesSent:
		to := toMeeting(e.Meeting)
		if e.Version > 0 && s.Meetings[e.Meeting].Notes.ToChair == e.Version { // the card of the chair's copy says now that they are out
			to = toOthers(e.Meeting)
		}
		return append(tell("notes-issued", []string{string(e.Meeting)}, to),
			tell("notes-line", []string{string(e.Meeting)}, toChannel(s.Meetings[e.Meeting].Body))...)
	case partnership.NotesShown:
		return version("notes-copy", e.Meeting, e.Version, toChair(s.Meetings[e.Meeting].Body))
	case partnership.NotesQuestioned:
		return tell("notes-questioned", []string{string(e.Meeting), string(e.What)}, toOfficers())
	case partnership.DecisionRecorded:
		if out := s.Meetings[e.Meeting].Notes.IssuedAt; !out.IsZero() && r.At.After(out) { // not a part of the notes as they went out
			return tell("notes-corrected", []string{string(e.Meeting), string(e.What)}, toMeeting(e.Meeting))
		}
	case partnership.NotesCorrected:
		if !e.Slip {
			return tell("notes-corrected", []string{string(e.Meeting), string(e.Now)}, concernedBy(s, e)...)
		}
	default: // the rest concerns the secretariat, and shows on the cards
	}
	return nil
}

// concernedBy is whom a correction of substance concerns: of an action, whoever does it; of what was agreed, all whom the
// meeting concerned.
func concernedBy(s *partnership.State, e partnership.NotesCorrected) []bot.Addressee {
	var owners []bot.Addressee
	for _, a := range s.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == e.Meeting && a.What == e.Now }) {
		owners = append(owners, toOwner(a.Number))
	}
	if len(owners) > 0 {
		return owners
	}
	return []bot.Addressee{toMeeting(e.Meeting)}
}

// notesOut tells somebody that the notes are out, and which actions are theirs.
func notesOut(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	m, ok := s.ParseMeeting(about[0])
	if !ok || m.Notes.IssuedAt.IsZero() {
		return ui.Card{}, false
	}
	own := s.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == m.Ref && mine(v, a) })
	next := ui.Say("")
	if later := s.Upcoming(m.Body, v.Now); len(later) > 0 {
		next = ui.Say(" Next meeting: %s.", ui.OnDay(later[0].Day))
	}
	card := ui.Card{
		Lead: ui.Say("The action notes of %s, are out (%s).", wording.TheMeeting(s, m), string(m.Ref)),
		Blocks: []ui.Block{
			ui.Paragraph("%sNext: report any mistake by %s.%s", ownActions(s, own), ui.OnDay(fourWeeksOn(s, m)), next),
		},
		Buttons: []ui.Button{primary(readNotes(s, m))},
		Foot:    wording.Foot(s),
	}
	if len(own) > 0 {
		card.Buttons = append(card.Buttons, ui.Press("My actions", bot.Line("action mine")).Named("My actions from %s", wording.TheMeeting(s, m)))
	}
	card.Buttons = append(card.Buttons, pageButton(s, m), ui.Press("Report a mistake", bot.Line("contact")).
		Named("Report a mistake in the notes of %s", wording.TheMeeting(s, m)))
	return card, true
}

// ownActions says how many actions are the reader's own, each with its date: Lewisham College has two actions.
func ownActions(s *partnership.State, own []*partnership.Action) ui.Text {
	if len(own) == 0 {
		return ui.Say("")
	}
	owner := wording.OwnerName(s, own[0].Owner)
	for _, a := range own[1:] {
		if a.Owner != own[0].Owner {
			owner = ui.Say("Your side")
		}
	}
	list := make([]ui.Text, 0, maxRows)
	for _, a := range own[:min(len(own), maxRows)] {
		list = append(list, ui.Say("%s%s", a.Number.String(), wording.ByWhen(a)))
	}
	return ui.Say("%s has %s: %s. ", owner, strings.ToLower(wording.Many(len(own), "action", "actions")), ui.Join(", ", list...))
}

// notesLine is the one quiet line in the channel.
func notesLine(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || m.Notes.IssuedAt.IsZero() {
		return ui.Card{}, false
	}
	return ui.Card{Lead: ui.Say("The action notes of %s are out (%s).", wording.TheMeeting(v.State, m), string(m.Ref))}, true
}
