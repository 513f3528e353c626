package commands

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// meetingCancelled tells who had heard of a meeting that it does not take place, and what becomes of what is theirs.
func meetingCancelled(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || m.Cancelled == nil || v.Who != "" && v.Who == m.Cancelled.By {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{Lead: cancelledLead(s, m)}
	if m.Cancelled.Reason != "" {
		card.Blocks = []ui.Block{ui.Paragraph("The reason: “%s”", ui.TypedText(m.Cancelled.Reason))}
	}
	if v.Who == "" { // the secretariat
		if words := itemsWent(s, m); !words.IsZero() {
			card.Blocks = append(card.Blocks, ui.Paragraph("%s", words))
		}
		return card, true
	}
	card.Foot = wording.Foot(s)
	card.Blocks = append(card.Blocks, ui.Paragraph("%s", cancelledFor(v, m)))
	return card, true
}

func cancelledLead(s *partnership.State, m *partnership.Meeting) ui.Text {
	return ui.Say("Cancelled: %s, %s (%s).", wording.TheMeeting(s, m), wording.Hours(m), string(m.Ref))
}

// cancelledFor says what the reader in particular has to know.
func cancelledFor(v bot.View, m *partnership.Meeting) ui.Text {
	s := v.State
	var words []ui.Text
	for _, d := range m.Deputies {
		if d.Deputy == v.Who && d.Answer != partnership.NotComing {
			words = append(words, ui.Say("You need not come for %s.", ui.Person(d.For)))
		}
	}
	for _, item := range ownAmong(v, letGo(s, m)) {
		if s.Meetings[m.Cancelled.To] != nil {
			words = append(words, ui.Say("%s goes to the next meeting: no need to send it again.", wording.Quoted(s, item)))
		} else {
			words = append(words, ui.Say("%s is kept: no need to send it again.", wording.Quoted(s, item)))
		}
	}
	if next := s.Upcoming(m.Body, v.Now); len(next) > 0 && concerned(v, next[0]) {
		words = append(words, ui.Say("The next meeting is on %s, %s.", ui.OnDay(next[0].Day), wording.Hours(next[0])))
	} else {
		words = append(words, ui.Say("Nothing to do."))
	}
	return ui.Join(" ", words...)
}

// meetingCancelledLine is the one quiet line in the channel.
func meetingCancelledLine(v bot.View, about []string) (ui.Card, bool) {
	m, ok := v.State.ParseMeeting(about[0])
	if !ok || m.Cancelled == nil {
		return ui.Card{}, false
	}
	return ui.Card{Lead: cancelledLead(v.State, m)}, true
}

// offWhenCancelled makes what is told about a meeting true of one that is cancelled: what waits to be sent is not sent any
// more, and what hangs there says so and asks nothing.
func offWhenCancelled(tellings []bot.Telling) []bot.Telling {
	all := make([]bot.Telling, len(tellings))
	for i, t := range tellings {
		all[i] = t
		if t.Kind != "deputy-released" { // whom nobody expects any more would not hear of the cancellation
			all[i].Card, all[i].Hold = calledOff(t.Card), notAfterCancelled(t.Hold)
		}
	}
	return all
}

// cancelledAbout finds the meeting that a telling is about, if it was cancelled.
func cancelledAbout(s *partnership.State, about []string) (*partnership.Meeting, bool) {
	m, ok := s.ParseMeeting(about[0])
	return m, ok && m.Cancelled != nil
}

func calledOff(draw func(bot.View, []string) (ui.Card, bool)) func(bot.View, []string) (ui.Card, bool) {
	return func(v bot.View, about []string) (ui.Card, bool) {
		card, ok := draw(v, about)
		if m, off := cancelledAbout(v.State, about); ok && off {
			card.Tag = cancelledTag(v.State, m)
			card.Blocks, card.Buttons, card.Menu = nil, nil, nil
		}
		return card, ok
	}
}

func cancelledTag(s *partnership.State, m *partnership.Meeting) *ui.Tag {
	return &ui.Tag{Words: ui.Say("The meeting was cancelled on %s", ui.OnDay(s.Calendar.Date(m.Cancelled.At))), Tone: ui.Stopped}
}

func notAfterCancelled(hold func(*partnership.State, []string) (time.Time, time.Time)) func(*partnership.State, []string) (time.Time, time.Time) {
	return func(s *partnership.State, about []string) (from, until time.Time) {
		if hold != nil {
			from, until = hold(s, about)
		}
		if m, off := cancelledAbout(s, about); off && (until.IsZero() || until.After(m.Cancelled.At)) {
			until = m.Cancelled.At
		}
		return from, until
	}
}
