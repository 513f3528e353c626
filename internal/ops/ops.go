// Package ops is what whoever runs the process looks at: is it alive, is it ready, what has it done.
//
// It knows HTTP servers and metrics. It does not know what makes the process ready, nor what a command or a notice is.
package ops

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// readyWithin is how long the store may take to answer before we say that we are not ready. Probes commonly give up
// after three seconds, and then nobody would read the reason.
const readyWithin = 2 * time.Second

// Handler answers GET /healthz, /readyz and /metrics.
//
// /healthz says that the process runs and answers, and nothing about what it depends on: restarting us does not mend
// Redis. /readyz asks ready, which must respect its context and may be called from many goroutines; an error becomes
// 503, goes to the log, and is not shown, since the path is open to whoever reaches the port.
func Handler(ready func(context.Context) error, metrics *Metrics, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		say(w, http.StatusOK, "Secretariat is running.\n")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		if err := ready(ctx); err != nil {
			log.WarnContext(ctx, "not ready", "error", err)
			say(w, http.StatusServiceUnavailable, "Secretariat is running, but its store does not answer. The log says why.\n")
			return
		}
		say(w, http.StatusOK, "Secretariat is ready.\n")
	})
	mux.Handle("GET /metrics", metrics.handler())
	return mux
}

func say(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(sentence)) // whoever asked has gone
}
