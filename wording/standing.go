package wording

import (
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// ApprovedWords say who approved a report, and when.
func ApprovedWords(a *partnership.ReportApproval) ui.Text {
	switch {
	case a.Chair == "":
		return ui.Say("on %s; nobody was in the chair", ui.OnDay(a.On))
	case a.By != a.Chair:
		return ui.Say("by %s, conveyed by %s, on %s", ui.Person(a.Chair), ui.Person(a.By), ui.OnDay(a.On))
	}
	return ui.Say("by %s, on %s", ui.Person(a.Chair), ui.OnDay(a.On))
}

// CheckedTag says whether the chair has looked; nil where nobody asked them to.
func CheckedTag(m *partnership.Meeting) *ui.Tag {
	switch {
	case m.Notes.Checked > 0 && m.Notes.Checked == m.Notes.Version:
		return &ui.Tag{Words: ui.Say("Checked by the chair"), Tone: ui.Good}
	case m.Notes.ToChair > 0:
		return &ui.Tag{Words: ui.Say("Not yet checked by the chair"), Tone: ui.Quiet}
	}
	return nil
}

// PartnersNamed are the names of organisations in a row.
func PartnersNamed(s *partnership.State, whose []partnership.OrganisationID) ui.Text {
	names := make([]ui.Text, len(whose))
	for i, id := range whose {
		names[i] = OwnerName(s, partnership.Owner{Organisation: id})
	}
	return ui.Join(" and ", names...)
}

// PastTag marks an action whose day has gone by; nil for any other.
func PastTag(v partnership.View, a *partnership.Action) *ui.Tag {
	if a.Due.IsZero() || !a.Due.Before(v.Today()) || !a.Done.IsZero() {
		return nil
	}
	return &ui.Tag{Words: ui.Say("Past its date"), Tone: ui.Waiting}
}

// References are the references of actions in a row.
func References(actions []*partnership.Action) ui.Text {
	list := make([]ui.Text, len(actions))
	for i, a := range actions {
		list[i] = ui.Say("%s", a.Number.String())
	}
	return ui.Join(", ", list...)
}

// ResultOf says what became of it, and where: agreed by the Full LSP, Thursday 18 March.
func ResultOf(s *partnership.State, d *partnership.Decision) ui.Text {
	return ui.Say("%s by %s", string(d.Result), TheMeeting(s, s.Meetings[d.Meeting]))
}

// Tally counts them in words: 2 on track, 1 at risk, 1 off track.
func Tally(all []*partnership.Measure) ui.Text {
	count := map[partnership.Rating]int{}
	for _, m := range all {
		if last, ok := m.Latest(); ok && m.Stopped.IsZero() {
			count[last.Rating]++
		}
	}
	return ui.Say("%s on track, %s at risk, %s off track", count[partnership.OnTrack], count[partnership.AtRisk], count[partnership.OffTrack])
}

// WhereItStands says what a measure came to last.
func WhereItStands(m *partnership.Measure) ui.Text {
	last, ok := m.Latest()
	switch {
	case !m.Stopped.IsZero():
		return ui.Say("stopped on %s", ui.OnDay(m.Stopped))
	case !ok:
		return ui.Say("no figure yet")
	}
	return ui.Say("%s up to %s", FigureWords(m.Target, last.Figure), ui.OnDay(last.Until))
}
