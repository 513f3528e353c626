package discord_test

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// requests are all that the scenes sent to their Discords, each once.
var requests = &record{seen: map[string]bool{}}

type record struct {
	mu    sync.Mutex
	seen  map[string]bool
	lines []string
}

func (r *record) add(lines []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, line := range lines {
		if !r.seen[line] {
			r.seen[line] = true
			r.lines = append(r.lines, line)
		}
	}
}

// TestMain has all that the scenes sent checked at once when they are over: the checker takes longer to begin than to check.
func TestMain(m *testing.M) {
	code := m.Run()
	if len(requests.lines) == 0 {
		os.Exit(code)
	}
	switch err := fakediscord.JudgeRecord(requests.lines); {
	case errors.Is(err, fakediscord.ErrNotChecked):
		_, _ = fmt.Fprintln(os.Stdout, err) // as tests report
	case err != nil:
		_, _ = fmt.Fprintf(os.Stdout, "--- FAIL: what the scenes sent to Discord is %v\n", err)
		code = max(code, 1)
	default:
		_, _ = fmt.Fprintf(os.Stdout, "%d requests of the scenes are as Discord's own OpenAPI has them\n", len(requests.lines))
	}
	os.Exit(code)
}
