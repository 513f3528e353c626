package wording

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// DashboardName is what the terms call what a group receives at each meeting.
func DashboardName(s *partnership.State, body partnership.BodyID) string {
	if doc, ok := s.EachMeeting(body); ok {
		return doc.Title
	}
	return string(partnership.Dashboard)
}

// FigureWords is a figure with its unit: 92%, 12 days, £1,200.
func FigureWords(t partnership.Target, f partnership.Figure) ui.Text {
	switch {
	case t.Unit == "":
		return ui.Say("%s", f.String())
	case t.Before:
		return ui.Say("%s%s", ui.TypedText(t.Unit), f.String())
	case t.Close:
		return ui.Say("%s%s", f.String(), ui.TypedText(t.Unit))
	}
	return ui.Say("%s %s", f.String(), ui.TypedText(t.Unit))
}

// MeasureNamed is a measure with its reference: “Homes insulated” (I-003).
func MeasureNamed(m *partnership.Measure) ui.Text {
	return ui.Say("“%s” (%s)", ui.TypedText(m.Name), m.Number.String())
}

// PlanTitle is what the terms call a plan, or called it.
func PlanTitle(s *partnership.State, id partnership.DocumentID) string {
	if d, ok := s.PlanDocument(id); ok {
		return d.Title
	}
	return "plan"
}

// PriorityName is what people call a priority.
func PriorityName(s *partnership.State, id partnership.PriorityID) ui.Text {
	for _, p := range s.Terms.Priorities {
		if p.ID == string(id) {
			return ui.Say("%s", p.Title)
		}
	}
	for _, p := range s.Priorities {
		if p.Number.ID() == id {
			return ui.Say("“%s” (%s)", ui.TypedText(p.Title), p.Number.String())
		}
	}
	return ui.Say("%s", string(id))
}

// RatifiedWords say what a later meeting made of a provisional decision.
func RatifiedWords(s *partnership.State, d *partnership.Decision) ui.Text {
	if d.Ratified.Agreed {
		return ui.Say("confirmed by %s", TheMeeting(s, s.Meetings[d.Ratified.Meeting]))
	}
	return ui.Say("not confirmed by %s", TheMeeting(s, s.Meetings[d.Ratified.Meeting]))
}

// ReportAbout is what a report is about, in one line.
func ReportAbout(s *partnership.State, r *partnership.Report) ui.Text {
	switch {
	case s.Meetings[r.Meeting] != nil:
		return ui.Say("for %s", TheMeeting(s, s.Meetings[r.Meeting]))
	case r.Kind == partnership.InDepth:
		return ui.Say("“%s”, by %s", ui.TypedText(r.Parts[0]), ui.OnDay(r.Until))
	case r.Kind == partnership.Exception:
		return ui.Say("“%s”, for %s", ui.TypedText(r.Parts[0]), TheGroup(s, r.To))
	case r.Kind == partnership.Annual:
		return ui.Say("%s to %s", ui.OnDay(r.From), ui.OnDay(r.Until))
	}
	return ui.Say("for %s", TheGroup(s, r.To))
}

// ReportNamed is a report with its reference: the highlight report of the Climate Emergency group (REP-007).
func ReportNamed(s *partnership.State, r *partnership.Report) ui.Text {
	switch {
	case r.Kind == partnership.InDepth && r.Of != "":
		return ui.Say("the in-depth report from %s (%s)", OwnerName(s, partnership.Owner{Organisation: r.Of}), r.Number.String())
	case r.Kind == partnership.Dashboard:
		return ui.Say("the %s for %s (%s)", DashboardName(s, r.Body), TheMeeting(s, s.Meetings[r.Meeting]), r.Number.String())
	case r.Kind == partnership.Annual:
		return ui.Say("the annual report of %s, %s to %s (%s)", TheGroup(s, r.Body), ui.OnDay(r.From), ui.OnDay(r.Until), r.Number.String())
	}
	return ui.Say("the %s of %s (%s)", string(r.Kind), TheGroup(s, r.Body), r.Number.String())
}

// ReportShort is a report in a few words: Dashboard, CYPSP Board.
func ReportShort(s *partnership.State, r *partnership.Report) ui.Text {
	if r.Of != "" {
		return ui.Say("%s, %s", Upper(string(r.Kind)), OwnerName(s, partnership.Owner{Organisation: r.Of}))
	}
	return ui.Say("%s, %s", Upper(string(r.Kind)), Body(s, r.Body))
}

// TargetWords say what is to be reached: at least 92%.
func TargetWords(t partnership.Target) ui.Text {
	if t.AtMost {
		return ui.Say("at most %s", FigureWords(t, t.Figure))
	}
	return ui.Say("at least %s", FigureWords(t, t.Figure))
}
