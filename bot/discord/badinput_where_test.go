package discord_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// What is taken from us while we work is told to the secretariat, once, with how to mend it. Nobody else waits for it.
func TestWhatIsTakenFromUsIsToldOnce(t *testing.T) {
	t.Parallel()
	for says, takes := range map[string]func(*timed){
		"We may not write there any more": func(s *timed) {
			s.guild.Overwrite("3001", s.discord.App().ID, 0, fakediscord.SendMessages)
		},
		"We cannot see the channel any more": func(s *timed) {
			s.guild.Overwrite("3001", s.discord.App().ID, 0, fakediscord.ViewChannel)
		},
		"The channel is gone": func(s *timed) { s.guild.RemoveChannel("3001") },
		"every post has to have a tag": func(s *timed) {
			s.guild.RemoveChannel("3001")
			s.guild.AddChannel(fakediscord.Channel{ID: "3001", Name: "secretariat", Kind: fakediscord.Forum, Tags: []string{"news"}, TagRequired: true})
		},
		"That is not a channel in which messages can be written": func(s *timed) {
			s.discord.Inject(fakediscord.Fault{Route: postRoute, Channel: "3001", Code: 50024})
		},
	} {
		t.Run(says, func(t *testing.T) {
			t.Parallel()
			s := newTimed(t, change{})
			takes(s)
			for _, title := range []string{"Closed 0", "Closed 1", "Closed 2"} {
				s.suggest(title)
				for range 5 {
					s.pass(2 * time.Second)
					s.door.Wait()
				}
			}
			told := s.hanging(officer, "", "did not arrive on Discord")
			if len(told) != 1 || !strings.Contains(told[0].Text, says) || !strings.Contains(told[0].Text, "Closed 0") {
				t.Errorf("the officer is told %d times: %+v", len(told), told)
			}
			for _, title := range []string{"Closed 0", "Closed 1", "Closed 2"} {
				if n := len(s.hanging(college, "", title)); n != 1 {
					t.Errorf("the college hears %d times of %s", n, title)
				}
			}
		})
	}
}

// Out of the whole server, nothing can be said there. The secretariat is told on the web.
func TestWhereWeWereSentAwayIsToldToTheSecretariat(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	s.guild.Uninstall()
	s.suggest("Unheard")
	for range 5 {
		s.pass(2 * time.Second)
	}
	s.door.Wait()
	if n := s.calls("POST /channels/3001/messages"); n != 1 {
		t.Errorf("it was tried %d times", n)
	}
}

// Somebody who takes no messages gets none, and the secretariat hears of it: once, by name, with what did not arrive.
func TestClosedMessagesAreToldToTheSecretariat(t *testing.T) {
	t.Parallel()
	for name, closes := range map[string]func(*timed){
		"their settings": func(s *timed) { s.discord.ChangeUser(college, func(u *fakediscord.User) { u.ClosedDMs = true }) },
		"they have left": func(s *timed) { s.guild.Leaves(college) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newTimed(t, change{})
			closes(s)
			for _, title := range []string{"Unread 0", "Unread 1"} {
				s.suggest(title)
				s.pass(10 * time.Second)
				s.door.Wait()
			}
			told := s.hanging(officer, "", "did not arrive on Discord")
			if len(told) != 1 {
				t.Fatalf("the officer is told %d times", len(told))
			}
			for _, words := range []string{"the conversation with Lewisham College", "They take no messages from us", "Unread 0"} {
				if !strings.Contains(told[0].Text, words) {
					t.Errorf("the officer does not read %q in: %s", words, told[0].Text)
				}
			}
			if n := len(s.hanging(officer, "secretariat", "Unread")); n != 2 {
				t.Errorf("%d of two items hang in the channel", n)
			}
		})
	}
}

// A card that somebody deleted is nobody's loss: it is drawn no more, and nobody is told.
func TestACardThatWasDeletedIsDrawnNoMore(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	s.suggest("Deleted")
	s.pass(5 * time.Second)
	s.discord.DeleteMessage(s.as(officer).Awaits("secretariat", "New item for"))
	s.do(partnership.TakeItem{Number: 1})
	for range 10 {
		s.pass(10 * time.Second)
	}
	s.door.Wait()
	if n := len(s.hanging(officer, "", "did not arrive")); n != 0 {
		t.Error("the officer is told of it")
	}
	if n := s.calls("PATCH /channels/3001/messages"); n != 1 {
		t.Errorf("it was tried %d times to draw it", n)
	}
	l := letter("channel/1001/3002")
	l.Message = "3002/1"
	if err := s.door.Edit(t.Context(), l); !errors.Is(err, bot.ErrGone) {
		t.Errorf("of a message that is gone the post office hears %v", err)
	}
}

// A channel that was made a forum takes posts. What hangs there can be drawn anew.
func TestInAForumAPostIsBegun(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	s.guild.RemoveChannel("3002")
	s.guild.AddChannel(fakediscord.Channel{ID: "3002", Name: "full-lsp", Kind: fakediscord.Forum})
	l := letter("channel/1001/3002")
	message, err := s.door.Deliver(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	thread, _, _ := strings.Cut(message, "/")
	if n := len(s.hanging(mayor, thread, "Some words.")); n != 1 {
		t.Errorf("it hangs there %d times", n)
	}
	l.Message, l.Card.Lead.Format = message, "Other words."
	s.guild.Archive(thread, false)
	if err := s.door.Edit(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if n := len(s.hanging(mayor, thread, "Other words.")); n != 1 {
		t.Errorf("it was not drawn anew in a thread that was put away: %d", n)
	}
	s.guild.Archive(thread, true)
	if err := s.door.Edit(t.Context(), l); !errors.Is(err, bot.ErrGone) {
		t.Errorf("of a thread that is closed the post office hears %v", err)
	}
	s.door.Wait()
	s.pass(time.Second)
	if told := s.hanging(officer, "", "The thread is archived"); len(told) != 1 {
		t.Errorf("the officer is told %d times", len(told))
	}
}

func TestWhereNobodyIsThereIsNobody(t *testing.T) {
	t.Parallel()
	s := newTimed(t, change{})
	for _, place := range []string{"dm/2999", "nowhere/1001/3001", "dm/", "", "channel/1001/x", "dm/../users"} {
		if _, err := s.door.Deliver(t.Context(), letter(place)); !errors.Is(err, bot.ErrGone) {
			t.Errorf("%q: the post office hears %v", place, err)
		}
	}
}
