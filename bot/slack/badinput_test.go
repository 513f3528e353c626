package slack_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// reads waits until somebody has all of some words before them, in a message or in a window, and returns what they read.
func (s *scene) reads(user string, words ...string) string {
	s.t.Helper()
	s.door.Wait()
	var all []string
	for _, m := range s.as(user).Sees("") {
		all = append(all, m.Text)
	}
	if s.as(user).HasModal() {
		v := s.as(user).Modal()
		all = append(all, v.Text)
		for _, f := range v.Fields {
			all = append(all, f.Value, f.Problem)
		}
	}
	read := strings.Join(all, "\n")
	for _, w := range words {
		if !strings.Contains(read, w) {
			s.t.Errorf("%s does not read %.80q, but: %.600s", user, w, read)
		}
	}
	return read
}

func TestASecondWordThatIsNoneIsAnsweredWithTheNearest(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.types("UCOLLEGE", "/agenda sumbit Warm & <dry> *spaces*")
		m := s.as("UCOLLEGE").Awaits("", "There is no such command. Did you mean /agenda submit?")
		if !strings.Contains(m.Text, "agenda sumbit Warm & <dry> *spaces*") {
			t.Errorf("the words are not given back: %s", m.Text)
		}
		if o := s.as("UCOLLEGE").Presses(m, "Suggest an item"); o.Error != "" {
			t.Fatal(o.Error)
		}
		s.as("UCOLLEGE").AwaitsModal("What is it about?")
		s.types("UOFFICER", "/secretariat qwertyuiop asdfgh")
		s.as("UOFFICER").Awaits("", "There is no such command.")
		s.reads("UOFFICER", "qwertyuiop asdfgh")
		s.lawful()
	})
}

// Twelve thousand characters are what a message on Slack has at most: a command gives all of them back, and a form keeps them.
func TestTwelveThousandCharactersComeBack(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		long := strings.TrimSpace(strings.Repeat("warm spaces ", 1000))
		s.types("UCOLLEGE", "/agenda submit "+long)
		s.reads("UCOLLEGE", "there is room for 150", long)
		college.ClosesAll()
		s.types("UCOLLEGE", "/agenda sumbit "+long)
		s.reads("UCOLLEGE", "Did you mean /agenda submit?", long)
		college.ClosesAll()

		s.types("UCOLLEGE", "/agenda submit Warm spaces")
		college.AwaitsModal("What is it about?")
		college.Fills(map[string]string{"What is it about?": long, "What should the meeting do?": "Note"})
		if o := college.Submits(); o.Incomplete["What is it about?"] == "" {
			t.Errorf("Slack itself lets the form pass: %+v", o)
		}
		if o := college.SubmitsUnchecked(); o.Error != "" {
			t.Fatal(o.Error)
		}
		s.reads("UCOLLEGE", "there is room for 150", long)
		if n := s.kinds()["item-submitted"]; n != 0 {
			t.Errorf("%d items were taken", n)
		}
		s.lawful()
	})
}

func TestADateInThePastIsSaid(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	officer := s.as("UOFFICER")
	s.types("UOFFICER", "/meeting schedule")
	officer.AwaitsModal("Plan a meeting")
	officer.Fills(map[string]string{"Which group meets?": "Full LSP", "On which day?": "2020-01-15"})
	s.submits("UOFFICER")
	s.reads("UOFFICER", "Planned: ", "That day is past")
	officer.ClosesAll()
	s.types("UOFFICER", "/action add Send the figures")
	officer.AwaitsModal("Add an action")
	officer.Fills(map[string]string{"Who does it?": "the secretariat", "By when?": "2026-12-31"})
	s.submits("UOFFICER")
	s.reads("UOFFICER", "On the list: “Send the figures”", "That day is past")
	officer.ClosesAll()
	s.lawful()
}

// Meetings cannot be called off yet; one that a form was about can be over, or not be in the book at all.
func TestAFormForAMeetingThatIsNoMoreKeepsTheWords(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.suggest("Already there")
	college := s.as("UCOLLEGE")
	s.types("UCOLLEGE", "/agenda submit Too late by far")
	college.AwaitsModal("Suggest an item")
	college.Fills(map[string]string{"What should the meeting do?": "Note"})
	if err := s.demo.Books.Clock.Advance(t.Context(), s.demo.Books.Store, 400*24*time.Hour); err != nil {
		t.Fatal(err)
	}
	s.submits("UCOLLEGE")
	read := s.reads("UCOLLEGE", "Too late by far")
	if strings.Contains(read, "FULL-2027-03") {
		t.Errorf("it is for a meeting that is over: %s", read)
	}
	college.ClosesAll()
	s.types("UOFFICER", "/agenda draft FULL-2031-01")
	s.reads("UOFFICER", "There is no meeting FULL-2031-01")
	s.lawful()
}

// card posts a message with one button, as another release of ours would have.
func (s *scene) card(button map[string]any) fakeslack.Message {
	s.t.Helper()
	button["type"], button["action_id"] = "button", "old"
	button["text"] = map[string]any{"type": "plain_text", "text": "Press"}
	s.callsPast("chat.postMessage", map[string]any{
		"channel": "CFULL", "text": "A card", "blocks": []any{map[string]any{"type": "actions", "elements": []any{button}}},
	})
	s.door.Wait() // the answer to the card before is there
	for _, m := range slices.Backward(s.as("UCOLLEGE").Sees("CFULL")) {
		if slices.Contains(m.Buttons, "Press") {
			return m
		}
	}
	s.t.Fatal("the card is not there")
	return fakeslack.Message{}
}

func TestAButtonOfAnotherReleaseIsAnswered(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.suggest("Something")
		before := s.length()
		for value, says := range map[string]string{
			"agenda/frobnicate/LSP-001":   "This button does nothing any more",
			"":                            "This press saved nothing: the card is of another version",
			"agenda/show/LSP-999":         "There is nothing called LSP-999",
			"agenda/agree/FULL-2027-03/9": "This is for the chair",
			"again:":                      "This press saved nothing: the card is of another version",
			"again:R1:":                   "This press saved nothing: the card is of another version",
			"{\"v\":2,\"do\":\"agree\"}":  "This press saved nothing: the card is of another version",
		} {
			button := map[string]any{}
			if value != "" {
				button["value"] = value
			}
			if o := s.as("UCOLLEGE").Presses(s.card(button), "Press"); o.Error != "" {
				t.Errorf("%s: %s", value, o.Error)
			}
			m := s.as("UCOLLEGE").Awaits("CFULL", says)
			if !m.Ephemeral || strings.Contains(m.Text, "frobnicate") {
				t.Errorf("%s: %+v", value, m)
			}
		}
		if o := s.as("UMAYOR").Presses(s.card(map[string]any{"value": "agenda/agree/FULL-2027-03/9"}), "Press"); o.Error != "" {
			t.Error(o.Error)
		}
		s.as("UMAYOR").Awaits("CFULL", "No agenda of this meeting has gone to the chair.")
		s.door.Wait()
		if n := s.length(); n != before {
			t.Errorf("%d records were added", n-before)
		}
		s.lawful()
	})
}

// A button that was drawn before a restart works after it, and so does a form that was open.
func TestCardsAndFormsOutliveARestart(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.suggest("Long lived")
	s.drain()
	officer, college := s.as("UOFFICER"), s.as("UCOLLEGE")
	card := officer.Awaits("CSEC", "New item for")
	s.types("UCOLLEGE", "/agenda submit Open meanwhile")
	college.AwaitsModal("Suggest an item")
	college.Fills(map[string]string{"What should the meeting do?": "Note"})
	s.restart()
	if o := officer.Presses(card, "We have talked: add it"); o.Error != "" {
		t.Fatal(o.Error)
	}
	officer.AwaitsModal("How did you talk?")
	s.submits("UOFFICER")
	s.reads("UOFFICER", "is on the draft agenda")
	s.submits("UCOLLEGE")
	s.reads("UCOLLEGE", "“Open meanwhile”")
	s.lawful()
}

// A form of another release keeps what was written in it.
func TestAFormOfAnotherReleaseKeepsTheWords(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		for _, c := range []struct {
			blocks []any
			typed  bool
		}{
			{[]any{map[string]any{
				"type": "input", "block_id": "old", "label": map[string]any{"type": "plain_text", "text": "What?"},
				"element": map[string]any{"type": "plain_text_input", "action_id": "a"},
			}}, true},
			{[]any{map[string]any{"type": "section", "text": map[string]any{"type": "plain_text", "text": "Sure?"}}}, false},
		} {
			lift := s.slack.Inject(fakeslack.Fault{Method: "views.open", Error: "internal_error"})
			s.types("UCOLLEGE", "/agenda submit")
			s.door.Wait()
			lift()
			s.callsPast("views.open", map[string]any{"trigger_id": s.trigger(), "view": map[string]any{
				"type": "modal", "title": map[string]any{"type": "plain_text", "text": "Old"}, "private_metadata": "v0|what",
				"submit": map[string]any{"type": "plain_text", "text": "Send"}, "blocks": c.blocks,
			}})
			college.AwaitsModal("Old")
			if c.typed {
				college.Fills(map[string]string{"What?": "A long thought"})
			}
			s.submits("UCOLLEGE")
			s.reads("UCOLLEGE", "the form is of another version of this service")
			if c.typed && college.Modal().Field("What?").Value != "A long thought" {
				t.Error("what was typed is gone")
			}
			college.ClosesAll()
		}
		s.lawful()
	})
}
