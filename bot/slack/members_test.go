package slack_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// presence sees who is in the channels of a scene, as one that has just begun.
func (s *scene) presence() *bot.Presence {
	return &bot.Presence{
		Books: s.demo.Books, Doors: s.demo.Office.Doors, Question: commands.WhoAreYou, Log: slog.New(slog.NewTextHandler(s.t.Output(), nil)),
	}
}

// looks has the channels looked at, and told what there is to tell.
func (s *scene) looks(p *bot.Presence) {
	s.t.Helper()
	p.Look(s.t.Context())
	s.drain()
}

// later moves the clock of the book on.
func (s *scene) later(d time.Duration) {
	s.t.Helper()
	if err := s.demo.Books.Clock.Advance(s.t.Context(), s.store, d); err != nil {
		s.t.Fatal(err)
	}
}

const (
	week   = 7 * 24 * time.Hour
	differ = "The channels of the groups and the places differ"
)

// lists are the lists in the secretariat's channel.
func (s *scene) lists() []fakeslack.Message { return s.hanging("UOFFICER", "CSEC", differ) }

func TestOnceAWeekTheSecretariatReadsWhoIsInAChannelWithoutAPlace(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.room.AddUser(fakeslack.User{ID: "USAM", Name: "sam", RealName: "Sam Reed"})
	s.room.AddUser(fakeslack.User{ID: "UROBOT", Name: "robot", Bot: true})
	s.room.Invite("CFULL", "USAM")
	s.room.Invite("CFULL", "UROBOT")
	s.room.Remove("CFULL", "UCOLLEGE")
	p := s.presence()
	s.later(week)
	s.looks(p)
	list := s.as("UOFFICER").Awaits("CSEC", differ)
	for _, words := range []string{"Sam Reed", "Lewisham College", "1 person is in a channel without a place, and 1 has a place"} {
		if !strings.Contains(list.Text, words) {
			t.Errorf("the list does not say %q: %s", words, list.Text)
		}
	}
	if strings.Contains(list.Text, "robot") {
		t.Error("the list has a bot")
	}
	s.later(week)
	s.looks(p)
	s.looks(s.presence()) // another process, or this one after a crash
	if n := len(s.lists()); n != 1 {
		t.Errorf("the same was told %d times", n)
	}
	s.room.Invite("CFULL", "USTRANGER")
	s.looks(s.presence())
	if n := len(s.lists()); n != 1 {
		t.Errorf("within a week it was told %d times", n)
	}
	s.later(week)
	s.looks(p)
	if n := len(s.lists()); n != 1 { // the first says now that it is an old one
		t.Errorf("after something new there are %d lists", n)
	}
	s.as("UOFFICER").Awaits("CSEC", "2 people are in a channel without a place")
	s.lawful()
}

func TestWhatDiffersIsPutRightFromTheList(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.room.AddUser(fakeslack.User{ID: "USAM", Name: "sam", RealName: "Sam Reed"})
	s.room.Invite("CFULL", "USAM")
	s.room.Remove("CFULL", "UCOLLEGE")
	p := s.presence()
	s.types("UOFFICER", "/people channels")
	shown := s.as("UOFFICER").Awaits("", "Nothing has been found yet")
	if o := s.as("UOFFICER").Presses(shown, "Look now"); o.Error != "" {
		t.Fatal(o.Error)
	}
	s.door.Wait()
	s.looks(p)
	press := func(label string) {
		t.Helper()
		if o := s.as("UOFFICER").Presses(s.as("UOFFICER").Awaits("CSEC", differ), label); o.Error != "" {
			t.Fatal(o.Error)
		}
		s.door.Wait()
		s.drain()
	}
	press("Ask who it is, line 1")
	press("Ask them to join, line 1")
	s.as("UCOLLEGE").Awaits("", "You have a place, and are not in the channel of the Full LSP on Slack yet")
	s.looks(p)
	s.looks(s.presence()) // after a crash nobody is asked twice
	asked := s.as("USAM").Awaits("", "we do not know you yet")
	if n := len(s.hanging("USAM", "", "we do not know you yet")); n != 1 {
		t.Errorf("a stranger was asked %d times", n)
	}
	if o := s.as("USAM").Presses(asked, "Say who I am"); o.Error != "" {
		t.Fatal(o.Error)
	}
	s.as("USAM").AwaitsModal("Say who I am")
	s.as("USAM").Fills(map[string]string{"Who are you?": "Sam Reed of the Albany"})
	s.submits("USAM")
	s.door.Wait()
	s.drain()
	s.as("UOFFICER").Awaits("CSEC", "Sam Reed of the Albany")
	before := s.state().Presence.Mismatch.Strays[0]
	if kept, err := s.book.Words(t.Context(), []string{string(before.Account), string(before.Name)}); err != nil || len(kept) != 2 {
		t.Errorf("kept of somebody who is on the list: %v, %v", kept, err)
	}
	press("It is all right, line 1")
	s.later(week)
	s.looks(p)
	if left := s.state().Presence.Mismatch.Strays; len(left) > 0 {
		t.Errorf("still on the list: %v", left)
	}
	if kept, err := s.book.Words(t.Context(), []string{string(before.Account), string(before.Name)}); err != nil || len(kept) > 0 {
		t.Errorf("kept of somebody who is on no list: %v, %v", kept, err)
	}
	s.lawful()
}

// Whoever dies between asking a stranger and saying so leaves the question to another, who finds it there.
func TestAStrangerIsAskedOnceWhateverBreaks(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.room.Invite("CFULL", "USTRANGER")
	s.do(partnership.LookAtChannels{})
	s.looks(s.presence())
	s.do(partnership.AskStray{List: 1})
	dying, die := context.WithCancel(t.Context())
	p := s.presence()
	p.Doors = map[string]bot.Door{slack.Platform: lastBreath{s.door, die}}
	p.Look(dying)
	if q := s.state().Presence.Strangers; len(q) != 1 || len(s.hanging("USTRANGER", "", "we do not know you yet")) != 1 {
		t.Fatalf("asked are %v, who read %d questions", q, len(s.hanging("USTRANGER", "", "we do not know you yet")))
	}
	for _, q := range s.state().Presence.Strangers {
		if q.Sent || q.Failed {
			t.Fatal("it is on record, and nobody died")
		}
	}
	s.restart()
	s.looks(s.presence())
	if n := len(s.hanging("USTRANGER", "", "we do not know you yet")); n != 1 {
		t.Errorf("they were asked %d times", n)
	}
	for _, q := range s.state().Presence.Strangers {
		if !q.Sent {
			t.Error("nobody knows that the question went out")
		}
	}
}

// lastBreath is a door behind which the process dies.
type lastBreath struct {
	*slack.Door
	die func()
}

func (l lastBreath) Deliver(ctx context.Context, letter bot.Letter) (string, error) {
	defer l.die()
	return l.Door.Deliver(ctx, letter)
}

func TestWithoutTheScopeTheListSaysOnceWhatToGrant(t *testing.T) {
	t.Parallel()
	c := usual(nil)
	c.slack.App = fakeslack.DefaultApp()
	c.slack.App.Scopes = slices.DeleteFunc(c.slack.App.Scopes, func(scope string) bool { return scope == "channels:read" })
	s := newSceneWith(t, overHTTP, c)
	p := s.presence()
	for range 3 {
		s.later(week)
		s.looks(p)
	}
	if n := len(s.hanging("UOFFICER", "CSEC", "grant channels:read and groups:read")); n != 1 {
		t.Errorf("what to grant was told %d times", n)
	}
	if told := s.hanging("UOFFICER", "", "did not arrive"); len(told) > 0 {
		t.Errorf("a scope that we can do without is trouble: %v", told)
	}
}

// The door alone: what Slack says of one channel.
func TestWhoIsInAChannelIsReadPageByPage(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	var members []string
	for n := range 450 {
		id := fmt.Sprintf("UCROWD%03d", n)
		s.room.AddUser(fakeslack.User{ID: id, Name: id})
		members = append(members, id)
	}
	s.room.AddChannel(fakeslack.Channel{ID: "CCROWD", Name: "crowd", Members: members, Bot: true})
	s.room.AddChannel(fakeslack.Channel{ID: "CSHUT", Name: "shut", Private: true})
	inside, err := s.door.Inside(t.Context(), "channel/T1/CCROWD", nil)
	if err != nil || len(inside.Accounts) != len(members) || inside.Shut != "" || inside.Open {
		t.Fatalf("%d are in it, %q, %v", len(inside.Accounts), inside.Shut, err)
	}
	if n := s.calls("conversations.members"); n != 3 {
		t.Errorf("Slack was asked %d times", n)
	}
	if got := inside.Accounts[449]; got != (bot.Account{Platform: slack.Platform, Workspace: team, User: "UCROWD449"}) {
		t.Errorf("the last is %v", got)
	}
	for place, want := range map[string]partnership.Obstacle{
		"channel/T1/CSHUT": partnership.LookGone, "channel/T1/CNONE": partnership.LookGone,
	} {
		if inside, err := s.door.Inside(t.Context(), place, nil); err != nil || inside.Shut != want {
			t.Errorf("%s: %+v, %v", place, inside, err)
		}
	}
	for code, want := range map[string]partnership.Obstacle{
		"not_in_channel": partnership.LookNotInvited, "is_archived": partnership.LookArchived, "missing_scope": partnership.LookNotAllowed,
		"account_inactive": partnership.LookNotAllowed,
	} {
		lift := s.slack.Inject(fakeslack.Fault{Method: "conversations.members", Error: code})
		if inside, err := s.door.Inside(t.Context(), "channel/T1/CCROWD", nil); err != nil || inside.Shut != want {
			t.Errorf("%s: %+v, %v", code, inside, err)
		}
		lift()
	}
}

func TestAVeryLargeChannelIsLeftAlone(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	members := make([]string, 1300)
	for n := range members {
		members[n] = fmt.Sprintf("UCROWD%04d", n)
		s.room.AddUser(fakeslack.User{ID: members[n], Name: members[n]})
	}
	s.room.AddChannel(fakeslack.Channel{ID: "CCROWD", Name: "crowd", Members: members, Bot: true})
	inside, err := s.door.Inside(t.Context(), "channel/T1/CCROWD", nil)
	if err != nil || inside.Shut != partnership.LookTooMany || len(inside.Accounts) > 0 {
		t.Errorf("%q, %d, %v", inside.Shut, len(inside.Accounts), err)
	}
}

// Where Slack wants time, nothing is put on record, and the list comes when it gives it.
func TestAListWaitsWhereSlackAsksForTime(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.room.Remove("CFULL", "UCOLLEGE")
	s.later(week)
	lift := s.slack.Inject(fakeslack.Fault{Method: "conversations.members", RetryAfter: time.Minute})
	before, p := s.length(), s.presence()
	s.looks(p)
	if n := s.calls("conversations.members"); n != 1 || s.length() != before {
		t.Errorf("Slack was asked %d times, and %d lines were written", n, s.length()-before)
	}
	lift()
	s.looks(p)
	if n := s.calls("conversations.members"); n != 1 {
		t.Errorf("Slack was asked again at once: %d times", n)
	}
	s.later(2 * time.Minute)
	s.looks(s.presence())
	s.restart()
	s.looks(s.presence())
	s.as("UOFFICER").Awaits("CSEC", "1 has a place and is not in the channel")
}

// Who comes from a connected workspace has an account there, and is never taken for one of ours.
func TestWhoComesFromElsewhereIsKnownFromThere(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.room.AddUser(fakeslack.User{ID: "UELSE", Name: "eve", RealName: "Eve Else", Home: "T9"})
	here := bot.Account{Platform: slack.Platform, Workspace: team, User: "UELSE"}
	guest, err := s.door.Guest(t.Context(), "channel/T1/CFULL", here)
	if err != nil || guest.Bot || guest.Name != "Eve Else" || guest.Account.Workspace != "T9" {
		t.Errorf("%+v, %v", guest, err)
	}
	if guest, err := s.door.Guest(t.Context(), "channel/T1/CFULL", bot.Account{Platform: slack.Platform, Workspace: team, User: "UNOBODY"}); err != nil || !guest.Bot {
		t.Errorf("who has left is %+v, %v", guest, err)
	}
}
