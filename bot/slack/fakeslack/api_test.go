package fakeslack_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

func TestTokens(t *testing.T) {
	sc := set(t, nil)
	for token, code := range map[string]string{"": "not_authed", "xoxb-other": "invalid_auth", sc.App().AppToken: "not_allowed_token_type"} {
		if answer, _ := sc.callAs(token, "auth.test", nil); answer["error"] != code {
			t.Errorf("with %q: %v, not %s", token, answer, code)
		}
	}
	if answer, _ := sc.callAs(sc.token, "apps.connections.open", nil); answer["error"] != "not_allowed_token_type" {
		t.Errorf("apps.connections.open with a bot's token: %v", answer)
	}
	if answer, _ := sc.callAs("", "auth.test", object{"token": sc.token}); answer["ok"] != true {
		t.Errorf("a token in the form: %v", answer)
	}
	sc.ws.RevokeTokens()
	sc.fails("token_revoked", "auth.test", nil)
	sc.token = sc.ws.Install().Token
	sc.ws.Uninstall()
	sc.fails("account_inactive", "auth.test", nil)
}

func TestJSONBodies(t *testing.T) {
	sc := set(t, nil)
	send := func(method, body, token string) object {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, sc.APIURL()+method, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json; charset=utf-8")
		request.Header.Set("Authorization", "Bearer "+token)
		answer, _ := sc.do(request)
		return answer
	}
	if answer := send("chat.postMessage", `{"channel":"C1","text":"x"}`, sc.token); answer["ok"] != true {
		t.Errorf("JSON: %v", answer)
	}
	if answer := send("chat.postMessage", `{"channel":"C1","text":"x","token":"`+sc.token+`"}`, ""); answer["error"] != "not_authed" {
		t.Errorf("a token in JSON: %v", answer)
	}
	if answer := send("users.info", `{"user":"U1"}`, sc.token); answer["error"] != "invalid_arguments" {
		t.Errorf("JSON for a method that takes forms: %v", answer)
	}
	if answer := send("chat.postMessage", `{`, sc.token); answer["error"] != "invalid_json" {
		t.Errorf("broken JSON: %v", answer)
	}
}

func TestScopes(t *testing.T) {
	sc := set(t, func(o *fakeslack.Options) { o.App.Scopes = []string{"users:read", "im:read", "im:write"} })
	answer := sc.fails("missing_scope", "chat.postMessage", object{"channel": "C1", "text": "x"})
	if answer["needed"] != "chat:write" || answer["provided"] != "users:read,im:read,im:write" {
		t.Errorf("missing_scope says %v", answer)
	}
	if sc.fails("missing_scope", "conversations.info", object{"channel": "C1"})["needed"] != "channels:read" {
		t.Error("the scope depends on the kind of channel")
	}
	sc.fails("missing_scope", "users.lookupByEmail", object{"email": "head@college.example"})
	user := sc.works("users.info", object{"user": "U1"})["user"].(object)
	if _, shown := user["profile"].(object)["email"]; shown {
		t.Error("an address without its scope")
	}
	sc.works("conversations.open", object{"users": "U1"})
}

func TestPeopleOfAllKinds(t *testing.T) {
	sc := set(t, nil)
	sc.ws.AddUser(fakeslack.User{ID: "U8", Name: "left", Email: "left@example.org", Deactivated: true})
	sc.ws.AddUser(fakeslack.User{ID: "U9", Name: "visitor", Email: "v@example.org", Home: "T9"})
	sc.ws.AddUser(fakeslack.User{ID: "U7", Name: "guest", Guest: true})
	user := func(id string) object { return sc.works("users.info", object{"user": id})["user"].(object) }
	if user("U8")["deleted"] != true || user("U7")["is_restricted"] != true || user("U9")["is_stranger"] != true || user("U9")["team_id"] != "T9" {
		t.Errorf("%v\n%v\n%v", user("U7"), user("U8"), user("U9"))
	}
	if found := sc.works("users.lookupByEmail", object{"email": "HEAD@college.example"}); found["user"].(object)["id"] != "U1" {
		t.Errorf("found %v", found)
	}
	for _, email := range []string{"left@example.org", "v@example.org", "nobody@example.org"} {
		sc.fails("users_not_found", "users.lookupByEmail", object{"email": email})
	}
	sc.fails("user_not_found", "users.info", object{"user": "U0"})
	sc.fails("user_disabled", "conversations.open", object{"users": "U8"})
	sc.fails("channel_not_found", "chat.postMessage", object{"channel": "U8", "text": "x"})
}

func TestWhereTheBotMayWrite(t *testing.T) {
	sc := set(t, nil)
	sc.ws.AddChannel(fakeslack.Channel{ID: "C3", Name: "old", Archived: true, Bot: true})
	sc.ws.AddChannel(fakeslack.Channel{ID: "C4", Name: "closed", Private: true, Members: []string{"U1"}})
	for channel, code := range map[string]string{"C2": "not_in_channel", "C3": "is_archived", "C4": "channel_not_found", "C0": "channel_not_found"} {
		sc.fails(code, "chat.postMessage", object{"channel": channel, "text": "x"})
	}
	sc.fails("user_not_in_channel", "chat.postEphemeral", object{"channel": "C1", "user": "U9", "text": "x"})
	sc.Configure(func(a *fakeslack.App) { a.MessagesTab = false })
	sc.fails("messages_tab_disabled", "chat.postMessage", object{"channel": "U1", "text": "x"})
	sc.fails("no_text", "chat.postMessage", object{"channel": "C1"})
	sc.fails("markdown_text_conflict", "chat.postMessage", object{"channel": "C1", "text": "x", "markdown_text": "x"})
	sc.fails("invalid_metadata_format", "chat.postMessage", object{"channel": "C1", "text": "x", "metadata": object{"event_type": "card"}})
	sc.fails("unknown_method", "chat.shout", nil)
}

func TestOnlyOwnMessagesAreEdited(t *testing.T) {
	sc := set(t, nil)
	sc.person("U1").SaysIn("C1", "mine")
	foreign := sc.person("U2").Sees("C1")[0].TS
	sc.fails("cant_update_message", "chat.update", object{"channel": "C1", "ts": foreign, "text": "ours"})
	sc.fails("cant_delete_message", "chat.delete", object{"channel": "C1", "ts": foreign})
	own := sc.works("chat.postMessage", object{"channel": "C1", "text": "before"})["ts"]
	hidden := sc.works("chat.postEphemeral", object{"channel": "C1", "user": "U1", "text": "psst"})["message_ts"]
	sc.fails("message_not_found", "chat.update", object{"channel": "C1", "ts": hidden, "text": "x"})
	sc.fails("msg_too_long", "chat.update", object{"channel": "C1", "ts": own, "text": strings.Repeat("é", 4001)})
	sc.works("chat.update", object{"channel": "C1", "ts": own, "text": strings.Repeat("é", 4000)})
	sc.works("chat.delete", object{"channel": "C1", "ts": own})
	if seen := sc.person("U2").Sees("C1"); len(seen) != 1 {
		t.Errorf("left: %v", seen)
	}
}

func TestHistoryIsReadFromTheNewest(t *testing.T) {
	sc := set(t, nil)
	for _, text := range []string{"one", "two", "three"} {
		sc.works("chat.postMessage", object{"channel": "C1", "text": text, "metadata": object{"event_type": "k", "event_payload": object{"key": text}}})
	}
	sc.works("chat.postEphemeral", object{"channel": "C1", "user": "U1", "text": "psst"})
	answer := sc.works("conversations.history", object{"channel": "C1", "limit": "2", "include_all_metadata": "true"})
	first := answer["messages"].([]any)[0].(object)
	if first["text"] != "three" || first["metadata"].(object)["event_payload"].(object)["key"] != "three" || answer["has_more"] != true {
		t.Errorf("the first page: %v", answer)
	}
	cursor := answer["response_metadata"].(object)["next_cursor"]
	rest := sc.works("conversations.history", object{"channel": "C1", "limit": "2", "cursor": cursor})["messages"].([]any)
	if len(rest) != 1 || rest[0].(object)["metadata"] != nil {
		t.Errorf("the second page: %v", rest)
	}
	sc.fails("not_in_channel", "conversations.history", object{"channel": "C2"})
}

func TestFaults(t *testing.T) {
	sc := set(t, nil)
	say := func() (object, reply) {
		return sc.callAs(sc.token, "chat.postMessage", object{"channel": "C1", "text": "x"})
	}
	posted := func() int { return len(sc.person("U1").Sees("C1")) }

	sc.Inject(fakeslack.Fault{Method: "chat.postMessage", Times: 1, Status: 500, Applied: true})
	if _, response := say(); response.status != 500 || posted() != 1 {
		t.Errorf("500 after applying: %v, %d posted", response, posted())
	}
	sc.Inject(fakeslack.Fault{Times: 1, Drop: true})
	if _, response := say(); response.status != 0 || posted() != 1 {
		t.Errorf("dropped: %v, %d posted", response, posted())
	}
	lift := sc.Inject(fakeslack.Fault{Channel: "C1", RetryAfter: 30 * time.Second})
	for range 3 {
		if _, response := say(); response.status != 429 || response.retryAfter != "30" {
			t.Errorf("a storm: %v", response)
		}
	}
	sc.works("auth.test", nil)
	lift()
	if answer, _ := say(); answer["ok"] != true || posted() != 2 {
		t.Errorf("afterwards: %v, %d posted", answer, posted())
	}
	end := sc.Outage()
	if _, response := sc.callAs(sc.token, "auth.test", nil); response.status != 503 {
		t.Errorf("an outage: %v", response)
	}
	end()
	sc.works("auth.test", nil)
	sc.Inject(fakeslack.Fault{Times: 1, Error: "internal_error"})
	sc.fails("internal_error", "auth.test", nil)
}

func TestASlowAnswerWaitsForItsTime(t *testing.T) {
	sc := set(t, nil)
	sc.Inject(fakeslack.Fault{Times: 1, Delay: 20 * time.Second})
	done := make(chan object)
	go func() {
		answer, _ := sc.callAs(sc.token, "auth.test", nil)
		done <- answer
	}()
	for range 10000 { // until the call has come and waits
		sc.clock.Advance(20 * time.Second)
		select {
		case answer := <-done:
			if answer["ok"] != true {
				t.Errorf("answers %v", answer)
			}
			return
		case <-time.After(time.Millisecond):
		}
	}
	t.Error("it is never answered")
}
