package wording

import (
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// AgendaTag says in words where an agenda is.
func AgendaTag(s *partnership.State, m *partnership.Meeting) *ui.Tag {
	head := m.Head()
	tag := func(tone ui.Tone, format string, values ...any) *ui.Tag {
		return &ui.Tag{Words: ui.Say(format, values...), Tone: tone}
	}
	switch {
	case head == nil:
		return tag(ui.Waiting, "Draft")
	case s.Changed(m, head):
		return tag(ui.Waiting, "Changed since version %s", head.Number)
	case !head.IssuedAt.IsZero():
		return tag(ui.Good, "Issued")
	case head.Agreed != nil:
		return tag(ui.Good, "Agreed by the chair")
	case head.Asked != "":
		return tag(ui.Stopped, "The chair asks for a change")
	}
	return tag(ui.Waiting, "With the chair")
}

// Minutes is a length of time: 15 minutes.
func Minutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// Purpose says what the meeting is asked to do.
func Purpose(p partnership.Purpose) string { return "to " + string(p) }

// Quoted is an item's title in a place that only the entitled see: the proposer's own messages, the secretariat's.
func Quoted(s *partnership.State, item *partnership.Item) ui.Text {
	return ui.Say("“%s” (%s)", ui.TypedText(item.Title), s.ItemRef(item.Number))
}

// StandingTitle is what a group calls a standing item of its agendas.
func StandingTitle(s *partnership.State, body partnership.BodyID, id string) string {
	b := s.Body(body)
	if b == nil {
		return id
	}
	for _, st := range b.Standing {
		if st.ID == id {
			return st.Title
		}
	}
	return id
}

// Substance are the lines that somebody submitted.
func Substance(lines []partnership.Line) int {
	n := 0
	for _, l := range lines {
		if l.Item != 0 {
			n++
		}
	}
	return n
}

// TimeUsed says how the minutes of an agenda compare with the meeting's.
func TimeUsed(s *partnership.State, m *partnership.Meeting, lines []partnership.Line) ui.Text {
	used, there := partnership.TotalMinutes(lines), s.Minutes(m)
	if used > there {
		return ui.Say("%s of %s: %s over", used, Minutes(there), Minutes(used-there))
	}
	return ui.Say("%s of %s", used, Minutes(there))
}

// Restricted says whether an item is for named people only, of whom the viewer is none.
func Restricted(v partnership.View, item *partnership.Item) bool {
	return item.Private && !v.State.Sees(v.Who, item, v.Today())
}

// Title is what an item is called by whoever may read it; for others it is a restricted item.
func Title(v partnership.View, item *partnership.Item) ui.Text {
	if Restricted(v, item) {
		return ui.Say("Restricted item")
	}
	return ui.Say("“%s”", ui.TypedText(item.Title))
}

// Titled is an item with its reference: “Winter warm spaces” (LSP-147). Who may not read it sees that it is restricted.
func Titled(v partnership.View, item *partnership.Item) ui.Text {
	return ui.Say("%s (%s)", Title(v, item), v.State.ItemRef(item.Number))
}
