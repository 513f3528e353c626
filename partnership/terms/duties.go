package terms

import yaml "go.yaml.in/yaml/v4"

// duties reads what has to be done again and again, or when a case arises.
func (t table) duties() []Duty {
	var all []Duty
	for id, n := range t.entries("duties", aDuty) {
		d := t.r.table(n, "duty "+quote(id), dutyKeys)
		all = append(all, Duty{
			ID:       id,
			Title:    d.text("title"),
			Kind:     d.choice("kind", dutyKinds...),
			Body:     d.refer("body", aBody, aPartnership),
			To:       d.refer("to", parties...),
			Every:    d.span("every"),
			Valid:    d.valid(),
			Sentence: d.text("says"),
			Backing:  d.backing(),
		})
	}
	return all
}

// processes reads the ways through several steps.
func (t table) processes() []Process {
	var all []Process
	for id, n := range t.entries("processes", aProcess) {
		p := t.r.table(n, "process "+quote(id), processKeys)
		one := Process{
			ID:       id,
			Title:    p.text("title"),
			Kind:     p.choice("kind", processKinds...),
			Valid:    p.valid(),
			Sentence: p.text("says"),
			Backing:  p.backing(),
		}
		for i, step := range p.items("steps") {
			one.Steps = append(one.Steps, p.step(step, i == 0))
		}
		if p.has("steps") && len(one.Steps) == 0 {
			p.r.problem(p.at("steps"), p.what+" has no steps", "write each beginning with a dash")
		}
		all = append(all, one)
	}
	return all
}

// step reads one step. It is at a meeting, or somebody takes it.
func (t table) step(n *yaml.Node, first bool) Step {
	s := t.r.table(n, "a step of "+t.what, stepKeys)
	if n.Kind == yaml.MappingNode && s.has("at") == s.has("by") {
		t.r.problem(n, s.what+" has to be at a meeting or by somebody", "write either at: with a body or by: with words")
	}
	if first && s.flag("later") {
		t.r.problem(s.at("later"), "the first step of "+t.what+" is later than nothing", "leave later out")
	}
	return Step{
		At:       s.refer("at", aBody),
		By:       s.text("by"),
		Act:      s.text("act"),
		After:    s.clock("after"),
		Later:    s.flag("later"),
		Outcomes: s.texts("outcomes"),
		Gate:     s.flag("gate"),
	}
}
