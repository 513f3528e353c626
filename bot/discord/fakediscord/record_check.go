package fakediscord

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// CheckRecord has what Requests returned checked against Discord's own OpenAPI and its limits: that what the app sent is what
// Discord takes. The checker lies beside the project; where it does not, nothing is checked, and the log says so. Where it is
// and cannot run, the test fails. It takes its time, so the short tests do without.
func CheckRecord(t testing.TB, lines []string) {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	beside := filepath.Join(filepath.Dir(here), "..", "..", "..", "..", "shared")
	source := filepath.Join(beside, "tools", "check-discord")
	if _, err := os.Stat(source); err != nil {
		t.Log("SKIPPED: the checker of Discord payloads is not beside the project")
		return
	}
	if testing.Short() {
		t.Log("SKIPPED: the checker of Discord payloads takes its time")
		return
	}
	ctx := context.WithoutCancel(t.Context()) // a record may be checked when the test is over
	dir := t.TempDir()
	checker, payloads := filepath.Join(dir, "check-discord"), filepath.Join(dir, "payloads.jsonl")
	if err := os.WriteFile(payloads, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.CommandContext(ctx, "go", "build", "-o", checker, ".") //nolint:gosec // because the paths are of this project
	build.Dir = source
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("the checker of Discord payloads cannot be built: %v\n%.4000s", err, out)
	}
	check := exec.CommandContext(ctx, checker, "-q", //nolint:gosec // likewise
		"-spec", filepath.Join(beside, "contracts", "discord-openapi.json"), "-limits", filepath.Join(beside, "contracts", "discord-limits.json"), payloads)
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("not as Discord's own OpenAPI has it: %v\n%.8000s", err, out)
	}
}
