package slack_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/internal/demo"
)

// arrives fails the test unless some words hang once in the secretariat's channel, and once before the college.
func (s *timed) arrives(words string) {
	s.t.Helper()
	for user, place := range map[string]string{"UOFFICER": "CSEC", "UCOLLEGE": ""} {
		if n := len(s.hanging(user, place, words)); n != 1 {
			s.t.Errorf("%s sees %q %d times", user, words, n)
		}
	}
}

// patient fails the test if we asked again before the time that Slack had named: for the same channel, and where Slack had
// named it for a method, for that.
func (s *timed) patient() {
	s.t.Helper()
	last := map[string]fakeslack.Refusal{}
	for _, r := range s.slack.Refused() {
		if before, ok := last[r.Method+" "+r.Channel]; ok && r.At.Before(before.At.Add(before.Wait)) {
			s.t.Errorf("%s was asked %v after Slack had said to wait %v", r.Method, r.At.Sub(before.At), before.Wait)
		}
		last[r.Method+" "+r.Channel] = r
	}
}

// Whatever method Slack wants to have left alone, and wherever, it is: at most one call too many for each pause that it names.
func TestAStormOf429CostsOneCallForEachPause(t *testing.T) {
	t.Parallel()
	for _, storm := range []fakeslack.Fault{
		{Method: "chat.postMessage", RetryAfter: 30 * time.Second},
		{Method: "chat.postMessage", Channel: "CSEC", RetryAfter: 7 * time.Second},
		{Method: "conversations.open", RetryAfter: 20 * time.Second},
		{Method: "chat.update", RetryAfter: 15 * time.Second},
		{RetryAfter: 10 * time.Second},
	} {
		t.Run(strings.TrimSpace(storm.Method+" "+storm.Channel), func(t *testing.T) {
			t.Parallel()
			s := newTimed(t)
			for n := range 3 {
				lift := s.slack.Inject(storm)
				s.clock.AfterFunc(storm.RetryAfter, lift)
				s.suggest(fmt.Sprintf("Item %d of the storm", n))
				for range 30 {
					s.pass(2 * time.Second)
				}
			}
			for n := range 3 {
				s.arrives(fmt.Sprintf("Item %d of the storm", n))
			}
			s.patient()
			if len(s.slack.Refused()) == 0 && storm.Method != "chat.update" {
				t.Error("there was no storm")
			}
		})
	}
}

// Somebody waits at a screen while Slack wants half a minute. They have their answer after that.
func TestAnAnswerWaitsAsLongAsSlackWants(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	lift := s.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", RetryAfter: 30 * time.Second})
	s.clock.AfterFunc(30*time.Second, lift)
	s.as("UCOLLEGE").Says("/agenda mine")
	s.as("UCOLLEGE").Awaits("", "You have not sent an item yet")
	s.door.Wait()
	s.patient()
	if n := len(s.slack.Refused()); n != 1 {
		t.Errorf("Slack had to say %d times that it wants time", n)
	}
}

// A token is revoked while letters wait, and hours later somebody gives us another: each arrives, once.
func TestLettersWaitForANewToken(t *testing.T) {
	t.Parallel()
	for _, scopes := range [][]string{nil, {"chat:write", "commands", "im:write"}} {
		s := newTimed(t, scopes...)
		s.suggest("Before the end")
		s.pass(5 * time.Second)
		s.room.RevokeTokens()
		for n := range 3 {
			s.suggest(fmt.Sprintf("Unheard %d", n))
			s.pass(time.Hour)
		}
		s.restart() // with the token of a new installation
		for range 40 {
			s.pass(30 * time.Second)
		}
		s.arrives("Before the end")
		for n := range 3 {
			s.arrives(fmt.Sprintf("Unheard %d", n))
		}
		if n := s.counts.of("said again"); scopes == nil && n != 0 { // where we may look, we know that none had arrived
			t.Errorf("%d were said again, though none had arrived", n)
		}
	}
}

// While Slack moves a workspace nothing works there for a day. The token is as good as before when that is done.
func TestAWorkspaceThatIsBeingMovedIsWaitedFor(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"team_added_to_org", "org_login_required"} {
		s := newTimed(t)
		end := s.slack.Inject(fakeslack.Fault{Error: code})
		s.suggest("On the move")
		before := s.calls("chat.postMessage") + s.calls("conversations.open")
		for range 24 {
			s.pass(time.Hour)
		}
		if asked := s.calls("chat.postMessage") + s.calls("conversations.open") - before; asked > 24*2 {
			t.Errorf("%s: Slack was asked %d times in a day", code, asked)
		}
		s.door.Wait()
		told, err := s.demo.Books.Store.Said(t.Context(), demo.Book, "dm/p-officer", 100)
		if err != nil {
			t.Fatal(err)
		}
		if len(told) == 0 || !strings.Contains(string(told[0].Content), "goes out when that is done") {
			t.Errorf("%s: the secretariat is told %v", code, told)
		}
		end()
		for range 40 {
			s.pass(30 * time.Second)
		}
		s.arrives("On the move")
	}
}

// Somebody whose account is closed gets nothing, and the secretariat hears of it: once, by name, with what did not arrive.
func TestAClosedAccountIsToldToTheSecretariat(t *testing.T) {
	t.Parallel()
	s := newTimed(t)
	s.room.ChangeUser("UCOLLEGE", func(u *fakeslack.User) { u.Deactivated = true })
	for n := range 3 {
		s.suggest(fmt.Sprintf("Unread %d", n))
		s.pass(10 * time.Second)
		s.door.Wait()
	}
	told := s.hanging("UOFFICER", "", "did not arrive on Slack")
	if len(told) != 1 {
		t.Fatalf("the officer is told %d times", len(told))
	}
	for _, words := range []string{"the conversation with Lewisham College", "account on Slack is closed", "Unread 0"} {
		if !strings.Contains(told[0].Text, words) {
			t.Errorf("the officer does not read %q in: %s", words, told[0].Text)
		}
	}
	for n := range 3 { // everybody else hears of it
		if found := len(s.hanging("UOFFICER", "CSEC", fmt.Sprintf("Unread %d", n))); found != 1 {
			t.Errorf("in the channel hangs %d of item %d", found, n)
		}
	}
}

// A channel that is closed to us is told once, however much is meant for it, and delays nobody else.
func TestAClosedChannelDelaysNobodyElse(t *testing.T) {
	t.Parallel()
	for says, closes := range map[string]func(*timed){
		"The channel is archived":            func(s *timed) { s.room.Archive("CSEC") },
		"it is private and we are not in it": func(s *timed) { s.room.Remove("CSEC", s.room.Bot()) },
		"Only some may write there":          func(s *timed) { s.refuse("restricted_action") },
		"write /invite and our name":         func(s *timed) { s.refuse("not_in_channel") },
		"has not let us into this workspace": func(s *timed) { s.refuse("team_access_not_granted") },
		"agree to what is asked":             func(s *timed) { s.refuse("missing_scope") },
		"can change that in the settings":    func(s *timed) { s.refuse("no_permission") },
	} {
		t.Run(says, func(t *testing.T) {
			t.Parallel()
			s := newTimed(t)
			closes(s)
			for n := range 3 {
				s.suggest(fmt.Sprintf("Closed %d", n))
				for range 5 {
					s.pass(2 * time.Second)
					s.door.Wait()
				}
			}
			told := s.hanging("UOFFICER", "", "did not arrive on Slack")
			if len(told) != 1 || !strings.Contains(told[0].Text, says) || !strings.Contains(told[0].Text, "Closed 0") {
				t.Errorf("the officer is told %d times: %+v", len(told), told)
			}
			for n := range 3 {
				if found := len(s.hanging("UCOLLEGE", "", fmt.Sprintf("Closed %d", n))); found != 1 {
					t.Errorf("the college hears %d times of item %d", found, n)
				}
			}
		})
	}
}

// refuse has Slack take no post in the secretariat's channel.
func (s *timed) refuse(code string) {
	s.slack.Inject(fakeslack.Fault{Method: "chat.postMessage", Channel: "CSEC", Error: code})
}

// Over Socket Mode the connections are gone as well, and come back by themselves.
func TestTenMinutesOfOutageEndAllConnectionsAndLoseNothing(t *testing.T) {
	t.Parallel()
	s, _ := socketScene(t, new(naps))
	s.slack.AwaitSockets(1)
	end := s.slack.Outage()
	opened := s.slack.SocketsOpened()
	s.suggest("While it was away")
	for range 60 {
		if err := s.demo.Books.Clock.Advance(t.Context(), s.demo.Books.Store, 10*time.Second); err != nil {
			t.Fatal(err)
		}
		s.demo.Office.Drain(t.Context())
	}
	if s.slack.SocketsOpened() != opened {
		t.Error("a connection was opened while Slack was away")
	}
	end()
	s.slack.AwaitSockets(1)
	s.types("UCOLLEGE", "/agenda mine")
	s.as("UCOLLEGE").Awaits("", "While it was away")
	s.lawful()
}
