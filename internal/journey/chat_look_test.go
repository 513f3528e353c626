package journey_test

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
)

// shown sees that an answer is before the person who asked.
func (on *onChat) shown(who string, a bot.Answer) {
	on.t.Helper()
	switch {
	case a.Form != nil:
		title := a.Form.Title.Words(a.Reader)
		if w, ok := on.screen(who).form(title); !ok {
			on.t.Errorf("%s should see the form %q and sees %q", who, title, w.title)
		}
	case a.Card != nil:
		lead := a.Card.Lead.Words(a.Reader)
		text := on.before(who, lead)
		if !strings.Contains(visible(text), lead) {
			on.t.Errorf("%s should read %q and reads %q", who, lead, text)
		}
		if !a.Failed { // an apology beside a form need not give back what is in the form
			on.exactly(text, *a.Card, a.Reader)
		}
	}
}

// before is what somebody has before them: a window, else the newest message anywhere; where an answer comes with a file,
// that may be a little newer.
func (on *onChat) before(who, lead string) string {
	if w, open := on.screen(who).opened(); open {
		return w.text
	}
	all := on.newest(who)
	all = all[:min(3, len(all))]
	for _, m := range all {
		if strings.Contains(visible(m.text), lead) {
			return m.text
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].text
}

// look sees that on the chat hangs what hangs in the web chat, place by place: the same letters in the same order, each
// once, as true as they are there. Nobody is called by anything, and nothing was done that the platform would have dropped.
func (on *onChat) look() {
	on.t.Helper()
	on.in.Wait()
	for _, v := range on.violations() {
		on.t.Error(v)
	}
	for id := range on.people() {
		on.alike("dm/"+id, on.screen(id).sees(""))
	}
	for _, name := range on.names {
		on.alike("channel/"+name, on.screen(officer).sees(name))
	}
}

// alike holds what hangs in a place of the chat against what hangs there in the web chat.
func (on *onChat) alike(place string, messages []message) {
	on.t.Helper()
	said, err := on.demo.Books.Store.Said(on.t.Context(), demo.Book, place, 1<<20)
	if err != nil {
		on.t.Fatal(err)
	}
	cards, keys := map[string]ui.Card{}, []string{}
	for _, m := range said {
		var card ui.Card
		if m.Author != "" {
			continue
		}
		if err := json.Unmarshal(m.Content, &card); err != nil {
			on.t.Fatal(err)
		}
		cards[m.Key] = card
		keys = append(keys, m.Key)
	}
	var hang []string
	for _, m := range messages {
		if m.ours && len(m.calls) > 0 {
			on.t.Errorf("in %s %q calls %q", place, m.text, m.calls)
		}
		if m.letter != "" {
			hang = append(hang, m.letter)
			on.true(m, cards[m.letter])
		}
	}
	if !slices.Equal(hang, keys) {
		on.t.Errorf("in %s hang the letters %q, and in the web chat %q", place, hang, keys)
	}
}

// true sees that a message shows a card.
func (on *onChat) true(m message, card ui.Card) {
	on.t.Helper()
	reader, err := on.demo.Desk.Reader(on.t.Context(), demo.Book, "", card.Texts())
	if err != nil {
		on.t.Fatal(err)
	}
	if lead := card.Lead.Words(reader); !strings.Contains(visible(m.text), lead) {
		on.t.Errorf("a message should say %q, and says %q", lead, m.text)
	}
	on.exactly(m.text, card, reader)
	if m.aside != "" {
		on.exactly(m.aside, card, reader)
	}
}

// exactly sees that what people typed shows as they typed it, wherever a card has it.
func (on *onChat) exactly(text string, card ui.Card, r ui.Reader) {
	on.t.Helper()
	typed := map[string]bool{}
	for _, t := range card.Texts() {
		t.Refs(map[string]bool{}, typed)
	}
	for id := range typed {
		if words, there := r.Typed(id); there && !strings.Contains(visible(text), words) {
			on.t.Errorf("%q was typed, and is shown as %q", words, text)
		}
	}
}
