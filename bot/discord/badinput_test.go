package discord_test

import (
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

func TestASecondWordThatIsNoneIsAnsweredWithTheNearest(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.types(college, "/secretariat what: agenda sumbit Warm & <dry> *spaces*")
		m := s.as(college).Awaits("full-lsp", "There is no such command. Did you mean /agenda submit?")
		if !strings.Contains(m.Text, "agenda sumbit Warm & <dry> *spaces*") {
			t.Errorf("the words are not given back: %s", m.Text)
		}
		s.presses(college, m, "Suggest an item")
		s.as(college).AwaitsModal("What is it about?")
		s.types(officer, "/secretariat what: qwertyuiop asdfgh")
		s.reads(officer, "There is no such command.", "qwertyuiop asdfgh")
		s.lawful()
	})
}

// What is typed instead of picked is taken where it means one thing, and else answered with the nearest.
func TestWhatIsTypedInsteadOfPickedIsMatched(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.suggest("Winter warm spaces")
		for typed, reads := range map[string]string{
			"lsp-001":        "Winter warm spaces",
			"LSP1":           "Winter warm spaces",
			"FULL-2027-03":   "18 March",
			"full-2031-01":   "There is nothing called full-2031-01",
			"something else": "something else",
		} {
			s.types(officer, "/agenda show what: "+typed)
			s.reads(officer, reads)
		}
		s.types(officer, "/agenda withdraw item: LSP-0999")
		s.reads(officer, "There is no item LSP-0999")
		s.lawful()
	})
}

// Discord takes more than we have room for: a command gives it back, and a form keeps it.
func TestTwelveThousandCharactersComeBack(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		long := strings.TrimSpace(strings.Repeat("warm spaces ", 1000))
		if o := s.as(college).Types("/agenda submit title: "+long, "full-lsp"); len(o.Incomplete) == 0 { // Discord itself holds it back
			if o.Error != "" {
				t.Fatal(o.Error)
			}
			s.reads(college, "there is room for 150", "warm spaces warm spaces")
		}
		if s.as(college).HasModal() {
			s.as(college).ClosesAll()
		}
		s.begins(college, "/agenda submit title: Warm spaces", "What is it about?", note)
		s.as(college).Fills(map[string]string{"What is it about?": long})
		if o := s.as(college).Submits(); o.Incomplete["What is it about?"] == "" {
			t.Errorf("Discord itself lets the form pass: %+v", o)
		}
		if o := s.as(college).SubmitsUnchecked(); o.Error != "" {
			t.Fatal(o.Error)
		}
		s.reads(college, "there is room for 150")
		card := s.as(college).Awaits("full-lsp", "there is room for 150")
		s.presses(college, card, "Correct it")
		if v := s.as(college).AwaitsModal("Suggest an item").Field("What is it about?").Value; !strings.HasPrefix(v, "warm spaces warm spaces") {
			t.Errorf("what was typed is gone: %.100q", v)
		}
		if n := s.kinds()["item-submitted"]; n != 0 {
			t.Errorf("%d items were taken", n)
		}
		s.lawful()
	})
}

func TestADateInThePastIsSaid(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.begins(officer, "/action add what: Send the figures", "Add an action", map[string]string{"Who does it?": "the secretariat", "By when?": "2026-12-31"})
	s.submits(officer)
	s.reads(officer, "On the list: “Send the figures”", "That day is past")
	s.lawful()
}

// A form was open, and its meeting is over when it is sent.
func TestAFormForAMeetingThatIsNoMoreKeepsTheWords(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.begins(college, "/agenda submit title: Too late by far", "Suggest an item", note)
	if err := s.demo.Books.Clock.Advance(t.Context(), s.demo.Books.Store, 400*24*time.Hour); err != nil {
		t.Fatal(err)
	}
	s.submits(college)
	if read := s.reads(college, "Too late by far"); strings.Contains(read, "FULL-2027-03") {
		t.Errorf("it is for a meeting that is over: %s", read)
	}
	s.types(officer, "/agenda draft meeting: FULL-2031-01")
	s.reads(officer, "There is no meeting FULL-2031-01")
	s.lawful()
}

// A button that was drawn before a restart works after it, and so does a form that was open.
func TestCardsAndFormsOutliveARestart(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.suggest("Long lived")
		s.drain()
		card := s.as(officer).Awaits("secretariat", "New item for")
		s.begins(college, "/agenda submit title: Open meanwhile", "Suggest an item", note)
		s.restart()
		s.presses(officer, card, "We have talked: add it")
		s.as(officer).AwaitsModal("How did you talk?")
		s.submits(officer)
		s.reads(officer, "is on the draft agenda")
		s.submits(college)
		s.reads(college, "“Open meanwhile”")
		s.lawful()
	})
}

// card posts a message with one button, as another release of ours would have.
func (s *scene) card(id string) fakediscord.Message {
	s.t.Helper()
	made := s.callsPast("POST", "/channels/3002/messages", map[string]any{"content": "A card", "components": []any{map[string]any{
		"type": 1, "components": []any{map[string]any{"type": 2, "style": 1, "label": "Press", "custom_id": id}},
	}}, "allowed_mentions": map[string]any{"parse": []any{}}})
	for _, m := range s.as(college).Sees("full-lsp") {
		if m.ID == made {
			return m
		}
	}
	s.t.Fatal("the card is not there")
	return fakediscord.Message{}
}

func TestAButtonOfAnotherReleaseIsAnswered(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.suggest("Something")
		before := s.length()
		for id, says := range map[string]string{
			"agenda/frobnicate/LSP-001":   "This button does nothing any more",
			"agenda/show/LSP-999":         "There is nothing called LSP-999",
			"agenda/agree/FULL-2027-03/9": "This is for the chair",
			"again:":                      "This press saved nothing: the card is of another version",
			"again:R1:":                   "This press saved nothing: the card is of another version",
			"open:R1:x":                   "This press saved nothing: the card is of another version",
			"open:R1:7":                   "This form is no longer kept",
			"send:R1":                     "This form is no longer kept",
			"{\"v\":2,\"do\":\"agree\"}":  "There is no such command",
		} {
			s.presses(college, s.card(id), "Press")
			if m := s.as(college).Awaits("full-lsp", says); !m.Ephemeral || strings.Contains(m.Text, "frobnicate") {
				t.Errorf("%s: %+v", id, m)
			}
		}
		s.door.Wait()
		if n := s.length(); n != before {
			t.Errorf("%d records were added", n-before)
		}
		s.lawful()
	})
}

// In a conversation with us it is done in the one partnership that there is, or in which they are known.
func TestACommandInADirectMessageIsCarriedOut(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		if o := s.as(college).Types("/agenda submit title: From home", ""); o.Error != "" {
			t.Fatal(o.Error)
		}
		s.as(college).AwaitsModal("Suggest an item")
		s.as(college).Fills(note)
		s.submits(college)
		s.as(college).Awaits("", "is with the secretariat")
		s.lawful()
	})
}

// A server that no partnership knows is answered, and nothing of it comes into anybody's book.
func TestAServerThatThePartnershipDoesNotKnow(t *testing.T) {
	t.Parallel()
	for _, in := range []way{overHTTP, overGateway} {
		s := newScene(t, in, change{unlinked: true})
		before := s.length()
		s.types(college, "/agenda submit title: Lost words")
		s.door.Wait()
		if s.as(college).HasModal() || len(s.as(college).Sees("full-lsp")) != 1 {
			t.Errorf("they see %+v", s.everywhere(college))
		}
		if n := s.length(); n != before {
			t.Errorf("%d records were added", n-before)
		}
		t.Log(s.as(college).Sees("full-lsp")[0].Text)
		s.lawful()
	}
}
