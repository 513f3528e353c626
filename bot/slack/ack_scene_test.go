package slack_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// Where every other way is closed, the answer is there all the same: it came with the acknowledgement.
func TestACommandIsAnsweredInItsAcknowledgement(t *testing.T) {
	t.Parallel()
	s := newSceneWith(t, overHTTP, usual(func(o *slack.Options) { o.Sleep = new(naps).sleep }))
	for _, method := range []string{"hook", "chat.postEphemeral", "chat.postMessage", "conversations.open", "views.open"} {
		s.slack.Inject(fakeslack.Fault{Method: method, Error: "is_archived"})
	}
	college := s.as("UCOLLEGE")
	for line, answer := range map[string]string{"/agenda mine": "You have not sent an item yet", "/agenda": "Choose what to do", "/contact Who chairs?": "Thank you."} {
		if o := college.Types(line, "CFULL"); o.Error != "" {
			t.Errorf("%s: Slack says %s", line, o.Error)
		}
		if m := college.Awaits("CFULL", answer); !m.Ephemeral {
			t.Errorf("%s: everybody in the channel reads the answer", line)
		}
	}
	s.lawful()
}

// Slack does not wait for a busy desk: it hears that the command arrived, and of the answer when there is one, once.
func TestAnAnswerThatTakesLongFollowsTheAcknowledgement(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		college := s.as("UCOLLEGE")
		g := s.busy()
		o := college.Types("/agenda mine", "CFULL")
		if o.Error != "" || o.Took > 2*time.Second {
			t.Errorf("Slack says %q after %s", o.Error, o.Took)
		}
		if n := len(s.hanging("UCOLLEGE", "CFULL", "You have not sent an item yet")); n != 0 {
			t.Errorf("it is answered %d times before there is an answer", n)
		}
		g.lift()
		college.Awaits("CFULL", "You have not sent an item yet")
		s.door.Wait()
		if n := len(s.hanging("UCOLLEGE", "CFULL", "You have not sent an item yet")); n != 1 {
			t.Errorf("it is answered %d times", n)
		}
		s.lawful()
	})
}

// The connection on which a command came may be gone when the answer is there. It takes another way.
func TestAnAnswerTakesAnotherWayWhereNobodyHearsTheAcknowledgement(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	heard := make(chan string, 1)
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		heard <- string(body)
	}))
	defer elsewhere.Close()
	g := s.busy()
	ctx, hangUp := context.WithCancel(t.Context())
	body, now := aCommand()+"&response_url="+url.QueryEscape(elsewhere.URL), time.Now()
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/slack/commands", strings.NewReader(body))
	r.Header.Set("X-Slack-Request-Timestamp", strconv.FormatInt(now.Unix(), 10))
	r.Header.Set("X-Slack-Signature", fakeslack.Sign(s.slack.App().SigningSecret, now, body))
	w, ended := httptest.NewRecorder(), make(chan struct{})
	go func() {
		defer close(ended)
		s.door.Handler().ServeHTTP(w, r)
	}()
	eventually(t, "the desk is asked", func() bool { return len(s.tap.lines()) == 1 })
	hangUp()
	g.lift()
	if answer := <-heard; !strings.Contains(answer, "You have not sent an item yet") {
		t.Errorf("the answer is %s", answer)
	}
	<-ended
	if w.Body.Len() > 0 {
		t.Errorf("somebody who is gone is told %s", w.Body)
	}
}
