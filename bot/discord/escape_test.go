package discord

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// seenAs is what somebody sees of words in Discord's markup, but for our own marks: bold, italic, a heading, a quote, an item
// of a list, small print. It knows the rules of Discord's reader and nothing of how we escape: whatever else it would read
// into the words is an error.
func seenAs(t rapid.TB, markdown string) string {
	t.Helper()
	var b strings.Builder
	for n, l := range strings.Split(markdown, "\n") {
		if n > 0 {
			b.WriteByte('\n')
		}
		for _, ours := range []string{"### ", "> ", "-# ", "- ", "  "} {
			if rest, found := strings.CutPrefix(l, ours); found {
				l = rest
				break
			}
		}
		start := strings.TrimLeft(l, " \t")
		if strings.IndexAny(start, "#>-") == 0 || len(start) > strings.IndexByte(start, '.') && figures(start[:max(0, strings.IndexByte(start, '.'))]) {
			t.Errorf("the line %q is more than its words", l)
		}
		b.WriteString(read(t, l))
	}
	return strings.NewReplacer(joiner, "", "\u2068", "", "\u2069", "").Replace(b.String())
}

// read reads the marks within a line.
func read(t rapid.TB, l string) string {
	t.Helper()
	var b strings.Builder
	all := []rune(l)
	for i := 0; i < len(all); i++ {
		next := ' '
		if i+1 < len(all) {
			next = all[i+1]
		}
		switch c := all[i]; {
		case c == '\\' && next < 128 && !unicode.IsLetter(next) && !unicode.IsDigit(next) && !unicode.IsSpace(next):
			b.WriteRune(next)
			i++
		case c == '*':
		case strings.ContainsRune("_~`|<@[\\", c), c == ':' && !unicode.IsSpace(next):
			t.Errorf("%q at %d of %q is read as a mark", c, i, l)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func TestWordsShowExactlyAsTyped(t *testing.T) {
	for id, words := range canaries {
		if got := seenAs(t, escape(words)); got != seen.Replace(words) {
			t.Errorf("%s shows as %q", id, got)
		}
	}
	t.Run("any", rapid.MakeCheck(func(t *rapid.T) {
		words := bot.Clean(rapid.OneOf(rapid.String(), rapid.StringMatching(`([-#>0-9.*_~|<@: \n\x60\\a]){0,40}`)).Draw(t, "words"))
		if got, want := seenAs(t, "x"+escape(words)), seen.Replace("x"+words); got != want {
			t.Errorf("%q shows as %q", want, got)
		}
	}))
}

// seen leaves out what nobody sees, and the spaces before a line, which the reader above takes for a part of a list.
var seen = strings.NewReplacer(joiner, "", "\u2068", "", "\u2069", "", "\n  ", "\n")

// TestCanariesShowExactlyAsTyped looks at every place of a card where words of people may stand.
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
		all := seenAs(t, strings.Join(texts(decode(t, m.Components)), "\n"))
		if n := strings.Count(seen.Replace(all), seen.Replace(words)); n != 11 {
			t.Errorf("%s shows %d times as it was typed, not 11: %q", id, n, all)
		}
		if m.Mentions.Parse == nil || len(m.Mentions.Parse) > 0 {
			t.Error("a message may call somebody")
		}
		button := d.message(ui.Card{Lead: ui.Say("Lead"), Buttons: []ui.Button{{Label: whole, Command: "help"}}})
		if got := button.Components[0].Components[1].Components[0].Label; size(words) <= maxLabel && got != ui.Isolate(words) {
			t.Errorf("%s shows on a button as %q", id, got)
		}
		if got := seenAs(t, button.inWords().Content); got != "Lead" {
			t.Errorf("in words the card says %q", got)
		}
	}
}

// texts are the contents of all text displays, in their order.
func texts(v any) []string {
	var all []string
	switch v := v.(type) {
	case []any:
		for _, member := range v {
			all = append(all, texts(member)...)
		}
	case map[string]any:
		if words, ok := v["content"].(string); ok {
			all = append(all, words)
		}
		all = append(all, texts(v["components"])...)
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
		{"👩‍👩‍👧👩‍👩‍👧", 5, "👩‍…"},
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
		if size(got) > limit || !utf8.ValidString(got) {
			t.Errorf("%q has %d characters", got, size(got))
		}
		if got != words && limit > 0 && !strings.HasSuffix(got, "…") {
			t.Errorf("%q does not say that it was shortened", got)
		}
		l := line{{words: words}, {words: words, bold: true}}
		short := l.within(limit)
		if size(short.markdown()) > limit && len(short) > 0 {
			t.Errorf("%q has more than %d characters", short.markdown(), limit)
		}
		if len(short) > 0 && short.words() != l.words() && !strings.HasSuffix(short.words(), "…") {
			t.Errorf("%q does not say that it was shortened", short.words())
		}
	})
}

func TestNamesStandForIdsInWhatPeopleWrote(t *testing.T) {
	people := []user{{ID: "1", Name: "jane", Global: "Jane Doe"}, {ID: "2", Name: "sam"}}
	for words, want := range map[string]string{
		"ask <@1> and <@!2>":     "ask @Jane Doe and @sam",
		"ask <@3>, <@&1>, <#1>":  "ask <@3>, <@&1>, <#1>",
		"good <:clerk:123> work": "good :clerk: work",
		"<a:run:1>":              ":run:",
	} {
		if got := asRead(words, people); got != want {
			t.Errorf("%q is read as %q, not as %q", words, got, want)
		}
	}
}
