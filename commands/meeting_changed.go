package commands

import (
	"slices"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// What changes about a meeting is told at once, at whatever hour: on the day itself somebody may be on the way.
var meetingTellings = []bot.Telling{
	{Kind: "meeting-moved", Card: meetingMoved, Hold: holdUntil((*partnership.State).Starts)},
	{Kind: "meeting-moved-line", Card: meetingMovedLine, Hold: holdUntil((*partnership.State).Starts)},
	{Kind: "meeting-cancelled", Card: meetingCancelled, Hold: holdUntil((*partnership.State).Ends)},
	{Kind: "joining-changed", Card: joiningChanged, Hold: holdUntil((*partnership.State).Ends)},
	{Kind: "meeting-cancelled-line", Card: meetingCancelledLine, Hold: holdUntil((*partnership.State).Ends)},
}

// meetingHears: of a change hears exactly who had heard of the meeting, each once; and of a cancellation the secretariat.
func meetingHears(s *partnership.State, r partnership.Record) []bot.Told {
	switch e := r.Event.(type) {
	case partnership.MeetingMoved:
		m := s.Meetings[e.Meeting]
		before, ok := shiftBy(m, r.ID)
		if !ok {
			return nil
		}
		had := stake{before.Coming, before.Deputies, s.MeantFor(m)}
		if before.Coming == nil {
			had.coming, had.deputies = m.Coming, m.Deputies
		}
		return toldOf("meeting-moved", []string{string(m.Ref), r.ID}, s, m, had, r.At)
	case partnership.MeetingCancelled:
		m := s.Meetings[e.Meeting]
		about := []string{string(m.Ref)}
		told := toldOf("meeting-cancelled", about, s, m, stake{m.Coming, m.Deputies, letGo(s, m)}, r.At)
		return append(told, tell("meeting-cancelled", about, toOfficers())...)
	case partnership.JoiningSet:
		if m := s.Meetings[e.Meeting]; e.How != "" && s.Reminded(m) {
			return tell("joining-changed", []string{string(m.Ref), string(e.How)}, toExpected(m.Ref), toChair(m.Body))
		}
	default:
	}
	return nil
}

func toldOf(kind string, about []string, s *partnership.State, m *partnership.Meeting, had stake, at time.Time) []bot.Told {
	to, channel := knowing(s, m, had, at)
	told := tell(kind, about, to...)
	if channel {
		told = append(told, tell(kind+"-line", about, toChannel(m.Body))...)
	}
	return told
}

// shiftBy is what a meeting was before it moved by a record.
func shiftBy(m *partnership.Meeting, record string) (partnership.Shift, bool) {
	i := slices.IndexFunc(m.Moved, func(before partnership.Shift) bool { return before.Record == record })
	if i < 0 {
		return partnership.Shift{}, false
	}
	return m.Moved[i], true
}

// letGo are the items that a cancelled meeting had.
func letGo(s *partnership.State, m *partnership.Meeting) []*partnership.Item {
	if m.Cancelled == nil {
		return nil
	}
	items := make([]*partnership.Item, 0, len(m.Cancelled.Items))
	for _, n := range m.Cancelled.Items {
		items = append(items, s.Items[n])
	}
	return items
}

// moveAbout finds the meeting and the move that a telling is about, and whether it has moved again since.
func moveAbout(s *partnership.State, about []string) (m *partnership.Meeting, before partnership.Shift, last, ok bool) {
	m, ok = s.ParseMeeting(about[0])
	if !ok || len(about) < 2 {
		return nil, before, false, false
	}
	before, ok = shiftBy(m, about[1])
	return m, before, ok && m.Moved[len(m.Moved)-1].Record == before.Record, ok
}

// meetingMoved tells who had heard of a meeting that it is somewhere or some time else, and asks them anew where what they
// had answered was for the old day.
func meetingMoved(v bot.View, about []string) (ui.Card, bool) {
	m, before, last, ok := moveAbout(v.State, about)
	if !ok || v.Who != "" && v.Who == before.By {
		return ui.Card{}, false
	}
	s := v.State
	card := ui.Card{Lead: movedLead(s, m, before), Foot: wording.Foot(s)}
	if !last {
		card.Lead = ui.Say("%s of %s has moved, and again since then.", wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(before.Day))
		card.Blocks = []ui.Block{ui.Paragraph("It now meets on %s, %s.", ui.OnDay(m.Day), wording.Hours(m))}
		return card, true
	}
	if words := movedFor(v, m, before); !words.IsZero() {
		card.Blocks = []ui.Block{ui.Paragraph("%s", words)}
	}
	if _, out := m.Issued(); out || before.Coming[principal(v, m.Body)] != "" {
		card.Tag, card.Buttons = comingButtons(v, m)
	}
	return card, true
}

// movedLead says what was and what is.
func movedLead(s *partnership.State, m *partnership.Meeting, before partnership.Shift) ui.Text {
	switch {
	case before.Day != m.Day:
		return ui.Say("%s has moved from %s to %s, %s%s (%s).",
			wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(before.Day), ui.OnDay(m.Day), wording.Hours(m), wording.WherePart(m), string(m.Ref))
	case before.From != m.From || before.Until != m.Until:
		return ui.Say("%s on %s now meets from %s%s (%s).", wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(m.Day), wording.Hours(m), wording.WherePart(m), string(m.Ref))
	}
	return ui.Say("%s on %s, %s, now meets here: %s (%s).",
		wording.Upper(wording.TheGroup(s, m.Body)), ui.OnDay(m.Day), wording.Hours(m), ui.TypedText(m.Place), string(m.Ref))
}

// movedFor says what the reader in particular has to know.
func movedFor(v bot.View, m *partnership.Meeting, before partnership.Shift) ui.Text {
	s := v.State
	var words []ui.Text
	for _, d := range before.Deputies {
		if d.Deputy == v.Who && d.Answer != partnership.NotComing {
			words = append(words, ui.Say("You were to come for %s, who is asked again: nothing to do until you hear from them.", ui.Person(d.For)))
		}
	}
	if before.Coming[principal(v, m.Body)] != "" {
		words = append(words, ui.Say("What you told us was for the old time. Are you coming?"))
	}
	if closes := s.Timings(m).ItemsClose; s.Timetable && s.Called(m) && closes.After(v.Now) && before.Day != m.Day {
		words = append(words, ui.Say("Items close at 5pm on %s.", ui.OnDay(s.Calendar.Date(closes))))
	}
	for _, item := range ownAmong(v, s.MeantFor(m)) {
		words = append(words, ui.Say("%s stays with it.", wording.Quoted(s, item)))
	}
	if len(words) == 0 {
		return ui.Text{}
	}
	return ui.Join(" ", words...)
}

// ownAmong are the reader's own of some items: those they sent, or present.
func ownAmong(v bot.View, items []*partnership.Item) []*partnership.Item {
	return slices.DeleteFunc(slices.Clone(items), func(i *partnership.Item) bool {
		return !speaksFor(v, i.Proposer) && (i.Presenter == "" || !speaksFor(v, i.Presenter))
	})
}

// meetingMovedLine is the one quiet line in the channel.
func meetingMovedLine(v bot.View, about []string) (ui.Card, bool) {
	m, before, _, ok := moveAbout(v.State, about)
	if !ok {
		return ui.Card{}, false
	}
	return ui.Card{Lead: movedLead(v.State, m, before)}, true
}
