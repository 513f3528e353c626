package chaos_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// clockApart is the environment variable that says by how many seconds the clock of a process is wrong.
const clockApart = "CHAOS_CLOCK"

// build builds the program once, as it is, but for the machine's clock: the standard library's own is built anew so that a
// process can be told how wrong it goes. Of a process that knows its clock to be wrong nothing would be learnt.
var build = sync.OnceValues(func() (string, error) {
	source := clockSource()
	data, err := os.ReadFile(source)
	if err != nil {
		return "", fmt.Errorf("read the clock of Go: %w", err)
	}
	changed, err := wrongClock(string(data))
	if err != nil {
		return "", err
	}
	clock := filepath.Join(buildDir, "time.go")
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{source: clock}})
	if err != nil {
		return "", err
	}
	overlaid := filepath.Join(buildDir, "overlay.json")
	for path, data := range map[string][]byte{clock: []byte(changed), overlaid: overlay} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return "", err
		}
	}
	path := filepath.Join(buildDir, "secretariat")
	output, err := exec.CommandContext(context.Background(), "go", "build", "-overlay", overlaid, "-o", path, "../../cmd/secretariat").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, output)
	}
	return path, nil
})

// clockSource is where Go's own clock is read.
func clockSource() string {
	root, err := exec.CommandContext(context.Background(), "go", "env", "GOROOT").Output()
	if err != nil {
		return ""
	}
	return filepath.Join(strings.TrimSpace(string(root)), "src", "time", "time.go")
}

// wrongClock is the source of package time, whose Now is wrong by as much as the environment says. Of the monotonic clock,
// by which waiting is measured, nothing changes: that of a real machine is right too.
func wrongClock(source string) (string, error) {
	const reads = "func Now() Time {\n\tsec, nsec, mono := runtimeNow()\n"
	changed := strings.Replace(source, reads, reads+"\tsec += clockApart\n", 1)
	changed = strings.Replace(changed, "import (\n", "import (\n\t\"syscall\"\n", 1)
	if !strings.Contains(changed, "clockApart") || !strings.Contains(changed, `"syscall"`) {
		return "", fmt.Errorf("the clock of %s is made otherwise than we know", runtime.Version())
	}
	return changed + `
var clockApart = func() (seconds int64) {
	words, _ := syscall.Getenv("` + clockApart + `")
	sign := int64(1)
	for _, c := range words {
		if c == '-' {
			sign = -1
			continue
		}
		seconds = seconds*10 + int64(c-'0')
	}
	return sign * seconds
}()
`, nil
}
