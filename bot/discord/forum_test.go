package discord_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// becomesForum turns a channel into a forum.
func (s *scene) becomesForum(id, name string) {
	s.guild.RemoveChannel(id)
	s.guild.AddChannel(fakediscord.Channel{ID: id, Name: name, Kind: fakediscord.Forum})
}

// posts a letter to the forum of the Full LSP, and says in which of its posts it hangs.
func (s *timed) posts(n int, thread string) (in string) {
	s.t.Helper()
	l := letter("channel/1001/3002")
	l.Key, l.Thread, l.Card.Lead.Format = fmt.Sprint("k-", n), thread, fmt.Sprintf("Line %d.", n)
	message, err := s.door.Deliver(s.t.Context(), l)
	if err != nil {
		s.t.Fatal(err)
	}
	in, _, _ = strings.Cut(message, "/")
	if found := s.hanging(mayor, in, l.Card.Lead.Format); len(found) != 1 {
		s.t.Errorf("line %d hangs there %d times", n, len(found))
	}
	s.pass(2 * time.Second)
	return in
}

// What is said of one meeting is in one post of a forum, also for a process that has not begun it; what is said of another is not.
func TestOfOneMeetingThereIsOnePostInAForum(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	s.becomesForum("3002", "full-lsp")
	const march, june = "Full LSP · FULL-2027-03", "Full LSP · FULL-2027-06"
	first := s.posts(1, march)
	if again := s.posts(2, march); again != first {
		t.Errorf("the second line is in the post %s, and the first in %s", again, first)
	}
	s.restart()
	if again := s.posts(3, march); again != first {
		t.Error("another process begins another post")
	}
	if other := s.posts(4, june); other == first {
		t.Error("two meetings have one post")
	}
	s.guild.Archive(first, false)
	s.restart()
	if again := s.posts(5, march); again != first {
		t.Error("a post that was put away is not opened again")
	}
	s.guild.RemoveChannel(first)
	second := s.posts(6, march)
	if second == first || s.posts(7, march) != second {
		t.Error("in the place of a post that was deleted there are several, or none")
	}
	if n := s.calls("POST /channels/3002/threads"); n != 3 {
		t.Errorf("%d posts were begun", n)
	}
	s.lawful()
}

// Who locks a post does not want to have more in it: the secretariat hears of it, and nothing is begun beside it.
func TestAPostThatWasLockedIsLeftAlone(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	s.becomesForum("3002", "full-lsp")
	const march = "Full LSP · FULL-2027-03"
	s.guild.Archive(s.posts(1, march), true)
	l := letter("channel/1001/3002")
	l.Thread = march
	if _, err := s.door.Deliver(t.Context(), l); !errors.Is(err, bot.ErrGone) {
		t.Errorf("the post office hears %v", err)
	}
	s.door.Wait()
	s.pass(time.Second)
	if told := s.hanging(officer, "", "The thread is archived"); len(told) != 1 {
		t.Errorf("the officer is told %d times", len(told))
	}
}

// What the post office has to say of a meeting says of which.
func TestTheLinesOfAMeetingGoIntoItsPost(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	s.becomesForum("3001", "secretariat")
	ask := bot.Ask{
		Book: demo.Book, Account: storage.Account{Platform: discord.Platform, User: officer}, Line: "meeting cancel FULL-2027-03",
		Sent: true, Request: bot.NewID(),
	}
	if a := s.demo.Desk.Handle(t.Context(), ask); a.Failed || a.Card == nil {
		t.Fatalf("it was not cancelled: %+v", a)
	}
	s.pass(5 * time.Second)
	if found := s.hanging(officer, "Full LSP · FULL-2027-03", "Cancelled: the Full LSP"); len(found) != 1 {
		t.Errorf("in the post of the meeting stands %+v", found)
	}
	s.suggest("Of no meeting yet")
	s.pass(5 * time.Second)
	if n := s.calls("POST /channels/3001/threads"); n != 2 {
		t.Errorf("%d posts were begun", n)
	}
	s.lawful()
}

// A post has no nonce. What may have been begun is looked for, and where we may not look it is begun once more and owns up to that.
func TestAPostOfAForumIsSaidOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		applied, read bool
		begun, seen   int
	}{
		"it is there":                     {applied: true, read: true, begun: 1, seen: 1},
		"it is not there":                 {applied: false, read: true, begun: 2, seen: 1},
		"it is there, and we cannot look": {applied: true, read: false, begun: 2, seen: 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newTimed(t, change{})
			s.becomesForum("3001", "secretariat")
			if !c.read {
				s.unread(0)
			}
			lost := s.discord.Inject(fakediscord.Fault{Route: "POST /channels/{channel}/threads", Status: 500, Applied: c.applied, Times: 1})
			s.suggest("In a forum")
			s.pass(time.Second)
			lost()
			s.restart() // the process ended before it could keep a receipt
			for range 30 {
				s.pass(5 * time.Second)
			}
			if n := s.calls("POST /channels/3001/threads"); n != c.begun {
				t.Errorf("it was begun %d times", n)
			}
			seen, again := 0, 0
			for _, place := range s.guild.Threads("secretariat") {
				for _, m := range s.hanging(officer, place, "In a forum") {
					seen++
					again += strings.Count(m.Text, "Sent again")
				}
			}
			if seen != c.seen || again != c.seen-1 {
				t.Errorf("it hangs there %d times, and %d of them own up", seen, again)
			}
			if n := len(s.hanging(college, "", "In a forum")); n != 1 {
				t.Errorf("the college sees it %d times", n)
			}
		})
	}
}
