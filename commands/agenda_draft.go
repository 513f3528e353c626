package commands

import (
	"slices"
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	draftMeeting = optional(aMeeting)
	agendaEntry  = fixed(bot.Pick("line", "Which line?", nil, findEntry))
	linePlace    = bot.Pick("place", "Where in the running order?", nil, wholeNumber("place", 1, 99)).With(func(s *bot.Spec) {
		s.Kind, s.Max, s.Optional = ui.Line, 2, true
		s.Preset = func(r *bot.Request) string { return strconv.Itoa(agendaEntry.From(r) + 1) }
	})
	lineMinutes = bot.Pick("minutes", "How many minutes?", nil, wholeNumber("minutes", 0, 600)).With(func(s *bot.Spec) {
		s.Kind, s.Max = ui.Line, 3
		s.Preset = func(r *bot.Request) string {
			m := aMeeting.From(r)
			if i := agendaEntry.From(r); m != nil && i < len(m.Lines) {
				return strconv.Itoa(m.Lines[i].Minutes)
			}
			return ""
		}
	})
	lineOff = bot.Yes("off", "Take it off the draft")
)

// AgendaDraft shows the running order on one card.
var AgendaDraft = &bot.Command{
	Path: "agenda draft", Title: "Draft agenda", Summary: "The running order of the next meeting, to arrange and send to the chair.",
	Audience: partnership.Secretariat, Quick: officersOften, Options: []bot.Option{draftMeeting},
	Examples: []string{"agenda draft", "agenda draft FULL-2027-03"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		m := draftMeeting.From(r)
		if m == nil {
			if m = nextOpen(r); m == nil {
				return bot.Answered(ui.Card{
					Lead:    ui.Say("No meeting is planned whose agenda is still to be made."),
					Buttons: []ui.Button{ui.Press("Schedule a meeting", "meeting/schedule")},
				}), nil
			}
		}
		if m.Cancelled != nil {
			return bot.Answered(cancelledMeetingCard(r.View(), m)), nil
		}
		return bot.Answered(draftCard(r.View(), m)), nil
	},
}

// nextOpen is the next meeting, of whichever group, whose agenda is still being made; those whose chair agrees agendas
// come first, since theirs takes longest.
func nextOpen(r *bot.Request) *partnership.Meeting {
	var light *partnership.Meeting
	for _, m := range r.State().Upcoming("", r.Now()) {
		if _, out := m.Issued(); out || !r.May(partnership.Secretariat, m.Body) {
			continue
		}
		if _, gated := r.State().Rule(m.Body, terms.AgendaAgreed); gated && wording.Substance(m.Lines) > 0 {
			return m
		}
		if light == nil {
			light = m
		}
	}
	return light
}

// AgendaUp moves a line of the draft up by one.
var AgendaUp = &bot.Command{
	Path: "agenda up", Title: "Earlier", Summary: "Move a line of the draft agenda up.",
	Audience: partnership.Secretariat, Hidden: true, Options: []bot.Option{aMeeting, agendaEntry},
	Examples: []string{"agenda up FULL-2027-03 LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m, i := aMeeting.From(r), agendaEntry.From(r)
		lines := slices.Clone(m.Lines)
		if i > 0 {
			lines[i-1], lines[i] = lines[i], lines[i-1]
		}
		return arranged(r, m, lines)
	},
}

// AgendaLine changes one line of the draft: where it stands, its minutes, whether it stays.
var AgendaLine = &bot.Command{
	Path: "agenda line", Title: "Change a line", Summary: "Change where a line of the draft stands, or its minutes, or take it off.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{aMeeting, agendaEntry, linePlace, lineMinutes, lineOff},
	Examples: []string{"agenda line FULL-2027-03 LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		m, i := aMeeting.From(r), agendaEntry.From(r)
		lines := slices.Clone(m.Lines)
		line := lines[i]
		line.Minutes = lineMinutes.From(r)
		lines = slices.Delete(lines, i, i+1)
		if !lineOff.From(r) {
			to := i
			if place := linePlace.From(r); place > 0 {
				to = min(place-1, len(lines))
			}
			lines = slices.Insert(lines, to, line)
		}
		return arranged(r, m, lines)
	},
}

func arranged(r *bot.Request, m *partnership.Meeting, lines []partnership.Line) (bot.Reply, error) {
	if _, err := r.Do(partnership.ArrangeAgenda{Meeting: m.Ref, Lines: lines}); err != nil {
		return bot.Reply{}, err
	}
	return bot.Answered(draftCard(r.View(), r.State().Meetings[m.Ref])), nil
}

// findEntry finds a line of the draft by its item's reference or its standing name.
func findEntry(r *bot.Request, raw string) (int, error) {
	m := aMeeting.From(r)
	if m == nil {
		return 0, &partnership.Invalid{Option: "line", Hint: partnership.Say("Say which meeting first.")}
	}
	i := slices.IndexFunc(m.Lines, func(l partnership.Line) bool { return entryKey(r.State(), l) == raw })
	return found(i, i >= 0)("line", "That line is no longer on the draft.")
}

func entryKey(s *partnership.State, l partnership.Line) string {
	if l.Item != 0 {
		return s.ItemRef(l.Item)
	}
	return l.Standing
}

func wholeNumber(option string, least, most int) func(*bot.Request, string) (int, error) {
	return func(_ *bot.Request, raw string) (int, error) {
		n, err := strconv.Atoi(raw)
		if err != nil || n < least || n > most {
			return 0, &partnership.Invalid{Option: option, Hint: partnership.Say("A number from %s to %s, please.", least, most)}
		}
		return n, nil
	}
}
