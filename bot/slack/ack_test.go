package slack

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// What can travel in the acknowledgement of a command does. All else comes after it, and it is made in any case, once.
func TestWhatTravelsInTheAcknowledgementOfACommand(t *testing.T) {
	t.Parallel()
	card := func(n int, words string) bot.Answer {
		c := ui.Card{Lead: ui.Say("It begins.")}
		for range n {
			c.Blocks = append(c.Blocks, ui.Paragraph("%s", words))
		}
		return bot.Answer{Card: &c}
	}
	for name, test := range map[string]struct {
		answer  bot.Answer
		trigger string // opens a window, with more room than a message has
		unheard bool
		late    bool
		travels bool
		says    string // the acknowledgement
	}{
		"a card":                             {answer: card(1, "It ends."), trigger: "1.2", travels: true, says: "It ends."},
		"a form":                             {answer: bot.Answer{Form: &ui.Form{Title: ui.Say("A form")}}, trigger: "1.2"},
		"nothing":                            {trigger: "1.2"},
		"more than a message has room for":   {answer: card(5, strings.Repeat("many words ", 270)), trigger: "1.2"},
		"the same, where no window opens":    {answer: card(5, strings.Repeat("many words ", 270)), travels: true, says: "It begins."},
		"more bytes than an acknowledgement": {answer: card(4, strings.Repeat("界", 2500)), trigger: "1.2"},
		"a card that nobody hears":           {answer: card(1, "It ends."), unheard: true, says: "It ends."},
		"a card that comes too late":         {answer: card(1, "It ends."), late: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var said []any
			ack := once(func(payload any) bool { said = append(said, payload); return !test.unheard })
			p := press{trigger: test.trigger, opening: keep(ack, time.Hour)}
			if test.late {
				p.opening.pass()
			}
			if got := New(Options{}).answerInAck(p, test.answer); got != test.travels {
				t.Errorf("it travels: %v", got)
			}
			if len(said) != 1 {
				t.Fatalf("there were %d acknowledgements", len(said))
			}
			if test.says == "" {
				if said[0] != nil {
					t.Errorf("it is acknowledged with %s", said[0])
				}
				return
			}
			var got struct {
				Type string `json:"response_type"`
				Text string `json:"text"`
			}
			if written, ok := said[0].(json.RawMessage); !ok || json.Unmarshal(written, &got) != nil || got.Type != "ephemeral" || !strings.Contains(got.Text, test.says) {
				t.Errorf("it is acknowledged with %s", said[0])
			}
		})
	}
}

// deaf is a connection that has ended.
type deaf struct{ http.ResponseWriter }

func (deaf) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestAnAcknowledgementThatCannotBeWrittenIsNotHeard(t *testing.T) {
	t.Parallel()
	for name, w := range map[string]http.ResponseWriter{"open": httptest.NewRecorder(), "ended": deaf{httptest.NewRecorder()}} {
		s := &slot{w: w, r: httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", nil), done: make(chan struct{})}
		if heard := s.ack(json.RawMessage(`{}`)); heard != (name == "open") {
			t.Errorf("%s: it is heard: %v", name, heard)
		}
		if s.ack(nil) {
			t.Errorf("%s: it is heard twice", name)
		}
	}
}
