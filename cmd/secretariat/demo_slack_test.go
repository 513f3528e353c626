package main

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// awaits waits until something says what a pattern looks for.
func awaits(t *testing.T, said func() string, pattern string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	for {
		words := said()
		if found := regexp.MustCompile(pattern).FindString(words); found != "" {
			return found
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			t.Fatalf("it never said %s, but\n%s", pattern, words)
		}
	}
}

// Somebody of Slack becomes one of the demonstration's people, and what they do there shows in the web chat.
func TestTheDemonstrationOnSlack(t *testing.T) {
	app := fakeslack.DefaultApp()
	app.SocketMode, app.Commands = true, []fakeslack.Command{{Name: "/agenda", Escape: true}, {Name: "/secretariat", Escape: true}}
	s := fakeslack.New(t, fakeslack.Options{App: app, Generous: true})
	w := s.AddWorkspace("T1", "Lewisham", "")
	ada := w.AddUser(fakeslack.User{ID: "UADA", Name: "ada"})
	settings := map[string]string{"SLACK_BOT_TOKEN": w.Install().Token, "SLACK_APP_TOKEN": app.AppToken, "SLACK_API_URL": s.APIURL()}
	ctx, stop := context.WithCancel(t.Context())
	out, logs, ended := new(logged), new(logged), make(chan int, 1)
	go func() {
		ended <- run(world{ctx: ctx, getenv: func(name string) string { return settings[name] }, out: out, logs: logs},
			[]string{"demo", "--addr", "127.0.0.1:0", "--today", "2027-01-11"})
	}()
	s.AwaitSockets(1)
	site := awaits(t, out.String, `http://[0-9.:]+`)
	if words := out.String(); !strings.Contains(words, "open in Slack too") || strings.Contains(words, "leaves this machine") {
		t.Errorf("it says %s", words)
	}
	ada.Says("Is there anybody?")
	greeting := ada.Awaits("", "This is a demonstration of the clerk of the Lewisham Strategic Partnership. Nobody in it is real")
	if !strings.Contains(greeting.Text, "Is there anybody?") {
		t.Errorf("her words are lost: %s", greeting.Text)
	}
	ada.Presses(greeting, "Lewisham College (representative)")
	ada.Awaits("", "In this demonstration you are now: Lewisham College (representative).")
	ada.Types("/agenda submit Winter warm spaces", "")
	ada.AwaitsModal("What should the meeting do?")
	ada.Fills(map[string]string{"What should the meeting do?": "Discuss"})
	ada.Submits()
	ada.Awaits("", "We have your item for the Full LSP on Thursday 18 March: “Winter warm spaces” (LSP-001).")
	awaits(t, func() string { return get(t, site+"/as/p-officer/channel/secretariat") }, "New item for the Full LSP")
	if page := get(t, site+"/as/p-lewisham-college"); strings.Contains(page, "We have your item") {
		t.Error("it is said in the web chat too")
	}
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("it stopped with exit %d: %s", code, logs)
	}
	for _, v := range s.Violations() {
		t.Error(v)
	}
}
