package discord_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

func TestALateAnswerTakesThePlaceOfItsPromise(t *testing.T) {
	t.Parallel()
	onBothWaysWith(t, impatient, func(t *testing.T, s *scene) {
		g := s.busy()
		s.types(college, "/agenda mine")
		if m := s.as(college).Sees("full-lsp"); len(m) != 1 || !m[0].Loading || !m[0].Ephemeral {
			t.Errorf("meanwhile they see %+v", m)
		}
		g.lift()
		s.as(college).Awaits("full-lsp", "You have not sent an item yet")
		s.door.Wait()
		if m := s.as(college).Sees("full-lsp"); len(m) != 1 || m[0].Loading || !m[0].Ephemeral || len(s.as(officer).Sees("full-lsp")) != 0 {
			t.Errorf("then they see %+v", m)
		}
		s.lawful()
	})
}

// Discord opens no form after a promise. It comes as a card, whose button opens it.
func TestALateFormComesAsACardWithAButton(t *testing.T) {
	t.Parallel()
	onBothWaysWith(t, impatient, func(t *testing.T, s *scene) {
		g := s.busy()
		s.types(college, "/agenda submit title: Late")
		g.lift()
		card := s.as(college).Awaits("full-lsp", "There are a few questions first.")
		s.tap.set(nil)
		s.presses(college, card, "Open the form")
		if got := s.as(college).AwaitsModal("Suggest an item").Field("What is it about?").Value; got != "Late" {
			t.Errorf("the form begins with %q", got)
		}
		s.as(college).Fills(note)
		s.submits(college)
		s.reads(college, "Sent: “Late” (LSP-001) is with the secretariat")
		s.lawful()
	})
}

// On a card that they alone see, the answer takes the place of the card, late or not.
func TestAPressOnACardOfOnesOwnChangesIt(t *testing.T) {
	t.Parallel()
	for name, patience := range map[string]time.Duration{"at once": 0, "late": 20 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBothWaysWith(t, func(o *discord.Options) { o.Patience = patience }, func(t *testing.T, s *scene) {
				s.types(college, "/agenda mine")
				card := s.as(college).Awaits("full-lsp", "You have not sent an item yet")
				g := s.busy()
				if patience == 0 {
					g.lift()
				}
				s.tap.instead(func(bot.Ask) (bot.Answer, bool) {
					return bot.Answer{Card: &ui.Card{Lead: ui.Say("Another card.")}}, true
				})
				s.presses(college, card, card.Buttons[0])
				g.lift()
				s.as(college).Awaits("full-lsp", "Another card.")
				s.door.Wait()
				if seen := s.as(college).Sees("full-lsp"); len(seen) != 1 || !seen[0].Edited {
					t.Errorf("they see %+v", seen)
				}
				s.lawful()
			})
		})
	}
}

// A store that takes its time, not only the desk, is no reason for silence: the form that was kept comes later.
func TestAFormThatIsSlowlyReadAgainComesAsACard(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.tap.instead(pages(t))
		s.begins(college, "/agenda mine", "A long form (1 of 2)", nil)
		s.submits(college)
		card := s.as(college).Awaits("full-lsp", "that was part 1 of 2")
		s.change.door = impatient
		s.restart()
		g := &gate{open: make(chan struct{})}
		s.tap.reading(func(string) { <-g.open })
		s.presses(college, card, "Continue")
		s.tap.reading(nil)
		g.lift()
		card = s.as(college).Awaits("full-lsp", "There are a few questions first.")
		s.presses(college, card, "Open the form")
		s.as(college).AwaitsModal("A long form (1 of 2)")
		s.lawful()
	})
}

// Where the store is away they read an apology, and its button does what they wanted, once.
func TestAStoreThatIsAwayIsAnApologyThatCanBePressedAgain(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.store.Break(storagetest.Before, errors.New("away"))
		s.types(college, "/agenda submit title: Kept in mind")
		apology := s.as(college).Awaits("full-lsp", "This press saved nothing")
		if !strings.Contains(apology.Text, "Kept in mind") {
			t.Errorf("the words are not given back: %s", apology.Text)
		}
		s.store.Mend()
		s.begins(college, "/agenda submit title: Kept in mind", "Suggest an item", note)
		s.store.Break(storagetest.Before, errors.New("away"))
		s.submits(college)
		s.reads(college, "This press saved nothing", "Kept in mind")
		s.store.Mend()
		s.begins(college, "/agenda submit title: Kept in mind", "Suggest an item", note)
		s.store.Fail("Append", storagetest.After, storage.ErrUncertain)
		s.submits(college)
		s.door.Wait()
		for _, m := range s.as(college).Sees("full-lsp") {
			if strings.Contains(m.Text, "We could not confirm") {
				s.presses(college, m, "Press again")
			}
		}
		s.reads(college, "is with the secretariat")
		if n := s.kinds()["item-submitted"]; n != 1 {
			t.Errorf("%d items are in the book", n)
		}
		s.lawful()
	})
}

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

// Where Discord waits for the answer no more, or says that it is over, it goes to the person alone.
func TestAnAnswerTakesAnotherWayWhereOneIsClosed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault fakediscord.Fault
		late  bool
		line  string
		reads string
	}{
		"unknown interaction": {fakediscord.Fault{Route: "POST /interactions/{interaction}/{token}/callback", Code: 10062}, false, "/agenda mine", "You have not sent an item yet"},
		"a form":              {fakediscord.Fault{Route: "POST /interactions/{interaction}/{token}/callback", Code: 10062}, false, "/agenda submit", "A form could not be opened"},
		"after its token":     {fakediscord.Fault{Route: "PATCH /webhooks/{application}/{token}/messages/{message}", Code: 50027}, true, "/agenda mine", "You have not sent an item yet"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScene(t, overGateway, change{door: func(o *discord.Options) { napping(o); impatient(o) }})
			s.discord.Inject(c.fault)
			g := s.busy()
			if !c.late {
				g.lift()
				s.tap.set(nil)
			}
			s.tap.set(func(bot.Ask) {
				if c.late {
					<-g.open
				}
			})
			if c.late {
				s.types(college, c.line)
			} else {
				s.background(func() { s.as(college).Types(c.line, "full-lsp") })
			}
			g.lift()
			s.as(college).Awaits("", c.reads)
			s.door.Wait()
			if n := len(s.hanging(college, "", c.reads)); n != 1 {
				t.Errorf("it is there %d times", n)
			}
			if n := s.counts.of("unanswered"); n != 0 {
				t.Errorf("%d got no answer", n)
			}
		})
	}
}

// An answer that was applied although Discord says that it failed is taken for given: it was answered already.
func TestAnAnswerWhoseOwnAnswerIsLostIsGivenOnce(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"/agenda mine", "/agenda submit"} {
		s := newScene(t, overGateway, change{door: napping})
		s.discord.Inject(fakediscord.Fault{Route: "POST /interactions/{interaction}/{token}/callback", Status: http.StatusBadGateway, Applied: true, Times: 1})
		s.types(college, line)
		s.door.Wait()
		if n := len(s.everywhere(college)); n > 1 || n == 0 && !s.as(college).HasModal() {
			t.Errorf("%s: they see %+v", line, s.everywhere(college))
		}
		s.lawful()
	}
}

// An answer that is too long for one message goes on in others, which only they see.
func TestALongAnswerGoesOnInOtherMessages(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.tap.instead(func(bot.Ask) (bot.Answer, bool) { return bot.Answer{Card: longCard()}, true })
		s.types(college, "/agenda mine")
		s.as(college).Awaits("full-lsp", "LAST WORDS")
		s.door.Wait()
		shown := s.as(college).Sees("full-lsp")
		if len(shown) < 2 || len(s.as(officer).Sees("full-lsp")) != 0 || len(s.as(college).Sees("")) != 0 {
			t.Errorf("they see %d messages there, %d alone, and others %d", len(shown), len(s.as(college).Sees("")), len(s.as(officer).Sees("full-lsp")))
		}
		s.lawful()
	})
}

func longCard() *ui.Card {
	card := &ui.Card{Lead: ui.Say("Much to say.")}
	for range 8 {
		card.Blocks = append(card.Blocks, ui.Paragraph("%s", strings.Repeat("long words ", 80)))
	}
	card.Foot = ui.Say("LAST WORDS")
	return card
}

// Over HTTP Discord may hear of the second message before it has read the first.
func TestAFollowupThatCameTooSoonIsRepeated(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{door: napping})
	s.discord.Inject(fakediscord.Fault{Route: "POST /webhooks/{application}/{token}", Code: 10015, Times: 2})
	s.tap.instead(func(bot.Ask) (bot.Answer, bool) { return bot.Answer{Card: longCard()}, true })
	s.types(college, "/agenda mine")
	s.as(college).Awaits("full-lsp", "LAST WORDS")
	s.door.Wait()
	if n := len(s.as(college).Sees("")); n != 0 {
		t.Errorf("%d messages took another way", n)
	}
	s.lawful()
}

func TestComponentsThatDiscordDoesNotTakeAreSaidInWords(t *testing.T) {
	t.Parallel()
	s := newScene(t, overGateway, change{door: napping})
	s.discord.Inject(fakediscord.Fault{Route: "POST /interactions/{interaction}/{token}/callback", Code: 50035, Times: 1})
	s.types(college, "/agenda mine")
	s.as(college).Awaits("full-lsp", "You have not sent an item yet")
	s.lawful()
}
