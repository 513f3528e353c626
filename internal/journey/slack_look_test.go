package journey_test

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
)

// shown sees that an answer is before the person who asked.
func (on *onSlack) shown(person *fakeslack.Person, a bot.Answer) {
	on.t.Helper()
	switch {
	case a.Form != nil:
		if v := person.Modal(); v.Title != a.Form.Title.Words(a.Reader) {
			on.t.Errorf("%s should see the form %q and sees %q", person.ID(), a.Form.Title.Words(a.Reader), v.Title)
		}
	case a.Card != nil:
		lead := a.Card.Lead.Words(a.Reader)
		text := on.before(person, lead)
		if !strings.Contains(visible(text), lead) {
			on.t.Errorf("%s should read %q and reads %q", person.ID(), lead, text)
		}
		if !a.Failed { // an apology beside a form need not give back what is in the form
			on.exactly(text, *a.Card, a.Reader)
		}
	}
}

// before is what somebody has before them: a window, else the newest message anywhere; where an answer comes with a file,
// that may be a little newer.
func (on *onSlack) before(person *fakeslack.Person, lead string) string {
	if person.HasModal() {
		return everythingIn(person.Modal())
	}
	all := on.newest(person)
	all = all[:min(3, len(all))]
	for _, m := range all {
		if strings.Contains(visible(m.Text), lead) {
			return m.Text
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].Text
}

// everythingIn is all that can be read in a window, beside its fields too.
func everythingIn(v fakeslack.View) string {
	text := v.Text
	for _, f := range v.Fields {
		text += "\n" + f.Problem
	}
	return text
}

// look sees that on Slack hangs what hangs in the web chat, place by place: the same letters in the same order, each once,
// as true as they are there. Nobody is called by anything, and nothing was done that Slack would have dropped.
func (on *onSlack) look() {
	on.t.Helper()
	on.door.Wait()
	for _, v := range on.slack.Violations() {
		on.t.Error(v)
	}
	people, err := on.demo.Books.Open(demo.Book).People(on.t.Context())
	if err != nil {
		on.t.Fatal(err)
	}
	for id := range people {
		on.alike("dm/"+id, on.User(userOf(id)).Sees(""))
	}
	for _, channel := range on.places {
		name := strings.ToLower(strings.TrimPrefix(channel, "C"))
		on.alike("channel/"+name, on.User(userOf(officer)).Sees(channel))
	}
}

// alike holds what hangs in a place on Slack against what hangs there in the web chat.
func (on *onSlack) alike(place string, messages []fakeslack.Message) {
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
		if m.From == on.Bot() && len(m.Pings) > 0 {
			on.t.Errorf("in %s %q calls %q", place, m.Text, m.Pings)
		}
		if key := letterOf(m); key != "" {
			hang = append(hang, key)
			on.true(m, cards[key])
		}
	}
	if !slices.Equal(hang, keys) {
		on.t.Errorf("in %s hang on Slack the letters %q, and in the web chat %q", place, hang, keys)
	}
}

// letterOf is the key of the letter that a message is; empty: it is none.
func letterOf(m fakeslack.Message) string {
	if m.Metadata["event_type"] != "secretariat_letter" {
		return ""
	}
	payload, _ := m.Metadata["event_payload"].(map[string]any)
	key, _ := payload["key"].(string)
	return key
}

// true sees that a message shows a card.
func (on *onSlack) true(m fakeslack.Message, card ui.Card) {
	on.t.Helper()
	reader, err := on.demo.Desk.Reader(on.t.Context(), demo.Book, "", card.Texts())
	if err != nil {
		on.t.Fatal(err)
	}
	if lead := card.Lead.Words(reader); !strings.Contains(visible(m.Text), lead) {
		on.t.Errorf("a message should say %q, and says %q", lead, m.Text)
	}
	on.exactly(m.Text, card, reader)
	on.exactly(m.Notification, card, reader)
}

// exactly sees that what people typed shows as they typed it, wherever a card has it.
func (on *onSlack) exactly(text string, card ui.Card, r ui.Reader) {
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

// visible is a text without the marks that nobody sees.
func visible(text string) string { return invisible.Replace(text) }

var invisible = strings.NewReplacer("\u2060", "", "\u2068", "", "\u2069", "")
