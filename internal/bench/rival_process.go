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

	start     time.Duration // until it answered for the first time
	processor []float64     // microseconds a command, of every round
	memory    float64       // bytes at most, after so many:
	weighed   int
	p99       []float64 // microseconds, of every steady round
}

func (c *contender) String() string {
	return fmt.Sprintf("%.0f µs of the processor a command, p99 %.0f µs, %.0f MB after %d, started in %v",
		median(c.processor), median(c.p99), c.memory/(1<<20), c.weighed, c.start.Round(time.Millisecond))
}

// contend starts a process, and has somebody press until it answers.
func (f *fakeSlack) contend(ctx context.Context, path string, process func(port string) *exec.Cmd) (*contender, error) {
	addr, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	_, port, _ := strings.Cut(addr, ":")
	c := &contender{cmd: process(port), base: "http://" + addr, path: path, client: &http.Client{
		Timeout: 5 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: rivalConns},
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
	_, err := drive(min(n, rivalClients), n, c.presses(n, f))
	return err
}

// presses are the next n.
func (c *contender) presses(n int, f *fakeSlack) func(client, i int) error {
	first := c.pressed
	c.pressed += n
	return func(client, i int) error {
		p := f.typedIn(rivalTeam(client), fmt.Sprintf("%s.%d", c.path, first+i))
		p.path = c.path
		return deliver(c.client, c.base, p)
	}
}

// round has people press without a pause, and sees what that takes of the processor.
func (c *contender) round(f *fakeSlack) error {
	before, err := processorTime(c.cmd.Process.Pid)
	if err != nil {
		return err
	}
	if err := c.press(rivalCalls, f); err != nil {
		return err
	}
	after, err := processorTime(c.cmd.Process.Pid)
	c.processor = append(c.processor, float64((after-before).Microseconds())/rivalCalls)
	return err
}

// steady has people press at a rate that it can keep up with, and sees how long the slowest wait.
func (c *contender) steady(f *fakeSlack) error {
	one := c.presses(rivalCalls, f)
	p99, err := arrive(rivalRate, rivalCalls, func(i int) error { return one(i, i) })
	c.p99 = append(c.p99, float64(p99.Microseconds()))
	return err
}

// weigh sees what memory the process has had.
func (c *contender) weigh() (err error) {
	c.memory, err = peak(c.cmd.Process.Pid)
	c.weighed = c.pressed
	return err
}

func last(of []float64) float64 { return of[len(of)-1] }

// tick is what /proc counts a process's time in: proc(5), and 100 a second on every Linux that Go runs on.
const tick = 10 * time.Millisecond

// processorTime is how long a process has had a processor.
func processorTime(pid int) (time.Duration, error) {
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
