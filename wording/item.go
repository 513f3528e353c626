package wording

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// ItemTag says in words where an item is.
func ItemTag(s *partnership.State, item *partnership.Item) *ui.Tag {
	say := func(tone ui.Tone, format string, values ...any) *ui.Tag {
		return &ui.Tag{Words: ui.Say(format, values...), Tone: tone}
	}
	switch item.Stage {
	case partnership.Withdrawn:
		return say(ui.Quiet, "Withdrawn")
	case partnership.NotTaken:
		return say(ui.Stopped, "Not for this agenda")
	case partnership.Raised:
		return say(ui.Good, "Raised at the meeting")
	case partnership.OnDraft:
		if m, done := s.DealtWith(item); done {
			return say(ui.Quiet, "Dealt with on %s", ui.OnDay(m.Day))
		}
		if m := s.Meetings[item.Meeting]; m != nil {
			if v, out := m.Issued(); out && partnership.OnAgenda(v.Lines, item.Number) > 0 {
				return say(ui.Good, "On the agenda, item %s", partnership.OnAgenda(v.Lines, item.Number))
			}
		}
		return say(ui.Good, "Put on the draft agenda")
	case partnership.Offered:
	}
	switch {
	case item.Talk != nil:
		return say(ui.Waiting, "Talked through")
	case item.Settled != nil && item.Settled.Outcome == partnership.ToLater:
		return say(ui.Waiting, "Moved to a later meeting")
	case item.Settled != nil && item.Settled.Outcome == partnership.ToList && item.Settled.Basis == partnership.AtMeeting:
		return say(ui.Waiting, "Not reached at its meeting")
	case item.Settled != nil && item.Settled.Outcome == partnership.ToList:
		return say(ui.Waiting, "Its meeting was cancelled")
	case item.Settled != nil && item.Settled.Outcome == partnership.ToGroup:
		return say(ui.Waiting, "Offered to %s", TheGroup(s, item.Body))
	}
	return say(ui.Waiting, "To be talked through")
}

// SettledWords say what became of an item, when, and on what basis.
func SettledWords(settled *partnership.Settlement) ui.Text {
	if settled.Basis == partnership.AtMeeting {
		return ui.Say("%s (recorded on %s)", AtMeeting[settled.Outcome], ui.OnDay(settled.On))
	}
	if settled.Outcome == partnership.ToLater && settled.Basis == "" {
		return ui.Say("moved on %s, since its meeting was cancelled", ui.OnDay(settled.On))
	}
	if settled.Basis == "" {
		return ui.Say("%s on %s", string(settled.Outcome), ui.OnDay(settled.On))
	}
	return ui.Say("%s on %s, %s: “%s”", string(settled.Outcome), ui.OnDay(settled.On), string(settled.Basis), ui.TypedText(settled.Reason))
}
