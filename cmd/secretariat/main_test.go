package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// said runs a command line to its end and returns its exit code and everything it said.
func said(t *testing.T, env map[string]string, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	w := world{ctx: t.Context(), getenv: func(name string) string { return env[name] }, out: &out, logs: &out}
	return run(w, args), out.String()
}

func TestTheCommandLineSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		env  map[string]string
		args []string
		code int
		says string
	}{
		"the version":              {args: []string{"version"}, code: 0, says: "secretariat development"},
		"help":                     {args: []string{"--help"}, code: 0, says: "local web chat"},
		"nothing":                  {code: 2, says: `expected one of "demo"`},
		"a slip of the pen":        {args: []string{"demmo"}, code: 2, says: `did you mean "demo"?`},
		"no platform":              {args: []string{"serve"}, code: 1, says: "To try it without any token: secretariat demo"},
		"half a platform":          {env: map[string]string{"SLACK_BOT_TOKEN": "xoxb-" + "1"}, args: []string{"serve"}, code: 1, says: "neither SLACK_APP_TOKEN"},
		"a demo for the network":   {args: []string{"demo", "--addr", "0.0.0.0:0"}, code: 1, says: "not an address of this machine alone"},
		"a date that is none":      {args: []string{"demo", "--addr", "127.0.0.1:0", "--today", "soon"}, code: 1, says: "2027-02-15"},
		"nobody to ask for health": {args: []string{"healthcheck", "--http-addr", "127.0.0.1:1"}, code: 1, says: "ask for health"},
	} {
		t.Run(name, func(t *testing.T) {
			code, words := said(t, c.env, c.args...)
			if code != c.code || !strings.Contains(words, c.says) {
				t.Errorf("exit %d, and it says:\n%s\nwant exit %d and %q", code, words, c.code, c.says)
			}
			if strings.Contains(words, "xoxb-") {
				t.Error("it repeats a secret")
			}
		})
	}
}

func TestTheDemoAnswersAndStops(t *testing.T) {
	dir := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	done := make(chan int, 1)
	w := world{ctx: ctx, getenv: func(string) string { return "" }, out: writer, logs: io.Discard}
	go func() {
		done <- run(w, []string{"demo", "--addr", "127.0.0.1:0", "--data-dir", dir})
		_ = writer.Close()
	}()
	address := printed(t, reader)
	go func() { _, _ = io.Copy(io.Discard, reader) }()

	for path, says := range map[string]string{"/healthz": "running", "/readyz": "ready", "/metrics": "secretariat_build_info", "/": "Who would you like to"} {
		if body := get(t, address+path); !strings.Contains(body, says) {
			t.Errorf("%s does not say %q", path, says)
		}
	}
	if code, words := said(t, map[string]string{"HTTP_ADDR": strings.TrimPrefix(address, "http://")}, "healthcheck"); code != 0 {
		t.Errorf("healthcheck: exit %d: %s", code, words)
	}
	if code, words := said(t, nil, "demo", "--addr", "127.0.0.1:0", "--data-dir", dir); code != 1 || !strings.Contains(words, "another process") {
		t.Errorf("a second demo on the same data: exit %d: %s", code, words)
	}
	stop()
	if code := <-done; code != 0 {
		t.Errorf("it stopped with exit %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, "secretariat.db")); err != nil {
		t.Errorf("what happened is not kept: %v", err)
	}
}

// printed reads on until an address is printed.
func printed(t *testing.T, r io.Reader) string {
	t.Helper()
	var all []byte
	buffer := make([]byte, 512)
	for {
		n, err := r.Read(buffer)
		all = append(all, buffer[:n]...)
		if found := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).Find(all); found != nil {
			return string(found)
		}
		if err != nil {
			t.Fatalf("no address was printed: %v\n%s", err, all)
		}
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
