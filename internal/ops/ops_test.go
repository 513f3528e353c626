package ops_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/internal/ops"
)

func get(handler http.Handler, method, path string) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(method, path, http.NoBody))
	return recorder
}

func TestTheProcessIsAliveWhileItsStoreIsNot(t *testing.T) {
	var log bytes.Buffer
	ready := errors.New("dial 10.0.0.7:6379: refused")
	handler := ops.Handler(func(context.Context) error { return ready }, ops.NewMetrics("test"), slog.New(slog.NewTextHandler(&log, nil)))

	if got := get(handler, http.MethodGet, "/healthz"); got.Code != http.StatusOK {
		t.Errorf("/healthz is %d", got.Code)
	}
	got := get(handler, http.MethodGet, "/readyz")
	if got.Code != http.StatusServiceUnavailable || !strings.Contains(got.Body.String(), "store does not answer") {
		t.Errorf("/readyz is %d %s", got.Code, got.Body)
	}
	if strings.Contains(got.Body.String(), "10.0.0.7") || !strings.Contains(log.String(), "10.0.0.7") {
		t.Errorf("the reason belongs in the log only\nanswer: %s\nlog: %s", got.Body, log.String())
	}

	ready = nil
	if got := get(handler, http.MethodGet, "/readyz"); got.Code != http.StatusOK {
		t.Errorf("/readyz is %d once the store answers", got.Code)
	}
}

func TestReadyIsAskedWithADeadline(t *testing.T) {
	handler := ops.Handler(func(ctx context.Context) error {
		if _, has := ctx.Deadline(); !has {
			return errors.New("no deadline")
		}
		return nil
	}, ops.NewMetrics("test"), slog.New(slog.DiscardHandler))
	if got := get(handler, http.MethodGet, "/readyz"); got.Code != http.StatusOK {
		t.Errorf("/readyz is %d", got.Code)
	}
}

func TestNothingCanBeChangedByAsking(t *testing.T) {
	handler := ops.Handler(func(context.Context) error { return nil }, ops.NewMetrics("test"), slog.New(slog.DiscardHandler))
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		if got := get(handler, http.MethodPost, path); got.Code != http.StatusMethodNotAllowed {
			t.Errorf("POST %s is %d", path, got.Code)
		}
	}
}

func TestMetricsTellWhatHappened(t *testing.T) {
	metrics := ops.NewMetrics("1.2.3")
	metrics.Command("agenda submit", "done")
	metrics.Command("agenda submit", "done")
	metrics.Notice("posted")
	metrics.Append(3 * time.Millisecond)
	page := get(ops.Handler(nil, metrics, nil), http.MethodGet, "/metrics").Body.String()
	for _, line := range []string{
		`secretariat_commands_total{command="agenda submit",outcome="done"} 2`,
		`secretariat_notices_total{outcome="posted"} 1`,
		`secretariat_append_seconds_bucket{le="0.005"} 1`,
		`secretariat_append_seconds_bucket{le="0.002"} 0`,
		`secretariat_build_info{version="1.2.3"} 1`,
		"go_goroutines ",
		"process_resident_memory_bytes ",
	} {
		if !strings.Contains(page, line) {
			t.Errorf("no line %s", line)
		}
	}
}
