package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// got is what a browser gets.
type got struct {
	status int
	header http.Header
	body   string
}

func (h house) do(t *testing.T, r *http.Request) got {
	t.Helper()
	if r.Host == "example.com" { // what httptest fills in
		r.Host = "localhost:8080"
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return got{w.Code, w.Header(), w.Body.String()}
}

func (h house) get(t *testing.T, path string) got {
	t.Helper()
	return h.do(t, httptest.NewRequest(http.MethodGet, path, nil))
}

func (h house) post(t *testing.T, path string, body any) got {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return h.do(t, httptest.NewRequest(http.MethodPost, path, strings.NewReader(string(data))))
}

func (g got) reply(t *testing.T) reply {
	t.Helper()
	var r reply
	if err := json.Unmarshal([]byte(g.body), &r); err != nil || g.status != http.StatusOK {
		t.Fatalf("not an answer: %d %s", g.status, g.body)
	}
	return r
}

func TestStartOffersEverybodyAndTheTour(t *testing.T) {
	page := newHouse().get(t, "/")
	for _, want := range []string{"Who would you like to", `href="/as/p-mayor"`, "The Mayor of Lewisham", "suggests an item", "Thursday 18 February 2027"} {
		if !strings.Contains(page.body, want) {
			t.Errorf("no %q on the start page", want)
		}
	}
}

func TestPagesByAddress(t *testing.T) {
	h := newHouse()
	for path, want := range map[string]int{
		"/":                                 200,
		"/as/p-mayor":                       303,
		"/as/p-mayor/dm/p-mayor":            200,
		"/as/p-mayor/channel/full-lsp":      200,
		"/as/p-mayor/channel/secretariat":   404,
		"/as/p-mayor/dm/p-lewisham-college": 404,
		"/as/nobody":                        404,
		"/as/nobody/latest":                 404,
		"/as/nobody/events":                 404,
		"/clock":                            200,
		"/static/style.css":                 200,
		"/static/web.go":                    404,
		"/nowhere":                          404,
	} {
		if got := h.get(t, path); got.status != want {
			t.Errorf("%s is %d, want %d", path, got.status, want)
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	h := newHouse()
	for _, path := range []string{"/", "/as/p-mayor/dm/p-mayor", "/static/chat.js", "/nowhere"} {
		header := h.get(t, path).header
		if got := header.Get("Content-Security-Policy"); got != policy {
			t.Errorf("%s: policy %q", path, got)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: headers %v", path, header)
		}
	}
}

func TestNoPageNeedsMoreThanThePolicyAllows(t *testing.T) {
	h := newHouse()
	h.rehearse(t.Context())
	for _, path := range []string{"/", "/as/p-secretariat/channel/secretariat"} {
		page := strings.ToLower(h.get(t, path).body)
		for _, inline := range []string{" style=", "<style", "javascript:", " onclick=", "http://", "https://"} {
			if strings.Contains(page, inline) {
				t.Errorf("%s has %s", path, inline)
			}
		}
	}
}

func TestOnlyLoopbackNamesAreAnswered(t *testing.T) {
	h := newHouse()
	for host, want := range map[string]int{
		"localhost": 200, "LOCALHOST:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "[::1]": 200, "127.0.0.1": 200,
		"": 421, "192.168.1.2:8080": 421, "evil.example": 421, "localhost.evil.example:8080": 421, "127.0.0.1.evil.example": 421, "0.0.0.0:8080": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		if got := h.do(t, r); got.status != want {
			t.Errorf("host %q is answered with %d, want %d", host, got.status, want)
		}
	}
}

func TestOtherOriginsCannotPress(t *testing.T) {
	h := newHouse()
	r := httptest.NewRequest(http.MethodPost, "/as/p-mayor/ask", strings.NewReader(`{"line":"agenda/agree/F/2","request":"r1"}`))
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	if got := h.do(t, r); got.status != http.StatusForbidden || len(h.desk.asked()) != 0 {
		t.Errorf("answered with %d, asked %v", got.status, h.desk.asked())
	}
}

func TestLatestCountsEveryPlaceOneMightLookAt(t *testing.T) {
	h := newHouse()
	for i, place := range []string{"dm/p-mayor", "channel/full-lsp", "channel/secretariat", "dm/p-mayor"} {
		if err := h.deliver(t.Context(), string(rune('a'+i)), place, ui.Card{Lead: ui.Say("New")}); err != nil {
			t.Fatal(err)
		}
	}
	var numbers map[string]int64
	if err := json.Unmarshal([]byte(h.get(t, "/as/p-lewisham-college/latest").body), &numbers); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int64{"dm/p-mayor": 4, "channel/full-lsp": 2}, numbers); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

func TestUnchangedFilesAreNotSentTwice(t *testing.T) {
	h := newHouse()
	r := httptest.NewRequest(http.MethodGet, "/static/style.css", nil)
	r.Header.Set("If-None-Match", h.get(t, "/static/style.css").header.Get("ETag"))
	if got := h.do(t, r); got.status != http.StatusNotModified {
		t.Errorf("answered with %d", got.status)
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"The Mayor of Lewisham": "ML", "Age UK Lewisham": "AU", "officer": "O", "": "", "Élan Vital": "ÉV", "مرحبا": "م",
	} {
		if got := initials(name); got != want {
			t.Errorf("initials of %q are %q, want %q", name, got, want)
		}
	}
}
