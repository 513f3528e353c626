package journey_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/examples"
)

// aSetUp is who there is, as somebody who deploys by configuration writes it down.
const aSetUp = `terms: lewisham.yaml
workspace: {platform: PLATFORM, id: WORKSPACE}
secretariat:
  channel: CHANNEL-team
  people:
    - {name: Olu Officer, account: USER-officer}
channels: {full: CHANNEL-full}
roster:
  - {name: Damien Mayor, place: Mayor, account: USER-mayor}
  - {name: Jane Bloggs, organisation: Lewisham College, account: USER-college}
  - {name: Piotr Director, organisation: Lewisham and Greenwich NHS Trust, group: Full LSP, account: USER-trust}
`

// Who there is, and where.
var (
	everybody = []string{"officer", "mayor", "college", "trust"}
	groups    = []string{"team", "full"}
)

// setUpOn is the file for a chat.
func setUpOn(c host) string {
	words := []string{"PLATFORM", c.platform(), "WORKSPACE", c.workspace()}
	for _, person := range everybody {
		words = append(words, "USER-"+person, c.user(person))
	}
	for _, group := range groups {
		words = append(words, "CHANNEL-"+group, c.place(group))
	}
	return strings.NewReplacer(words...).Replace(aSetUp)
}

// served is the program as councils run it, a process of its own, on a chat of ours.
type served struct {
	host
	t       *testing.T
	in      way
	second  bool // another process is connected: this one is up without
	env     []string
	process *exec.Cmd
	gone    chan struct{} // closed when the process is
	logs    locked        // of all its lives
}

// locked keeps what is written by several processes, one after the other.
type locked struct {
	mu    sync.Mutex
	words bytes.Buffer
}

func (w *locked) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.words.Write(p)
}

func (w *locked) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.words.String()
}

// newServed sets a partnership up, in a store that the settings name. The program does not run yet.
func newServed(t *testing.T, c host, in way, settings ...string) *served {
	t.Helper()
	s := &served{host: c, t: t, in: in, gone: make(chan struct{})}
	close(s.gone)
	people := map[string]string{}
	for _, person := range everybody {
		people[person] = person
	}
	c.furnish(people, groups)
	s.env = append(append(os.Environ(), c.settings(in)...), settings...)
	s.setUp()
	return s
}

func (s *served) setUp() {
	s.t.Helper()
	dir := s.t.TempDir()
	for name, data := range map[string][]byte{"lewisham.yaml": examples.Lewisham, "partnership.yaml": []byte(setUpOn(s.host))} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	if out, err := s.command("setup", filepath.Join(dir, "partnership.yaml")).CombinedOutput(); err != nil {
		s.t.Fatalf("set up: %v\n%s", err, out)
	}
}

func (s *served) command(args ...string) *exec.Cmd {
	s.t.Helper()
	binary, err := build()
	if err != nil {
		s.t.Fatalf("build: %v", err)
	}
	c := exec.CommandContext(context.WithoutCancel(s.t.Context()), binary, args...)
	c.Env = s.env
	return c
}

// start starts it, on another port each time, and waits until it takes in what the platform sends. It may die before that.
func (s *served) start() {
	s.t.Helper()
	for range 5 { // somebody else may have taken the port meanwhile
		address := freeAddress(s.t)
		if s.in == overHTTP {
			s.deliversTo("http://" + address)
		}
		connected := s.hears()
		process, gone := s.command("serve", "--http-addr", address), make(chan struct{})
		process.Stdout, process.Stderr = &s.logs, &s.logs
		if err := process.Start(); err != nil {
			s.t.Fatalf("start: %v", err)
		}
		s.process, s.gone = process, gone
		go func() {
			_ = process.Wait() // how it ended is seen from what it left
			close(gone)
		}()
		if s.comesUp("http://"+address+"/healthz", connected) {
			return
		}
	}
	s.t.Fatalf("it does not come up:\n%s", s.logs.String())
}

// comesUp waits for longer than another process that was killed holds a lease.
func (s *served) comesUp(health string, connected func() bool) bool {
	s.t.Helper()
	err := s.until(40*time.Second, func() bool {
		if s.in == overSocket && !s.second {
			return connected()
		}
		request, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, health, nil)
		if err != nil {
			return false
		}
		response, err := client.Do(request)
		if err != nil {
			return false
		}
		_ = response.Body.Close()
		return response.StatusCode == http.StatusOK
	})
	return err == nil
}

// errGone says that the program has died, errQuiet that it lives and nothing came.
var (
	errGone  = errors.New("the program is gone")
	errQuiet = errors.New("nothing came of it")
)

// until polls until something holds, for as long as the program lives.
func (s *served) until(within time.Duration, holds func() bool) error {
	end := time.NewTimer(within)
	defer end.Stop()
	ticker := time.NewTicker(10 * time.Millisecond)
	defer ticker.Stop()
	for !holds() {
		select {
		case <-ticker.C:
		case <-s.gone:
			return errGone
		case <-end.C:
			return errQuiet
		}
	}
	return nil
}

// kill ends it as a power cut would.
func (s *served) kill() {
	_ = s.process.Process.Kill() // it may be dead already
	<-s.gone
}

// stop asks it to finish.
func (s *served) stop() {
	s.t.Helper()
	_ = s.process.Process.Signal(syscall.SIGTERM) // it may be dead already
	select {
	case <-s.gone:
	case <-time.After(20 * time.Second):
		s.kill()
		s.t.Errorf("the program does not stop:\n%s", s.logs.String())
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return fmt.Sprint(listener.Addr())
}
