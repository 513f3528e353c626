package redisserver

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Watched is a master with replicas, and sentinels that put a replica in its place when it is gone.
type Watched struct {
	Servers   []*Server
	Sentinels []*Server
	URL       string
}

// watchedName is what the sentinels call the master.
const watchedName = "kept"

// NewWatched starts a master, two replicas and three sentinels.
func NewWatched(t *testing.T) *Watched {
	t.Helper()
	master := New(t)
	w := &Watched{Servers: []*Server{master, NewReplica(t, master), NewReplica(t, master)}}
	var addresses []string
	for range 3 {
		s := newSentinel(t, master)
		w.Sentinels = append(w.Sentinels, s)
		addresses = append(addresses, s.Addr)
	}
	for _, s := range w.Sentinels {
		s.until(t, "slaves=2,sentinels=3", "INFO sentinel")
	}
	w.URL = "redis+sentinel://" + strings.Join(addresses, ",") + "/" + watchedName
	return w
}

func newSentinel(t *testing.T, master *Server) *Server {
	t.Helper()
	host, port := split(t, master.Addr)
	s := &Server{Addr: freeAddress(t), dir: t.TempDir()}
	ownHost, ownPort := split(t, s.Addr)
	config := fmt.Sprintf("bind %s\nport %s\ndir %s\nlogfile server.log\n"+
		"sentinel monitor %[4]s %[5]s %[6]s 2\nsentinel down-after-milliseconds %[4]s 1000\nsentinel failover-timeout %[4]s 3000\n",
		ownHost, ownPort, s.dir, watchedName, host, port)
	path := filepath.Join(s.dir, "sentinel.conf") // which it writes to as well
	if err := os.WriteFile(path, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	s.start(t, path, "--sentinel")
	return s
}

// Master is the server that all sentinels name now.
func (w *Watched) Master(t *testing.T) (master *Server) {
	t.Helper()
	w.Servers[0].untilTrue(t, "all sentinels name one master", func() bool {
		i := slices.IndexFunc(w.Servers, func(s *Server) bool { return w.named(t, s) == len(w.Sentinels) })
		if i >= 0 {
			master = w.Servers[i]
		}
		return i >= 0
	})
	return master
}

// named is how many sentinels take a server for the master.
func (w *Watched) named(t *testing.T, s *Server) (n int) {
	t.Helper()
	host, port := split(t, s.Addr)
	for _, sentinel := range w.Sentinels {
		if sentinel.Do(t, "SENTINEL GET-MASTER-ADDR-BY-NAME "+watchedName) == fmt.Sprint([]string{host, port}) {
			n++
		}
	}
	return n
}

// Rejoin starts a server that was killed as a replica of the one that sentinels have put in its place.
func (w *Watched) Rejoin(t *testing.T, s *Server) {
	t.Helper()
	s.untilTrue(t, "all sentinels name another master", func() bool {
		return slices.ContainsFunc(w.Servers, func(other *Server) bool { return other != s && w.named(t, other) == len(w.Sentinels) })
	})
	host, port := split(t, w.Master(t).Addr)
	s.args = []string{"--replicaof", host, port}
	s.Run(t)
	s.AwaitSync(t)
}

// AwaitHealing waits until every sentinel knows both replicas to follow the master: one that it does not know, it cannot choose.
func (w *Watched) AwaitHealing(t *testing.T) {
	t.Helper()
	w.Servers[0].untilTrue(t, "both replicas follow", func() bool {
		_, port := split(t, w.Master(t).Addr) // which may change on a busy machine
		follows := regexp.MustCompile(`flags slave [^]]*master-link-status ok [^]]*master-port ` + port + ` `)
		return !slices.ContainsFunc(w.Sentinels, func(s *Server) bool {
			return len(follows.FindAllString(s.Do(t, "SENTINEL REPLICAS "+watchedName), -1)) != len(w.Servers)-1
		})
	})
}
