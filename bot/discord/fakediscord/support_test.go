package fakediscord_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/testclock"
)

type object = map[string]any

// scene is a guild with an app that each test describes, and a clock that moves when it is told to.
type scene struct {
	*fakediscord.Discord
	t              *testing.T
	guild          *fakediscord.Guild
	clock          *testclock.Manual
	college, mayor *fakediscord.Person
	token          string
}

var noon = time.Date(2027, 2, 18, 12, 0, 0, 0, time.UTC)

// Ids of the scene.
const (
	lewisham, fullLSP, secretariat, forum = "1001", "3001", "3002", "3003"
	collegeID, mayorID, members           = "2001", "2002", "4001"
)

// usual is what the bot may do in the scene.
const usual = fakediscord.ViewChannel | fakediscord.SendMessages | fakediscord.EmbedLinks | fakediscord.AttachFiles |
	fakediscord.ReadMessageHistory | fakediscord.SendMessagesInThreads | fakediscord.CreatePublicThreads

func set(t *testing.T, change func(*fakediscord.Options)) *scene {
	t.Helper()
	sc := &scene{t: t, clock: testclock.NewManual(noon)}
	o := fakediscord.Options{Clock: sc.clock, Generous: true}
	if change != nil {
		change(&o)
	}
	sc.Discord = fakediscord.New(t, o)
	sc.guild = sc.AddGuild(lewisham, "Lewisham")
	sc.guild.AddRole(fakediscord.Role{ID: members, Name: "Members"})
	sc.college = sc.guild.AddUser(fakediscord.User{ID: collegeID, Name: "college", DisplayName: "Lewisham College"}, members)
	sc.mayor = sc.guild.AddUser(fakediscord.User{ID: mayorID, Name: "mayor", DisplayName: "The Mayor"})
	sc.guild.AddChannel(fakediscord.Channel{ID: fullLSP, Name: "full-lsp"})
	sc.guild.AddChannel(fakediscord.Channel{ID: secretariat, Name: "secretariat", Private: true, Members: []string{mayorID}, Bot: true})
	sc.guild.AddChannel(fakediscord.Channel{ID: forum, Name: "meetings", Kind: fakediscord.Forum, Tags: []string{"Full LSP"}})
	sc.guild.Install(usual)
	sc.token = sc.App().Token
	return sc
}

// strict keeps the budgets, where those are tried.
func strict(o *fakediscord.Options) { o.Generous = false }

// reply is an answer of the API.
type reply struct {
	status int
	header http.Header
	body   object
	list   []any
	raw    string
}

func (r reply) code() int {
	n, _ := r.body["code"].(float64)
	return int(n)
}

// call calls the API; a nil body is none.
func (sc *scene) call(method, path string, body any) reply {
	sc.t.Helper()
	return sc.send(sc.request(method, path, "application/json", asJSON(sc.t, body)))
}

func (sc *scene) request(method, path, contentType string, body []byte) *http.Request {
	sc.t.Helper()
	request, err := http.NewRequestWithContext(sc.t.Context(), method, sc.APIURL()+path, bytes.NewReader(body))
	if err != nil {
		sc.t.Fatal(err)
	}
	request.Header.Set("User-Agent", "DiscordBot (https://example.org, 1.0)")
	request.Header.Set("Authorization", "Bot "+sc.token)
	if len(body) > 0 {
		request.Header.Set("Content-Type", contentType)
	}
	return request
}

func (sc *scene) send(request *http.Request) reply {
	sc.t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return reply{}
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return reply{}
	}
	r := reply{status: response.StatusCode, header: response.Header, raw: string(body)}
	if json.Unmarshal(body, &r.body) != nil {
		_ = json.Unmarshal(body, &r.list) // or it is no JSON at all
	}
	return r
}

// works calls the API with something that it does.
func (sc *scene) works(method, path string, body any) reply {
	sc.t.Helper()
	r := sc.call(method, path, body)
	if r.status/100 != 2 {
		sc.t.Fatalf("%s %s answers %d %s", method, path, r.status, r.raw)
	}
	return r
}

// fails calls the API with something that is refused, with a code.
func (sc *scene) fails(code int, method, path string, body any) reply {
	sc.t.Helper()
	r := sc.call(method, path, body)
	if r.code() != code {
		sc.t.Errorf("%s %s answers %d %s, not code %d", method, path, r.status, r.raw, code)
	}
	return r
}

func asJSON(t *testing.T, v any) []byte {
	t.Helper()
	if v == nil {
		return nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// register registers commands for everywhere.
func (sc *scene) register(commands ...any) {
	sc.t.Helper()
	sc.works("PUT", "/applications/900/commands", commands)
}

// agenda is a command with a sub-command that has a few options.
func agenda() object {
	return object{"name": "agenda", "description": "Items for a meeting", "options": []any{
		object{"type": 1, "name": "submit", "description": "Suggest an item", "options": []any{
			object{"type": 3, "name": "title", "description": "In a few words", "required": true, "max_length": 60},
			object{"type": 3, "name": "group", "description": "Which group", "autocomplete": true},
			object{"type": 4, "name": "minutes", "description": "How long", "min_value": 5, "max_value": 60},
		}},
	}}
}

// app is what an app does with an interaction: it returns the answer, or nil to call back itself.
type app func(interaction object) any

// listen has an app take everything at its endpoint.
func (sc *scene) listen(a app) {
	sc.t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var interaction object
		if err := json.NewDecoder(r.Body).Decode(&interaction); err != nil {
			sc.t.Errorf("an interaction that cannot be read: %v", err)
		}
		answer := a(interaction)
		if answer == nil {
			w.WriteHeader(http.StatusAccepted)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(asJSON(sc.t, answer))
	}))
	sc.t.Cleanup(server.Close)
	sc.DeliverTo(server.URL)
}

// caught listens, leaves everything to be answered by a call, and hands out what came.
func (sc *scene) caught() <-chan object {
	got := make(chan object, 100)
	sc.listen(func(interaction object) any {
		got <- interaction
		return nil
	})
	return got
}

// callback is the path by which an interaction is answered.
func callback(i object) string {
	return "/interactions/" + i["id"].(string) + "/" + i["token"].(string) + "/callback"
}

func hook(i object) string { return "/webhooks/900/" + i["token"].(string) }

func text(words string) object { return object{"type": 10, "content": words} }

func row(inside ...any) object { return object{"type": 1, "components": inside} }

func press(label, id string) object {
	return object{"type": 2, "style": 1, "label": label, "custom_id": id}
}

func labelled(words string, inner object) object {
	return object{"type": 18, "label": words, "component": inner}
}

func input(id string) object { return object{"type": 4, "custom_id": id, "style": 1} }

func modal(components ...any) object {
	return object{"type": 9, "data": object{"custom_id": "form", "title": "A form", "components": components}}
}

func said(words string) object { return object{"type": 4, "data": object{"content": words}} }

// path walks into an object.
func path(t *testing.T, o object, names string) any {
	t.Helper()
	var v any = o
	for name := range strings.SplitSeq(names, ".") {
		inner, ok := v.(object)
		if !ok {
			t.Fatalf("no %s in %v", names, o)
		}
		v = inner[name]
	}
	return v
}
