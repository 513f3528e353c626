package discord_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
)

// What was done although Discord says that it failed is repeated under its nonce, and is there once.
func TestAPostWithoutAnAnswerIsSaidOnce(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]fakediscord.Fault{
		"an error":    {Route: postRoute, Status: http.StatusInternalServerError, Applied: true, Times: 2},
		"no answer":   {Route: postRoute, Drop: true, Applied: true, Times: 2},
		"of a bridge": {Route: postRoute, Status: http.StatusBadGateway, Applied: true, Times: 2},
	} {
		for _, granted := range []fakediscord.Permission{invited, fakediscord.ViewChannel | fakediscord.SendMessages} {
			s := newTimed(t, change{granted: granted})
			s.unread(granted)
			s.discord.Inject(fault)
			s.suggest("Applied")
			for range 20 {
				s.pass(5 * time.Second)
			}
			s.arrives("Applied")
			if n := s.counts.of("said again"); n != 0 {
				t.Errorf("%s: %d were counted as said again", name, n)
			}
		}
	}
}

// unread keeps us from reading what was said before, unless that was granted.
func (s *scene) unread(granted fakediscord.Permission) {
	if granted&fakediscord.ReadMessageHistory == 0 {
		for _, channel := range []string{"3001", "3002"} {
			s.guild.Overwrite(channel, s.discord.App().ID, 0, fakediscord.ReadMessageHistory)
		}
	}
}

// Later than a nonce is good for, we look whether it is there.
func TestAPostWithoutAnAnswerIsLookedFor(t *testing.T) {
	t.Parallel()
	for _, applied := range []bool{true, false} {
		s := newTimed(t, change{})
		for n := range 120 { // it is busy there
			s.as(officer).SaysIn("secretariat", fmt.Sprint("Chat ", n))
		}
		lost := s.discord.Inject(fakediscord.Fault{Route: postRoute, Status: http.StatusInternalServerError, Applied: applied, Times: 2})
		s.suggest("Long ago")
		s.pass(time.Second)
		lost()
		end := s.discord.Outage()
		for range 20 {
			s.pass(15 * time.Second)
		}
		for n := range 120 {
			s.as(officer).SaysIn("secretariat", fmt.Sprint("More chat ", n))
		}
		end()
		for range 24 {
			s.pass(5 * time.Second)
		}
		s.arrives("Long ago")
	}
}

func TestAPostWithoutAnAnswerIsSaidOnceMoreWhereWeMayNotLook(t *testing.T) {
	t.Parallel()
	for applied, want := range map[bool]int{true: 2, false: 1} {
		s := newTimed(t, change{})
		s.unread(0)
		lost := s.discord.Inject(fakediscord.Fault{Route: postRoute, Channel: "3001", Status: http.StatusInternalServerError, Applied: applied, Times: 1})
		s.suggest("Long ago")
		s.pass(time.Second)
		lost()
		end := s.discord.Outage()
		for range 20 {
			s.pass(15 * time.Second)
		}
		end()
		for range 24 {
			s.pass(5 * time.Second)
		}
		found := s.hanging(officer, "secretariat", "Long ago")
		if len(found) != want {
			t.Fatalf("it hangs there %d times, not %d", len(found), want)
		}
		if last := found[len(found)-1]; !strings.Contains(last.Text, "Sent again: you may have this already.") {
			t.Errorf("the last one does not say that it was sent again: %s", last.Text)
		}
		if n := s.counts.of("said again"); n != 1 {
			t.Errorf("%d were counted as said again", n)
		}
		if n := len(s.hanging(college, "", "Long ago")); n != 1 { // in a conversation we may always look
			t.Errorf("the college sees it %d times", n)
		}
	}
}

// A process ends between a post and its receipt. The next one posts it under the same nonce, or finds it.
func TestAPostWhoseProcessEndedIsSaidOnce(t *testing.T) {
	t.Parallel()
	for name, granted := range map[string]fakediscord.Permission{"may look": invited, "may not": fakediscord.ViewChannel | fakediscord.SendMessages} {
		s := newTimed(t, change{granted: granted})
		s.unread(granted)
		l := letter("channel/1001/3002")
		was, err := s.door.Deliver(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		s.restart()
		s.clock.Advance(time.Minute)
		l.Attempt = 2
		is, err := s.door.Deliver(t.Context(), l)
		if err != nil || is != was {
			t.Errorf("%s: it was posted as %s, and then as %s, %v", name, was, is, err)
		}
		if found := s.hanging(mayor, "full-lsp", "Some words."); len(found) != 1 || strings.Contains(found[0].Text, "Sent again") {
			t.Errorf("%s: there hangs %+v", name, found)
		}
	}
}

// letter is one that nobody looks after.
func letter(place string) bot.Letter {
	return bot.Letter{
		Book: demo.Book, Key: "k-" + place[strings.LastIndexByte(place, '/')+1:], Place: place, Attempt: 1, Card: ui.Card{Lead: ui.Say("Some words.")},
	}
}
