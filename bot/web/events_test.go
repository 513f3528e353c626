package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// stream is a browser that listens.
type stream struct {
	mu   sync.Mutex
	said strings.Builder
	done bool
}

func (s *stream) Header() http.Header { return http.Header{} }
func (s *stream) WriteHeader(int)     {}
func (s *stream) Flush()              {}

func (s *stream) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.Write(p)
}

func (s *stream) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.String()
}

func (h house) listen(ctx context.Context) *stream {
	s := &stream{}
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/as/p-mayor/events", nil)
	r.Host = "localhost"
	go func() {
		h.ServeHTTP(s, r)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.done = true
	}()
	return s
}

func TestListenersHearOfEveryPlaceOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse()
		first, second := h.listen(t.Context()), h.listen(t.Context())
		synctest.Wait()
		if err := h.deliver(t.Context(), "k1", "channel/full-lsp", ui.Card{Lead: ui.Say("New")}); err != nil {
			t.Fatal(err)
		}
		h.TellClock()
		synctest.Wait()
		for _, s := range []*stream{first, second} {
			if got := s.text(); strings.Count(got, "event: place\ndata: channel/full-lsp\n\n") != 1 || strings.Count(got, "event: clock\n") != 1 {
				t.Errorf("heard %q", got)
			}
		}
		h.Close()
		synctest.Wait()
		if !first.done || !second.done {
			t.Error("still listening after Close")
		}
	})
}

func TestQuietStreamBeats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse()
		ctx, leave := context.WithCancel(t.Context())
		s := h.listen(ctx)
		<-time.After(2*heartbeat + time.Second)
		if got := strings.Count(s.text(), ": still here"); got != 2 {
			t.Errorf("%d beats, want 2", got)
		}
		leave()
		synctest.Wait()
		if !s.done || len(h.hub.listeners) != 0 {
			t.Error("somebody who left is still listening")
		}
	})
}

func TestSlowListenerHoldsUpNobody(t *testing.T) {
	h := newHub()
	slow := h.join()
	for range 1000 {
		h.tell("place", "dm/p-mayor")
	}
	if got := slow.take(); len(got) != 1 {
		t.Errorf("%d events wait, want 1", len(got))
	}
}
