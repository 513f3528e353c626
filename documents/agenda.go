package documents

import (
	"strconv"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Agenda is the agenda of a meeting as somebody may see it: the version that is out, or, for those who make it, the draft.
// In the copy for everybody what is for named people only has no title, and nobody's name is there, nor how one joins.
func Agenda(v partnership.View, m *partnership.Meeting) Document {
	d := agendaHead(v, m)
	if d.Version.IsZero() {
		return d
	}
	d.Add(agendaFacts(v, m), agendaTable(v, wording.Entries(v, m, wording.AgendaLines(m))))
	d.belowAgenda(v, m)
	return d
}

// agendaHead begins an agenda. One that the viewer may not see yet has no version.
func agendaHead(v partnership.View, m *partnership.Meeting) Document {
	out, issued := m.Issued()
	d := begin(v, FileName(string(m.Ref), "agenda"), ui.Say("Agenda for %s", wording.TheMeeting(v.State, m)))
	d.Ref = string(m.Ref)
	switch {
	case issued:
		d.Version = ui.Say("version %s", out.Number)
		if someFor(v, out.Lines) {
			d.Only = ui.Say("With items for named people only, of whom you are one: please do not pass it on.")
		}
	case v.May(partnership.Agreeing, m.Body):
		d.Name, d.Title = FileName(string(m.Ref), "draft-agenda"), ui.Say("Draft agenda for %s", wording.TheMeeting(v.State, m))
		d.Version, d.Only = ui.Say("draft"), ui.Say(wording.OnlyForChair)
	default:
		d.Add(Paragraph("The agenda for %s is not out yet.", wording.TheMeeting(v.State, m)))
	}
	if m.Cancelled != nil {
		d.Add(Paragraph("This meeting was cancelled."))
	}
	return d
}

// someFor says whether an agenda has an item for named people only that the viewer may read.
func someFor(v partnership.View, lines []partnership.Line) bool {
	for _, l := range lines {
		if item := v.State.Items[l.Item]; item != nil && item.Private && !wording.Restricted(v, item) {
			return true
		}
	}
	return false
}

// belowAgenda adds what stands below the order of business.
func (d *Document) belowAgenda(v partnership.View, m *partnership.Meeting) {
	if follows := wording.Follows(v.State, m); !follows.IsZero() {
		d.Add(Block{Paragraph: Of(follows)})
	}
	if v.Who != "" {
		d.Listed(ui.Say("Raised at the meeting"), raisedLines(v, m))
	}
	d.Foot = corrections(v, m)
	if out, issued := m.Issued(); issued {
		d.Foot = append(d.Foot, issuedLine(v.State, out))
	}
}

func raisedLines(v partnership.View, m *partnership.Meeting) []ui.Text {
	var lines []ui.Text
	for _, e := range wording.Raised(v, m) {
		lines = append(lines, ui.Say("%s: %s", e.Title, e.Detail()))
	}
	return lines
}

// agendaFacts say when and where, who presides, and, to those who are expected, how one joins.
func agendaFacts(v partnership.View, m *partnership.Meeting) Block {
	facts := append(whenAndWhere(m), chairFact(v, m)...)
	if joining := wording.Joining(v, m); !joining.IsZero() {
		facts = append(facts, Fact{ui.Say("Joining"), Of(joining)})
	}
	return Block{Facts: facts}
}

func whenAndWhere(m *partnership.Meeting) []Fact {
	facts := []Fact{Label("When", "%s, %s%s", ui.OnDay(m.Day), wording.Hours(m), wording.Provisionally(m))}
	if m.Place != "" {
		facts = append(facts, Label("Where", "%s", ui.TypedText(m.Place)))
	}
	return facts
}

// chairFact says whose the chair is: by name, but to everybody by the place alone.
func chairFact(v partnership.View, m *partnership.Meeting) []Fact {
	seat, ok := v.State.ChairSeat(m.Body)
	if !ok {
		return nil
	}
	var people []ui.Text
	for _, p := range v.State.Chairs(m.Body, m.Day) {
		people = append(people, wording.WithPlace(v.State, m, p))
	}
	switch {
	case v.Who == "":
		return []Fact{{ui.Say("Chair"), Of(wording.PlaceTitle(v.State, partnership.SeatID(seat.ID)))}}
	case len(people) == 0:
		return []Fact{Label("Chair", "%s (vacant)", wording.PlaceTitle(v.State, partnership.SeatID(seat.ID)))}
	}
	return []Fact{{ui.Say("Chair"), Of(ui.Join("; ", people...))}}
}

// agendaTable is the order of business, an entry a row; for everybody, without who brings what and in which paper.
func agendaTable(v partnership.View, entries []wording.Entry) Block {
	t := &Table{Caption: ui.Say("Order of business"), Head: heads("No.", "Time", "Item"), Widths: []int{1, 3, 12}}
	if v.Who != "" {
		t.Head, t.Widths = heads("No.", "Time", "Item", "Brought by"), []int{1, 3, 8, 5}
	}
	for _, e := range entries {
		row := []Line{Say("%s", e.Number), timeCell(e), itemCell(v, e)}
		if v.Who != "" {
			row = append(row, broughtBy(e))
		}
		t.Rows = append(t.Rows, row)
	}
	return Block{Table: t}
}

func heads(words ...string) []ui.Text {
	texts := make([]ui.Text, len(words))
	for i, w := range words {
		texts[i] = ui.Say(w)
	}
	return texts
}

// timeCell says when an entry begins and how long it has: 2.10pm, 15 minutes.
func timeCell(e wording.Entry) Line {
	if e.Minutes == 0 {
		return Say("%s", ui.AtClock(e.At))
	}
	return Say("%s, %s", ui.AtClock(e.At), wording.Minutes(e.Minutes))
}

// itemCell is what an entry is called, and below it what is asked of the meeting and how the paper stands.
func itemCell(v partnership.View, e wording.Entry) Line {
	title := e.Title
	if v.Who == "" && e.Item != nil {
		title = wording.Title(v, e.Item) // references lead nobody anywhere
	}
	var below []ui.Text
	if e.Item != nil {
		below = append(below, ui.Say("%s", e.Wants))
	}
	if v.Who != "" && !e.Paper.IsZero() {
		below = append(below, e.Paper)
	}
	if len(below) == 0 {
		return Of(title)
	}
	return Line{{Text: title, Break: true}, {Text: wording.UpperText(ui.Join("; ", below...))}}
}

func broughtBy(e wording.Entry) Line {
	switch {
	case e.From.IsZero():
		return nil
	case e.By.IsZero():
		return Of(e.From)
	}
	return Say("%s; presented by %s", e.From, e.By)
}

func minutesCell(e wording.Entry) Line {
	if e.Minutes == 0 {
		return nil
	}
	return Say("%s", strconv.Itoa(e.Minutes))
}

// issuedLine says since when an agenda is out, and whom to ring.
func issuedLine(s *partnership.State, out partnership.Version) ui.Text {
	return ui.Say("Issued on %s by the secretariat, %s.", ui.OnDay(s.Calendar.Date(out.IssuedAt)), s.Terms.Contact.Phone)
}

// corrections say what each version changed that went out after another.
func corrections(v partnership.View, m *partnership.Meeting) []ui.Text {
	var texts []ui.Text
	var last *partnership.Version
	for i := range m.Versions {
		version := &m.Versions[i]
		if version.IssuedAt.IsZero() {
			continue
		}
		if last != nil {
			texts = append(texts, correction(v, m, last, version))
		}
		last = version
	}
	return texts
}

func correction(v partnership.View, m *partnership.Meeting, last, version *partnership.Version) ui.Text {
	head := ui.Say("Version %s of %s", version.Number, ui.OnDay(v.State.Calendar.Date(version.IssuedAt)))
	diffs := partnership.DiffLines(last.Lines, version.Lines)
	if len(diffs) == 0 || wording.OnlyPresents(v, m) {
		return ui.Say("%s takes the place of version %s.", head, last.Number)
	}
	return ui.Say("%s: %s.", head, ui.Join("; ", wording.Differences(v, m, diffs)...))
}
