package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/storage/redis"
)

const (
	rivalCalls   = 4_000
	rivalClients = 8
	serveSlack   = "serve-slack" // what the program is called with to be a process that answers Slack
)

// rival shows a process of ours that answers slash commands, with a partnership's rules and its minute book behind it,
// beside an app on Slack's own framework that only keeps the words: what each takes of the processor and of memory, how
// slow the slowest are, and how soon it answers after it was started. It sets no goal: ours does more for a press, and says
// what came of it in a request of its own after the acknowledgement, where the other acknowledges with the answer.
func rival(ctx context.Context, s *server, r *report) error {
	f := newFakeSlack()
	defer f.site.Close()
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	ours, err := f.measure(ctx, "/slack/commands", "ours", func(port string) *exec.Cmd {
		return exec.CommandContext(ctx, self, serveSlack, port, s.addr, f.site.URL) //nolint:gosec // because the arguments are our own
	})
	if err != nil {
		return err
	}
	theirs, err := f.measure(ctx, "/slack/events", "bolt", func(port string) *exec.Cmd {
		return exec.CommandContext(ctx, "node", "bench/bolt/app.js", port, "redis://"+s.addr, f.site.URL+"/api/", signingSecret) //nolint:gosec // likewise
	})
	if err != nil {
		return err
	}
	r.note("a process of ours: %s", ours)
	r.note("one with bolt:     %s", theirs)
	return nil
}

// cost is what a process took to answer.
type cost struct {
	start     time.Duration // until it answered for the first time
	p99       time.Duration
	processor float64 // seconds a call
	memory    float64 // bytes at most
}

func (c cost) String() string {
	return fmt.Sprintf("%.0f µs of the processor a press, p99 %v, %.0f MB, started in %v",
		c.processor*1e6, c.p99.Round(time.Microsecond), c.memory/(1<<20), c.start.Round(time.Millisecond))
}

// measure starts a process and has people press. They press until it answers: that is how long it took to start.
func (f *fakeSlack) measure(ctx context.Context, path, name string, process func(port string) *exec.Cmd) (c cost, err error) {
	addr, err := freeAddress(ctx)
	if err != nil {
		return c, err
	}
	_, port, _ := strings.Cut(addr, ":")
	cmd := process(port)
	cmd.Stderr = os.Stderr
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: rivalClients}}
	press := func(i int) error {
		p := f.typed(fmt.Sprintf("%s.%d", name, i))
		p.path = path
		return deliver(client, "http://"+addr, p)
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return c, fmt.Errorf("start %s: %w", name, err)
	}
	defer func() {
		_ = cmd.Process.Kill() // it keeps nothing
		_ = cmd.Wait()
	}()
	for press(-1) != nil {
		if time.Since(began) > startTime {
			return c, fmt.Errorf("start %s: it does not answer", name)
		}
		time.Sleep(time.Millisecond)
	}
	c.start = time.Since(began)
	for warm := range rivalCalls / 4 {
		if err := press(-2 - warm); err != nil {
			return c, err
		}
	}
	before, err := processor(cmd.Process.Pid)
	if err != nil {
		return c, err
	}
	took, err := drive(rivalClients, rivalCalls, func(_, i int) error { return press(i) })
	if err != nil {
		return c, err
	}
	c.p99 = took.p99
	after, errAfter := processor(cmd.Process.Pid)
	c.processor = (after - before).Seconds() / rivalCalls
	var errMemory error
	c.memory, errMemory = peak(cmd.Process.Pid)
	return c, errors.Join(errAfter, errMemory)
}

// tick is what /proc counts a process's time in: proc(5), and 100 a second on every Linux that Go runs on.
const tick = 10 * time.Millisecond

// processor is how long a process has had a processor.
func processor(pid int) (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, fmt.Errorf("read the time of a process: %w", err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ") // its name may have anything in it
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, errors.New("read the time of a process: not as proc(5) says")
	}
	user, errUser := strconv.Atoi(fields[11])
	system, errSystem := strconv.Atoi(fields[12])
	return time.Duration(user+system) * tick, errors.Join(errUser, errSystem)
}

// peak is the most memory that a process has had.
func peak(pid int) (float64, error) {
	file, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("read the memory of a process: %w", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb * 1024, err
		}
	}
	return 0, errors.New("read the memory of a process: not as proc(5) says")
}

// beRival is a process that answers slash commands as production does: a door, a desk, a partnership with its rules, and
// its minute book in Redis. What platforms are told goes to the fake Slack.
func beRival(ctx context.Context, args []string) error {
	if len(args) != 3 {
		return errors.New("answer Slack: port, Redis and Slack are wanted")
	}
	store, err := redis.Open(ctx, redis.Options{URL: "redis://" + args[1], Shards: 1})
	if err != nil {
		return err
	}
	f := &fakeSlack{site: &httptest.Server{URL: args[2]}}
	w := &ways{platform: "slack"}
	desk, err := w.partnership(ctx, store, presserAccount, "slack:channel/"+team+"/C0")
	if err != nil {
		return err
	}
	site := &http.Server{Addr: "127.0.0.1:" + args[0], Handler: newDoor(f, desk).Handler(), ReadHeaderTimeout: time.Second}
	return site.ListenAndServe()
}
