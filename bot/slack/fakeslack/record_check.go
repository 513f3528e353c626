package fakeslack

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// CheckRecord has what Requests returned checked against Slack's own types and limits: that what the app sent is what Slack
// takes. The checker lies beside the project; where it does not, nothing is checked, and the log says so. Where only the
// packages that it needs are missing, the test fails in CI. It takes its time, so the short tests do without.
func CheckRecord(t testing.TB, lines []string) {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	folder := filepath.Dir(here)
	beside := filepath.Join(folder, "..", "..", "..", "..", "shared")
	source, err := os.ReadFile(filepath.Join(beside, "tools", "check-slack", "validate.mjs"))
	switch {
	case err != nil:
		t.Log("SKIPPED: the checker of Slack payloads is not beside the project")
		return
	case testing.Short():
		t.Log("SKIPPED: the checker of Slack payloads takes its time")
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
		"validate.mjs": string(source), "package.json": `{"type":"module"}`, "payloads.jsonl": strings.Join(different(lines), "\n"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	limits := filepath.Join(beside, "contracts", "slack-limits.json")
	// A record may be checked when the test is over.
	command := exec.CommandContext(context.WithoutCancel(t.Context()), "node", "validate.mjs", "payloads.jsonl", "--limits", limits) //nolint:gosec // because the paths are of this project
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("not as Slack's own types have it: %v\n%.8000s", err, out)
	}
}

// different are the lines that are not just like one before, but for the digits and the ids in their words: of these the
// checker, which is slow, would think the same. Digits and ids keep their length, because lengths are checked too, and
// numbers stay as they are.
func different(lines []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, line := range lines {
		var decoded any
		if err := json.Unmarshal([]byte(line), &decoded); err != nil {
			all = append(all, line) // the checker will say so
			continue
		}
		if kind := string(raw(alike(decoded))); !seen[kind] {
			seen[kind] = true
			all = append(all, line)
		}
	}
	return all
}

var (
	digit  = regexp.MustCompile(`[0-9]`)
	someID = regexp.MustCompile(`[0-9A-Za-z]{20,}`)
)

// alike is a value with digits and ids made equal.
func alike(v any) any {
	switch v := v.(type) {
	case string:
		return someID.ReplaceAllStringFunc(digit.ReplaceAllString(v, "0"), func(id string) string { return strings.Repeat("x", len(id)) })
	case []any:
		all := make([]any, len(v))
		for i, member := range v {
			all[i] = alike(member)
		}
		return all
	case object:
		all := object{}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			key := word(alike(name))
			for all[key] != nil { // two that differ in their ids are still two
				key += "'"
			}
			all[key] = alike(v[name])
		}
		return all
	}
	return v
}
