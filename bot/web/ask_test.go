package web

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

func answering(prefix string, answer bot.Answer) house {
	h := newHouse()
	h.desk.answers = map[string]func(bot.Ask) bot.Answer{prefix: func(bot.Ask) bot.Answer { return answer }}
	return h
}

func TestPressReachesTheDeskAsItWasMade(t *testing.T) {
	h := newHouse()
	h.post(t, "/as/p-mayor/ask", asked{Line: "/agenda submit Winter", Values: map[string]string{"title": "Winter"}, Sent: true, Request: "r-1"})
	want := []bot.Ask{{
		Book: book, Account: storage.Account{Platform: "web", User: "p-mayor"}, Line: "agenda submit Winter",
		Values: map[string]string{"title": "Winter"}, Sent: true, Request: "r-1",
	}}
	if diff := cmp.Diff(want, h.desk.asked()); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestAnswers(t *testing.T) {
	form := ui.Form{Title: ui.Say("Suggest an item"), Command: "agenda submit", Request: "r-9"}
	failed := note("Not saved.")
	failed.Failed = true
	for name, test := range map[string]struct {
		answer bot.Answer
		kind   string
		failed bool
		holds  string
	}{
		"nothing":   {bot.Answer{}, "none", false, ""},
		"card":      {note("Done."), "card", false, "Only you can see this"},
		"form":      {bot.Answer{Form: &form}, "form", false, `data-request="r-9"`},
		"uncertain": {failed, "card", true, "Try again"},
	} {
		t.Run(name, func(t *testing.T) {
			got := answering("x", test.answer).post(t, "/as/p-mayor/ask", asked{Line: "x", Request: "r"}).reply(t)
			if got.Kind != test.kind || got.Failed != test.failed || !strings.Contains(got.HTML, test.holds) {
				t.Errorf("answer %+v", got)
			}
		})
	}
}

func TestAnswerShowsWhatWasTypedAsTyped(t *testing.T) {
	h := newHouse()
	got := h.post(t, "/as/p-mayor/ask", asked{Line: "<script>alert(1)</script>", Request: "r"}).reply(t)
	if strings.Contains(got.HTML, "<script>") || !strings.Contains(got.HTML, "&lt;script&gt;") {
		t.Error(got.HTML)
	}
}

func TestWhatThePageNeverSends(t *testing.T) {
	h := newHouse()
	for body, want := range map[string]int{
		`{"line":"x","request":""}`:                                400,
		`{"line":"x","request":"a b"}`:                             400,
		`{"line":"x","request":"` + strings.Repeat("a", 65) + `"}`: 400,
		`not json`: 400,
		`{"request":"r","line":"` + strings.Repeat("x", maxBody) + `"}`: 413,
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://localhost/as/p-mayor/ask", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if got := h.do(t, r); got.status != want {
			t.Errorf("%.40s is answered with %d, want %d", body, got.status, want)
		}
	}
	if n := len(h.desk.asked()); n != 0 {
		t.Errorf("the desk was asked %d times", n)
	}
}

func TestWordsToTheClerkAreKeptAndPassedOn(t *testing.T) {
	h := answering("contact", note("Thank you."))
	words := asked{Line: " can’t come,\x00 Jo will <3 ", Request: "r-1", Place: "dm/p-age-uk-lewisham"}
	for range 2 { // the second is the same press again
		if got := h.post(t, "/as/p-age-uk-lewisham/say", words).reply(t); !strings.Contains(got.HTML, "Thank you.") {
			t.Error(got.HTML)
		}
	}
	asks := h.desk.asked()
	if asks[0].Line != "contact can’t come, Jo will <3" || asks[0].Values["words"] != "can’t come, Jo will <3" || asks[1].Request != "r-1" {
		t.Errorf("asked %+v", asks)
	}
	page := h.get(t, "/as/p-age-uk-lewisham/messages/dm/p-age-uk-lewisham").body
	if strings.Count(page, "can’t come, Jo will &lt;3") != 1 || !strings.Contains(page, "Age UK Lewisham") {
		t.Error(page)
	}
}

func TestWordsInAChannelAreAMessage(t *testing.T) {
	h := newHouse()
	got := h.post(t, "/as/p-mayor/say", asked{Line: "@everyone hello", Request: "r-1", Place: "channel/full-lsp"}).reply(t)
	if got.Kind != "none" || len(h.desk.asked()) != 0 {
		t.Errorf("answered %+v, asked %v", got, h.desk.asked())
	}
	if page := h.get(t, "/as/p-age-uk-lewisham/channel/full-lsp").body; !strings.Contains(page, "@everyone hello") {
		t.Error("nobody else can read it")
	}
}

func TestWordsThatAreNotSent(t *testing.T) {
	for name, test := range map[string]struct{ line, says string }{
		"empty":    {" \n\t ", "nothing to read"},
		"unseen":   {"\u200b\u200d\ufeff", "nothing to read"},
		"too long": {strings.Repeat("ä", 3001), "3001 characters and the most we can take is 3000"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse()
			got := h.post(t, "/as/p-mayor/say", asked{Line: test.line, Request: "r", Place: "dm/p-mayor"}).reply(t)
			if !got.Keep || !strings.Contains(got.HTML, test.says) {
				t.Errorf("answer %+v", got)
			}
			if len(h.store.messages) != 0 || len(h.desk.asked()) != 0 {
				t.Error("it was sent")
			}
		})
	}
}

func TestLongestMessageIsSent(t *testing.T) {
	h := newHouse()
	longest := strings.Repeat("ä", maxWords)
	h.post(t, "/as/p-mayor/say", asked{Line: longest, Request: "r", Place: "channel/full-lsp"})
	if page := h.get(t, "/as/p-mayor/channel/full-lsp").body; !strings.Contains(page, longest) {
		t.Error("it is not there, or not whole")
	}
}

func TestWordsOutsideOnesOwnPlacesAreNotKept(t *testing.T) {
	h := newHouse()
	if got := h.post(t, "/as/p-mayor/say", asked{Line: "hello", Request: "r", Place: "channel/secretariat"}); got.status != http.StatusNotFound || len(h.store.messages) != 0 {
		t.Errorf("answered with %d, kept %v", got.status, h.store.messages)
	}
}

func TestWordsThatCouldNotBeKeptAreWorthRepeating(t *testing.T) {
	h := newHouse()
	h.store.fail = errors.New("away")
	got := h.post(t, "/as/p-mayor/say", asked{Line: "hello", Request: "r", Place: "dm/p-mayor"}).reply(t)
	if !got.Failed || !strings.Contains(got.HTML, "twice does nothing twice") || len(h.desk.asked()) != 0 {
		t.Errorf("answer %+v", got)
	}
}
