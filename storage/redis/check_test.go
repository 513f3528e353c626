package redis_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"

	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// checked has each finding as one word of its kind and the sentence.
func checked(t *testing.T, s *redis.Store) (found []string) {
	t.Helper()
	all, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for kind, sentences := range map[string][]string{"old": all.Old, "forgets": all.Forgets, "risk": all.Risks, "unseen": all.Unseen} {
		for _, sentence := range sentences {
			found = append(found, kind+": "+sentence)
		}
	}
	return found
}

func TestAServerThatForgetsIsFoundOut(t *testing.T) {
	t.Parallel()
	server := redisserver.New(t)
	s := open(t, redis.Options{URL: "redis://" + server.Addr})
	if found := checked(t, s); len(found) > 0 {
		t.Errorf("a good server: %q", found)
	}
	for _, test := range []struct{ set, says string }{
		{"CONFIG SET maxmemory-policy allkeys-lru", "forgets: Redis at " + server.Addr + " removes keys when its memory is full (maxmemory-policy allkeys-lru)"},
		{"CONFIG SET maxmemory-policy volatile-ttl", "forgets: "},
		{"CONFIG SET maxmemory-policy noeviction", ""},
		{"CONFIG SET appendfsync everysec", "risk: "},
		{"CONFIG SET appendonly no", "forgets: Redis at " + server.Addr + " keeps nothing on a disk (appendonly no, and no save)"},
		{"CONFIG SET save 60|1", "risk: Redis at " + server.Addr + " takes snapshots only (save 60 1)"},
	} {
		words := strings.Fields(test.set)
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], "|", " ")
		}
		server.Do(t, words...)
		found := checked(t, s)
		if want := min(len(test.says), 1); len(found) != want || want == 1 && !strings.HasPrefix(found[0], test.says) {
			t.Errorf("%s: got %q, want %q", test.set, found, test.says)
		}
	}
}

// Managed servers forbid CONFIG, and some of them INFO.
func TestWhatAServerHidesIsSaidToBeHidden(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		args []string
		says []string
	}{
		{[]string{"--rename-command", "CONFIG", ""}, []string{"unseen: does not say when it writes"}},
		{[]string{"--rename-command", "CONFIG", "", "--appendonly", "no"}, []string{"unseen: keeps no append-only file"}},
		{[]string{"--rename-command", "CONFIG", "", "--maxmemory-policy", "allkeys-lfu"}, []string{"forgets: removes keys", "unseen: does not say when it writes"}},
		{[]string{"--rename-command", "CONFIG", "", "--rename-command", "INFO", ""}, []string{"unseen: does not say whether it removes", "unseen: does not say whether it keeps"}},
	} {
		server := redisserver.New(t, test.args...)
		found := checked(t, open(t, redis.Options{URL: "redis://" + server.Addr}))
		all := strings.ReplaceAll(fmt.Sprint(found), "Redis at "+server.Addr+" ", "")
		for _, says := range test.says {
			if !strings.Contains(all, says) || len(found) != len(test.says) {
				t.Errorf("%q: got %q, want %q", test.args, found, test.says)
			}
		}
	}
	if found := checked(t, open(t, redis.Options{URL: "redis://" + miniredis.RunT(t).Addr()})); len(found) == 0 {
		t.Error("nothing is said of a server that says nothing of itself")
	}
}

func TestEveryMasterOfAClusterIsLookedAt(t *testing.T) {
	t.Parallel()
	server := redisserver.NewCluster(t)
	s := open(t, redis.Options{URL: "redis+cluster://" + server.Addr})
	server.Do(t, "CONFIG", "SET", "maxmemory-policy", "allkeys-random")
	if found := checked(t, s); len(found) != 1 || !strings.Contains(found[0], "removes keys") {
		t.Errorf("got %q", found)
	}
}
