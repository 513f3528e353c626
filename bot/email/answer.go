package email

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"

	"github.com/partnership-secretariat/secretariat/bot"
)

// answerPage is what somebody sees who follows a link: what pressing the button does, or what came of it.
type answerPage struct {
	Lead, Button, Request string
	Page                  page
}

const maxForm = 4 << 10

// Handler serves the pages behind the links.
func (l *Links) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+AnswerPath+"{token}", l.offer)
	mux.HandleFunc("POST "+AnswerPath+"{token}", l.take)
	return mux
}

// offer shows what a link is for, and does nothing.
func (l *Links) offer(w http.ResponseWriter, r *http.Request) {
	_, cmd, err := l.open(r.PathValue("token"))
	if err != nil {
		l.sorry(w, err)
		return
	}
	l.show(w, http.StatusOK, answerPage{
		Button: cmd.Title, Request: mint(), Page: page{Lead: cmd.Title, Parts: []part{{Paragraph: cmd.Tap}}, Notes: []string{"Nothing is sent until you press the button."}},
	})
}

// take gives the answer, in the name of whom the link was written for. Whether they may is asked now, as at any press.
func (l *Links) take(w http.ResponseWriter, r *http.Request) {
	a, _, err := l.open(r.PathValue("token"))
	if err != nil {
		l.sorry(w, err)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	request := r.PostFormValue("request")
	if !minted(request) {
		l.sorry(w, errNoLink)
		return
	}
	answer := l.desk.Handle(r.Context(), a.ask(request))
	switch {
	case answer.Form != nil || answer.Card == nil:
		l.show(w, http.StatusOK, answerPage{Page: page{
			Lead: "Not yet: this needs a word more than a press.", Parts: []part{{Paragraph: "Reply to the e-mail in your own words and the secretariat will see to it."}},
		}})
	default:
		status := http.StatusOK
		if answer.Failed {
			status = http.StatusServiceUnavailable
		}
		p := answerPage{Page: pageOf(*answer.Card, answer.Reader, noTaps)}
		if answer.Failed { // pressed again, it is done once
			p.Button, p.Request = "Press again", request
		}
		l.show(w, status, p)
	}
}

func (l *Links) sorry(w http.ResponseWriter, err error) {
	p := page{Lead: "This link is not one of ours, or not the whole of it.", Parts: []part{{Paragraph: "Nothing was saved. Open it from the e-mail once more, or reply to the e-mail in your own words."}}}
	status := http.StatusNotFound
	if errors.Is(err, errExpired) {
		status = http.StatusGone
		p = page{Lead: "This link has run out.", Parts: []part{{Paragraph: "Nothing was saved. Reply to the e-mail in your own words and the secretariat will see to it."}}}
	}
	l.show(w, status, answerPage{Page: p})
}

// answerPolicy allows our one style, by its hash, and the page's own form.
var answerPolicy = func() string {
	hash := sha256.Sum256([]byte(pageStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) +
		"'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
}()

func (l *Links) show(w http.ResponseWriter, status int, p answerPage) {
	p.Lead = p.Page.Lead
	var b bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&b, "answer", p); err != nil {
		l.desk.Log.Error("a page could not be drawn", "err", err)
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store") // the address is a key
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Content-Security-Policy", answerPolicy)
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a browser that has gone reads nothing
}

var _ bot.Door = (*Door)(nil)
