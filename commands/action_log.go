package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/documents"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	loggedMeeting = bot.Pick("meeting", "For which meeting?", meetingChoices, findLogged)
	logMeeting    = optional(loggedMeeting)
)

// ActionLog is what a meeting has before it: what was done since the last one, what is open, and, for the chair and the
// secretariat, what is past its date. Nothing has to be carried forward: what is open is here.
var ActionLog = &bot.Command{
	Path: "action log", Title: "Action log", Summary: "For a meeting: what was done since the last one, and what is still open.",
	Audience: partnership.Submitting, Options: []bot.Option{logMeeting}, Examples: []string{"action log", "action log FULL-2027-06"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m := logMeeting.From(r)
		if m == nil {
			m = nextOfOwn(r.View())
		}
		if m == nil {
			return bot.Said("No meeting of yours is planned. What is still to be done: %s", ui.Typing("action list")), nil
		}
		return bot.Answered(logCard(r.View(), m)), nil
	},
}

// ActionLogPage gives the action log of a meeting as a document.
var ActionLogPage = &bot.Command{
	Path: "action log-page", Title: "Log as a document", Summary: "The action log of a meeting as a document, to print or to send on.",
	Audience: partnership.Submitting, Reads: true, Hidden: true, Options: []bot.Option{loggedMeeting}, Examples: []string{"action log-page FULL-2027-06"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m := loggedMeeting.From(r)
		return handed(r, documents.ActionLog(r.View(), m), ui.Say("The action log for %s, as a document.", wording.TheMeeting(r.State(), m)))
	},
}

func findLogged(r *bot.Request, raw string) (*partnership.Meeting, error) {
	m, ok := r.State().ParseMeeting(raw)
	ok = ok && r.May(partnership.Submitting, m.Body)
	return found(m, ok)("meeting", "There is no meeting %s of a group of yours. Its reference looks like FULL-2027-03.", raw)
}

// nextOfOwn is the next meeting of a group to which the viewer belongs; nil where none is planned.
func nextOfOwn(v bot.View) *partnership.Meeting {
	for _, m := range v.State.Upcoming("", v.Now) {
		if v.May(partnership.Submitting, m.Body) {
			return m
		}
	}
	return nil
}

func logCard(v bot.View, m *partnership.Meeting) ui.Card {
	s := v.State
	done, open := documents.DoneFor(v, m), documents.CarriedTo(v, m)
	card := ui.Card{Lead: ui.Say("Action log for %s (%s): %s done since the last meeting, %s open.",
		wording.TheMeeting(s, m), string(m.Ref), wording.Counted(len(done), "action"), wording.Counted(len(open), "action"))}
	if len(done) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("Done, to be noted"), ui.Paragraph("%s", wording.References(done)))
	}
	if late := lateOf(v, open); len(late) > 0 && v.May(partnership.Agreeing, m.Body) {
		card.Blocks = append(card.Blocks, ui.Heading("Past their date, by organisation"), ui.List(byOwner(s, late)...))
	}
	if len(open) > 0 {
		rows := make([]ui.Row, 0, maxRows)
		for _, a := range open[:min(len(open), maxRows)] {
			row := actionRow(s, a)
			row.Tag = wording.PastTag(v, a)
			rows = append(rows, row)
		}
		card.Blocks = append(card.Blocks, ui.Heading("Open"), ui.Rows(rows...))
	}
	if len(done)+len(open) > 0 {
		page := ui.Press("As a document", bot.Line("action log-page", string(m.Ref))).Named("As a document: action log for %s", wording.TheMeeting(s, m))
		card.Buttons = append(card.Buttons, page)
	}
	if more := len(open) - maxRows; more > 0 {
		card.Foot = ui.Say("And %s.", wording.Counted(more, "more action"))
	}
	return card
}

func lateOf(v bot.View, actions []*partnership.Action) []*partnership.Action {
	return slices.DeleteFunc(slices.Clone(actions), func(a *partnership.Action) bool { return wording.PastTag(v, a) == nil })
}

// byOwner are the actions by organisation, in the order in which these come first: Lewisham College.
func byOwner(s *partnership.State, actions []*partnership.Action) []ui.Text {
	var owners []partnership.Owner
	of := map[partnership.Owner][]*partnership.Action{}
	for _, a := range actions {
		owner := a.Owner
		if owner.Organisation != "" {
			owner.Person = ""
		}
		if of[owner] == nil {
			owners = append(owners, owner)
		}
		of[owner] = append(of[owner], a)
	}
	lines := make([]ui.Text, len(owners))
	for i, owner := range owners {
		lines[i] = ui.Say("%s: %s", wording.OwnerFirst(s, owner), wording.References(of[owner]))
	}
	return lines
}
