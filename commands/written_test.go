package commands

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
)

func TestWhoIsNamedInWords(t *testing.T) {
	t.Parallel()
	people := map[string]bot.Person{
		"p-writer": {ID: "p-writer", Name: "Ann Smith"},
		"p-jo":     {ID: "p-jo", Name: "Jo"},
		"p-jones":  {ID: "p-jones", Name: "Joanna Jones", Extra: map[string]string{bot.KeptAddress: "Dr", bot.KeptCalled: "Jojo"}},
	}
	for words, want := range map[string]string{
		"Can't come, joanna jones will":                        "Joanna Jones",
		"Sorry. Dr Jojo comes instead":                         "Joanna Jones",
		"Can't come, Sam O’Neil-Patel will":                    "Sam O’Neil-Patel",
		"Can't make the 18th. Sam Patel from finance can come": "Sam Patel",
		"I will be late":                                       "",
		"Ann Smith will not come":                              "Ann Smith", // as a name before “will”: the officer sees it
		"":                                                     "",
	} {
		if got := namedIn(people, words, "p-writer"); got != want {
			t.Errorf("%q names %q, not %q", words, got, want)
		}
	}
}

func TestTheFirstLineIsTheTitle(t *testing.T) {
	t.Parallel()
	if got := firstLine("  Bus fares \nIt is urgent"); got != "Bus fares" {
		t.Error(got)
	}
	if got := firstLine(strings.Repeat("é", mostOfTitle+1)); got != strings.Repeat("é", mostOfTitle) {
		t.Error(got)
	}
}
