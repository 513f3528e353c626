package journey_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// Each thing that people do often has a budget: every command, control, tick, button and form sent is one, typing is none.
func TestClicks(t *testing.T) {
	t.Parallel()
	play(t, map[string]story{"the whole way": inFewClicks}, inOneWay...)
}

func inFewClicks(t *testing.T, s *bottest.Stage) {
	t.Helper()
	s.Until("Full LSP: call for items")
	before := s.Interactions
	for _, step := range []struct {
		what string
		most int
		do   func(*bottest.Stage)
	}{
		{"a member suggests an item", 3, func(s *bottest.Stage) {
			s.As(college).Press("Suggest an item").Fill("title", "Winter warm spaces").Choose("wants", "Discuss").Send()
		}},
		{"it is talked through and put on the draft", 2, func(s *bottest.Stage) {
			s.As(officer).Press("We have talked: add it").Send().Reads("is on the draft agenda")
		}},
		{"the draft goes to the chair", 2, func(s *bottest.Stage) {
			s.As(officer).Press("Open the draft agenda").Press("Send to chair")
		}},
		{"the chair agrees, through their office", 2, func(s *bottest.Stage) {
			s.As(office).Press("Agreed by the Mayor of Lewisham").Reads("Agreed")
		}},
		{"the agenda is issued", 2, func(s *bottest.Stage) {
			s.As(officer).Press("Issue the agenda").Send().Reads("Issued")
		}},
		{"a member sends apologies and a deputy", 3, func(s *bottest.Stage) {
			s.Until("the agenda goes out")
			s.As(college).Press("Can’t come").Fill("deputy", "A colleague at Lewisham College").Send()
		}},
		{"an item by phone, for somebody", 5, func(s *bottest.Stage) {
			s.As(officer).Type("agenda submit").Fill("title", "Knife crime").Choose("wants", "Discuss").
				Fill("for", "Metropolitan Police").Choose("how", "By phone").Send().Reads("LSP-002")
		}},
		{"the notes are written and issued", 5, func(s *bottest.Stage) {
			s.Until("Full LSP: the meeting begins")
			s.As(officer).Type("notes draft "+full).Fill("text", "Action: Lewisham College to send its figures").Send().
				Press("Issue the notes").Send().Reads("Issued")
		}},
		{"an action is done", 1, func(s *bottest.Stage) { s.As(college).Type("action done A-001").Reads("Done") }},
	} {
		at := s.Interactions
		step.do(s)
		if n := s.Interactions - at; n > step.most {
			t.Errorf("%s: %d interactions, more than %d", step.what, n, step.most)
		}
	}
	if n := s.Interactions - before; n > 25 {
		t.Errorf("the whole way: %d interactions, more than 25", n)
	}
}
