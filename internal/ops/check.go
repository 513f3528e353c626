package ops

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"
)

const checkWithin = 3 * time.Second

// Check asks the process that listens on addr on this machine whether it is alive. It is the health check of an image
// that has no shell and no curl. An addr without a host, or with one that means "every interface", is asked on loopback,
// as package net does.
func Check(ctx context.Context, addr string) error {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return fmt.Errorf("read address %q: %w", addr, err)
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+"/healthz", http.NoBody)
	if err != nil {
		return fmt.Errorf("ask for health: %w", err)
	}
	// A client of its own: a proxy in the environment must not come between the process and itself.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("ask for health: %w", err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("ask for health: the answer was %s", response.Status)
	}
	return nil
}
