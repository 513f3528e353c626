package fakeslack

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// CheckRecord has what Requests returned checked against Slack's own types and limits: that what the app sent is what Slack
// takes. The checker lies beside the project; where it does not, nothing is checked, and the log says so. Where only the
// packages that it needs are missing, the test fails in CI.
func CheckRecord(t testing.TB, lines []string) {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	folder := filepath.Dir(here)
	beside := filepath.Join(folder, "..", "..", "..", "..", "shared")
	source, err := os.ReadFile(filepath.Join(beside, "tools", "check-slack", "validate.mjs"))
	if err != nil {
		t.Log("SKIPPED: the checker of Slack payloads is not beside the project")
		return
	}
	modules := filepath.Join(folder, "bolttest", "node_modules")
	if _, err := os.Stat(filepath.Join(modules, "typescript")); err != nil {
		missing := "the checker of Slack payloads needs typescript: npm ci in bot/slack/fakeslack/bolttest"
		if os.Getenv("CI") == "true" { //nolint:forbidigo // because it decides about a test, and is no setting of the program
			t.Fatal(missing)
		}
		t.Log("SKIPPED: " + missing)
		return
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
	limits := filepath.Join(beside, "contracts", "slack-limits.json")
	command := exec.CommandContext(t.Context(), "node", "validate.mjs", "payloads.jsonl", "--limits", limits) //nolint:gosec // because the paths are of this project
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("not as Slack's own types have it: %v\n%.8000s", err, out)
	}
}
