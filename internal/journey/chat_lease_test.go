package journey_test

import (
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// Of two processes at one store one is connected to Discord's gateway. When it is killed, the other takes over as soon as the
// lease has run out, and what people do goes on.
func TestAnotherProcessTakesTheGatewayOver(t *testing.T) {
	if testing.Short() {
		t.Skip("a lease is waited for in the long tests only")
	}
	t.Parallel()
	recording(t)
	discord := newDiscord(t)
	first := newServed(t, discord, overSocket, "REDIS_URL=redis://"+redisserver.Start(t))
	first.start()
	defer first.kill()
	second := &served{host: discord, t: t, in: overSocket, second: true, env: first.env, gone: make(chan struct{})}
	second.start()
	defer second.stop()
	if n := discord.Sockets(); n != 1 {
		t.Errorf("%d are connected", n)
	}
	connected := discord.hears()
	first.kill()
	if err := second.until(time.Minute, connected); err != nil {
		t.Fatalf("the other does not take over: %v\n%s", err, second.logs.String())
	}
	member := discord.screen("college")
	if o := member.types("agenda mine"); !o.well() {
		t.Error(o)
	}
	for _, v := range discord.violations() {
		t.Error(v)
	}
	sent.add(discord)
}
