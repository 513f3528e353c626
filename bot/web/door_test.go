package web

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

func TestDeliverTwiceSaysOnce(t *testing.T) {
	h := newHouse()
	letter := bot.Letter{Book: book, Key: "k1", Place: "dm/p-mayor", Card: ui.Card{Lead: ui.Say("Please agree.")}, At: h.clock.Now()}
	first, err := h.Deliver(t.Context(), letter)
	if err != nil {
		t.Fatal(err)
	}
	letter.Attempt = 2
	second, err := h.Deliver(t.Context(), letter)
	if err != nil {
		t.Fatal(err)
	}
	if first != second {
		t.Errorf("messages %q and %q, want the same", first, second)
	}
	if got := strings.Count(h.get(t, "/as/p-mayor/messages/dm/p-mayor").body, "Please agree."); got != 1 {
		t.Errorf("said %d times", got)
	}
}

func TestEditRedrawsForEverybody(t *testing.T) {
	h := newHouse()
	letter := bot.Letter{Book: book, Key: "k1", Place: "channel/full-lsp", Card: ui.Card{Lead: ui.Say("Draft")}, At: h.clock.Now()}
	message, err := h.Deliver(t.Context(), letter)
	if err != nil {
		t.Fatal(err)
	}
	letter.Message, letter.Card = message, ui.Card{Lead: ui.Say("Agreed")}
	if err := h.Edit(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	page := h.get(t, "/as/p-mayor/channel/full-lsp").body
	if strings.Contains(page, "Draft") || !strings.Contains(page, "Agreed") {
		t.Error("the page still shows the old card")
	}
}

func TestEditOfNothingIsGone(t *testing.T) {
	h := newHouse()
	err := h.Edit(t.Context(), bot.Letter{Book: book, Message: "nowhere"})
	if !errors.Is(err, bot.ErrGone) {
		t.Errorf("got %v, want ErrGone", err)
	}
}

func TestDeliverPassesOnWhatTheStoreSays(t *testing.T) {
	h := newHouse()
	h.store.fail = errors.New("away")
	if err := h.deliver(t.Context(), "k1", "dm/p-mayor", ui.Card{}); !errors.Is(err, h.store.fail) {
		t.Errorf("got %v", err)
	}
	if got := h.get(t, "/as/p-mayor/dm/p-mayor"); got.status != http.StatusInternalServerError || !strings.Contains(got.body, "Nothing is lost") {
		t.Errorf("the page is %d %s", got.status, got.body)
	}
}

func TestWordsTakenDownAreGoneFromThePage(t *testing.T) {
	h := newHouse()
	h.desk.typed["t1"] = "a child’s name"
	if err := h.deliver(t.Context(), "k1", "dm/p-mayor", ui.Card{Lead: ui.Say("%s says: %s", ui.Person("p-lewisham-college"), ui.TypedText("t1"))}); err != nil {
		t.Fatal(err)
	}
	before := h.get(t, "/as/p-mayor/dm/p-mayor").body
	delete(h.desk.typed, "t1")
	after := h.get(t, "/as/p-mayor/dm/p-mayor").body
	if !strings.Contains(before, "a child’s name") || !strings.Contains(before, "Lewisham College</bdi> says") {
		t.Error("the words or the name were never there")
	}
	if strings.Contains(after, "a child’s name") || !strings.Contains(after, ui.TakenDown) {
		t.Error("the words are still there")
	}
}
