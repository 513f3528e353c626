package journey_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
)

// This test is not parallel: others would be counted with it.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("a journey", func(t *testing.T) {
		d := newDemo(t, openBolt(t))
		ctx, cancel := context.WithCancel(t.Context())
		office := make(chan error, 1)
		go func() { office <- d.Office.Run(ctx) }()
		s := bottest.NewStage(t, world(d))
		theWholeCycle(s)
		cancel()
		if err := <-office; err != nil {
			t.Error(err)
		}
		d.Web.Close()
		if err := d.Books.Store.Close(); err != nil {
			t.Error(err)
		}
	})
	eventually(t, 10*time.Second, "as many goroutines run as before", func(context.Context) bool {
		return runtime.NumGoroutine() <= before
	})
}
