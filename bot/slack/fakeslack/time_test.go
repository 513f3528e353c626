package fakeslack_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestATriggerLivesThreeSecondsAndServesOnce(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	trigger := func() any {
		sc.person("U1").Types("/agenda", "C1")
		return next(t, got)["trigger_id"]
	}
	view := modal(input("t", "Title"))

	first := trigger()
	sc.clock.Advance(3 * time.Second)
	sc.works("views.open", object{"trigger_id": first, "view": view})
	sc.fails("exchanged_trigger_id", "views.open", object{"trigger_id": first, "view": view})

	late := trigger()
	sc.clock.Advance(3*time.Second + time.Millisecond)
	sc.fails("expired_trigger_id", "views.open", object{"trigger_id": late, "view": view})
	sc.fails("invalid_trigger_id", "views.open", object{"trigger_id": "1.2.3", "view": view})
	sc.fails("invalid_arguments", "views.open", object{"view": view})
}

func TestAResponseURLServesFiveTimesInHalfAnHour(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	hook := func() string {
		sc.person("U1").Types("/agenda", "C1")
		return next(t, got)["response_url"].(string)
	}
	address := hook()
	sc.clock.Advance(30 * time.Minute)
	for range 5 {
		if answer, status := sc.post(address, object{"text": "Noted."}); status != http.StatusOK {
			t.Fatalf("answers %d %v", status, answer)
		}
	}
	if answer, status := sc.post(address, object{"text": "Noted."}); status != http.StatusNotFound || answer["error"] != "used_url" {
		t.Errorf("the sixth time: %d %v", status, answer)
	}
	address = hook()
	sc.clock.Advance(30*time.Minute + time.Second)
	if answer, _ := sc.post(address, object{"text": "Noted."}); answer["error"] != "expired_url" {
		t.Errorf("after half an hour: %v", answer)
	}
}

func TestWhatAResponseURLDoes(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	sc.works("chat.postMessage", object{"channel": "C1", "text": "A card", "blocks": []any{button("Agree")}})
	press := func() string {
		sc.person("U1").Presses(sc.person("U1").Sees("C1")[0], "Agree")
		return next(t, got)["response_url"].(string)
	}
	sc.post(press(), object{"text": "only for one"})
	sc.post(press(), object{"text": "for all", "response_type": "in_channel"})
	sc.post(press(), object{"text": "instead", "replace_original": "true", "blocks": []any{button("Agree"), object{"type": "header", "text": plain("instead")}}})
	seen := func(user string) string {
		var all []string
		for _, m := range sc.person(user).Sees("C1") {
			all = append(all, m.Text)
		}
		return strings.Join(all, "|")
	}
	if one, other := seen("U1"), seen("U2"); one != "instead|only for one|for all" || other != "instead|for all" {
		t.Errorf("U1 sees %s, U2 sees %s", one, other)
	}
	sc.post(press(), object{"delete_original": true})
	if other := seen("U2"); other != "for all" {
		t.Errorf("after deleting, U2 sees %s", other)
	}
}

func TestALateAcknowledgementIsATimeout(t *testing.T) {
	sc := set(t, nil)
	arrived := make(chan struct{})
	sc.listen(func(_ http.ResponseWriter, r *http.Request, _ object) {
		close(arrived)
		<-r.Context().Done()
	})
	go func() {
		<-arrived
		sc.clock.Advance(3 * time.Second)
	}()
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "operation_timeout" {
		t.Errorf("the person is told %q", outcome.Error)
	}
	if len(sc.Violations()) != 1 {
		t.Errorf("violations: %q", sc.Violations())
	}
}

func TestWhatAPersonIsToldOfABadAnswer(t *testing.T) {
	sc := set(t, nil)
	for status, told := range map[int]string{200: "", 201: "http_client_error", 401: "http_client_error", 500: "http_service_error"} {
		sc.listen(func(w http.ResponseWriter, _ *http.Request, _ object) { w.WriteHeader(status) })
		if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != told {
			t.Errorf("%d: told %q, not %q", status, outcome.Error, told)
		}
	}
	sc.DeliverTo("http://127.0.0.1:1")
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "dispatch_failed" {
		t.Errorf("nobody there: told %q", outcome.Error)
	}
	if outcome := sc.person("U1").Types("/nothing", "C1"); outcome.Error != "invalid_command" {
		t.Errorf("no such command: told %q", outcome.Error)
	}
}

func TestAnAnswerToACommandIsShownToItsSender(t *testing.T) {
	sc := set(t, nil)
	for _, c := range []struct{ kind, body, shown string }{
		{"text/plain", "Noted.", "Noted."},
		{"application/json", `{"text":"Noted <@U2>."}`, "Noted @The Mayor."},
		{"text/plain", `{"text":"Noted."}`, `{"text":"Noted."}`}, // JSON counts only where it is called JSON
	} {
		sc.listen(func(w http.ResponseWriter, _ *http.Request, _ object) {
			w.Header().Set("Content-Type", c.kind)
			_, _ = w.Write([]byte(c.body))
		})
		sc.person("U1").Types("/agenda", "C1")
		seen := sc.person("U1").Sees("C1")
		if last := seen[len(seen)-1]; last.Text != c.shown || !last.Ephemeral {
			t.Errorf("%s %s: shown %q, ephemeral %v", c.kind, c.body, last.Text, last.Ephemeral)
		}
	}
	if seen := sc.person("U2").Sees("C1"); len(seen) != 0 {
		t.Errorf("somebody else sees %v", seen)
	}
}

func TestMessagesOfOneMomentHaveDifferentTimes(t *testing.T) {
	sc := set(t, nil)
	met := map[any]bool{}
	for range 3 {
		ts := sc.works("chat.postMessage", object{"channel": "C1", "text": "x"})["ts"]
		if met[ts] || !strings.HasPrefix(ts.(string), "1802952000.00000") {
			t.Errorf("ts %v", ts)
		}
		met[ts] = true
	}
}

func TestBudgets(t *testing.T) {
	sc := set(t, strict)
	sc.ws.Invite("C2", sc.ws.Bot())
	say := func(channel string) (object, reply) {
		return sc.callAs(sc.token, "chat.postMessage", object{"channel": channel, "text": "x"})
	}
	say("C1")
	answer, response := say("C1")
	if answer["error"] != "ratelimited" || response.status != http.StatusTooManyRequests || response.retryAfter != "1" {
		t.Errorf("a second message in the same second: %v %v", answer, response)
	}
	if answer, _ := say("C2"); answer["ok"] != true {
		t.Errorf("another channel waits too: %v", answer)
	}
	sc.clock.Advance(time.Second)
	if answer, _ := say("C1"); answer["ok"] != true {
		t.Errorf("a second later: %v", answer)
	}
	dm := sc.works("conversations.open", object{"users": "U1"})["channel"].(object)["id"].(string)
	say("U1")
	if answer, _ := say(dm); answer["error"] != "ratelimited" {
		t.Errorf("the same conversation by another name: %v", answer)
	}
	for range 20 {
		sc.works("users.list", nil)
	}
	answer, response = sc.callAs(sc.token, "users.list", nil)
	if answer["error"] != "ratelimited" || response.retryAfter != "60" {
		t.Errorf("the 21st of tier 2: %v %v", answer, response.retryAfter)
	}
	sc.works("users.info", object{"user": "U1"}) // other methods go on
	sc.clock.Advance(time.Minute)
	sc.works("users.list", nil)
}
