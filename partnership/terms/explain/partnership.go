package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// ownTitle stands over what is said of the partnership as a whole.
const ownTitle = "The partnership"

// partnership is what is said of the file's own partnership.
func (w *writer) partnership() Section {
	section := Section{Key: "partnership", Title: ownTitle, Lines: []Line{w.self(), w.contact()}}
	section.Lines = append(section.Lines, w.clauseLines()...)
	for _, lines := range [][]Line{
		w.regime(), w.organisations(), w.offices(), w.streams(), w.priorities(), w.outsiders(), w.relations(),
		w.occurrences(), w.duties(), w.processes(), w.documents(), w.registers(), w.sources(), w.rules(w.t.Rules), w.silences(),
	} {
		section.Lines = append(section.Lines, lines...)
	}
	return section
}

// self is what the partnership is, and by which clock and calendar it lives.
func (w *writer) self() Line {
	s, t := w.speech(), w.t
	s.say("%s, or %s for short. Its items are numbered %s-1, %s-2 and so on.", t.Title, t.Short, t.Short, t.Short)
	s.say("Programs know it as %s.", t.ID)
	s.say("It lives by the clocks of %s and the bank holidays of %s.", strings.ReplaceAll(t.Zone, "_", " "), holidayPlaces[t.Holidays])
	s.when(len(t.Closed) > 0, "The office is also closed on %s.", and(dates(t.Closed)))
	s.when(t.YearStarts != "", "Its year begins on %s.", t.YearStarts)
	s.inForce()
	if t.YearStarts == "" && slices.ContainsFunc(t.Bodies, func(b terms.Body) bool { return b.Meetings.Often() != "" }) {
		s.open = append(s.open, "when the year begins in which meetings are counted")
	}
	return s.line("about", "What it is")
}

// inForce says since when and until when the terms hold.
func (s *speech) inForce() {
	adopted, holds := s.t.Adopted, strings.TrimPrefix(valid(s.t.Valid), ",")
	switch {
	case !adopted.IsZero() && holds != "":
		s.say("These terms were adopted on %s. They hold%s.", date(adopted), holds)
	case !adopted.IsZero():
		s.say("These terms were adopted on %s.", date(adopted))
	case holds != "":
		s.say("These terms hold%s.", holds)
	}
}

func dates(days []calendar.Date) []string {
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = date(d)
	}
	return words
}

func (w *writer) contact() Line {
	s, c := w.speech(), w.t.Contact
	s.say("%s.", c.Name)
	s.when(c.Phone != "", "Telephone: %s.", c.Phone)
	s.when(c.Email != "", "E-mail: %s.", c.Email)
	s.when(c.Address != "", "Address: %s.", c.Address)
	return s.line("contact", "Whom to ask")
}

// further is what is said of a further partnership in the same file.
func (w *writer) further(p terms.Partnership) Section {
	s := w.speech()
	s.say("%s%s.", p.Title, brackets(p.Short))
	s.when(p.Extends != "", "What holds for %s holds for it too; its own terms add to that and make it stricter.", w.name(p.Extends))
	s.valid(p.Valid)
	lines := []Line{s.line("about", "What it is")}
	return Section{Key: "partnerships/" + p.ID, Title: p.Title, Lines: append(lines, w.rules(p.Rules)...)}
}

func brackets(short string) string {
	if short == "" {
		return ""
	}
	return " (" + short + ")"
}

// house is the house's own practice where the terms are silent.
func (w *writer) house() Section {
	section := Section{
		Key: "house", Title: "Our own practice",
		Lead: "None of this stands in the terms of reference. It can stop nobody, and speaks only where they are silent.",
	}
	for _, line := range w.blockLines(&w.t.House) {
		if line.State != Silent {
			section.Lines = append(section.Lines, line)
		}
	}
	return section
}

// silences are what the file says in words that the terms leave open.
func (w *writer) silences() []Line {
	var lines []Line
	for _, silence := range w.t.Silences {
		lines = append(lines, Line{
			Key: "silences/" + silence.ID, Topic: "What else the terms leave open", State: Silent, Sentences: []string{notSaid(silence.What)},
		})
	}
	return lines
}

// notSaid makes a sentence of what the terms do not say.
func notSaid(what string) string {
	first, rest, _ := strings.Cut(what, " ")
	return "The terms do not say " + strings.ToLower(first) + " " + stop(rest)
}
