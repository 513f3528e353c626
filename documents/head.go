package documents

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// begin is a document of the moment, from the partnership's secretariat.
func begin(v partnership.View, name string, title ui.Text) Document {
	return Document{Name: name, Title: title, As: v.Today(), Under: Under(v.State), From: ui.Say("From the secretariat of the %s.", v.State.Terms.Title)}
}

// Under names the terms of reference that are in force.
func Under(s *partnership.State) ui.Text {
	e := s.EditionInForce()
	if e == nil {
		return ui.Say("%s", s.Terms.Title)
	}
	return ui.Say("Made under the terms of reference of the %s, %s, in force since %s.", s.Terms.Title, e.Number.String(), ui.OnDay(s.Calendar.Date(e.Begun)))
}

// Colophon is what a document says of itself at its end: its reference, its version, its day, the terms it was made under.
func (d Document) Colophon() []ui.Text {
	var lines []ui.Text
	switch {
	case d.As.IsZero() && d.Ref != "" && !d.Version.IsZero():
		lines = append(lines, ui.Say("%s, %s.", d.Ref, d.Version))
	case d.As.IsZero() && d.Ref != "":
		lines = append(lines, ui.Say("%s.", d.Ref))
	case d.As.IsZero():
	case d.Ref != "" && !d.Version.IsZero():
		lines = append(lines, ui.Say("%s, %s, as on %s.", d.Ref, d.Version, ui.OnDay(d.As)))
	case d.Ref != "":
		lines = append(lines, ui.Say("%s, as on %s.", d.Ref, ui.OnDay(d.As)))
	default:
		lines = append(lines, ui.Say("As on %s.", ui.OnDay(d.As)))
	}
	if !d.Under.IsZero() {
		lines = append(lines, d.Under)
	}
	return lines
}

// End is what stands below everything: corrections, the clause, whom to ring, and the colophon.
func (d Document) End() []ui.Text { return append(slices.Clone(d.Foot), d.Colophon()...) }
