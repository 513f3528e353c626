package ops

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

const (
	headerWithin = 5 * time.Second  // a client that dribbles its header is not served
	bodyWithin   = 30 * time.Second // the largest body is a paper of 10 MB
	idleFor      = 2 * time.Minute
	headerBytes  = 16 << 10
	finishWithin = 10 * time.Second // what was acknowledged is finished before the process goes
)

// Serve listens on addr and serves handler until ctx is done, then lets requests under way finish and returns nil.
// A handler with answers that never end (live updates) must end them itself when ctx is done.
func Serve(ctx context.Context, addr string, handler http.Handler) error {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", addr, err)
	}
	return ServeOn(ctx, listener, handler)
}

// ServeOn is Serve on a listener that is open already, for callers who print its address first. It closes the listener.
func ServeOn(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerWithin,
		ReadTimeout:       bodyWithin,
		IdleTimeout:       idleFor,
		MaxHeaderBytes:    headerBytes,
		// No WriteTimeout: a page that listens for updates stays open for hours.
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	select {
	case err := <-served:
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	// ctx is done already, so finishing has a time of its own.
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishWithin)
	defer cancel()
	err := server.Shutdown(finish)
	if err != nil {
		err = errors.Join(fmt.Errorf("finish requests under way: %w", err), server.Close())
	}
	if cause := <-served; !errors.Is(cause, http.ErrServerClosed) {
		err = errors.Join(err, fmt.Errorf("serve %s: %w", listener.Addr(), cause))
	}
	return err
}
