package explain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

func sayNotice(s *speech, b *terms.Blocks) {
	n := b.Notice
	s.clock(n.Meeting, "The date of a meeting is announced %s before it.")
	s.clock(n.Items, "Items close %s before the meeting.")
	s.clock(n.Papers, "Papers are with the secretariat %s before the meeting.")
	s.clock(n.Agenda, "The agenda and its papers go out %s before the meeting.")
	s.when(n.Late != "", "When a late item may be taken: %s", quoted(n.Late))
	s.answer(n.Voids, question{
		"Without proper notice, what a meeting did does not count.", "A mistake in the notice undoes nothing that the meeting did.",
		"whether a mistake in the notice undoes what the meeting did",
	})
}

// clock adds a sentence with a length of time in it, if there is one. How it is counted stands at the end.
func (s *speech) clock(c calendar.Clock, sentence string) {
	if !c.IsZero() {
		s.say(strings.TrimSuffix(sentence, ".")+"%s.", c.Span, counting(c))
	}
}

func sayRecords(s *speech, b *terms.Blocks) {
	r := b.Records
	s.pick(r.Kind, map[string]string{
		"action_notes": "The record of a meeting is its action notes.",
		"minutes":      "The record of a meeting is its minutes.",
	})
	s.clock(r.Draft, "A draft is with the chair within %s of the meeting.")
	s.clock(r.Issue, "The record goes out within %s of the meeting.")
	switch r.ApprovedAt {
	case "":
	case "next_meeting":
		s.say("The record is approved at the next meeting.")
	default:
		s.say("The record is approved by %s.", s.name(r.ApprovedAt))
	}
	s.when(!r.Keep.IsZero(), "It is kept for %s.", r.Keep)
}

func sayMeetings(s *speech, b *terms.Blocks) {
	m := b.Meetings
	s.when(m.Often() != "", "It meets %s.", m.Often())
	s.when(!m.Every.IsZero(), "It meets %s.", every(m.Every))
	s.when(m.AsRequired, "It meets as and when required.")
	s.pattern(m.Pattern)
	for _, e := range m.Events {
		s.event(e)
	}
	for _, a := range m.After {
		s.clock(a.Within, "It also meets within %s of "+strings.ReplaceAll(s.occurrence(a.Event), "%", "%%")+".")
	}
	if !m.Requisition.IsZero() {
		called := "has to be called"
		if m.Force == "may" {
			called = "may be called"
		}
		s.say("A meeting %s if so many ask for one: %s.", called, m.Requisition.Words(s.name))
	}
}

// pattern says on which days it meets.
func (s *speech) pattern(p terms.Pattern) {
	if p.Week == 0 {
		return
	}
	words := fmt.Sprintf("It meets on the %s %s of %s", weeks[p.Week], p.Weekday, months(p.Months))
	if p.At != "" {
		words += ", at " + calendar.TimeWords(p.At)
	}
	if p.Minutes > 0 {
		words += ", for " + length(p.Minutes)
	}
	s.say("%s.", words)
}

var weeks = map[int]string{1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}

func months(ms []time.Month) string {
	if len(ms) == 0 {
		return "every month"
	}
	names := make([]string, len(ms))
	for i, m := range ms {
		names[i] = m.String()
	}
	return and(names)
}

// event is a meeting of its own kind.
func (s *speech) event(e terms.Event) {
	often := ""
	if e.AYear > 0 {
		often = ", " + times(e.AYear) + " a year"
	}
	s.say("There is also this%s: %s.", often, e.Title)
	s.answer(e.Counts, question{
		fmt.Sprintf("“%s” is one of the meetings above.", e.Title), fmt.Sprintf("“%s” comes on top of the meetings above.", e.Title),
		fmt.Sprintf("whether “%s” is one of the meetings above or comes on top of them", e.Title),
	})
}

// occurrence is what people call an event, so that it follows on: the ordinary election; this: Snow.
func (w *writer) occurrence(id string) string {
	for _, o := range w.t.Occurrences {
		first, rest, _ := strings.Cut(o.Title, " ")
		switch {
		case o.ID != id:
		case slices.Contains([]string{"The", "A", "An", "Any"}, first):
			return strings.ToLower(first) + " " + rest
		default:
			return "this: " + o.Title
		}
	}
	return plain(id)
}

func sayPresiding(s *speech, b *terms.Blocks) {
	p := b.Presiding
	if len(p.Then) > 0 {
		s.say("If the chair is away, the meeting is chaired by %s.", joined(s.names(p.Then), ", or else by ", ", or else by "))
	}
	if len(p.Rotation.Among) > 0 {
		s.say("The chair passes in turn between %s%s.", and(s.names(p.Rotation.Among)), rotates(p.Rotation.Every))
	} else if !p.Rotation.Every.IsZero() {
		s.say("The chair passes on%s.", rotates(p.Rotation.Every))
	}
	s.when(!p.Passes.IsZero(),
		"If the chair has not answered within %s, whoever presides instead may agree the agenda.", p.Passes)
}

func rotates(s calendar.Span) string {
	if s.IsZero() {
		return ""
	}
	return ", " + every(s)
}
