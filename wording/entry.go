package wording

import (
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Entry is one line of an agenda as somebody may see it, the same on a card and in a document.
type Entry struct {
	Number  int
	At      string // when it begins, on the clock: 14:20; "" for what was raised at the meeting
	Minutes int
	Item    *partnership.Item // nil: a standing item
	Named   bool              // an item for named people only, of whom the viewer is none
	Title   ui.Text
	Wants   string // to discuss; "" for a standing item
	From    ui.Text
	By      ui.Text // who presents it; nothing: whoever brings it
	Paper   ui.Text
}

// Entries are the lines of an agenda as somebody may see them: who is there for an item alone sees only that one, and who may
// not read an item for named people only sees that it is restricted, and nobody's name.
func Entries(v partnership.View, m *partnership.Meeting, lines []partnership.Line) []Entry {
	var all []Entry
	at, alone := v.State.Starts(m), OnlyPresents(v, m)
	for i, l := range lines {
		item := v.State.Items[l.Item]
		if !alone || item != nil && item.Presenter == v.Who {
			e := entryOf(v, item)
			if item == nil {
				e.Title = ui.Say("%s", StandingTitle(v.State, m.Body, l.Standing))
			}
			e.Number, e.Minutes = i+1, l.Minutes
			e.At = at.In(v.State.Calendar.Location()).Format("15:04")
			all = append(all, e)
		}
		at = at.Add(time.Duration(l.Minutes) * time.Minute)
	}
	return all
}

// Raised is what was raised at a meeting under any other business; nothing, for who was there for one item alone.
func Raised(v partnership.View, m *partnership.Meeting) []Entry {
	if OnlyPresents(v, m) {
		return nil
	}
	var all []Entry
	for _, item := range v.State.RaisedAt(m) {
		all = append(all, entryOf(v, item))
	}
	return all
}

func entryOf(v partnership.View, item *partnership.Item) Entry {
	if item == nil {
		return Entry{}
	}
	e := Entry{Item: item, Title: Titled(v, item), Wants: Purpose(item.Wants)}
	if e.Named = Restricted(v, item); e.Named {
		return e
	}
	e.From, e.Paper = ui.Say("%s", ui.Person(item.Proposer)), PaperWords(v.State, item)
	if item.Presenter != "" {
		e.By = ui.Say("%s", ui.Person(item.Presenter))
	}
	return e
}

// Detail says the rest of an entry in a row: to discuss, from Ann Lee; presented by Bo Roe; with a paper.
func (e Entry) Detail() ui.Text {
	if e.Item == nil {
		return ui.Text{}
	}
	detail := ui.Say(e.Wants)
	if !e.From.IsZero() {
		detail = ui.Say("%s, from %s", detail, e.From)
	}
	if !e.By.IsZero() {
		detail = ui.Say("%s; presented by %s", detail, e.By)
	}
	if !e.Paper.IsZero() {
		detail = ui.Say("%s; %s", detail, e.Paper)
	}
	return detail
}

// AgendaLines are those of the agenda that is out, or of the draft.
func AgendaLines(m *partnership.Meeting) []partnership.Line {
	if out, issued := m.Issued(); issued {
		return out.Lines
	}
	return m.Lines
}

// Differences are what changed between two agendas, a line each.
func Differences(v partnership.View, m *partnership.Meeting, diffs []partnership.Difference) []ui.Text {
	texts := make([]ui.Text, 0, len(diffs))
	for _, d := range diffs {
		what := ui.Say("%s", StandingTitle(v.State, m.Body, d.Line.Standing))
		if item := v.State.Items[d.Line.Item]; item != nil {
			what = Titled(v, item)
		}
		texts = append(texts, ui.Say("%s: %s", what, string(d.What)))
	}
	return texts
}

// Follows says of what the terms want at each meeting that it comes with the agenda, or is still to come; nothing, where they want
// nothing of the sort. Nothing is held back for it.
func Follows(s *partnership.State, m *partnership.Meeting) ui.Text {
	doc, each := s.EachMeeting(m.Body)
	switch {
	case !each:
		return ui.Text{}
	case s.DashboardOf(m.Ref) != nil:
		return ui.Say("With it: %s.", doc.Title)
	}
	return ui.Say("%s: to follow.", doc.Title)
}
