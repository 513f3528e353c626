package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// maxWords is the longest message, in characters.
const maxWords = ui.MaxWords

const tooLong = "That message has %s characters and the most we can take is %s, so it was not sent. Your words are still in the box."

// say keeps what somebody wrote in ordinary words. Written to the clerk it goes on to the people of the secretariat;
// in a channel it is a message among others.
func (s *Server) say(w http.ResponseWriter, r *http.Request) {
	a, ok := decode(w, r)
	if !ok {
		return
	}
	v, ok := s.visit(w, r, a.Place)
	if !ok {
		return
	}
	text := clean(a.Line)
	if problem := check(text); problem != nil {
		s.answer(w, r, outcome{request: a.Request, keep: true, Answer: bot.Answer{Card: problem}})
		return
	}
	content, err := json.Marshal(said{Text: text})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	ctx := r.Context()
	_, err = s.Store.Say(ctx, s.Book, storage.WebMessage{
		Key: "say-" + a.Request, Place: v.place.ID, Author: v.me.ID, Content: content, At: s.Clock.Now(),
	})
	if err != nil {
		s.answer(w, r, outcome{request: a.Request, Answer: s.uncertain(ctx, err)})
		return
	}
	s.hub.tell("place", v.place.ID)
	if v.place.Kind != "dm" {
		s.answer(w, r, outcome{request: a.Request})
		return
	}
	s.answer(w, r, outcome{request: a.Request, Answer: s.Desk.Handle(ctx, bot.Ask{
		Book: s.Book, Account: account(v.me.ID), Line: "contact " + text, Values: map[string]string{"words": text},
		Request: a.Request,
	})})
}

// clean makes text that can be kept: valid, and without control characters. Everything else stays as it was typed.
func clean(text string) string {
	text = strings.Map(func(c rune) rune {
		if c != '\n' && unicode.IsControl(c) {
			return -1
		}
		return c
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimSpace(text)
}

// check says what is wrong with a message; nil: nothing.
func check(text string) *ui.Card {
	if !strings.ContainsFunc(text, visible) {
		return &ui.Card{Lead: ui.Say("There was nothing to read in that message, so it was not sent.")}
	}
	if n := utf8.RuneCountInString(text); n > maxWords {
		return &ui.Card{Lead: ui.Say(tooLong, n, maxWords)}
	}
	return nil
}

func visible(c rune) bool { return unicode.IsGraphic(c) && !unicode.IsSpace(c) }
