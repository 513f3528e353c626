package web

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// reach is how far back a place is shown.
const reach = 200

// messageView is one message as it is drawn for one reader.
type messageView struct {
	Key    string
	ID     string // of its element
	Author string
	Bot    bool
	Mine   bool
	Day    string // Thursday 18 March; empty if it is the day of the message before
	Time   string // 2.04pm
	At     string // for machines
	Text   string
	Card   *cardView
}

// stored is what is kept of a message: a card of the bot's, or what somebody wrote.
type stored struct {
	message storage.WebMessage
	card    ui.Card
	words   string
}

// said is the content of a message that a person wrote.
type said struct {
	Text string `json:"text"`
}

// read draws a place for one person. Names and typed words are looked up now, so what was taken down is gone.
func (s *Server) read(ctx context.Context, person string, place Place) ([]messageView, error) {
	kept, err := s.Store.Said(ctx, s.Book, place.ID, reach)
	if err != nil {
		return nil, fmt.Errorf("read place: %w", err)
	}
	all := make([]stored, len(kept))
	var texts []ui.Text
	for i, m := range kept {
		if all[i], err = open(m); err != nil {
			return nil, err
		}
		texts = append(texts, all[i].card.Texts()...)
		if m.Author != "" {
			texts = append(texts, ui.Say("%s", ui.Person(m.Author)))
		}
	}
	reader, err := s.Desk.Reader(ctx, s.Book, person, texts)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	return s.draw(all, person, sure(reader)), nil
}

func open(m storage.WebMessage) (stored, error) {
	o := stored{message: m}
	if m.Author == "" {
		if err := json.Unmarshal(m.Content, &o.card); err != nil {
			return o, fmt.Errorf("decode card %s: %w", m.Key, err)
		}
		return o, nil
	}
	var words said
	if err := json.Unmarshal(m.Content, &words); err != nil {
		return o, fmt.Errorf("decode message %s: %w", m.Key, err)
	}
	o.words = words.Text
	return o, nil
}

func (s *Server) draw(all []stored, person string, reader ui.Reader) []messageView {
	views := make([]messageView, len(all))
	day := ""
	for i, o := range all {
		at := o.message.At.In(s.Clock.Zone())
		v := messageView{
			Key: o.message.Key, ID: fmt.Sprintf("m%d", o.message.Number), Time: hour(at), At: at.Format(time.RFC3339),
			Author: s.Clerk, Bot: o.message.Author == "", Mine: o.message.Author == person,
		}
		if d := at.Format(time.DateOnly); d != day {
			v.Day, day = date(at), d
		}
		if v.Bot {
			v.Card = drawer{reader}.card(o.card)
			v.Card.Files = drawer{reader}.files(o.card.Files, person, o.message)
		} else {
			v.Author, v.Text = reader.Name(o.message.Author), o.words
		}
		views[i] = v
	}
	return views
}

// date is a day in words, with its year: the demonstration may well be in another one than ours.
func date(t time.Time) string { return t.Format("Monday 2 January 2006") }

// hour is a time of day as the bot says it.
func hour(t time.Time) string { return ui.Say("%s", ui.AtClock(t.Format("15:04"))).Words(ui.Reader{}) }

// sure is a reader that has an answer to everything, though it be the id.
func sure(r ui.Reader) ui.Reader {
	if r.Name == nil {
		r.Name = func(id string) string { return id }
	}
	if r.Typed == nil {
		r.Typed = func(string) (string, bool) { return "", false }
	}
	return r
}
