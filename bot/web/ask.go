package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// maxBody is room for a form of five long fields, each character escaped, and for one file in base64.
const maxBody = 1<<18 + ui.MaxFile/3*4 + 4

// asked is a press, a form or a line, as the page sends it.
type asked struct {
	Line    string            `json:"line"`
	Values  map[string]string `json:"values"`
	Files   map[string]upload `json:"files"`
	Sent    bool              `json:"sent"`
	Request string            `json:"request"`
	Place   string            `json:"place"` // where ordinary words were written
}

// upload is a file of a form's, its bytes in base64: so nothing on the way takes them for text and mends them.
type upload struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

func (a asked) files() map[string]bot.File {
	if len(a.Files) == 0 {
		return nil
	}
	files := make(map[string]bot.File, len(a.Files))
	for name, f := range a.Files {
		files[name] = bot.File{Name: f.Name, Data: f.Data}
	}
	return files
}

// reply is what the page does with an answer: show a card, open a form, or nothing. The HTML is ours, escaped.
type reply struct {
	Kind   string `json:"kind"` // card, form or none
	HTML   string `json:"html"`
	Failed bool   `json:"failed"` // worth repeating with the same request
	Keep   bool   `json:"keep"`   // what was written was not sent and stays in the box
}

// answerView is a card that one person alone sees.
type answerView struct {
	ID     string
	Clerk  string
	Time   string
	Card   *cardView
	Failed bool
}

var requestID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// ask carries out a press, a form or a typed command.
func (s *Server) ask(w http.ResponseWriter, r *http.Request) {
	c, ok := s.role(w, r)
	if !ok {
		return
	}
	a, ok := decode(w, r)
	if !ok {
		return
	}
	s.answer(w, r, outcome{request: a.Request, Answer: s.sent(r.Context(), s.Desk.Handle(r.Context(), bot.Ask{
		Book: s.Book, Account: account(c.Me.ID), Line: strings.TrimPrefix(strings.TrimSpace(a.Line), "/"), Values: a.Values,
		Files: a.files(), Sent: a.Sent, Request: a.Request,
	}))})
}

func decode(w http.ResponseWriter, r *http.Request) (asked, bool) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		http.Error(w, "That is longer than anything we can keep.", http.StatusRequestEntityTooLarge)
		return asked{}, false
	}
	var a asked
	if err != nil || json.Unmarshal(body, &a) != nil || !requestID.MatchString(a.Request) {
		http.Error(w, "This is not something that the page sends.", http.StatusBadRequest)
		return asked{}, false
	}
	return a, true
}

// outcome is what became of a request of the page's.
type outcome struct {
	bot.Answer
	request string
	keep    bool
}

// answer draws an answer for the page.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, a outcome) {
	d := drawer{sure(a.Reader)}
	out := reply{Kind: "none", Failed: a.Failed, Keep: a.keep}
	var b bytes.Buffer
	var err error
	switch {
	case a.Form != nil:
		out.Kind = "form"
		err = pages.ExecuteTemplate(&b, "form", d.form(*a.Form))
	case a.Card != nil:
		out.Kind = "card"
		err = pages.ExecuteTemplate(&b, "answer", answerView{
			ID: "a" + a.request, Clerk: s.Clerk, Time: hour(s.now()), Card: d.card(*a.Card), Failed: a.Failed,
		})
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	out.HTML = b.String()
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(out) // a browser that has gone asks again with the same request
}

func (s *Server) now() time.Time { return s.Clock.Now().In(s.Clock.Zone()) }

// unsaved says what is to be said where nobody knows whether something was kept.
const unsaved = "This was not saved, or we could not confirm it. Try again in a moment: trying twice does nothing twice."

// uncertain is the answer when the store could not be reached.
func (s *Server) uncertain(ctx context.Context, err error) bot.Answer {
	s.Log.ErrorContext(ctx, "keep message", "err", err)
	return bot.Answer{Card: &ui.Card{Lead: ui.Say(unsaved)}, Failed: true}
}

// unsent is the same for when the page could not reach us; it waits in the page.
func (s *Server) unsent() answerView {
	card := drawer{sure(ui.Reader{})}.card(ui.Card{Lead: ui.Say(unsaved)})
	return answerView{ID: "unsent", Clerk: s.Clerk, Card: card, Failed: true}
}
