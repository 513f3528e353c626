package fakeslack_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// The vector of Slack's own SDKs for Python and Java.
func TestSignatureVector(t *testing.T) {
	const body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
	got := fakeslack.Sign("8f742231b10e8888abcd99yyyzzz85a5", time.Unix(1531420618, 0), body)
	if want := "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDeliveriesAreSigned(t *testing.T) {
	sc := set(t, nil)
	sc.listen(func(_ http.ResponseWriter, r *http.Request, payload object) {
		if r.Header.Get("X-Slack-Request-Timestamp") != "1802952000" {
			t.Errorf("signed at %s", r.Header.Get("X-Slack-Request-Timestamp"))
		}
		if raw, ok := payload["raw"].(string); ok && r.Header.Get("X-Slack-Signature") != fakeslack.Sign(sc.App().SigningSecret, noon, raw) {
			t.Errorf("signature %s", r.Header.Get("X-Slack-Signature"))
		}
	})
	sc.person("U1").Types("/agenda submit", "C1")
	sc.person("U1").Says("Hello")
}

func TestAnEventThatIsNotAcknowledgedComesAgain(t *testing.T) {
	sc := set(t, nil)
	type visit struct{ num, reason, id string }
	visits := make(chan visit, 10)
	sc.listen(func(w http.ResponseWriter, r *http.Request, payload object) {
		visits <- visit{r.Header.Get("X-Slack-Retry-Num"), r.Header.Get("X-Slack-Retry-Reason"), payload["event_id"].(string)}
		w.WriteHeader(http.StatusInternalServerError)
	})
	sc.person("U1").Says("Hello")
	first, second := next(t, visits), next(t, visits) // at once
	if first.num != "" || second != (visit{"1", "http_error", first.id}) {
		t.Errorf("first %v, second %v", first, second)
	}
	after := func(wait time.Duration) visit {
		for range 1000 { // until the failure of the visit before has been noticed
			sc.clock.Advance(wait)
			select {
			case v := <-visits:
				return v
			case <-time.After(10 * time.Millisecond):
			}
		}
		t.Fatalf("after %v it does not come again", wait)
		return visit{}
	}
	if third, fourth := after(time.Minute), after(5*time.Minute); third.num != "2" || fourth.num != "3" {
		t.Errorf("third %v, fourth %v", third, fourth)
	}
	sc.clock.Advance(time.Hour)
	select {
	case v := <-visits:
		t.Errorf("a fifth time: %v", v)
	case <-time.After(50 * time.Millisecond):
	}
}

func TestAnEventIsNotRepeatedAgainstTheWishOfTheApp(t *testing.T) {
	sc := set(t, nil)
	visits := make(chan string, 10)
	sc.listen(func(w http.ResponseWriter, _ *http.Request, _ object) {
		visits <- "came"
		w.Header().Set("X-Slack-No-Retry", "1")
		w.WriteHeader(http.StatusInternalServerError)
	})
	sc.person("U1").Says("Hello")
	sc.clock.Advance(time.Hour)
	next(t, visits)
	select {
	case <-visits:
		t.Error("it came again")
	case <-time.After(50 * time.Millisecond):
	}
}

func TestEventsOnlyForThoseWhoAskedForThem(t *testing.T) {
	sc := set(t, func(o *fakeslack.Options) { o.App.Events = []string{"app_mention"} })
	got := sc.caught()
	sc.person("U1").Says("Hello")
	sc.person("U1").OpensHome()
	sc.person("U1").Mentions("C2", "the bot is not in here")
	sc.person("U1").Mentions("C1", "are you there & <well>?")
	event := next(t, got)["event"].(object)
	want := "<@" + sc.ws.Bot() + "> are you there &amp; &lt;well&gt;?"
	if event["type"] != "app_mention" || event["text"] != want || len(got) > 0 {
		t.Errorf("event %v, %d more", event, len(got))
	}
}

func TestTheAppHearsItself(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	sc.works("chat.postMessage", object{"channel": "U1", "text": "Hello"})
	event := next(t, got)["event"].(object)
	if event["bot_id"] == nil || event["channel_type"] != "im" {
		t.Errorf("event %v", event)
	}
}

func TestACommandAsItArrives(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	sc.person("U1").Types("/names ask @mayor in #full-lsp <b>", "")
	payload := next(t, got)
	want := object{
		"command": "/names", "text": "ask <@U2|mayor> in <#C1|full-lsp> &lt;b&gt;", "channel_name": "directmessage", "user_id": "U1",
		"user_name": "college", "team_id": "T1", "team_domain": "lewisham", "is_enterprise_install": "false", "api_app_id": "A0FAKE",
	}
	for name, value := range want {
		if diff := cmp.Diff(value, payload[name]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestWhoeverMayNotUseCommands(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	guest := sc.ws.AddUser(fakeslack.User{ID: "U9", Name: "guest", Guest: true, NoCommands: true})
	if outcome := guest.Types("/agenda", "C1"); outcome.Error != "restricted_action" || len(got) > 0 {
		t.Errorf("told %q, %d deliveries", outcome.Error, len(got))
	}
}

func TestAnInstallOfAnOrganisation(t *testing.T) {
	sc := set(t, nil)
	a, b := sc.AddWorkspace("T7", "North", "E1"), sc.AddWorkspace("T8", "South", "E1")
	a.AddUser(fakeslack.User{ID: "W1", Name: "ann"})
	b.AddUser(fakeslack.User{ID: "W2", Name: "ben"})
	token := sc.InstallOrg("E1").Token
	got := sc.caught()
	a.User("W1").UsesGlobalShortcut("Suggest")
	payload := next(t, got)
	if payload["team"] != nil || payload["is_enterprise_install"] != true || payload["enterprise"].(object)["id"] != "E1" {
		t.Errorf("a shortcut: %v", payload)
	}
	a.User("W1").Says("Hello")
	authorization := next(t, got)["authorizations"].([]any)[0].(object)
	if authorization["team_id"] != nil || authorization["enterprise_id"] != "E1" || authorization["is_enterprise_install"] != true {
		t.Errorf("an event: %v", authorization)
	}
	if answer, _ := sc.callAs(token, "users.list", nil); answer["error"] != "missing_argument" {
		t.Errorf("users.list without team_id: %v", answer)
	}
	for team, code := range map[string]any{"T8": nil, "T1": "team_access_not_granted"} {
		if answer, _ := sc.callAs(token, "users.list", object{"team_id": team}); answer["error"] != code {
			t.Errorf("users.list of %s: %v", team, answer)
		}
	}
	if answer, _ := sc.callAs(token, "chat.postMessage", object{"channel": "W2", "text": "x"}); answer["ok"] != true {
		t.Errorf("a message to the other workspace: %v", answer)
	}
}

func TestProbes(t *testing.T) {
	sc := set(t, nil)
	if sc.VerifyURL() {
		t.Error("nobody listens, and yet the address is good")
	}
	sc.listen(func(w http.ResponseWriter, _ *http.Request, payload object) {
		switch {
		case payload["type"] == "url_verification":
			answerJSON(w, string(asJSON(t, object{"challenge": payload["challenge"]})))
		case payload["ssl_check"] != "1" && payload["type"] != "app_rate_limited":
			w.WriteHeader(http.StatusBadRequest)
		case payload["event"] != nil:
			t.Errorf("an event: %v", payload)
		}
	})
	if !sc.VerifyURL() || sc.CheckSSL().Error != "" || sc.LimitEvents(sc.ws).Error != "" {
		t.Error("a probe that was answered well is not taken")
	}
	sc.caught()
	if sc.VerifyURL() {
		t.Error("without the challenge, and yet the address is good")
	}
}

func TestRedelivery(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	sc.person("U1").Types("/agenda x", "C1")
	sc.Redeliver("slash_command")
	if first, second := next(t, got), next(t, got); first["trigger_id"] != second["trigger_id"] {
		t.Errorf("triggers %v and %v", first["trigger_id"], second["trigger_id"])
	}
}
