package slack

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// seen is what of a text somebody sees: without the marks that only keep it apart.
var seen = strings.NewReplacer(joiner, "", "\u2068", "", "\u2069", "")

// TestCanariesShowExactlyAsTyped looks at every place of a card and a form where words of people may stand.
func TestCanariesShowExactlyAsTyped(t *testing.T) {
	d := drawer{reader: canaryReader()}
	for id, words := range canaries {
		if id == "long" {
			continue
		}
		whole := ui.Say("%s", ui.TypedText(id))
		m := d.message(ui.Card{
			Lead: whole, Tag: &ui.Tag{Words: whole}, Foot: whole,
			Blocks: []ui.Block{
				{Paragraph: &whole},
				{Heading: &whole},
				{Quote: &ui.Quote{Words: whole, Source: whole}},
				ui.List(whole),
				ui.Facts(ui.Fact{Label: ui.Say("Fact"), Value: whole}), ui.Rows(ui.Row{Title: whole, Detail: whole}),
			},
		})
		if n := strings.Count(seen.Replace(strings.Join(texts(decode(t, m.Blocks)), "\n")), words); n != 11 {
			t.Errorf("%s shows %d times as it was typed, not 11: %q", id, n, texts(decode(t, m.Blocks)))
		}
		unescaped := strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(m.Text)
		if n := strings.Count(seen.Replace(unescaped), words); n != 11 {
			t.Errorf("%s is read aloud %d times as it was typed, not 11: %q", id, n, m.Text)
		}
		if strings.ContainsAny(m.Text, "<>") {
			t.Errorf("what notifications show is marked up: %q", m.Text)
		}
		if got := seen.Replace(plain(words, maxPlainText).Text); got != words {
			t.Errorf("%s shows as %q", id, got)
		}
	}
}

// texts are all texts of some blocks, in their order.
func texts(v any) []string {
	var all []string
	switch v := v.(type) {
	case []any:
		for _, member := range v {
			all = append(all, texts(member)...)
		}
	case map[string]any:
		if words, ok := v["text"].(string); ok {
			all = append(all, words)
		}
		for _, name := range []string{"text", "elements"} {
			all = append(all, texts(v[name])...)
		}
	}
	return all
}

func TestWordsAreShortenedVisiblyAndBetweenWords(t *testing.T) {
	for _, tt := range []struct {
		words string
		limit int
		want  string
	}{
		{"Suggest an item", 24, "Suggest an item"},
		{"Suggest an item for the next meeting", 24, "Suggest an item for the…"},
		{"Donaudampfschifffahrtsgesellschaft", 24, "Donaudampfschifffahrtsg…"},
		{"короткие слова", 9, "короткие…"},
		{"words", 0, ""},
	} {
		if got := shorten(tt.words, tt.limit); got != tt.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", tt.words, tt.limit, got, tt.want)
		}
	}
}

func TestWhatWasShortenedSaysSo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words, limit := rapid.String().Draw(t, "words"), rapid.IntRange(0, 40).Draw(t, "limit")
		got := shorten(words, limit)
		if n := utf8.RuneCountInString(got); n > limit {
			t.Errorf("%q has %d characters", got, n)
		}
		if got != words && limit > 0 && !strings.HasSuffix(got, "…") {
			t.Errorf("%q does not say that it was shortened", got)
		}
	})
}

func TestWhatStandsBesideTheBlocksIsShortEnoughInBytes(t *testing.T) {
	for _, words := range []string{strings.Repeat("жук ", 3000), strings.Repeat("<", 3000), strings.Repeat("👩‍👩‍👧", 1000)} {
		got := fallback([]string{"First.", words})
		if len(got) > maxFallback || !strings.HasSuffix(got, "…") || !utf8.ValidString(got) {
			t.Errorf("%d bytes, ending in %q", len(got), got[len(got)-20:])
		}
	}
}

func FuzzWhatSlackSends(f *testing.F) {
	f.Add([]byte(`{"private_metadata":"{}","state":{"values":{"a@b":{"c":{"value":"x","selected_options":[{}]}}}}}`))
	f.Add([]byte(`{"private_metadata":"{}","blocks":[{"block_id":"a@b","type":"input"}],"state":{"values":[]}}`))
	f.Add([]byte(`{"selected_option":{"value":"agenda/show/1"}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := submitted(raw)
		if err == nil && s.Values == nil {
			t.Error("a form without values")
		}
		if command, err := pressed(json.RawMessage(raw)); (command == "") != (err != nil) {
			t.Errorf("%q with %v", command, err)
		}
	})
}
