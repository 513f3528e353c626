package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// evil is a page that would act in the name of whoever opens it here.
const evil = "<!doctype html><script>alert(1)</script>"

func withFiles(h house) house {
	h.Blob = func(_ context.Context, hash string) ([]byte, error) {
		switch hash {
		case "evil":
			return []byte(evil), nil
		case "away":
			return nil, errors.New("away")
		}
		return nil, storage.ErrNotFound
	}
	return h
}

func packed(hashes ...string) ui.Card {
	card := ui.Card{Lead: ui.Say("The pack.")}
	for i, hash := range hashes {
		card.Files = append(card.Files, ui.Attachment{
			Name: fmt.Sprintf("päck \"%d\".html", i), Type: "text/html", Title: ui.Say("Pack of %s", ui.TypedText("markup")), Hash: hash,
		})
	}
	return card
}

func TestAFileOfACardIsSavedAndNeverOpenedHere(t *testing.T) {
	h := withFiles(newHouse())
	if err := h.deliver(t.Context(), "k1", "channel/secretariat", packed("evil")); err != nil {
		t.Fatal(err)
	}
	page := h.get(t, "/as/p-secretariat/channel/secretariat").body
	address := "/as/p-secretariat/file/k1/0/channel/secretariat"
	if !strings.Contains(page, `href="`+address+`" download="päck &#34;0&#34;.html"`) {
		t.Errorf("there is no link in\n%s", page)
	}
	got := h.get(t, address)
	if got.status != http.StatusOK || got.body != evil {
		t.Errorf("it is answered with %d %q", got.status, got.body)
	}
	for name, want := range map[string]string{
		"Content-Type":           "text/html; charset=utf-8",
		"Content-Disposition":    `attachment; filename*=utf-8''p%C3%A4ck%20%220%22.html`,
		"X-Content-Type-Options": "nosniff",
		"Cache-Control":          "no-store",
		"Content-Length":         fmt.Sprint(len(evil)),
	} {
		if value := got.header.Get(name); value != want {
			t.Errorf("%s is %q, not %q", name, value, want)
		}
	}
	if csp := got.header.Get("Content-Security-Policy"); !strings.HasSuffix(csp, "; sandbox") || !strings.HasPrefix(csp, "default-src 'none'") {
		t.Errorf("the page may do what it likes: %s", csp)
	}
}

func TestWhoDoesNotSeeTheCardDoesNotGetItsFile(t *testing.T) {
	h := withFiles(newHouse())
	for place, key := range map[string]string{"channel/secretariat": "k1", "dm/p-mayor": "k2", "channel/full-lsp": "k3"} {
		if err := h.deliver(t.Context(), key, place, packed("evil", "nowhere", "away")); err != nil {
			t.Fatal(err)
		}
	}
	for address, want := range map[string]int{
		"/as/p-mayor/file/k2/0/dm/p-mayor":                      http.StatusOK,
		"/as/p-mayor/file/k3/0/channel/full-lsp":                http.StatusOK,
		"/as/p-mayor/file/k1/0/channel/secretariat":             http.StatusNotFound, // not their channel
		"/as/p-mayor/file/k1/0/channel/full-lsp":                http.StatusNotFound, // it does not hang there
		"/as/p-fire/file/k2/0/dm/p-mayor":                       http.StatusNotFound,
		"/as/p-nobody/file/k3/0/channel/full-lsp":               http.StatusNotFound,
		"/as/p-mayor/file/k9/0/dm/p-mayor":                      http.StatusNotFound,
		"/as/p-mayor/file/k2/3/dm/p-mayor":                      http.StatusNotFound,
		"/as/p-mayor/file/k2/-1/dm/p-mayor":                     http.StatusNotFound,
		"/as/p-mayor/file/k2/99999999999999999999/dm/p-mayor":   http.StatusNotFound,
		"/as/p-mayor/file/k2/x/dm/p-mayor":                      http.StatusNotFound,
		"/as/p-mayor/file/k2/1/dm/p-mayor":                      http.StatusNotFound, // its bytes are gone
		"/as/p-mayor/file/k2/2/dm/p-mayor":                      http.StatusInternalServerError,
		"/as/p-mayor/file/k2/0/dm/p-mayor/..%2Fp-fire":          http.StatusNotFound,
		"/as/p-secretariat/file/k1/0/channel/secretariat?x=%00": http.StatusOK,
	} {
		if got := h.get(t, address); got.status != want {
			t.Errorf("%s is answered with %d, not %d", address, got.status, want)
		}
	}
}

func TestTheFilesOfAnAnswerAreKeptInTheConversation(t *testing.T) {
	h := withFiles(newHouse())
	h.desk.answers = map[string]func(bot.Ask) bot.Answer{"terms file": func(ask bot.Ask) bot.Answer {
		a := note("You get it in your own conversation with us: Pack.")
		a.Sends = &bot.Letter{Book: book, Key: "answer-" + ask.Request, Place: "dm/p-mayor", Card: packed("evil"), Attempt: 1, At: h.clock.Now()}
		return a
	}}
	for range 2 { // a second press of the same request finds what is there
		got := h.post(t, "/as/p-mayor/ask", asked{Line: "/terms file", Request: "r-1"}).reply(t)
		if got.Kind != "card" || got.Failed || !strings.Contains(got.HTML, "your own conversation") {
			t.Errorf("it is answered with %+v", got)
		}
	}
	if page := h.get(t, "/as/p-mayor/dm/p-mayor").body; strings.Count(page, "/file/answer-r-1/0/dm/p-mayor") != 1 {
		t.Errorf("the file is not there once:\n%s", page)
	}
	h.store.fail = errors.New("away")
	if got := h.post(t, "/as/p-mayor/ask", asked{Line: "/terms file", Request: "r-2"}).reply(t); !got.Failed {
		t.Errorf("what could not be kept is said to be there: %+v", got)
	}
}

func TestACardWithFilesIsDrawnAsTheGoldenFileSays(t *testing.T) {
	d := drawer{hostileReader()}
	card := packed("evil")
	card.Files = append(card.Files, ui.Attachment{Name: "ages.png", Type: "image/png", Title: ui.Say("Actions by age"), Alt: ui.Say("Six of %s.", ui.TypedText("rtl")), Hash: "x"})
	view := d.card(card)
	view.Files = d.files(card.Files, "p-mayor", storage.WebMessage{Key: "k1", Place: "dm/p-mayor"})
	golden(t, "card-files", "card", view)
}
