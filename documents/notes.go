package documents

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Notes are the action notes of a meeting. Where some organisations are named, what these undertook comes first: a page to
// forward to colleagues.
func Notes(v partnership.View, m *partnership.Meeting, whose ...partnership.OrganisationID) Document {
	s := v.State
	d := begin(v, notesName(m, whose), ui.Say("Action notes of %s", wording.TheMeeting(s, m)))
	d.Ref, d.Version = string(m.Ref), ui.Say("notes %s", notesNumber(m))
	d.From = ui.Say("From the %s, for colleagues.", s.Terms.Title)
	if len(whose) > 0 {
		d.From = ui.Say("From the %s, for colleagues at %s.", s.Terms.Title, wording.PartnersNamed(s, whose))
	}
	if m.Notes.IssuedAt.IsZero() {
		d.Only = ui.Say("Draft: for the secretariat and the chair. It can still change.")
	}
	d.Add(Block{Facts: notesFacts(v, m)})
	d.whoWasThere(v, m)
	own, others := actionsFor(s, m, whose)
	d.actions(v, ui.Say("What %s undertook", wording.PartnersNamed(s, whose)), own, m.Body)
	d.decided(s, m)
	heading := ui.Say("Who does what")
	if len(own) > 0 {
		heading = ui.Say("What others undertook")
	}
	d.actions(v, heading, others, m.Body)
	d.Listed(ui.Say("Noted as done"), doneLines(v, m))
	d.Listed(ui.Say("Items not dealt with"), leftOver(v, m))
	d.Add(Section("Next meeting"), nextMeeting(v, m))
	d.Foot = notesFoot(s, m)
	return d
}

func notesName(m *partnership.Meeting, whose []partnership.OrganisationID) string {
	name := FileName(string(m.Ref), "action-notes")
	if len(whose) == 1 {
		name = FileName(string(m.Ref), "action-notes", string(whose[0]))
	}
	return name
}

// notesNumber counts what people have had in hand: the notes as they went out, and each correction of substance.
func notesNumber(m *partnership.Meeting) int {
	n := 1
	for _, c := range m.Notes.Corrections {
		if c.Version > 0 {
			n++
		}
	}
	return n
}

func notesFacts(v partnership.View, m *partnership.Meeting) []Fact {
	s := v.State
	facts := []Fact{Label("When", "%s, %s", ui.OnDay(m.Day), wording.Hours(m))}
	if m.Place != "" {
		facts = append(facts, Label("Where", "%s", ui.TypedText(m.Place)))
	}
	if checked := wording.CheckedTag(m); checked != nil && v.Who != "" {
		facts = append(facts, Label("The chair", "%s", checked.Words))
	}
	if !m.Notes.IssuedAt.IsZero() {
		facts = append(facts, Label("Issued", "%s, by the secretariat", ui.OnDay(s.Calendar.Date(m.Notes.IssuedAt))))
	}
	return facts
}

// whoWasThere has a section for Present, In attendance and Apologies, in the order of the places, and one for interests.
func (d *Document) whoWasThere(v partnership.View, m *partnership.Meeting) {
	parts := Roll(v, m)
	if len(parts) == 0 {
		d.Add(Section("Present"), Paragraph("Attendance was not recorded."))
	}
	for _, part := range parts {
		d.Listed(ui.Say(part.Title), part.People)
	}
	if v.Who == "" {
		return
	}
	var declared []ui.Text
	for _, i := range v.State.Sat(m).Interests {
		declared = append(declared, wording.InterestWords(v, i))
	}
	d.Listed(ui.Say("Interests declared"), declared)
}

// decided are the decisions, with how they came where that was not simply by consensus, and the points that have no number.
func (d *Document) decided(s *partnership.State, m *partnership.Meeting) {
	rows := make([][]Line, 0, len(m.Notes.Agreed))
	for _, decision := range s.DecisionsOf(m.Ref) {
		stands := wording.DecisionTag(decision).Words
		if how := wording.HowDecided(decision); !how.IsZero() {
			stands = ui.Say("%s; %s", stands, how)
		}
		rows = append(rows, []Line{Say("%s", decision.Number.String()), Say("%s", ui.TypedText(decision.What)), Of(stands)})
	}
	points := wording.AgreedPoints(s, m)
	if len(rows) == 0 && len(points) == 0 {
		d.Add(Section("What was decided"), Paragraph("Nothing is recorded as decided or agreed."))
		return
	}
	d.Add(Section("What was decided"))
	if len(rows) > 0 {
		d.Add(Block{Table: &Table{
			Caption: ui.Say("Decisions"), Head: []ui.Text{ui.Say("Reference"), ui.Say("Decision"), ui.Say("Outcome")}, Rows: rows, Widths: []int{2, 7, 3},
		}})
	}
	if len(points) > 0 {
		d.Add(Bullets(points...))
	}
}

// actionsFor are the actions of a meeting: those of some organisations, and the rest. Before the notes are out they have no
// numbers.
func actionsFor(s *partnership.State, m *partnership.Meeting, whose []partnership.OrganisationID) (own, others []*partnership.Action) {
	all := s.ActionsOf(func(a *partnership.Action) bool { return a.Meeting == m.Ref })
	if m.Notes.IssuedAt.IsZero() {
		for _, a := range m.Notes.Actions {
			all = append(all, &partnership.Action{Meeting: m.Ref, What: a.What, Owner: a.Owner, Due: a.Due})
		}
	}
	for _, a := range all {
		if slices.Contains(whose, a.Owner.Organisation) {
			own = append(own, a)
		} else {
			others = append(others, a)
		}
	}
	return own, others
}

func doneLines(v partnership.View, m *partnership.Meeting) []ui.Text {
	if v.Who == "" {
		return nil
	}
	var lines []ui.Text
	for _, a := range DoneFor(v, m) {
		lines = append(lines, ui.Say("%s: %s", a.Number.String(), ui.TypedText(a.What)))
	}
	return lines
}

// leftOver are the items that the meeting did not reach, or did not take further, with what becomes of them.
func leftOver(v partnership.View, m *partnership.Meeting) []ui.Text {
	var lines []ui.Text
	for _, ending := range v.State.Sat(m).Endings {
		item := v.State.Items[ending.Item]
		if item == nil || ending.How == partnership.DealtWith {
			continue
		}
		lines = append(lines, ui.Say("%s: %s", wording.Titled(v, item), string(ending.How)))
	}
	return lines
}

func nextMeeting(v partnership.View, m *partnership.Meeting) Block {
	for _, later := range v.State.Upcoming(m.Body, v.Now) {
		if later.Ref != m.Ref {
			return Paragraph("%s, %s%s.", ui.OnDay(later.Day), wording.Hours(later), wording.Provisionally(later))
		}
	}
	return Paragraph("No further meeting is planned yet.")
}

// notesFoot has the corrections, each with its day, and the clause that asks for reporting back.
func notesFoot(s *partnership.State, m *partnership.Meeting) []ui.Text {
	var lines []ui.Text
	for _, c := range m.Notes.Corrections {
		lines = append(lines, ui.Say("Corrected on %s: “%s”", ui.OnDay(c.On), ui.TypedText(c.Now)))
	}
	if rule, ok := s.Rule(m.Body, terms.ReportBack); ok {
		lines = append(lines, ui.Say("Terms of reference, %s: “%s”", rule.Heading, strings.TrimSpace(rule.Sentence)))
	}
	return append(lines, ui.Say("Secretariat, %s.", s.Terms.Contact.Phone))
}
