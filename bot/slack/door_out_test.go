package slack_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/testclock"
	"github.com/partnership-secretariat/secretariat/storage"
)

// timed is a scene whose Slack, door and post office go by a clock that the test moves.
type timed struct {
	*scene
	clock *testclock.Manual
}

func newTimed(t *testing.T, scopes ...string) *timed {
	t.Helper()
	clock := testclock.NewManual(time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC))
	app := fakeslack.DefaultApp()
	if scopes != nil {
		app.Scopes = scopes
	}
	s := newSceneWith(t, overHTTP, change{
		slack: fakeslack.Options{App: app, Clock: clock},
		door: func(o *slack.Options) {
			o.Now = clock.Now
			o.Sleep = func(d time.Duration) <-chan time.Time { // whoever waits moves the clock
				clock.Advance(d)
				over := make(chan time.Time)
				close(over)
				return over
			}
		},
	})
	return &timed{scene: s, clock: clock}
}

// pass lets time pass, and has the post office work.
func (s *timed) pass(d time.Duration) {
	s.t.Helper()
	s.clock.Advance(d)
	if err := s.demo.Books.Clock.Advance(s.t.Context(), s.demo.Books.Store, d); err != nil {
		s.t.Fatal(err)
	}
	s.demo.Office.Drain(s.t.Context())
}

// suggest has the college suggest an item, of which the college and the secretariat's channel hear.
func (s *scene) suggest(title string) {
	s.t.Helper()
	a := s.demo.Desk.Handle(s.t.Context(), bot.Ask{
		Book: demo.Book, Account: storage.Account{Platform: slack.Platform, Workspace: team, User: "UCOLLEGE"}, Line: "agenda submit",
		Values: map[string]string{"title": title, "wants": "discuss"}, Sent: true, Request: bot.NewID(),
	})
	if a.Failed || a.Card == nil {
		s.t.Fatalf("it was not suggested: %+v", a)
	}
}

// hanging are the messages in a place that have some words.
func (s *scene) hanging(user, place, words string) []fakeslack.Message {
	s.t.Helper()
	return slices.DeleteFunc(s.as(user).Sees(place), func(m fakeslack.Message) bool { return !strings.Contains(m.Text, words) })
}

// calls is how often a method was called.
func (s *scene) calls(method string) int {
	n := 0
	for _, line := range s.slack.Requests() {
		if strings.Contains(line, `"method":"`+method+`"`) {
			n++
		}
	}
	return n
}

func TestPostsInAChannelAreASecondApart(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	for _, title := range []string{"First", "Second", "Third"} {
		s.suggest(title)
	}
	for range 8 {
		s.pass(time.Second)
	}
	var order []string
	for _, m := range s.hanging("UOFFICER", "CSEC", "New item for") {
		order = append(order, m.Text[strings.Index(m.Text, "“"):strings.Index(m.Text, "”")])
	}
	if want := []string{"“First", "“Second", "“Third"}; !slices.Equal(order, want) {
		t.Errorf("in the channel hang %q, not %q", order, want)
	}
	if n := s.counts.of("limited"); n > 0 {
		t.Errorf("Slack asked for time %d times", n)
	}
}

func TestAStormOf429IsWaitedOut(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	s.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", RetryAfter: 30 * time.Second, Times: 3})
	s.suggest("In a storm")
	for range 40 {
		s.pass(5 * time.Second)
	}
	for user, place := range map[string]string{"UOFFICER": "CSEC", "UCOLLEGE": ""} {
		if n := len(s.hanging(user, place, "In a storm")); n != 1 {
			t.Errorf("%s sees it %d times", user, n)
		}
	}
	if n := s.counts.of("limited"); n != 3 {
		t.Errorf("Slack was asked %d times too many: once for each pause it gave is enough", n)
	}
}

func TestAPostWithoutAnAnswerIsLookedFor(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	s.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Status: http.StatusInternalServerError, Applied: true, Times: 2})
	s.suggest("Applied")
	for range 20 {
		s.pass(5 * time.Second)
	}
	for user, place := range map[string]string{"UOFFICER": "CSEC", "UCOLLEGE": ""} {
		if found := s.hanging(user, place, "Applied"); len(found) != 1 || strings.Contains(found[0].Text, "Sent again") {
			t.Errorf("%s sees %+v", user, found)
		}
	}
}

func TestAPostWithoutAnAnswerIsSaidOnceMoreWhereWeMayNotLook(t *testing.T) {
	t.Parallel()
	for _, applied := range []bool{true, false} {
		s := newTimed(t, "chat:write", "commands", "im:write")
		s.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Channel: "CSEC", Status: http.StatusInternalServerError, Applied: applied, Times: 1})
		s.suggest("Applied")
		for range 20 {
			s.pass(5 * time.Second)
		}
		found := s.hanging("UOFFICER", "CSEC", "Applied")
		if want := map[bool]int{true: 2, false: 1}[applied]; len(found) != want {
			t.Fatalf("it hangs there %d times, not %d", len(found), want)
		}
		if last := found[len(found)-1]; !strings.Contains(last.Text, "Sent again: you may have this already.") {
			t.Errorf("the last one does not say that it was sent again: %s", last.Text)
		}
		if n := s.counts.of("said again"); n != 1 {
			t.Errorf("%d were counted as said again", n)
		}
	}
}

func TestTenMinutesOfOutageLoseNothing(t *testing.T) {
	t.Parallel()
	for _, scopes := range [][]string{nil, {"chat:write", "commands", "im:write"}} {
		s := newTimed(t, scopes...)
		end := s.slack.Outage()
		s.suggest("Through the night")
		before := s.calls("chat.postMessage") + s.calls("conversations.open") + s.calls("conversations.history")
		for range 60 {
			s.pass(10 * time.Second)
		}
		asked := s.calls("chat.postMessage") + s.calls("conversations.open") + s.calls("conversations.history") - before
		if asked > 40 {
			t.Errorf("Slack was asked %d times while it was away", asked)
		}
		end()
		for range 24 {
			s.pass(5 * time.Second)
		}
		for user, place := range map[string]string{"UOFFICER": "CSEC", "UCOLLEGE": ""} {
			if n := len(s.hanging(user, place, "Through the night")); n != 1 {
				t.Errorf("%s sees it %d times", user, n)
			}
		}
	}
}

func TestARevokedTokenIsToldElsewhereAndLosesNothing(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	s.pass(time.Second)
	s.room.RevokeTokens()
	s.suggest("Unheard")
	s.pass(time.Second)
	s.door.Wait()
	told, err := s.demo.Books.Store.Said(t.Context(), demo.Book, "dm/p-officer", 100)
	if err != nil {
		t.Fatal(err)
	}
	if len(told) == 0 || !strings.Contains(string(told[len(told)-1].Content), "Nothing that we send on Slack arrives there now.") {
		t.Errorf("the secretariat was not told on the web: %v", told)
	}
	box, err := s.demo.Books.Store.Outbox(t.Context(), demo.Book)
	if err != nil {
		t.Fatal(err)
	}
	if len(box.Notices) == 0 {
		t.Error("the letters wait for nothing any more")
	}
}

// letter is one that nobody looks after.
func letter(place string) bot.Letter {
	return bot.Letter{
		Book: demo.Book, Key: "key-" + strings.ReplaceAll(place, "/", "-"), Place: place, Attempt: 1,
		Card: ui.Card{Lead: ui.Say("Some words.")}, Reader: ui.Reader{},
	}
}

func TestAClosedChannelIsToldToTheSecretariat(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		does func(*timed)
		says string
	}{
		{func(s *timed) { s.room.Archive("CFULL") }, "archived"},
		{func(s *timed) { s.room.Remove("CFULL", s.room.Bot()) }, "/invite"},
	} {
		s := newTimed(t)
		c.does(s)
		for range 2 {
			if _, err := s.door.Deliver(t.Context(), letter("channel/T1/CFULL")); !errors.Is(err, bot.ErrGone) {
				t.Errorf("the post office hears %v", err)
			}
			s.door.Wait()
			s.pass(2 * time.Second)
		}
		told := s.hanging("UOFFICER", "", "did not arrive on Slack")
		if len(told) != 1 || !strings.Contains(told[0].Text, c.says) || !strings.Contains(told[0].Text, "Some words.") {
			t.Errorf("the officer reads %+v", told)
		}
	}
}

func TestWhereNobodyIsThereIsNobody(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	s.room.ChangeUser("UCOLLEGE", func(u *fakeslack.User) { u.Deactivated = true })
	for _, place := range []string{"dm/T1/UCOLLEGE", "dm/T1/UNOBODY", "nowhere/T1/X", "dm/T1/", ""} {
		if _, err := s.door.Deliver(t.Context(), letter(place)); !errors.Is(err, bot.ErrGone) {
			t.Errorf("%q: the post office hears %v", place, err)
		}
	}
	l := letter("channel/T1/CFULL")
	message, err := s.door.Deliver(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	l.Message, l.Card.Lead = message, ui.Say("Other words.")
	if err := s.door.Edit(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if n := len(s.hanging("UMAYOR", "CFULL", "Other words.")); n != 1 {
		t.Errorf("it was not redrawn: %d", n)
	}
	l.Message = "CFULL/1.000001"
	if err := s.door.Edit(t.Context(), l); !errors.Is(err, bot.ErrGone) {
		t.Errorf("of a message that is gone the post office hears %v", err)
	}
	l.Message = "" // nobody knows its id, and it is found by its key
	if err := s.door.Edit(t.Context(), l); err != nil {
		t.Error(err)
	}
}

func TestBlocksThatSlackDoesNotTakeAreSaidInWords(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	s.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Error: "invalid_blocks", Times: 1})
	if _, err := s.door.Deliver(t.Context(), letter("channel/T1/CFULL")); err != nil {
		t.Fatal(err)
	}
	if n := len(s.hanging("UMAYOR", "CFULL", "Some words.")); n != 1 {
		t.Errorf("it hangs there %d times", n)
	}
}
