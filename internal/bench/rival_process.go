package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// contender is a process that answers slash commands.
type contender struct {
	cmd     *exec.Cmd
	client  *http.Client
	base    string
	path    string // of its request URL
	pressed int

	start  time.Duration // until it answered for the first time
	memory float64       // bytes at most
	last   cost          // of the last round
	all    []cost
}

// cost is what the commands of a round took.
type cost struct {
	p99       time.Duration
	processor float64 // seconds a command
}

func (c *contender) String() string {
	processor, p99 := make([]float64, len(c.all)), make([]float64, len(c.all))
	for i, one := range c.all {
		processor[i], p99[i] = one.processor*1e6, float64(one.p99.Microseconds())
	}
	return fmt.Sprintf("%.0f µs of the processor a command, p99 %.0f µs, %.0f MB after %d, started in %v",
		median(processor), median(p99), c.memory/(1<<20), c.pressed, c.start.Round(time.Millisecond))
}

// contend starts a process, and has somebody press until it answers.
func (f *fakeSlack) contend(ctx context.Context, path string, process func(port string) *exec.Cmd) (*contender, error) {
	addr, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	_, port, _ := strings.Cut(addr, ":")
	c := &contender{cmd: process(port), base: "http://" + addr, path: path, client: &http.Client{
		Timeout: 5 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: rivalClients},
	}}
	c.cmd.Stderr = os.Stderr
	began := time.Now()
	if err := c.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start what answers on %s: %w", path, err)
	}
	for c.press(1, f) != nil {
		if time.Since(began) > startTime {
			c.end()
			return nil, fmt.Errorf("start what answers on %s: it does not", path)
		}
		time.Sleep(time.Millisecond)
	}
	c.start = time.Since(began)
	return c, nil
}

// end ends the process, which keeps nothing.
func (c *contender) end() {
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

// press has people press n times, as fast as they are answered.
func (c *contender) press(n int, f *fakeSlack) error {
	_, err := c.drive(n, f)
	return err
}

func (c *contender) drive(n int, f *fakeSlack) (load, error) {
	first := c.pressed
	c.pressed += n
	return drive(min(n, rivalClients), n, func(client, i int) error {
		p := f.typedIn(rivalTeam(client), fmt.Sprintf("%s.%d", c.path, first+i))
		p.path = c.path
		return deliver(c.client, c.base, p)
	})
}

// round has people press, and says what it took.
func (c *contender) round(f *fakeSlack) error {
	before, err := processor(c.cmd.Process.Pid)
	if err != nil {
		return err
	}
	took, err := c.drive(rivalCalls, f)
	if err != nil {
		return err
	}
	after, err := processor(c.cmd.Process.Pid)
	c.last = cost{p99: took.p99, processor: (after - before).Seconds() / rivalCalls}
	c.all = append(c.all, c.last)
	return err
}

// weigh says what memory the process has had.
func (c *contender) weigh() (err error) {
	c.memory, err = peak(c.cmd.Process.Pid)
	return err
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
