package web

import (
	"fmt"
	"net/http"
	"time"
)

// heartbeat is how often a quiet page is written to, so that a connection that died is noticed.
const heartbeat = 20 * time.Second

// events streams what has changed until the page goes or the chat closes. A page reads its place again on every opening,
// so nothing is numbered and nothing repeated.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if _, ok := s.role(w, r); !ok {
		return
	}
	l := s.hub.join()
	defer s.hub.leave(l)
	w.Header().Set("Content-Type", "text/event-stream")
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	if send(w, "retry: 1000\n\n") != nil {
		return
	}
	for {
		var err error
		select {
		case <-r.Context().Done():
			return
		case <-s.hub.closed:
			return
		case <-beat.C:
			err = send(w, ": still here\n\n")
		case <-l.wake:
			for _, e := range l.take() {
				err = send(w, fmt.Sprintf("event: %s\ndata: %s\n\n", e.name, e.data))
			}
		}
		if err != nil {
			return
		}
	}
}

// send writes one piece of the stream at once. The server's own limit on writing is for pages, which end.
func send(w http.ResponseWriter, piece string) error {
	c := http.NewResponseController(w)
	_ = c.SetWriteDeadline(time.Now().Add(heartbeat)) // where there is no deadline to set, none can strike
	if _, err := fmt.Fprint(w, piece); err != nil {
		return fmt.Errorf("write event: %w", err)
	}
	return c.Flush()
}
