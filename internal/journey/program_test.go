package journey_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"
)

// build builds the program once for all runs.
var build = sync.OnceValues(func() (string, error) {
	path, err := filepath.Abs(filepath.Join(buildDir, "secretariat"))
	if err != nil {
		return "", err
	}
	output, err := exec.CommandContext(context.Background(), "go", "build", "-o", path, "../../cmd/secretariat").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, output)
	}
	return path, nil
})

// program is the demonstration as a process of its own, which can be killed and started again on the same data.
type program struct {
	t       *testing.T
	args    []string // what it is started with
	process *exec.Cmd
	base    string
	logs    bytes.Buffer // of all its lives
}

var address = regexp.MustCompile(`http://[0-9.:]+`)

// start starts it, and waits until it says where it listens.
func (p *program) start() {
	p.t.Helper()
	binary, err := build()
	if err != nil {
		p.t.Fatalf("build: %v", err)
	}
	p.process = exec.CommandContext(context.WithoutCancel(p.t.Context()), binary, p.args...)
	p.process.Stderr = &p.logs
	out, err := p.process.StdoutPipe()
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.process.Start(); err != nil {
		p.t.Fatalf("start: %v", err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if found := address.FindString(lines.Text()); found != "" {
			p.base = found
			go func() { _, _ = io.Copy(io.Discard, out) }() // so that it never waits for a reader
			return
		}
	}
	_ = p.process.Wait()
	p.base = "" // it was killed before it could say
}

// stop asks it to finish.
func (p *program) stop() {
	p.t.Helper()
	_ = p.process.Process.Signal(syscall.SIGTERM)
	if err := p.process.Wait(); err != nil {
		p.t.Errorf("the program stopped with %v:\n%s", err, p.logs.String())
	}
}

// again starts it anew, once it is dead.
func (p *program) again() {
	p.t.Helper()
	_ = p.process.Process.Kill()
	_ = p.process.Wait()
	p.start()
}

var client = &http.Client{Timeout: 20 * time.Second}

// answer is what the page is told.
type answer struct {
	Kind   string `json:"kind"`
	HTML   string `json:"html"`
	Failed bool   `json:"failed"`
}

// ask sends what a page sends. An error means that nobody knows what became of it.
func (p *program) ask(person, line, request string, values map[string]string) (answer, error) {
	body, err := json.Marshal(map[string]any{"line": line, "values": values, "sent": true, "request": request})
	if err != nil {
		return answer{}, err
	}
	data, err := p.do(http.MethodPost, "/as/"+person+"/ask", "application/json", body)
	if err != nil {
		return answer{}, err
	}
	var a answer
	return a, json.Unmarshal(data, &a)
}

func (p *program) do(method, path, kind string, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(p.t.Context(), method, p.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	response, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", response.Status, data)
	}
	return data, err
}

// clockPage is what the clock of the page shows.
type clockPage struct {
	now, at time.Time
	raw     string // at, as the page sends it
	what    string
}

var (
	clockNow  = regexp.MustCompile(`datetime="([^"]+)"`)
	clockAt   = regexp.MustCompile(`name="at" value="([^"]+)"`)
	clockWhat = regexp.MustCompile(`aria-label="Jump to: ([^"]+)"`)
)

func (p *program) clock() (clockPage, error) {
	data, err := p.do(http.MethodGet, "/clock", "", nil)
	if err != nil {
		return clockPage{}, err
	}
	one := func(pattern *regexp.Regexp) string {
		if m := pattern.FindSubmatch(data); m != nil {
			return html.UnescapeString(string(m[1]))
		}
		return ""
	}
	c := clockPage{raw: one(clockAt), what: one(clockWhat)}
	if c.now, err = time.Parse(time.RFC3339, one(clockNow)); err != nil {
		return c, err
	}
	c.at, err = time.Parse(time.RFC3339, c.raw)
	return c, err
}

func (p *program) jump(at string) error {
	_, err := p.do(http.MethodPost, "/clock/jump", "application/x-www-form-urlencoded", []byte(url.Values{"at": {at}}.Encode()))
	return err
}
