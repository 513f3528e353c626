package discord

import (
	"bytes"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/commands"
)

// TestWhatWeDrawPassesDiscordsOwnContract has everything that we draw checked against Discord's published contract and the
// limits that it documents beside it, by a checker that lies beside the project.
func TestWhatWeDrawPassesDiscordsOwnContract(t *testing.T) {
	d := drawer{reader: canaryReader()}
	var requests bytes.Buffer
	add := func(all ...sent) {
		for _, s := range all {
			requests.Write(encode(t, s, ""))
		}
	}
	for _, c := range cards() {
		add(asPosted(d.message(c)), asPosted(d.message(c).inWords()), asAnswered(sayMessage, d.message(c).alone()))
		for _, m := range d.messages(c, 4) {
			add(asPosted(m))
		}
	}
	for _, f := range forms() {
		add(asShown(t, d, f)...)
	}
	seeds := 40
	if RaceDetector { // what is drawn is drawn by one goroutine, and takes ten times as long
		seeds = 2
	}
	for seed := range seeds {
		add(asPosted(d.message(anyCard().Example(seed))))
		add(asShown(t, d, anyForm().Example(seed))...)
	}
	add(sent{Method: "PUT", Path: "/applications/1/commands", Body: registered(commands.All())})
	add(sent{
		Method: "POST", Path: "/interactions/1/token/callback", Interaction: isTyping,
		Body: callback{Type: sayChoices, Data: map[string]any{"choices": d.suggest(choices(140), "")}},
	})
	checkDiscord(t, requests.Bytes())
}

// checkDiscord has requests, one a line, checked by the checker beside the project.
func checkDiscord(t *testing.T, requests []byte) {
	t.Helper()
	fakediscord.CheckRecord(t, strings.Split(strings.TrimSpace(string(requests)), "\n"))
}
