package documents

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Annual is the annual report as it is published: what was done, and how it went. Who was at meetings is not in it.
func Annual(v partnership.View, r *partnership.Report) Document {
	s := v.State
	until := r.Until
	if v.Today().Before(until) {
		until = v.Today()
	}
	did := s.ActivitiesIn("", r.From, until)
	d := begin(v, FileName(r.Number.String(), "annual-report"), ui.Say("%s: annual report, %s to %s", s.Terms.Title, ui.OnDay(r.From), ui.OnDay(r.Until)))
	d.Ref = r.Number.String()
	d.From = ui.Say("By %s. Made from the record of the secretariat.", wording.TheGroup(s, r.Body))
	if r.Published.IsZero() {
		d.Only = ui.Say("Draft: not for publication yet.")
	}
	d.annualPart(r, 0, "Introduction")
	d.Add(Paragraph("%s, %s, %s done.", wording.Counted(len(did.Meetings), "meeting"), wording.Counted(len(did.Decisions), "decision"), wording.Counted(len(did.Done), "action")))
	d.Listed(ui.Say("Meetings held"), meetingsHeld(s, did))
	d.Listed(ui.Say("Attendance not recorded"), Unrecorded(did.Unrecorded, v.Today()))
	d.decisionsTaken(s, did)
	d.Add(Section("Actions"), Paragraph("%s done in this time, %s still to do at its end.", len(did.Done), len(did.Open)))
	d.Listed(ui.Say("Organisations that joined"), joined(s, did))
	d.performed(s, did.Measures)
	d.Listed(ui.Say("Reports of groups"), reported(s, did))
	d.annualPart(r, 1, "Looking ahead")
	d.Foot = []ui.Text{ui.Say("Secretariat, %s.", s.Terms.Contact.Phone)}
	if _, duty, ok := s.WritesAnnual(); ok {
		d.Foot = append(d.Foot, ui.Say("Terms of reference, %s: “%s”", duty.Ref, duty.Sentence))
	}
	return d
}

func (d *Document) annualPart(r *partnership.Report, at int, heading string) {
	if at < len(r.Parts) && r.Parts[at] != "" {
		d.Add(Section("%s", heading), Paragraph("%s", ui.TypedText(r.Parts[at])))
	}
}

// meetingsHeld are the meetings that took place, by groups; what was cancelled is not counted.
func meetingsHeld(s *partnership.State, did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, b := range s.Terms.Bodies {
		var days []ui.Text
		for _, m := range did.Meetings {
			if m.Body == partnership.BodyID(b.ID) {
				days = append(days, ui.Say("%s", ui.OnDay(m.Day)))
			}
		}
		if len(days) > 0 {
			lines = append(lines, ui.Say("%s: %s (%s)", b.Name, wording.Counted(len(days), "meeting"), ui.Join("; ", days...)))
		}
	}
	return lines
}

// Unrecorded are the days of meetings that are over, as far as the calendar goes, and of which nobody wrote anything down.
func Unrecorded(meetings []*partnership.Meeting, today calendar.Date) []ui.Text {
	var days []ui.Text
	for _, m := range meetings {
		if m.Day.Before(today) {
			days = append(days, ui.Say("%s (%s)", ui.OnDay(m.Day), string(m.Ref)))
		}
	}
	return days
}

// decisionsTaken are the decisions whose notes are out: what is not out is nobody's to read yet.
func (d *Document) decisionsTaken(s *partnership.State, did partnership.Activities) {
	var rows [][]Line
	for _, decision := range did.Decisions {
		if m := s.Meetings[decision.Meeting]; !m.Notes.IssuedAt.IsZero() {
			rows = append(rows, []Line{Say("%s", decision.Number.String()), Say("%s", ui.TypedText(decision.What)), Of(wording.ResultOf(s, decision))})
		}
	}
	if len(rows) > 0 {
		d.Add(Section("Decisions"), Block{Table: &Table{
			Caption: ui.Say("Decisions"), Head: []ui.Text{ui.Say("Reference"), ui.Say("Decision"), ui.Say("Outcome")}, Rows: rows, Widths: []int{2, 7, 4},
		}})
	}
}

func joined(s *partnership.State, did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, q := range did.Joined {
		lines = append(lines, ui.Say("%s, %s", ui.TypedText(q.Organisation), wording.TheMeeting(s, s.Meetings[q.Decided])))
	}
	return lines
}

// reported counts the reports of each group by their kinds. What causes concern is named only once its chair approved it.
func reported(s *partnership.State, did partnership.Activities) []ui.Text {
	var lines []ui.Text
	for _, b := range s.Terms.Bodies {
		count := map[partnership.ReportKind]int{}
		for _, r := range did.Reports {
			if r.Body == partnership.BodyID(b.ID) && (r.Kind != partnership.Exception || r.Approved != nil) {
				count[r.Kind]++
			}
		}
		var kinds []ui.Text
		for _, kind := range []partnership.ReportKind{partnership.Highlight, partnership.Dashboard, partnership.Exception, partnership.InDepth} {
			if count[kind] > 0 {
				kinds = append(kinds, ui.Say("%s %s", count[kind], string(kind)))
			}
		}
		if len(kinds) > 0 {
			lines = append(lines, ui.Say("%s: %s", b.Name, ui.Join(", ", kinds...)))
		}
	}
	return lines
}
