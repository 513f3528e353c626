package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var logMeeting = optional(bot.Pick("meeting", "For which meeting?", meetingChoices, findLogged))

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
	done, open := doneFor(v, m), carriedTo(v, m)
	card := ui.Card{Lead: ui.Say("Action log for %s (%s): %s done since the last meeting, %s open.",
		wording.TheMeeting(s, m), string(m.Ref), wording.Counted(len(done), "action"), wording.Counted(len(open), "action"))}
	if len(done) > 0 {
		card.Blocks = append(card.Blocks, ui.Heading("Done, to be noted"), ui.Paragraph("%s", references(done)))
	}
	if late := lateOf(v, open); len(late) > 0 && v.May(partnership.Agreeing, m.Body) {
		card.Blocks = append(card.Blocks, ui.Heading("Past their date, by organisation"), ui.List(byOwner(s, late)...))
	}
	if len(open) > 0 {
		rows := make([]ui.Row, 0, maxRows)
		for _, a := range open[:min(len(open), maxRows)] {
			row := actionRow(s, a)
			row.Tag = pastTag(v, a)
			rows = append(rows, row)
		}
		card.Blocks = append(card.Blocks, ui.Heading("Open"), ui.Rows(rows...))
	}
	if more := len(open) - maxRows; more > 0 {
		card.Foot = ui.Say("And %s.", wording.Counted(more, "more action"))
	}
	return card
}

// carriedTo are the actions that a meeting has before it: those of its own group, in order of number. Until the notes are out
// in which an action stands, only whose it is and the secretariat know of it.
func carriedTo(v bot.View, m *partnership.Meeting) []*partnership.Action {
	return v.State.ActionsOf(func(a *partnership.Action) bool {
		from := v.State.Meetings[a.Meeting]
		return a.Done.IsZero() && from != nil && from.Body == m.Body && v.State.Starts(from).Before(v.State.Starts(m)) &&
			v.State.SeesAction(v.Who, a, v.Today())
	})
}

// doneFor are the actions of a group that were done since its meeting before this one, and until this one.
func doneFor(v bot.View, m *partnership.Meeting) []*partnership.Action {
	s := v.State
	var last *partnership.Meeting
	for _, before := range s.Calendared(m.Body) {
		if s.Starts(before).Before(s.Starts(m)) {
			last = before
		}
	}
	return s.ActionsOf(func(a *partnership.Action) bool {
		from := s.Meetings[a.Meeting]
		return from != nil && from != m && from.Body == m.Body && !a.Done.IsZero() && !a.Done.After(m.Day) &&
			(from == last || last == nil || a.Done.After(last.Day)) && s.SeesAction(v.Who, a, v.Today())
	})
}

func lateOf(v bot.View, actions []*partnership.Action) []*partnership.Action {
	return slices.DeleteFunc(slices.Clone(actions), func(a *partnership.Action) bool { return pastTag(v, a) == nil })
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
		lines[i] = ui.Say("%s: %s", wording.OwnerFirst(s, owner), references(of[owner]))
	}
	return lines
}

// references are the references of actions in a row.
func references(actions []*partnership.Action) ui.Text {
	list := make([]ui.Text, len(actions))
	for i, a := range actions {
		list[i] = ui.Say("%s", a.Number.String())
	}
	return ui.Join(", ", list...)
}
