package explain

import (
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func (w *writer) occurrences() []Line {
	var lines []Line
	for _, o := range w.t.Occurrences {
		s := w.speech()
		s.say("%s.", o.Title)
		lines = append(lines, s.line("events/"+o.ID, "What dates can run from"))
	}
	return lines
}

func (w *writer) duties() []Line {
	var lines []Line
	for _, d := range w.t.Duties {
		s := w.speech()
		s.say("%s%s.", d.Title, kindWords(d.Kind, d.Title))
		s.when(d.Body != "", "It is for %s.", w.name(d.Body))
		s.when(d.To != "", "It goes to %s.", w.name(d.To))
		s.when(!d.Every.IsZero(), "It is due %s.", every(d.Every))
		s.valid(d.Valid)
		lines = append(lines, s.line("duties/"+d.ID, "Duties").backed(d.Backing, d.Sentence))
	}
	return lines
}

// kindWords say what kind of thing something is, in brackets; nothing where the title has said it.
func kindWords(kind, title string) string {
	words := plain(kind)
	switch kind {
	case "other", "steps":
		return ""
	case "call_in":
		words = "in-depth report"
	}
	if strings.EqualFold(words, title) {
		return ""
	}
	return brackets(words)
}

func (w *writer) processes() []Line {
	var lines []Line
	for _, p := range w.t.Processes {
		s := w.speech()
		s.say("%s%s.", p.Title, kindWords(p.Kind, p.Title))
		for i, step := range p.Steps {
			s.step(i+1, step)
		}
		s.valid(p.Valid)
		lines = append(lines, s.line("processes/"+p.ID, "How things are done").backed(p.Backing, p.Sentence))
	}
	return lines
}

// step is one step of a process.
func (s *speech) step(n int, step terms.Step) {
	words := fmt.Sprintf("Step %d: ", n)
	switch {
	case step.At != "" && step.Later:
		words += "at a later meeting, " + s.name(step.At) + " "
	case step.At != "":
		words += s.name(step.At) + " "
	case step.By != "":
		words += step.By + " "
	}
	words += step.Act
	if step.At == "" && step.Later {
		words += ", later"
	}
	if !step.After.IsZero() {
		words += ", " + clock(step.After) + " after the step before"
	}
	if len(step.Outcomes) > 0 {
		words += "; the outcome is " + or(step.Outcomes)
	}
	s.say("%s.", words)
	s.when(step.Gate, "Nothing goes on before step %d.", n)
}

// whenWritten are when a document is written.
var whenWritten = map[string]string{
	"each_meeting": "It is written for each meeting.",
	"yearly":       "It is written every year.",
	"per_period":   "It is written for a period.",
}

func (w *writer) documents() []Line {
	var lines []Line
	for _, d := range w.t.Documents {
		s := w.speech()
		s.say("%s.", d.Title)
		s.when(d.Edition != "", "This is the %s edition.", d.Edition)
		s.pick(d.When, whenWritten)
		s.when(d.Body != "", "It is for %s.", w.name(d.Body))
		s.when(len(d.Parts) > 0, "Its parts are %s.", and(d.Parts))
		s.when(d.Agreed != "", "It is agreed by %s.", w.name(d.Agreed))
		s.answer(d.Publish, question{"It is published.", "It is not published.", "whether “" + d.Title + "” is published"})
		s.valid(d.Valid)
		lines = append(lines, s.line("documents/"+d.ID, "Documents").backed(d.Backing, d.Sentence))
	}
	return lines
}

// registersKept are how registers are kept that have a way of their own.
var registersKept = map[string]string{
	terms.Commitments:     "Only what a meeting minuted goes into it.",
	terms.Recommendations: "Each is followed up to its answer.",
	terms.Agreements:      "Each is between partners, with a date of review and an end.",
}

func (w *writer) registers() []Line {
	var lines []Line
	for _, r := range w.t.Registers {
		s := w.speech()
		s.say("%s.", r.Title)
		s.pick(r.Kind, registersKept)
		s.when(r.Body != "", "It is for %s.", w.name(r.Body))
		s.when(r.EnteredBy == terms.Members, "Members enter what is their own organisation's.")
		s.valid(r.Valid)
		lines = append(lines, s.line("registers/"+r.ID, "Registers"))
	}
	return lines
}
