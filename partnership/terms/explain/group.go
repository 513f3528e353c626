package explain

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// group is what is said of one group.
func (w *writer) group(body *terms.Body) Section {
	w = w.of(body)
	section := Section{Key: groupKey(body.ID), Title: heading(body), Lines: []Line{w.about(body)}}
	section.Lines = append(section.Lines, w.places(body)...)
	for _, a := range body.Attendees {
		section.Lines = append(section.Lines, w.attendee(a))
	}
	section.Lines = append(section.Lines, w.inForce(body)...)
	section.Lines = append(section.Lines, w.differences(body)...)
	for _, r := range body.ItemRules {
		section.Lines = append(section.Lines, w.itemRule(r))
	}
	if len(body.Standing) > 0 {
		section.Lines = append(section.Lines, w.standing(body.Standing))
	}
	section.Lines = append(section.Lines, w.rules(body.Rules)...)
	section.Lines = append(section.Lines, w.heldTo(body))
	return section
}

// heading is what a group is called, or its full title where the partnership itself stands under that name already.
func heading(body *terms.Body) string {
	if strings.EqualFold(body.Name, ownTitle) {
		return body.Title
	}
	return body.Name
}

func groupKey(id string) string { return "groups/" + id }

// about says what a group is.
func (w *writer) about(body *terms.Body) Line {
	s := w.speech()
	s.say("In full: %s.", body.Title)
	s.say("Its meetings have references that begin with %s.", body.Reference)
	s.when(body.Partnership != "", "It belongs to %s.", w.name(body.Partnership))
	s.when(body.Parent != "", "It works under %s.", w.name(body.Parent))
	s.when(body.Stream != "", "It serves the work stream “%s”.", w.stream(body.Stream))
	s.when(body.Extends != "", "What holds for %s holds for it too; its own terms add to that and make it stricter.", w.name(body.Extends))
	s.valid(body.Valid)
	line := s.line("about", "What it is")
	if body.Assumed != "" {
		line.Sentences = append(line.Sentences, body.Assumed)
		line.Origin = originWords["assumed"]
	}
	return line
}

// valid adds from when until when something holds.
func (s *speech) valid(v terms.Valid) {
	if words := valid(v); words != "" {
		s.say("This holds%s.", strings.Replace(words[1:], ", until", " until", 1))
	}
}

func (w *writer) stream(id string) string {
	for _, s := range w.t.Streams {
		if s.ID == id {
			return s.Title
		}
	}
	return plain(id)
}

// standing is what is on every agenda, in its order.
func (w *writer) standing(items []terms.Standing) Line {
	s := w.speech()
	var first, last []string
	mixed := slices.ContainsFunc(items, func(item terms.Standing) bool { return item.Origin != items[0].Origin })
	for _, item := range items {
		words := item.Title
		if item.Minutes > 0 {
			words += " (" + counted(item.Minutes, "minute") + ")"
		}
		if origin := originWords[item.Origin]; mixed && origin != "" {
			words += " (" + origin + ")"
		}
		if item.Last {
			last = append(last, words)
		} else {
			first = append(first, words)
		}
	}
	s.when(len(first) > 0, "Every agenda begins with: %s.", strings.Join(first, "; "))
	s.when(len(last) > 0, "Every agenda ends with: %s.", strings.Join(last, "; "))
	line := s.line("standing", "On every agenda")
	if !mixed {
		line.Origin = originWords[items[0].Origin]
	}
	return line
}
