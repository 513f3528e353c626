package slack

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// TestWhatWeDrawPassesSlacksOwnTypes has everything that we draw checked against Slack's TypeScript types and its limits, by
// a checker that lies beside the project.
func TestWhatWeDrawPassesSlacksOwnTypes(t *testing.T) {
	d := drawer{reader: canaryReader()}
	var payloads bytes.Buffer
	view := func(v any) { payloads.Write(encode(t, map[string]any{"view": v}, "")) }
	post := func(c ui.Card) { payloads.Write(encode(t, asPosted(d.message(c)), "")) }
	for _, c := range cards() {
		post(c)
	}
	for _, f := range forms() {
		view(mustModal(t, f))
	}
	view(d.home())
	view(d.home(cards()["item"], cards()["many"], cards()["agenda"]))
	payloads.Write(encode(t, d.options(choices(140), ""), ""))
	for seed := range 25 {
		post(anyCard().Example(seed))
		view(mustModal(t, anyForm().Example(seed)))
		view(d.home(anyCard().Example(seed), anyCard().Example(seed+1)))
	}
	checkSlack(t, payloads.Bytes())
}

// checkSlack has payloads, one a line, checked by the checker beside the project.
func checkSlack(t *testing.T, payloads []byte) {
	t.Helper()
	beside, dir := checker(t)
	write(t, filepath.Join(dir, "payloads.jsonl"), payloads)
	check := exec.CommandContext(t.Context(), "node", "validate.mjs", "payloads.jsonl", "--limits", filepath.Join(beside, "contracts", "slack-limits.json"))
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("what we send is not what Slack takes: %v\n%s", err, out[:min(len(out), 8000)])
	}
}

// checker sets up what lies beside the project to check Slack's payloads, in a folder of its own. Where that is not there,
// the test is skipped; where it is, and what it needs cannot be had, the test fails in CI.
func checker(t *testing.T) (beside, dir string) {
	t.Helper()
	beside, err := filepath.Abs(filepath.Join("..", "..", "..", "shared"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(beside, "tools", "check-slack")); err != nil {
		t.Skip("SKIPPED: the checker of Slack payloads is not beside the project")
	}
	if testing.Short() {
		t.Skip("SKIPPED: the checker of Slack payloads takes its time")
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		needed(t, "the checker of Slack payloads needs npm")
	}
	dir = t.TempDir() // it installs what it needs beside itself, and its own folder may be read only
	for _, name := range []string{"package.json", "validate.mjs", "manifest-check.mjs", ".npmrc"} {
		if raw, err := os.ReadFile(filepath.Join(beside, "tools", "check-slack", name)); err == nil {
			write(t, filepath.Join(dir, name), raw)
		}
	}
	install := exec.CommandContext(t.Context(), npm, "install", "--no-audit", "--no-fund", "--prefer-offline")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		needed(t, fmt.Sprintf("the checker of Slack payloads could not be set up: %v\n%s", err, out))
	}
	return beside, dir
}

// needed skips a test for want of something, but not where everything has to run.
func needed(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip("SKIPPED: " + what)
}

func write(t *testing.T, file string, content []byte) {
	t.Helper()
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
