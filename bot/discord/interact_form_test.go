package discord_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// What is wrong with a form cannot stand beside its field on Discord. It comes as a card that opens the form again as it was.
func TestWhatIsWrongWithAFormComesWithAButtonToCorrectIt(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.begins(officer, "/action add what: Send the figures", "Add an action", map[string]string{"Who does it?": "The Moon"})
		s.submits(officer)
		card := s.as(officer).Awaits("full-lsp", "There is no partner called The Moon")
		s.restart()
		s.presses(officer, card, "Correct it")
		form := s.as(officer).AwaitsModal("Add an action")
		if got := form.Field("Who does it?").Value; got != "The Moon" || form.Field("What is to be done?").Value != "Send the figures" {
			t.Errorf("the form has lost what was typed: %+v", form.Fields)
		}
		s.as(officer).Fills(map[string]string{"Who does it?": "the secretariat"})
		s.submits(officer)
		s.reads(officer, "On the list: “Send the figures”")
		s.lawful()
	})
}

// pages puts a form of two pages before whoever asks for their items, and says what came of it.
func pages(t *testing.T) func(bot.Ask) (bot.Answer, bool) {
	return func(a bot.Ask) (bot.Answer, bool) {
		switch {
		case a.Line == "agenda mine":
			f := ui.Form{Title: ui.Say("A long form"), Command: "agenda/long", Request: "LONGFORM" + strings.ToUpper(a.Request[:6]), Submit: ui.Say("Send")}
			for _, name := range []string{"One", "Two", "Three", "Four", "Five", "Six"} {
				f.Fields = append(f.Fields, ui.Field{Name: strings.ToLower(name), Label: ui.Say("%s", name), Kind: ui.Line})
			}
			f.Fields = append(f.Fields, ui.Field{Name: "paper", Label: ui.Say("Paper"), Kind: ui.File, Accept: []string{".pdf"}})
			return bot.Answer{Form: &f}, true
		case strings.HasPrefix(a.Line, "agenda/long"):
			words := a.Values["one"] + " " + a.Values["five"] + " " + a.Values["six"] + " " + string(a.Files["paper"].Data)
			t.Logf("sent as %s: %s", a.Request, words)
			return bot.Answer{Card: &ui.Card{Lead: ui.Say("Came: %s", words)}}, true
		}
		return bot.Answer{}, false
	}
}

// A form of more questions than Discord has room for comes in pages. What was typed is kept between them, for a day, also by
// another process; a file stands on the last.
func TestALongFormComesInPages(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.tap.instead(pages(t))
		s.begins(college, "/agenda mine", "A long form (1 of 2)", map[string]string{"One": "first *words*", "Five": "fifth"})
		s.submits(college)
		card := s.as(college).Awaits("full-lsp", "that was part 1 of 2")
		s.restart()
		s.presses(college, card, "Continue")
		s.as(college).AwaitsModal("A long form (2 of 2)")
		s.as(college).Fills(map[string]string{"Six": "sixth"})
		s.as(college).Attaches("Paper", "paper.pdf", []byte("%PDF"))
		s.submits(college)
		s.reads(college, "Came: first *words* fifth sixth %PDF")
		s.lawful()
	})
}

func TestALongFormIsKeptForADay(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.tap.instead(pages(t))
	s.begins(college, "/agenda mine", "A long form (1 of 2)", map[string]string{"One": "first words"})
	s.submits(college)
	card := s.as(college).Awaits("full-lsp", "that was part 1 of 2")
	s.presses(college, card, "Continue")
	s.as(college).AwaitsModal("A long form (2 of 2)")
	s.as(college).Fills(map[string]string{"Six": "sixth words"})
	s.tap.reading(func(name string) { // a day has passed
		if err := s.tap.SaveDraft(t.Context(), demo.Book, storage.Account{Platform: discord.Platform, User: college}, name, nil); err != nil {
			t.Error(err)
		}
	})
	s.submits(college)
	s.reads(college, "This form is no longer kept: it was begun more than a day ago. Please begin again.", "sixth words")
	s.lawful()
}

// A part of a form that cannot be kept is given back, and one that cannot be read again says so.
func TestALongFormWhoseStoreIsAway(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.tap.instead(pages(t))
	s.store.Fail("PutDraft", storagetest.Before, errors.New("away"))
	s.types(college, "/agenda mine")
	s.reads(college, "a form cannot be opened at this moment")
	s.begins(college, "/agenda mine", "A long form (1 of 2)", map[string]string{"One": "first words"})
	s.store.Fail("PutDraft", storagetest.Before, errors.New("away"))
	s.submits(college)
	s.reads(college, "cannot be kept at this moment", "first words")
	s.begins(college, "/agenda mine", "A long form (1 of 2)", map[string]string{"One": "first words"})
	s.submits(college)
	card := s.as(college).Awaits("full-lsp", "that was part 1 of 2")
	s.store.Fail("Drafts", storagetest.Before, errors.New("away"))
	s.presses(college, card, "Continue")
	s.reads(college, "cannot be read at this moment")
	s.lawful()
}

// Suggestions are never put off: where there are none in time, the list is empty, and the person types on.
func TestSuggestionsComeInTimeOrNotAtAll(t *testing.T) {
	t.Parallel()
	onBothWaysWith(t, impatient, func(t *testing.T, s *scene) {
		if found := s.as(college).Searches("/agenda submit meeting: no such", "full-lsp"); len(found) != 0 {
			t.Errorf("found %q", found)
		}
		g := &gate{open: make(chan struct{})}
		s.tap.choosing(func() { <-g.open })
		if found := s.as(college).Searches("/agenda submit meeting: F", "full-lsp"); len(found) != 0 {
			t.Errorf("found %q", found)
		}
		g.lift()
		s.store.Break(storagetest.Before, errors.New("away"))
		s.as(college).Searches("/agenda submit meeting: F", "full-lsp") // what is known will do
		s.store.Mend()
		for _, line := range s.discord.Requests() {
			if strings.Contains(line, `"interaction_type":4`) && !strings.Contains(line, `"type":8`) {
				t.Errorf("it was answered with %s", line)
			}
		}
		s.lawful()
	})
}

func TestSuggestionsAreWhatPeopleCallThings(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.suggest("Winter warm spaces")
		found := s.as(officer).Searches("/agenda show what: winter", "full-lsp")
		if len(found) != 1 || !strings.Contains(found[0], "Winter warm spaces") {
			t.Errorf("found %q", found)
		}
		s.types(officer, "/agenda show what: "+found[0])
		s.reads(officer, "Winter warm spaces")
		s.lawful()
	})
}
