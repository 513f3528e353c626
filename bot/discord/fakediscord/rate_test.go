package fakediscord_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

func TestABudgetPerRouteAndChannel(t *testing.T) {
	sc := set(t, strict)
	for n := range 5 {
		r := sc.works("POST", posts, object{"content": "x"})
		if want := string(rune('4' - n)); r.header.Get("X-RateLimit-Remaining") != want {
			t.Errorf("%s left, not %s", r.header.Get("X-RateLimit-Remaining"), want)
		}
		sc.clock.Advance(time.Second / 2)
	}
	r := sc.call("POST", posts, object{"content": "x"})
	if r.status != http.StatusTooManyRequests || r.body["retry_after"] != 2.5 || r.body["global"] != false || r.header.Get("Retry-After") != "3" ||
		r.header.Get("X-RateLimit-Scope") != "user" || r.header.Get("X-RateLimit-Reset-After") != "2.500" {
		t.Errorf("%d %s %v", r.status, r.raw, r.header)
	}
	sc.works("POST", "/channels/3002/messages", object{"content": "x"})
	sc.works("GET", "/channels/3001", nil)
	sc.clock.Advance(2500 * time.Millisecond)
	sc.works("POST", posts, object{"content": "x"})
	if all := sc.Refused(); len(all) != 1 || all[0].Channel != fullLSP || all[0].Wait != 2500*time.Millisecond {
		t.Error(all)
	}
}

func TestFiftyRequestsASecond(t *testing.T) {
	sc := set(t, strict)
	for n := range 50 {
		sc.works("GET", []string{"/channels/3001", "/channels/3002"}[n%2], nil)
	}
	r := sc.call("GET", "/users/@me", nil)
	if r.status != http.StatusTooManyRequests || r.body["global"] != true || r.header.Get("X-RateLimit-Global") != "true" ||
		r.header.Get("Retry-After") != "1" || r.header.Get("X-RateLimit-Reset-After") != "" {
		t.Errorf("%d %s %v", r.status, r.raw, r.header)
	}
	sc.clock.Advance(time.Second)
	sc.works("GET", "/users/@me", nil)
}

func TestTooManyInvalidRequestsGetTheAppBanned(t *testing.T) {
	sc := set(t, func(o *fakediscord.Options) { o.Invalid = 3 })
	sc.token = "wrong"
	for range 2 {
		sc.call("GET", "/users/@me", nil)
	}
	sc.Inject(fakediscord.Fault{RetryAfter: time.Second, Shared: true, Times: 1})
	sc.call("GET", "/users/@me", nil) // does not count
	sc.call("GET", "/nothing", nil)   // likewise
	if n := sc.InvalidRequests(); n != 2 {
		t.Errorf("%d invalid requests", n)
	}
	sc.call("GET", "/users/@me", nil)
	sc.token = sc.App().Token
	if r := sc.call("GET", "/users/@me", nil); r.status != http.StatusTooManyRequests || !strings.Contains(r.raw, "1015") || r.body != nil {
		t.Errorf("%d %s", r.status, r.raw)
	}
	sc.clock.Advance(10*time.Minute + time.Second)
	sc.works("GET", "/users/@me", nil)
}

func TestFaults(t *testing.T) {
	hi := object{"content": "Hello"}
	for about, c := range map[string]struct {
		fault  fakediscord.Fault
		status int
		posted int
	}{
		"a server error, before it is done":   {fakediscord.Fault{Status: 502}, 502, 0},
		"a server error, when it is done":     {fakediscord.Fault{Status: 500, Applied: true}, 500, 1},
		"a cut connection":                    {fakediscord.Fault{Drop: true}, 0, 0},
		"a cut connection, when it is done":   {fakediscord.Fault{Drop: true, Applied: true}, 0, 1},
		"told to wait":                        {fakediscord.Fault{RetryAfter: time.Second}, 429, 0},
		"told to wait by whoever is in front": {fakediscord.Fault{Cloudflare: true}, 429, 0},
		"a code":                              {fakediscord.Fault{Code: 50013}, 403, 0},
	} {
		t.Run(about, func(t *testing.T) {
			sc := set(t, nil)
			c.fault.Times, c.fault.Route = 1, "POST /channels/{channel}/messages"
			sc.Inject(c.fault)
			sc.works("GET", "/channels/3001", nil)
			if r := sc.call("POST", posts, hi); r.status != c.status {
				t.Errorf("%d %s", r.status, r.raw)
			}
			if n := len(sc.college.Sees("full-lsp")); n != c.posted {
				t.Errorf("%d messages", n)
			}
			sc.works("POST", posts, hi)
		})
	}
}

func TestAnAnswerThatTakesItsTime(t *testing.T) {
	sc := set(t, nil)
	asked := make(chan struct{})
	sc.Inject(fakediscord.Fault{Delay: time.Minute, Times: 1, Meanwhile: func() { close(asked) }})
	answered := make(chan reply)
	go func() { answered <- sc.call("POST", posts, object{"content": "Slowly"}) }()
	for done := false; !done; {
		select {
		case <-asked:
			done = true
		default:
			sc.clock.Advance(time.Minute)
		}
	}
	if r := <-answered; r.status != http.StatusOK {
		t.Error(r)
	}
}

func TestAnOutage(t *testing.T) {
	sc := set(t, nil)
	end := sc.Outage()
	if r := sc.call("GET", "/users/@me", nil); r.status != http.StatusServiceUnavailable || r.body != nil {
		t.Errorf("%d %s", r.status, r.raw)
	}
	if c := sc.dial(); c != nil {
		t.Error("the gateway opens")
	}
	end()
	sc.works("GET", "/users/@me", nil)
}

func TestARequestWithoutADiscordUserAgent(t *testing.T) {
	sc := set(t, nil)
	request := sc.request("GET", "/users/@me", "", nil)
	request.Header.Set("User-Agent", "Go-http-client/1.1")
	sc.send(request)
	sc.AwaitViolation("User-Agent")
}

func TestEndpointsAreProbed(t *testing.T) {
	sc := set(t, nil)
	sc.listen(func(object) any { return object{"type": 1} })
	if wrong := sc.Probe(); !strings.Contains(wrong, "instead of 401") {
		t.Errorf("an endpoint that takes anything passes: %q", wrong)
	}
	sc.listen(func(object) any { return said("Hello") })
	if wrong := sc.Probe(); !strings.Contains(wrong, "ping") {
		t.Errorf("an endpoint that does not answer pings passes: %q", wrong)
	}
}
