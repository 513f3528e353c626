package main

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// logged keeps what is logged, from many goroutines.
type logged struct {
	mu    sync.Mutex
	words bytes.Buffer
}

func (w *logged) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.words.Write(p)
}

func (w *logged) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.words.String()
}

func TestServeAndDemoOpenTheDoorToSlack(t *testing.T) {
	for _, command := range [][]string{{"serve", "--http-addr", "127.0.0.1:0"}, {"demo", "--addr", "127.0.0.1:0"}} {
		t.Run(command[0], func(t *testing.T) {
			app := fakeslack.DefaultApp()
			app.SocketMode, app.Commands = true, []fakeslack.Command{{Name: "/secretariat", Escape: true}}
			s := fakeslack.New(t, fakeslack.Options{App: app, Generous: true})
			w := s.AddWorkspace("T1", "Lewisham", "")
			ada := w.AddUser(fakeslack.User{ID: "UADA", Name: "ada"})
			settings := map[string]string{
				"SLACK_BOT_TOKEN": w.Install().Token, "SLACK_APP_TOKEN": app.AppToken, "SLACK_API_URL": s.APIURL(), "DATA_DIR": t.TempDir(),
			}
			ctx, stop := context.WithCancel(t.Context())
			logs, ended := new(logged), make(chan int, 1)
			go func() {
				ended <- run(world{ctx: ctx, getenv: func(name string) string { return settings[name] }, out: new(logged), logs: logs}, command)
			}()
			s.AwaitSockets(1)
			if o := ada.Types("/secretariat agenda mine", ""); o.Error != "" {
				t.Errorf("the command fails: %s", o.Error)
			}
			ada.Awaits("", "")
			stop()
			if code := <-ended; code != 0 {
				t.Errorf("it stopped with exit %d: %s", code, logs)
			}
			if words := logs.String(); !strings.Contains(words, "Socket Mode") || !strings.Contains(words, "SLACK_APP_TOKEN is set") {
				t.Errorf("it does not say which way, and why: %s", words)
			}
			for _, v := range s.Violations() {
				t.Error(v)
			}
		})
	}
}

func TestATokenThatSlackDoesNotKnowEndsServe(t *testing.T) {
	s := fakeslack.New(t, fakeslack.Options{})
	code, words := said(t, map[string]string{
		"SLACK_BOT_TOKEN": "xoxb-wrong", "SLACK_SIGNING_SECRET": "x", "SLACK_API_URL": s.APIURL(), "DATA_DIR": t.TempDir(), "HTTP_ADDR": "127.0.0.1:0",
	}, "serve")
	if code != 1 || !strings.Contains(words, "SLACK_BOT_TOKEN") || !strings.Contains(words, "invalid_auth") || strings.Contains(words, "xoxb-wrong") {
		t.Errorf("exit %d: %s", code, words)
	}
}
