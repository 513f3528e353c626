package slack_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// impatient says very soon that we are at it.
func impatient(o *slack.Options) { o.Patience = 20 * time.Millisecond }

// gate keeps the desk busy until it is opened.
type gate struct {
	once sync.Once
	open chan struct{}
}

func (s *scene) busy() *gate {
	g := &gate{open: make(chan struct{})}
	s.tap.set(func(bot.Ask) { <-g.open })
	s.t.Cleanup(g.lift)
	return g
}

func (g *gate) lift() { g.once.Do(func() { close(g.open) }) }

// typesWhileBusy types a line that is answered after its acknowledgement.
func (s *scene) typesWhileBusy(user, line, place string) {
	s.t.Helper()
	g := s.busy()
	if o := s.as(user).Types(line, place); o.Error != "" {
		s.t.Fatalf("%s types %s: %s", user, line, o.Error)
	}
	g.lift()
}

func onBothWaysWith(t *testing.T, door func(*slack.Options), play func(*testing.T, *scene)) {
	t.Helper()
	for _, in := range []way{overHTTP, overSocket} {
		t.Run(string(in), func(t *testing.T) {
			t.Parallel()
			play(t, newSceneWith(t, in, usual(door)))
		})
	}
}

func TestALateAnswerToACommandComesInAWindow(t *testing.T) {
	t.Parallel()
	onBothWaysWith(t, impatient, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		for line, answer := range map[string]string{"/agenda submit Late": "Suggest an item", "/agenda mine": "You have not sent an item yet"} {
			g := s.busy()
			s.types("UCOLLEGE", line)
			college.AwaitsModal("We are at it")
			g.lift()
			college.AwaitsModal(answer)
			college.ClosesAll()
		}
		s.lawful()
	})
}

func TestALateAnswerToAFormComesAboveIt(t *testing.T) {
	t.Parallel()
	onBothWaysWith(t, impatient, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		s.types("UCOLLEGE", "/agenda submit Late")
		college.AwaitsModal("Suggest an item")
		college.Fills(map[string]string{"What should the meeting do?": "Note"})
		g := s.busy()
		s.submits("UCOLLEGE")
		if v := college.AwaitsModal("We are at it"); v.Depth != 2 {
			t.Errorf("the form is not kept below: depth %d", v.Depth)
		}
		s.store.Break(storagetest.Before, errors.New("away"))
		g.lift()
		college.AwaitsModal("This press saved nothing")
		s.store.Mend()
		college.Closes()
		form := college.AwaitsModal("Suggest an item")
		if got := form.Field("What is it about?").Value; got != "Late" {
			t.Errorf("what was typed is gone: %q", got)
		}
		s.tap.set(nil)
		s.submits("UCOLLEGE")
		college.AwaitsModal("is with the secretariat")
		s.lawful()
	})
}

func TestWhatIsWrongWithAFormStandsBesideTheField(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		officer := s.as("UOFFICER")
		s.types("UOFFICER", "/action add Send the figures")
		officer.AwaitsModal("Add an action")
		officer.Fills(map[string]string{"Who does it?": "The Moon"})
		s.submits("UOFFICER")
		form := officer.Modal()
		if got := form.Field("Who does it?"); !strings.Contains(got.Problem, "There is no partner called The Moon") || got.Value != "The Moon" {
			t.Errorf("the field says %+v", got)
		}
		officer.Fills(map[string]string{"Who does it?": "the secretariat"})
		s.submits("UOFFICER")
		officer.AwaitsModal("On the list")
		s.lawful()
	})
}

func TestRedisAwayIsAnApologyThatCanBePressedAgain(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		s.store.Break(storagetest.Before, errors.New("away"))
		s.types("UCOLLEGE", "/agenda submit Kept in mind")
		apology := college.Awaits("", "This press saved nothing")
		if !strings.Contains(apology.Text, "Kept in mind") {
			t.Errorf("the words are not given back: %s", apology.Text)
		}
		s.store.Mend()
		if o := college.Presses(apology, "Press again"); o.Error != "" {
			t.Fatal(o.Error)
		}
		form := college.AwaitsModal("Suggest an item")
		if got := form.Field("What is it about?").Value; got != "Kept in mind" {
			t.Errorf("the form begins with %q", got)
		}
		college.Fills(map[string]string{"What should the meeting do?": "Note"})

		s.store.Break(storagetest.Before, errors.New("away"))
		s.submits("UCOLLEGE")
		if got := college.Modal().Field("What is it about?"); !strings.Contains(got.Problem, "Press again") || got.Value != "Kept in mind" {
			t.Errorf("the form says %+v", got)
		}
		s.store.Mend()
		s.submits("UCOLLEGE")
		college.AwaitsModal("is with the secretariat")
		s.lawful()
	})
}

func TestWhatIsDeliveredTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		s.types("UCOLLEGE", "/agenda submit Doubled")
		college.AwaitsModal("Suggest an item")
		college.Fills(map[string]string{"What should the meeting do?": "Note"})
		before := s.length()
		s.submits("UCOLLEGE")
		s.slack.Redeliver("view_submission")
		s.slack.Redeliver("slash_command")
		college.Says("Who chairs?")
		college.Awaits("", "Thank you. The secretariat has your message")
		s.slack.Redeliver("event")
		s.door.Wait()
		if n := s.length() - before; n != 2 {
			t.Errorf("%d records were added, not an item and a message", n)
		}
		if n := len(s.hanging("UCOLLEGE", "", "Thank you. The secretariat has your message")); n != 1 {
			t.Errorf("the message was answered %d times", n)
		}
		s.lawful()
	})
}

func TestAnExpiredTriggerIsAnsweredWithAButton(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.slack.Inject(fakeslack.Fault{Method: "views.open", Error: "expired_trigger_id", Times: 1})
		s.types("UCOLLEGE", "/agenda submit Too late")
		offer := s.as("UCOLLEGE").Awaits("", "There are a few questions first.")
		if o := s.as("UCOLLEGE").Presses(offer, "Open the form"); o.Error != "" {
			t.Fatal(o.Error)
		}
		if got := s.as("UCOLLEGE").AwaitsModal("Suggest an item").Field("What is it about?").Value; got != "Too late" {
			t.Errorf("the form begins with %q", got)
		}
		s.lawful()
	})
}

func TestAnAnswerTakesAnotherWayWhereOneIsClosed(t *testing.T) {
	t.Parallel()
	s := newSceneWith(t, overHTTP, usual(func(o *slack.Options) { o.Sleep = new(naps).sleep }))
	s.slack.Inject(fakeslack.Fault{Method: "hook", Status: 404})
	s.typesWhileBusy("UCOLLEGE", "/agenda mine", "CFULL")
	if m := s.as("UCOLLEGE").Awaits("CFULL", "You have not sent an item yet"); !m.Ephemeral {
		t.Error("everybody in the channel reads it")
	}
	s.slack.Inject(fakeslack.Fault{Method: "chat.postEphemeral", Error: "not_in_channel"})
	s.slack.Inject(fakeslack.Fault{Method: "views.open", Error: "expired_trigger_id"})
	s.typesWhileBusy("UCOLLEGE", "/meeting next", "CFULL")
	s.as("UCOLLEGE").Awaits("", "Are you coming")
}

func TestOrdinaryWordsReachTheSecretariat(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		college.Says("Could @mayor read <this> &amp; #full-lsp?\nIt is *urgent*.")
		college.Awaits("", "Thank you. The secretariat has your message")
		college.Mentions("CFULL", "who takes the notes?")
		if m := college.Awaits("CFULL", "Thank you. The secretariat has your message"); !m.Ephemeral {
			t.Error("everybody in the channel reads the answer")
		}
		s.drain()
		for _, words := range []string{"Could The Mayor of Lewisham read <this> &amp; #full-lsp?\nIt is *urgent*.", "who takes the notes?"} {
			if found := s.as("UOFFICER").Awaits("CSEC", words); len(found.Pings) > 0 {
				t.Errorf("it calls %q", found.Pings)
			}
		}
		college.Says("/agenda mine") // a guest may have no slash commands
		college.Awaits("", "You have not sent an item yet")
		college.Says("  ")
		s.lawful()
	})
}

func TestAMessageBecomesAnItem(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.as("UMAYOR").SaysIn("CFULL", "Winter warm spaces, please")
		m := s.as("UCOLLEGE").Awaits("CFULL", "Winter warm")
		s.as("UCOLLEGE").UsesShortcut("Make this an agenda item", m)
		if got := s.as("UCOLLEGE").AwaitsModal("Suggest an item").Field("What is it about?").Value; got != "Winter warm spaces, please" {
			t.Errorf("the form begins with %q", got)
		}
		s.as("UOFFICER").UsesShortcut("Record as an action", m)
		if got := s.as("UOFFICER").AwaitsModal("Add an action").Field("What is to be done?").Value; got != "Winter warm spaces, please" {
			t.Errorf("the form begins with %q", got)
		}
		s.lawful()
	})
}

func TestTheHomeTab(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		college.OpensHome()
		home := college.Home()
		for _, words := range []string{"What would you like to do?", "Nothing waits on you", "Your next meetings"} {
			if !strings.Contains(home.Text, words) {
				t.Errorf("the Home tab does not say %q: %s", words, home.Text)
			}
		}
		if o := college.Presses(home, "Suggest an item"); o.Error != "" {
			t.Fatal(o.Error)
		}
		college.AwaitsModal("Suggest an item")
		college.Fills(map[string]string{"What is it about?": "From home", "What should the meeting do?": "Note"})
		s.submits("UCOLLEGE")
		s.door.Wait()
		college.OpensHome()
		eventually(t, "the item is in the Home tab", func() bool { return strings.Contains(college.Home().Text, "From home") })
		s.as("USTRANGER").OpensHome()
		s.as("USTRANGER").Home()
		s.lawful()
	})
}

func TestAStrangerIsToldWhomToRing(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.types("USTRANGER", "/agenda submit Let me in")
		m := s.as("USTRANGER").Awaits("", "We do not know you yet")
		if !strings.Contains(m.Text, "Let me in") {
			t.Errorf("the words are not given back: %s", m.Text)
		}
		s.lawful()
	})
}

func TestAnItemOfSlackIsInTheWebsBook(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.suggest("One book")
	a := s.demo.Desk.Handle(t.Context(), bot.Ask{
		Book: demo.Book, Account: storage.Account{Platform: "web", User: "p-officer"}, Line: "agenda list", Request: bot.NewID(),
	})
	var words strings.Builder
	for _, text := range a.Card.Texts() {
		words.WriteString(text.Words(a.Reader) + "\n")
	}
	if !strings.Contains(words.String(), "One book") {
		t.Errorf("on the web the officer reads: %s", words.String())
	}
}
