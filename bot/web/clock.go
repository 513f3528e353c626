package web

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// clockView is the clock of the demonstration in words.
type clockView struct {
	Date    string // Thursday 18 February 2027
	Time    string // 9am
	Machine string
	Due     bool
	What    string // Items close for the Full LSP
	When    string // Thursday 25 February, 5pm
	At      string // the deadline, for machines
}

func (s *Server) clockView(ctx context.Context) (clockView, error) {
	now := s.now()
	view := clockView{Date: date(now), Time: hour(now), Machine: now.Format(time.RFC3339)}
	next, due, err := s.Clock.Next(ctx)
	if err != nil {
		return view, fmt.Errorf("read next deadline: %w", err)
	}
	if due {
		at := next.At.In(s.Clock.Zone())
		view.Due, view.What, view.At = true, next.What, at.Format(time.RFC3339Nano)
		view.When = at.Format("Monday 2 January, ") + hour(at)
	}
	return view, nil
}

func (s *Server) clock(w http.ResponseWriter, r *http.Request) {
	view, err := s.clockView(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	s.page(w, r, "clock", view)
}

// jump moves the clock to the deadline that the page showed. If that is no longer the next one, another page has jumped
// already, or this one twice: then nothing moves, and the answer is the clock as it stands.
func (s *Server) jump(w http.ResponseWriter, r *http.Request) {
	s.jumping.Lock()
	defer s.jumping.Unlock()
	ctx := r.Context()
	shown, err := s.clockView(ctx)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if shown.Due && shown.At == r.FormValue("at") {
		if _, err := s.Clock.Jump(ctx); err != nil {
			s.broken(w, r, err)
			return
		}
		s.TellClock()
	}
	s.clock(w, r)
}
