package terms

import "time"

// besides reads what a file says beside its bodies, of the partnership as a whole. The partners, their offices and the
// work streams have been read.
func (t table) besides(terms *Terms) {
	terms.Adopted = t.date("adopted")
	terms.Valid = t.valid()
	terms.YearStarts = t.yearStarts("year_starts")
	terms.Closed = t.dates("extra_closed_days")
	terms.Sources = t.sources()
	terms.Clauses = t.clauses()
	terms.Regime = t.regimes()
	terms.Partnerships = t.partnerships(terms.ID)
	terms.Priorities = t.priorities()
	terms.Outsiders = t.outsiders()
	terms.Relations = t.relations()
	terms.Occurrences = t.occurrences()
	terms.Rules = t.distinctRules(t.part().rules)
	terms.Duties = t.duties()
	terms.Processes = t.processes()
	terms.Documents = t.documents()
	terms.Registers = t.registers()
	for id, n := range t.entries("silences", aSilence) {
		terms.Silences = append(terms.Silences, Silence{ID: id, What: t.r.text(n, "the silence "+quote(id))})
	}
}

// yearStarts reads the day on which the partnership's year begins; none where the terms do not say.
func (t table) yearStarts(key string) string {
	const leapDay = "29 February"
	text := t.textOr(key)
	if text == "" {
		return ""
	}
	if day, err := time.Parse("2 January", text); err != nil || day.Format("2 January") != text || text == leapDay {
		t.r.problem(t.at(key), quote(key)+" in "+t.what+" is "+quote(text), "write a day and a month, as 1 April")
	}
	return text
}

// sources reads the documents that the terms are taken from.
func (t table) sources() []Source {
	var all []Source
	for id, n := range t.entries("sources", aSource) {
		s := t.r.table(n, "source "+quote(id), sourceKeys)
		all = append(all, Source{ID: id, Title: s.text("title"), Date: s.text("date")})
	}
	return all
}

// regimes reads which laws and codes bind, by the terms.
func (t table) regimes() []Regime {
	var all []Regime
	for id, n := range t.entries("regime", aRegime) {
		g := t.r.table(n, "the law or code "+quote(id), regimeKeys)
		all = append(all, Regime{
			ID: id, Title: g.text("title"), Applies: g.choice("applies", applications...), Why: g.text("why"),
			Valid: g.valid(),
		})
	}
	return all
}

// priorities reads what the partnership works towards.
func (t table) priorities() []Priority {
	var all []Priority
	for id, n := range t.entries("priorities", aPriority) {
		p := t.r.table(n, "priority "+quote(id), priorityKeys)
		all = append(all, Priority{
			ID:          id,
			Title:       p.text("title"),
			Status:      p.choice("status", statuses...),
			Partnership: p.refer("of", aPartnership),
			Statements:  p.texts("statements"),
			Valid:       p.valid(),
		})
	}
	return all
}

// occurrences reads what clocks may run from.
func (t table) occurrences() []Occurrence {
	var all []Occurrence
	for id, n := range t.entries("events", anOccurrence) {
		o := t.r.table(n, "event "+quote(id), occurrenceKeys)
		all = append(all, Occurrence{ID: id, Title: o.text("title")})
	}
	return all
}
