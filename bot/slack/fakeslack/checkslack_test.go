package fakeslack_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// checkSlack has a record checked against Slack's own types by the checker that lies beside the project, if it is there:
// that what the app sent is what Slack takes, and that what the fake sent is what Slack sends.
func checkSlack(t *testing.T, lines []string) {
	t.Helper()
	beside, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "shared"))
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(beside, "tools", "check-slack", "validate.mjs"))
	if err != nil {
		t.Log("SKIPPED: the checker of Slack payloads is not beside the project")
		return
	}
	modules, err := filepath.Abs(filepath.Join("bolttest", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(modules, "typescript")); err != nil {
		needed(t, "typescript is not here: npm ci in bot/slack/fakeslack/bolttest")
	}
	dir := t.TempDir()
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"validate.mjs": string(source), "package.json": `{"type":"module"}`, "payloads.jsonl": strings.Join(lines, "\n"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.CommandContext(t.Context(), "node", "validate.mjs", "payloads.jsonl", "--limits",
		filepath.Join(beside, "contracts", "slack-limits.json"))
	command.Dir = dir
	out, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("not as Slack's own types have it: %v\n%.8000s", err, out)
	}
	t.Logf("check-slack: %s", strings.TrimSpace(string(out[max(0, len(out)-200):])))
}
