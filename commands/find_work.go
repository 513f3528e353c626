package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
)

// ofWork are the measures and the reports.
func ofWork(v bot.View) []find {
	s := v.State
	at := func(day calendar.Date, n partnership.Named) find { return find{Named: n, at: s.Calendar.At(day, 9, 0)} }
	var all []find
	for _, m := range s.Measures {
		if n := (partnership.Named{Measure: m}); s.SeesNamed(v.Who, n, v.Today()) {
			last, _ := m.Latest()
			all = append(all, at(last.Until, n))
		}
	}
	for _, r := range s.Reports {
		if s.SeesReport(v.Who, r, v.Today()) {
			all = append(all, at(r.On, partnership.Named{Report: r}))
		}
	}
	return all
}

// measureTexts are the words by which a measure is found.
func measureTexts(m *partnership.Measure) []partnership.TextID {
	texts := []partnership.TextID{m.Name}
	for _, reading := range m.Readings {
		texts = append(texts, reading.Note)
	}
	return slices.DeleteFunc(texts, func(id partnership.TextID) bool { return id == "" })
}

// reportTexts are the words by which a report is found.
func reportTexts(r *partnership.Report) []partnership.TextID {
	return slices.DeleteFunc(append(slices.Clone(r.Parts), r.Answer), func(id partnership.TextID) bool { return id == "" })
}
