package bot_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
)

func TestTypedTextIsCleanedOfWhatNobodyMeant(t *testing.T) {
	for typed, want := range map[string]string{
		"  Winter warm spaces \n":           "Winter warm spaces",
		"a\x00b\x1b[31mc\x7f":               "ab[31mc",
		"first\nsecond\tthird":              "first\nsecond\tthird",
		"turned \u202eround\u202c":          "turned round",
		"\u2067isolated\u2069":              "isolated",
		"\u200b\u2060\ufeff":                "",
		"\u200d\u200d \u200c":               "", // joiners with nothing to join
		"family \U0001F468\u200d\U0001F467": "family \U0001F468\u200d\U0001F467",
		"\u0645\u0631\u062d\u0628\u0627":    "\u0645\u0631\u062d\u0628\u0627",
		"@everyone <!channel> *stars*":      "@everyone <!channel> *stars*",
	} {
		if got := bot.Clean(typed); got != want {
			t.Errorf("Clean(%q) = %q, want %q", typed, got, want)
		}
	}
}
