package ops_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/internal/ops"
)

// start serves handler on a free port and returns its address, a stop, and what Serve returned.
func start(t *testing.T, handler http.Handler) (addr string, stop func(), served <-chan error) {
	t.Helper()
	var config net.ListenConfig
	listener, err := config.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- ops.ServeOn(ctx, listener, handler) }()
	return listener.Addr().String(), cancel, done
}

func TestARequestUnderWayIsFinishedBeforeTheProcessGoes(t *testing.T) {
	begun, finish := make(chan struct{}), make(chan struct{})
	addr, stop, served := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		<-finish
		if err := r.Context().Err(); err != nil {
			t.Errorf("the request was cut off: %v", err)
		}
		fmt.Fprint(w, "saved")
	}))
	answer := make(chan string, 1)
	go func() {
		response, err := http.Get("http://" + addr)
		if err != nil {
			answer <- err.Error()
			return
		}
		defer func() { _ = response.Body.Close() }()
		body, _ := io.ReadAll(response.Body)
		answer <- string(body)
	}()
	<-begun
	stop()
	for refused := false; !refused; { // it has begun to stop once nobody new gets in
		connection, err := net.Dial("tcp", addr)
		if refused = err != nil; !refused {
			_ = connection.Close()
		}
	}
	close(finish)
	if got := <-answer; got != "saved" {
		t.Errorf("the answer was %q", got)
	}
	if err := <-served; err != nil {
		t.Errorf("Serve returned %v", err)
	}
}

func TestAnOverlongHeaderIsRefused(t *testing.T) {
	addr, stop, served := start(t, http.NotFoundHandler())
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+addr, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Long", strings.Repeat("x", 64<<10))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("the answer was %s", response.Status)
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

func TestAnAddressInUseIsNamed(t *testing.T) {
	addr, stop, served := start(t, http.NotFoundHandler())
	err := ops.Serve(t.Context(), addr, http.NotFoundHandler())
	if err == nil || !strings.Contains(err.Error(), "listen on "+addr) {
		t.Errorf("got %v", err)
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	healthy := true
	addr, stop, served := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !healthy || r.URL.Path != "/healthz" {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	for _, listening := range []string{addr, ":" + port, "0.0.0.0:" + port} {
		if err := ops.Check(t.Context(), listening); err != nil {
			t.Errorf("%s: %v", listening, err)
		}
	}
	healthy = false
	if err := ops.Check(t.Context(), addr); err == nil || !strings.Contains(err.Error(), "500") {
		t.Errorf("a sick process: %v", err)
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
	if err := ops.Check(t.Context(), addr); err == nil {
		t.Error("nothing listens, yet it is well")
	}
	if err := ops.Check(t.Context(), "8080"); err == nil || !strings.Contains(err.Error(), `"8080"`) {
		t.Errorf("an address without a port: %v", err)
	}
}
