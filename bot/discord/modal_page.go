package discord

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// page is as much of a form as a modal holds.
type page struct {
	title     string
	top       []passage
	questions []component
	fields    []ui.Field // those that are asked on it
}

// full says that a question with a note above it does not fit on a page any more.
func (p page) full(note []passage) bool {
	n := len(p.questions) + 1
	if len(p.top)+len(note) > 0 {
		n++
	}
	return n > maxQuestions
}

// pages are a form in as many pages as it needs: what it says first and its questions in their order, but for files, which
// come last, because what was given on a page is kept until the next, and a file is not.
func (d drawer) pages(f ui.Form) []page {
	title := d.words(f.Title)
	open := page{top: d.intro(f, title)}
	asked := map[string]question{}
	for _, field := range f.Fields {
		q := d.question(field)
		if asked[field.Name] = q; q.label == nil { // what cannot be answered is said at once
			open.top = append(open.top, q.note...)
		}
	}
	if beneath(f, open.top, asked) {
		open.top = nil
	}
	var all []page
	for _, field := range filesLast(f.Fields) {
		q := asked[field.Name]
		if q.label == nil {
			continue
		}
		if open.full(q.note) {
			all = append(all, open)
			open = page{}
		}
		open.top = append(open.top, q.note...)
		open.questions = append(open.questions, *q.label)
		open.fields = append(open.fields, field)
	}
	all = append(all, open)
	for i := range all {
		all[i].title = plain(title, maxTitle)
		if len(all) > 1 {
			all[i].title = numbered(title, i, len(all))
		}
	}
	return all
}

// beneath spares a form a second page where one sentence above its questions is all that is too much for one: the sentence
// goes beneath the first question, and the hint from there into the empty input.
func beneath(f ui.Form, top []passage, asked map[string]question) bool {
	if len(f.Fields) != maxQuestions || len(top) != 1 || top[0].kind != prose || len(top[0].lines) != 1 || !f.Problem.IsZero() {
		return false
	}
	for _, q := range asked {
		if q.label == nil || len(q.note) > 0 {
			return false
		}
	}
	sentence, first := top[0].lines[0].words(), asked[f.Fields[0].Name].label
	if first.Component.Type != typeInput || !f.Fields[0].Problem.IsZero() || size(sentence) > maxAside || strings.Contains(sentence, "\n") {
		return false
	}
	first.Component.Placeholder, first.Description = cmp.Or(first.Description, first.Component.Placeholder), sentence
	return true
}

// numbered is the title of one of several pages: Meeting & room (1 of 2).
func numbered(title string, i, n int) string {
	number := fmt.Sprintf(" (%d of %d)", i+1, n)
	return plain(title, maxTitle-size(number)) + number
}

// filesLast keeps the order of fields otherwise. Where all fit on a page nothing changes places.
func filesLast(fields []ui.Field) []ui.Field {
	if len(fields) < maxQuestions {
		return fields
	}
	sorted := slices.Clone(fields)
	slices.SortStableFunc(sorted, func(a, b ui.Field) int { return isFile(a) - isFile(b) })
	return sorted
}

func isFile(f ui.Field) int {
	if f.Kind == ui.File {
		return 1
	}
	return 0
}

// intro is what stands above the first question.
func (d drawer) intro(f ui.Form, title string) []passage {
	var top []passage
	if size(title) > maxTitle {
		top = append(top, passage{kind: heading, lines: []line{{{words: title}}}})
	}
	if problem := d.line(f.Problem); !problem.blank() {
		top = append(top, passage{kind: prose, lines: []line{problem.in(true, false)}})
	}
	for _, p := range d.body(f.Intro, true) {
		if p.kind != buttons { // there is nothing to press in a modal but its own button
			top = append(top, p)
		}
	}
	return top
}

// pageOf is the page on which a form wants something put right first; the first, where nothing is wrong.
func (d drawer) pageOf(f ui.Form) int {
	for i, p := range d.pages(f) {
		if slices.ContainsFunc(p.fields, func(field ui.Field) bool { return !field.Problem.IsZero() }) {
			return i
		}
	}
	return 0
}
