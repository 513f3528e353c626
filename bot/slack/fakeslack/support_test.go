package fakeslack_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/internal/testclock"
)

type object = map[string]any

// scene is a workspace with an app that each test describes, and a clock that moves when it is told to.
type scene struct {
	*fakeslack.Slack
	t     *testing.T
	ws    *fakeslack.Workspace
	clock *testclock.Manual
	token string
}

var noon = time.Date(2027, 2, 18, 12, 0, 0, 0, time.UTC)

func set(t *testing.T, change func(*fakeslack.Options)) *scene {
	t.Helper()
	clock := testclock.NewManual(noon)
	app := fakeslack.DefaultApp()
	app.Commands = []fakeslack.Command{{Name: "/agenda"}, {Name: "/names", Escape: true}}
	app.Shortcuts = []fakeslack.Shortcut{{Name: "Make this an item", CallbackID: "make"}, {Name: "Suggest", CallbackID: "suggest", Global: true}}
	o := fakeslack.Options{App: app, Clock: clock, Generous: true}
	if change != nil {
		change(&o)
	}
	sc := &scene{Slack: fakeslack.New(t, o), t: t, clock: clock}
	sc.ws = sc.AddWorkspace("T1", "Lewisham", "")
	sc.ws.AddUser(fakeslack.User{ID: "U1", Name: "college", RealName: "Lewisham College", Email: "head@college.example"})
	sc.ws.AddUser(fakeslack.User{ID: "U2", Name: "mayor", RealName: "The Mayor", Admin: true})
	sc.ws.AddChannel(fakeslack.Channel{ID: "C1", Name: "full-lsp", Members: []string{"U1", "U2"}, Bot: true})
	sc.ws.AddChannel(fakeslack.Channel{ID: "C2", Name: "elsewhere", Members: []string{"U1"}})
	sc.token = sc.ws.Install().Token
	return sc
}

// generous is off where the budgets themselves are tried.
func strict(o *fakeslack.Options) { o.Generous = false }

func socketMode(o *fakeslack.Options) { o.App.SocketMode = true }

func (sc *scene) person(id string) *fakeslack.Person { return sc.ws.User(id) }

// call calls a method as a form, with the token in the header.
func (sc *scene) call(method string, args object) object {
	sc.t.Helper()
	answer, _ := sc.callAs(sc.token, method, args)
	return answer
}

func (sc *scene) callAs(token, method string, args object) (object, reply) {
	sc.t.Helper()
	form := url.Values{}
	for name, v := range args {
		if text, ok := v.(string); ok {
			form.Set(name, text)
			continue
		}
		form.Set(name, string(asJSON(sc.t, v)))
	}
	request, err := http.NewRequestWithContext(sc.t.Context(), http.MethodPost, sc.APIURL()+method, strings.NewReader(form.Encode()))
	if err != nil {
		sc.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	return sc.do(request)
}

// reply is what there is to an answer beside its body; zero if no answer came.
type reply struct {
	status     int
	retryAfter string
}

func (sc *scene) do(request *http.Request) (object, reply) {
	sc.t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return object{"error": "connection"}, reply{}
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		sc.t.Fatal(err)
	}
	var answer object
	if json.Unmarshal(body, &answer) != nil {
		answer = object{"body": string(body)}
	}
	return answer, reply{response.StatusCode, response.Header.Get("Retry-After")}
}

// fails calls a method that is to be refused, with a code.
func (sc *scene) fails(code, method string, args object) object {
	sc.t.Helper()
	answer := sc.call(method, args)
	if answer["error"] != code {
		sc.t.Errorf("%s answers %v, not %s", method, answer, code)
	}
	return answer
}

// works calls a method that is to be carried out.
func (sc *scene) works(method string, args object) object {
	sc.t.Helper()
	answer := sc.call(method, args)
	if answer["ok"] != true {
		sc.t.Fatalf("%s answers %v", method, answer)
	}
	return answer
}

func asJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// app is what an app does with what it gets.
type app func(w http.ResponseWriter, r *http.Request, payload object)

// listen has an app take everything at its request URLs.
func (sc *scene) listen(a app) {
	sc.t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		payload := object{"raw": string(body)}
		form, err := url.ParseQuery(string(body))
		switch {
		case r.Header.Get("Content-Type") == "application/json":
			err = json.Unmarshal(body, &payload)
		case form.Get("payload") != "":
			err = json.Unmarshal([]byte(form.Get("payload")), &payload)
		default:
			for name := range form {
				payload[name] = form.Get(name)
			}
		}
		if err != nil {
			sc.t.Errorf("a delivery that cannot be read: %v", err)
		}
		a(w, r, payload)
	}))
	sc.t.Cleanup(server.Close)
	sc.DeliverTo(server.URL)
}

// caught listens, acknowledges everything, and hands out what came.
func (sc *scene) caught() <-chan object {
	got := make(chan object, 100)
	sc.listen(func(_ http.ResponseWriter, _ *http.Request, payload object) { got <- payload })
	return got
}

// patience is how long a test waits for what should happen at once.
const patience = 10 * time.Second

// next is the next thing that arrives. A test that waits for what never comes says so, and ends.
func next[T any](t *testing.T, arrivals <-chan T) T {
	t.Helper()
	end := time.NewTimer(patience)
	defer end.Stop()
	select {
	case arrived := <-arrivals:
		return arrived
	case <-end.C:
		t.Fatalf("nothing arrived within %v", patience)
	}
	panic("not reached")
}

func answerJSON(w http.ResponseWriter, body string) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, body)
}

// post sends JSON to a response URL.
func (sc *scene) post(address string, body object) (object, int) {
	sc.t.Helper()
	request, err := http.NewRequestWithContext(sc.t.Context(), http.MethodPost, address, strings.NewReader(string(asJSON(sc.t, body))))
	if err != nil {
		sc.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	answer, reply := sc.do(request)
	return answer, reply.status
}

func plain(text string) object { return object{"type": "plain_text", "text": text} }

func input(id, label string) object {
	return object{"type": "input", "block_id": id, "label": plain(label), "element": object{"type": "plain_text_input", "action_id": "a"}}
}

func modal(blocks ...any) object {
	return object{"type": "modal", "title": plain("A form"), "submit": plain("Send"), "blocks": blocks}
}

func button(label string) object {
	return object{"type": "actions", "block_id": "row", "elements": []any{object{"type": "button", "action_id": "b", "text": plain(label), "value": "v"}}}
}

// opened opens a form before U1 and returns its view.
func (sc *scene) opened(view object) object {
	sc.t.Helper()
	got := sc.caught()
	sc.person("U1").Types("/agenda", "C1")
	answer := sc.works("views.open", object{"trigger_id": next(sc.t, got)["trigger_id"], "view": view})
	return answer["view"].(object)
}
