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
		s.change.door = nil // patient from now on
		s.restart()
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
		s.change.door = nil // patient from now on
		s.restart()
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
			s := newScene(t, overGateway, change{door: func(o *discord.Options) {
				napping(o)
				if c.late {
					impatient(o)
				}
			}})
			s.discord.Inject(c.fault)
			if c.late {
				g := s.busy()
				s.types(college, c.line)
				g.lift()
			} else {
				s.background(func() { s.as(college).Types(c.line, "full-lsp") }) // which waits in vain
			}
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
