package fakediscord

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// ErrNotChecked says that there is no checker here, or no time for it.
var ErrNotChecked = errors.New("SKIPPED: the checker of Discord payloads")

// CheckRecord has what Requests returned checked against Discord's own OpenAPI and its limits: that what the app sent is what
// Discord takes, without so much as a warning. The checker lies beside the project; where it does not, nothing is checked, and
// the log says so. Where it is and cannot run, the test fails. It takes its time, so the short tests do without.
func CheckRecord(t testing.TB, lines []string) {
	t.Helper()
	switch err := JudgeRecord(lines); {
	case errors.Is(err, ErrNotChecked):
		t.Log(err)
	case err != nil:
		t.Error(err)
	}
}

// JudgeRecord is CheckRecord for when no test is running any more: of all tests of a package at once.
func JudgeRecord(lines []string) error {
	_, here, _, _ := runtime.Caller(0)
	beside := filepath.Join(filepath.Dir(here), "..", "..", "..", "..", "shared")
	source := filepath.Join(beside, "tools", "check-discord")
	if _, err := os.Stat(source); err != nil {
		return fmt.Errorf("%w is not beside the project", ErrNotChecked)
	}
	if testing.Short() {
		return fmt.Errorf("%w takes its time", ErrNotChecked)
	}
	record, err := os.CreateTemp("", "discord-*.jsonl")
	if err != nil {
		return fmt.Errorf("keep a record: %w", err)
	}
	defer func() { _ = os.Remove(record.Name()) }() // it is of no use any more
	_, err = record.WriteString(strings.Join(lines, "\n"))
	if err = errors.Join(err, record.Close()); err != nil {
		return fmt.Errorf("keep a record: %w", err)
	}
	contracts := filepath.Join(beside, "contracts")
	check := exec.CommandContext(context.Background(), "go", "run", ".", //nolint:gosec // because the paths are of this project
		"-spec", filepath.Join(contracts, "discord-openapi.json"), "-limits", filepath.Join(contracts, "discord-limits.json"), record.Name())
	check.Dir = source
	out, err := check.CombinedOutput()
	if err != nil {
		out = fmt.Appendf(out, "%v", err)
	}
	if err != nil || bytes.Contains(out, []byte("WARN")) {
		return fmt.Errorf("not as Discord's own OpenAPI has it:\n%.8000s", out)
	}
	return nil
}
