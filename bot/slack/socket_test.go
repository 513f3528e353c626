package slack_test

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/internal/demo"
)

// naps records how long somebody would have slept, and hardly sleeps.
type naps struct {
	mu  sync.Mutex
	all []time.Duration
}

func (n *naps) sleep(d time.Duration) <-chan time.Time {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.all = append(n.all, d)
	return time.After(time.Millisecond)
}

func (n *naps) total() (sum time.Duration, count int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, d := range n.all {
		sum += d
	}
	return sum, len(n.all)
}

// socketScene is a door that listens on one connection, and says why it ended.
func socketScene(t *testing.T, n *naps) (s *scene, ended <-chan error) {
	t.Helper()
	s = newScene(t, overHTTP) // the scene's own door is not listened to
	s.slack.Configure(func(a *fakeslack.App) { a.SocketMode = true })
	app := s.slack.App()
	s.door = slack.New(slack.Options{
		Desk: s.tap, Installs: &slack.Single{Token: s.room.Install().Token, Book: demo.Book}, APIURL: s.slack.APIURL(),
		AppToken: app.AppToken, Sockets: 1, Sleep: n.sleep, Count: s.counts.add, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	})
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	var listening sync.WaitGroup
	listening.Go(func() { done <- s.door.Listen(ctx) })
	t.Cleanup(func() { stop(); listening.Wait() })
	return s, done
}

// eventually waits for something that happens on another goroutine.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	ticker, end := time.NewTicker(2*time.Millisecond), time.After(10*time.Second)
	defer ticker.Stop()
	for !holds() {
		select {
		case <-ticker.C:
		case <-end:
			t.Fatalf("it never came to this: %s", what)
		}
	}
}

func TestConnectionsThatAreRefusedAreRestedFor(t *testing.T) {
	t.Parallel()
	n := new(naps)
	s, _ := socketScene(t, n)
	s.slack.AwaitSockets(1)
	lift := s.slack.RefuseSockets("too_many_websockets")
	opened := s.slack.SocketsOpened()
	s.slack.DropSockets()
	eventually(t, "ten more connections", func() bool { return s.slack.SocketsOpened() >= opened+10 })
	if sum, count := n.total(); sum < time.Duration(count-2)*time.Minute {
		t.Errorf("%d connections were tried with %v of rest in all", count, sum)
	}
	lift()
	s.slack.AwaitSockets(1)
}

func TestConnectionsThatBreakAreRestedForLonger(t *testing.T) {
	t.Parallel()
	n := new(naps)
	s, _ := socketScene(t, n)
	s.slack.AwaitSockets(1)
	s.slack.RefuseSockets("refresh_requested")
	opened := s.slack.SocketsOpened()
	s.slack.DropSockets()
	eventually(t, "ten more connections", func() bool { return s.slack.SocketsOpened() >= opened+10 })
	if sum, count := n.total(); sum < 100*time.Second {
		t.Errorf("%d connections were tried with %v of rest in all", count, sum)
	}
}

func TestSocketModeThatIsOfNoUseEnds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		does func(*scene)
		says string
	}{
		{func(s *scene) {
			s.slack.Configure(func(a *fakeslack.App) { a.SocketMode = false })
			s.slack.DropSockets()
		}, "Socket Mode is not switched on"},
		{func(s *scene) {
			s.slack.Configure(func(a *fakeslack.App) { a.AppToken = "xapp-2-other" })
			s.slack.DropSockets()
		}, "SLACK_APP_TOKEN is not a token"},
		{func(s *scene) { s.slack.Disconnect("link_disabled") }, "Socket Mode was switched off"},
	} {
		s, ended := socketScene(t, new(naps))
		s.slack.AwaitSockets(1)
		c.does(s)
		select {
		case err := <-ended:
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("it ends with %v, not with %q", err, c.says)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("it does not end: %s", c.says)
		}
	}
}

func TestAfterAWarningTheNextConnectionIsReadyBeforeTheEnd(t *testing.T) {
	t.Parallel()
	s, _ := socketScene(t, new(naps))
	s.slack.AwaitSockets(1)
	s.slack.Disconnect("warning")
	s.slack.AwaitSockets(2)
	s.types("UCOLLEGE", "/agenda mine") // on the one or on the other
	s.types("UCOLLEGE", "/meeting next")
	eventually(t, "both are answered", func() bool { return len(s.as("UCOLLEGE").Sees("")) == 2 })
	s.lawful()
}

func TestADroppedConnectionIsReplaced(t *testing.T) {
	t.Parallel()
	s, _ := socketScene(t, new(naps))
	for range 3 {
		s.slack.AwaitSockets(1)
		opened := s.slack.SocketsOpened()
		s.slack.DropSockets()
		eventually(t, "another connection", func() bool { return s.slack.SocketsOpened() > opened })
	}
	s.slack.AwaitSockets(1)
	s.types("UCOLLEGE", "/agenda mine")
	s.as("UCOLLEGE").Awaits("", "You have not sent an item yet")
	s.lawful()
}

func TestACommandWhoseConnectionDropsIsCarriedOut(t *testing.T) {
	t.Parallel()
	s, _ := socketScene(t, new(naps))
	s.slack.AwaitSockets(1)
	s.slack.DropSocketOnNext()
	s.as("UCOLLEGE").Types("/agenda mine", "") // what Slack says of it is another matter: the answer comes
	s.as("UCOLLEGE").Awaits("", "You have not sent an item yet")
	s.lawful()
}

func TestAFormWhoseConnectionDropsIsSentAgainAndKeptOnce(t *testing.T) {
	t.Parallel()
	s, _ := socketScene(t, new(naps))
	s.slack.AwaitSockets(1)
	college := s.as("UCOLLEGE")
	s.types("UCOLLEGE", "/agenda submit Once only")
	college.AwaitsModal("Suggest an item")
	college.Fills(map[string]string{"What should the meeting do?": "Note"})
	before := s.length()
	s.slack.DropSocketOnNext()
	if o := college.Submits(); o.Error == "" {
		t.Fatal("Slack noticed nothing")
	}
	s.slack.AwaitSockets(1)
	s.submits("UCOLLEGE")
	college.AwaitsModal("is with the secretariat")
	if n := s.length(); n != before+1 {
		t.Errorf("%d records were added", n-before)
	}
	s.lawful()
}
