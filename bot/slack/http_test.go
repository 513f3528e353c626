package slack_test

import (
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// posts sends a body to the door as Slack would, or not quite.
func (s *scene) posts(path, body string, change func(*http.Request)) (status int, answer string) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.site.URL+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	now := time.Now()
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Slack-Request-Timestamp", strconv.FormatInt(now.Unix(), 10))
	r.Header.Set("X-Slack-Signature", fakeslack.Sign(s.slack.App().SigningSecret, now, body))
	if change != nil {
		change(r)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(read)
}

// aCommand is a slash command as it is sent.
func aCommand() string {
	return url.Values{
		"team_id": {team}, "user_id": {"UCOLLEGE"}, "channel_id": {"CFULL"}, "command": {"/agenda"}, "text": {"mine"}, "trigger_id": {"1.2.3"},
	}.Encode()
}

func TestWhatIsNotSlacksIsTurnedAway(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	for _, c := range []struct {
		name, path, body string
		change           func(*http.Request)
		status           int
	}{
		{"forged", "/slack/commands", aCommand(), func(r *http.Request) { r.Header.Set("X-Slack-Signature", "v0=00") }, 401},
		{"unsigned", "/slack/events", `{}`, func(r *http.Request) { r.Header.Del("X-Slack-Signature") }, 401},
		{"stale", "/slack/commands", aCommand(), func(r *http.Request) {
			then := time.Now().Add(-6 * time.Minute)
			r.Header.Set("X-Slack-Request-Timestamp", strconv.FormatInt(then.Unix(), 10))
			r.Header.Set("X-Slack-Signature", fakeslack.Sign(s.slack.App().SigningSecret, then, aCommand()))
		}, 401},
		{"of the future", "/slack/commands", aCommand(), func(r *http.Request) {
			then := time.Now().Add(6 * time.Minute)
			r.Header.Set("X-Slack-Request-Timestamp", strconv.FormatInt(then.Unix(), 10))
			r.Header.Set("X-Slack-Signature", fakeslack.Sign(s.slack.App().SigningSecret, then, aCommand()))
		}, 401},
		{"of another body", "/slack/commands", aCommand(), func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", fakeslack.Sign(s.slack.App().SigningSecret, time.Now(), aCommand()+"x"))
		}, 401},
		{"JSON for a form", "/slack/commands", `{"team_id":"T1","user_id":"UCOLLEGE","command":"/agenda","text":"mine","trigger_id":"1.2.4"}`, asJSON, 400},
		{"JSON for an interaction", "/slack/interactions", `{"type":"block_actions","user":{"id":"UCOLLEGE"}}`, asJSON, 400},
		{"a form for an event", "/slack/events", aCommand(), nil, 400},
		{"several parts", "/slack/commands", "--x\r\nContent-Disposition: form-data; name=\"user_id\"\r\n\r\nUCOLLEGE\r\n--x--", func(r *http.Request) {
			r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		}, 400},
		{"bottomless", "/slack/events", strings.Repeat("[", 200000), asJSON, 400},
		{"a list for an event", "/slack/events", `[]`, asJSON, 400},
		{"no type", "/slack/events", `{}`, asJSON, 400},
		{"an interaction of nobody", "/slack/interactions", "payload=" + url.QueryEscape(`{"type":"block_actions"}`), nil, 400},
		{"a press of nothing", "/slack/interactions", "payload=" + url.QueryEscape(`{"type":"block_actions","user":{"id":"U1"}}`), nil, 400},
		{"in the address", "/slack/interactions?payload=%7B%7D", "", nil, 400},
		{"oversized", "/slack/interactions", strings.Repeat("x", 1<<20+1), nil, 413},
		{"no JSON", "/slack/events", `{"type":`, nil, 400},
		{"no JSON in a form", "/slack/interactions", "payload=%7B", nil, 400},
		{"no form", "/slack/interactions", "payload=%zz", nil, 400},
		{"no command", "/slack/commands", "command=/agenda", nil, 400},
		{"an unknown interaction", "/slack/interactions", "payload=" + url.QueryEscape(`{"type":"new","user":{"id":"U1"}}`), nil, 400},
		{"by GET", "/slack/events", "", func(r *http.Request) { r.Method = http.MethodGet }, 405},
	} {
		before := len(s.tap.lines())
		if status, answer := s.posts(c.path, c.body, c.change); status != c.status {
			t.Errorf("%s: %d %s, not %d", c.name, status, answer, c.status)
		}
		s.door.Wait()
		if len(s.tap.lines()) != before {
			t.Errorf("%s: the desk was asked", c.name)
		}
	}
	if n := s.counts.of("refused"); n != 5 {
		t.Errorf("%d were counted, not 5", n)
	}
	if n := s.counts.of("too large"); n != 1 {
		t.Errorf("%d were counted as too large, not 1", n)
	}
}

func asJSON(r *http.Request) { r.Header.Set("Content-Type", "application/json") }

func TestSlacksProbesAreAnswered(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	if status, answer := s.posts("/slack/events", `{"type":"url_verification","challenge":"a<b"}`, nil); status != 200 || answer != "a<b" {
		t.Errorf("the challenge is answered %d %s", status, answer)
	}
	for _, change := range []func(*http.Request){nil, func(r *http.Request) { r.Header.Del("X-Slack-Signature") }} {
		if status, answer := s.posts("/slack/commands", "ssl_check=1&token=x", change); status != 200 || answer != "" {
			t.Errorf("the probe of the certificate is answered %d %s", status, answer)
		}
	}
	if status, _ := s.posts("/slack/events", `{"type":"event_callback","event_id":"E1","event":{"type":"brand_new","user":{"id":"U1"}}}`, nil); status != 200 {
		t.Errorf("an event that nobody knows is answered %d", status)
	}
}

func TestWhatIsPlayedAgainIsDoneOnce(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	stamp := time.Now()
	again := func(r *http.Request) {
		r.Header.Set("X-Slack-Request-Timestamp", strconv.FormatInt(stamp.Unix(), 10))
		r.Header.Set("X-Slack-Signature", fakeslack.Sign(s.slack.App().SigningSecret, stamp, aCommand()))
	}
	for range 3 {
		if status, _ := s.posts("/slack/commands", aCommand(), again); status != 200 {
			t.Errorf("it is answered %d", status)
		}
	}
	s.door.Wait()
	if lines := s.tap.lines(); len(lines) != 1 {
		t.Errorf("the desk was asked %q", lines)
	}
}
