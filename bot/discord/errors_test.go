package discord

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestWhatIsToBeDoneAboutAnError(t *testing.T) {
	t.Parallel()
	said := func(status, code int) error {
		return fmt.Errorf("post: %w", &Error{Route: "POST /channels/{channel}/messages", Status: status, Code: code})
	}
	for _, c := range []struct {
		err  error
		want class
	}{
		{said(404, 10003), shut},
		{said(404, 10004), shut},
		{said(404, 10008), gone},
		{said(404, 10013), gone},
		{said(404, 10015), late},
		{said(404, 10062), late},
		{said(404, 10070), gone},
		{said(429, 20016), pause},
		{said(429, 20028), pause},
		{said(429, 20029), pause},
		{said(400, 30003), shut},
		{said(400, 30005), fault},
		{said(400, 30015), fault},
		{said(400, 30032), fault},
		{said(429, 30034), pause},
		{said(400, 30038), shut},
		{said(429, 30046), pause},
		{said(401, 40001), dead},
		{said(429, 40003), pause},
		{said(413, 40005), fault},
		{said(400, 40058), shut},
		{said(400, 40060), done},
		{said(400, 40067), shut},
		{said(403, 50001), shut},
		{said(400, 50006), fault},
		{said(403, 50007), closed},
		{said(403, 50013), shut},
		{said(401, 50014), dead},
		{said(400, 50024), shut},
		{said(401, 50027), late},
		{said(400, 50035), fault},
		{said(413, 50045), fault},
		{said(400, 50083), shut},
		{said(400, 50109), fault},
		{said(403, 50278), closed},
		{said(429, 0), pause},
		{said(401, 0), dead},
		{said(403, 0), shut},
		{said(404, 0), gone},
		{said(400, 0), fault},
		{said(400, 99999), fault},
		{said(500, 0), shaky},
		{said(502, 0), shaky},
		{said(503, 0), shaky},
		{&lostError{route: "x", reached: true, cause: errors.New("cut")}, shaky},
		{&lostError{route: "x", cause: errors.New("refused")}, away},
		{harmless(&lostError{route: "x", reached: true, cause: errors.New("cut")}), away},
		{errors.New("something else"), fault},
	} {
		if got := classOf(c.err); got != c.want {
			t.Errorf("%v: class %d, not %d", c.err, got, c.want)
		}
	}
	for code, c := range classes {
		if (c == shut || c == closed) && mending[fmt.Sprint(code)] == "" {
			t.Errorf("nobody is told how to mend %d", code)
		}
	}
}

// What is wrong with a body is in the log by its path, and no token is.
func TestARefusalNamesWhereAndNoToken(t *testing.T) {
	t.Parallel()
	r := to("POST", "/webhooks/{app}/{token}", "900", "TOKEN")
	body := `{"code":50035,"message":"Invalid Form Body","errors":{"components":{"0":{"custom_id":{"_errors":[{"code":"BASE_TYPE_BAD_LENGTH","message":"Must be between 1 and 100."}]}}}}}`
	err := readRefusal(r, &http.Response{StatusCode: 400}, []byte(body))
	if want := "components.0.custom_id: BASE_TYPE_BAD_LENGTH Must be between 1 and 100."; !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "TOKEN") {
		t.Errorf("it says %s", err)
	}
}

// limit is an answer of Discord's with what it says of limits: name, value, name, value.
func limit(of ...string) http.Header {
	h := http.Header{}
	for i := 0; i < len(of); i += 2 {
		h.Set(of[i], of[i+1])
	}
	return h
}

func TestPausesAreKeptAsDiscordNamesThem(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC)
	post := func(channel string) request { return to("POST", "/channels/{channel}/messages", channel) }
	edit := to("PATCH", "/channels/{channel}/messages/{message}", "1", "2")
	answer := to("POST", "/webhooks/{app}/{token}", "900", "t").answering(interaction{ID: "9"})
	refused := &Error{Status: 429, Wait: 20 * time.Second}
	for _, c := range []struct {
		name   string
		header http.Header
		error  *Error
		rests  []request
		goes   []request
		wait   time.Duration
	}{
		{"one bucket of two routes", limit("X-Ratelimit-Bucket", "b", "X-Ratelimit-Remaining", "0", "X-Ratelimit-Reset-After", "2.5"), nil, []request{post("1"), edit}, []request{post("2"), answer}, 2500 * time.Millisecond},
		{"of a user", limit("X-Ratelimit-Scope", "user"), refused, []request{post("1")}, []request{post("2"), edit, answer}, 20 * time.Second},
		{"of others too", limit("X-Ratelimit-Scope", "shared"), refused, []request{post("1")}, []request{post("2"), answer}, 20 * time.Second},
		{"of everything, as documented without Reset-After", limit("X-Ratelimit-Global", "true", "Retry-After", "20"), refused, []request{post("1"), post("2"), edit}, []request{answer}, 20 * time.Second},
		{"of everything, by its scope", limit("X-Ratelimit-Scope", "global"), refused, []request{post("1"), post("2"), edit}, []request{answer}, 20 * time.Second},
		{"of what stands before Discord", nil, refused, []request{post("1"), post("2"), edit, answer}, nil, 20 * time.Second},
		{"there is some left", limit("X-Ratelimit-Remaining", "1", "X-Ratelimit-Reset-After", "9"), nil, nil, []request{post("1")}, 0},
		{"nonsense", limit("X-Ratelimit-Remaining", "0", "X-Ratelimit-Reset-After", "soon"), nil, nil, []request{post("1")}, 0},
	} {
		p := newPauses()
		p.learn(edit, limit("X-Ratelimit-Bucket", c.header.Get("X-Ratelimit-Bucket")), nil, now)
		p.learn(post("1"), c.header, c.error, now)
		for _, r := range c.rests {
			if got := p.wait(r, now); got != c.wait {
				t.Errorf("%s: %s waits %v, not %v", c.name, r.path, got, c.wait)
			}
			if got := p.wait(r, now.Add(c.wait)); got != 0 {
				t.Errorf("%s: %s still waits %v afterwards", c.name, r.path, got)
			}
		}
		for _, r := range c.goes {
			if got := p.wait(r, now); got != 0 {
				t.Errorf("%s: %s waits %v", c.name, r.path, got)
			}
		}
	}
}

// Discord lets a bot make fifty calls a second; answers to interactions do not count.
func TestTheFiftiethCallOfASecondWaits(t *testing.T) {
	t.Parallel()
	now, p := time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC), newPauses()
	went := 0
	for n := range 80 {
		if p.wait(to("POST", "/channels/{channel}/messages", fmt.Sprint(n)), now) == 0 {
			went++
		}
		if wait := p.wait(to("POST", "/webhooks/{app}/{token}").answering(interaction{ID: fmt.Sprint(n)}), now); wait != 0 {
			t.Errorf("an answer waits %v", wait)
		}
	}
	if went != perSecond {
		t.Errorf("%d calls went out at once", went)
	}
}

// Ten thousand refused calls in ten minutes shut an address out. We stop before.
func TestManyRefusedCallsEndAllCalls(t *testing.T) {
	t.Parallel()
	now, p := time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC), newPauses()
	r := to("GET", "/gateway")
	answer := to("POST", "/webhooks/{app}/{token}").answering(interaction{ID: "9"})
	for range maxRefused {
		if p.wait(answer, now) > 0 {
			t.Fatal("it ends early")
		}
		p.learn(r, limit("X-Ratelimit-Scope", "shared"), &Error{Status: 429}, now) // not counted
		p.learn(r, nil, &Error{Status: 404}, now)                                  // likewise
		p.learn(r, nil, &Error{Status: 403, Code: 50013}, now)
	}
	if wait := p.wait(r, now); wait != refusedWithin || p.wait(answer, now) != refusedWithin {
		t.Errorf("it waits %v", wait)
	}
	if wait := p.wait(r, now.Add(refusedWithin)); wait != 0 {
		t.Errorf("afterwards it still waits %v", wait)
	}
}

func TestTimeToWaitIsReadAsItComes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		header string
		body   float64
		want   time.Duration
	}{
		{"7", 6.25, 6250 * time.Millisecond},
		{"7", 0, 7 * time.Second},
		{"", 0, waitUnsaid},
		{"Mon, 11 Jan 2027", 0, waitUnsaid},
		{"3600", 0, time.Hour},
		{"", 1e300, waitLimit},
		{"1e300", 0, waitLimit},
		{"NaN", 0, waitUnsaid},
		{"-5", -5, waitUnsaid},
	} {
		if got := retryAfter(limit("Retry-After", c.header), c.body); got != c.want {
			t.Errorf("%q and %v are %v, not %v", c.header, c.body, got, c.want)
		}
	}
}

func TestSessionsAreBegunNoMoreOftenThanDiscordLets(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, 1, 11, 10, 0, 0, 0, time.UTC)
	s := newStarts()
	var begun []time.Time
	for end := now.Add(48 * time.Hour); now.Before(end); now = now.Add(max(time.Second, s.wait(now))) {
		if s.wait(now) == 0 {
			s.begun(now)
			begun = append(begun, now)
		}
	}
	for i, at := range begun {
		day := 0
		for _, other := range begun[i:] {
			if other.Sub(at) < 24*time.Hour {
				day++
			}
		}
		if day > 1000 || i > 0 && at.Sub(begun[i-1]) < 5*time.Second {
			t.Fatalf("from %v %d sessions are begun in a day", at, day)
		}
	}
	if len(begun) < 1500 {
		t.Errorf("only %d sessions were begun in two days", len(begun))
	}
}
