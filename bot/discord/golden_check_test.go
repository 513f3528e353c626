package discord

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

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
	for seed := range 40 {
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

// checkDiscord has requests, one a line, checked by the checker beside the project. Where that is not there, the test is
// skipped.
func checkDiscord(t *testing.T, requests []byte) {
	t.Helper()
	beside, err := filepath.Abs(filepath.Join("..", "..", "..", "shared"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(beside, "tools", "check-discord")); err != nil {
		t.Skip("SKIPPED: the checker of requests to Discord is not beside the project")
	}
	if testing.Short() {
		t.Skip("SKIPPED: the checker of requests to Discord takes its time")
	}
	file := filepath.Join(t.TempDir(), "requests.jsonl")
	if err := os.WriteFile(file, requests, 0o600); err != nil {
		t.Fatal(err)
	}
	contracts := filepath.Join(beside, "contracts")
	check := exec.CommandContext(t.Context(), "go", "run", ".",
		"-spec", filepath.Join(contracts, "discord-openapi.json"), "-limits", filepath.Join(contracts, "discord-limits.json"), file)
	check.Dir = filepath.Join(beside, "tools", "check-discord")
	if out, err := check.CombinedOutput(); err != nil || bytes.Contains(out, []byte("WARN")) {
		t.Errorf("what we send is not what Discord takes: %v\n%s", err, out[:min(len(out), 8000)])
	}
}
