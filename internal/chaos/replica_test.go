package chaos_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// replica is one process of the program as councils run it, which can be killed and started again. Its address stays.
type replica struct {
	name    string
	address string
	env     []string
	line    *line
	logs    locked

	mu      sync.Mutex
	process *exec.Cmd
	gone    chan struct{} // closed when the process is
	starts  atomic.Int64
}

// locked keeps what several lives of a process say.
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

// newReplica is a replica of a world, whose clock is wrong by some seconds. It does not run yet.
func newReplica(t *testing.T, w *world, number, apart int) *replica {
	t.Helper()
	r := &replica{name: fmt.Sprint("replica ", number), address: freeAddress(t), gone: make(chan struct{})}
	close(r.gone)
	r.line = newLine(t, w.slack.URL(), r.starts.Load)
	r.env = append(w.env(r.line.url+"/api/"), "HTTP_ADDR="+r.address, clockApart+"="+strconv.Itoa(apart))
	return r
}

// start starts it, and does not wait for it.
func (r *replica) start() error {
	binary, err := build()
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	process, gone := exec.CommandContext(context.Background(), binary, "serve"), make(chan struct{})
	process.Env, process.Stdout, process.Stderr = r.env, &r.logs, &r.logs
	if err := process.Start(); err != nil {
		return fmt.Errorf("start %s: %w", r.name, err)
	}
	r.starts.Add(1)
	r.process, r.gone = process, gone
	go func() {
		_ = process.Wait() // how it ended is seen from what it left
		close(gone)
	}()
	return nil
}

// comesUp has it started, as often as it ends because there is no store just now, until it answers.
func (r *replica) comesUp(ctx context.Context) bool {
	return until(ctx, time.Minute, func() bool {
		if r.dead() && r.start() != nil {
			return false
		}
		wait(ctx, 100*time.Millisecond)
		return r.up(ctx)
	})
}

// life is the process as it is now: a channel that is closed when it is gone.
func (r *replica) life() (*exec.Cmd, chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.process, r.gone
}

// dead says whether it has died, or has not lived yet.
func (r *replica) dead() bool {
	_, gone := r.life()
	select {
	case <-gone:
		return true
	default:
		return false
	}
}

// kill ends it as a power cut would.
func (r *replica) kill() {
	process, gone := r.life()
	if process != nil {
		_ = process.Process.Kill() // it may be dead already
	}
	<-gone
}

// signal tells it something, as an operator does.
func (r *replica) signal(s os.Signal) {
	if process, _ := r.life(); process != nil {
		_ = process.Process.Signal(s) // it may be dead already
	}
}

// up says whether it answers.
func (r *replica) up(ctx context.Context) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+r.address+"/healthz", nil)
	if err != nil {
		return false
	}
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	_ = response.Body.Close() // it is empty
	return response.StatusCode == http.StatusOK
}

var client = &http.Client{Timeout: 8 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// wait waits a while, unless something ends before.
func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// until polls until something holds, and says whether it came to that.
func until(ctx context.Context, within time.Duration, holds func() bool) bool {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	for !holds() {
		if wait(ctx, 50*time.Millisecond); ctx.Err() != nil {
			return holds()
		}
	}
	return true
}
