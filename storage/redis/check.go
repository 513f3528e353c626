package redis

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/redis/go-redis/v9"

	"github.com/partnership-secretariat/secretariat/storage"
)

// Findings say what is to be known of the servers before a minute book is entrusted to them. Each is a sentence that names the
// server, and what is to be done.
type Findings struct {
	Old     []string // too old to be used at all
	Forgets []string // would lose minute books without a word
	Risks   []string // may lose the last of them in a crash
	Unseen  []string // what the server does not let us see
}

// oldest is the version whose commands the scripts use.
const oldestMajor, oldestMinor = 6, 2

// Check looks at the settings of every server that takes writes.
func (s *Store) Check(ctx context.Context) (Findings, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return Findings{}, storage.ErrClosed
	}
	var mu sync.Mutex
	var all Findings
	look := func(ctx context.Context, node *redis.Client) error {
		settings, err := inspect(ctx, node)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		all.add(settings)
		return nil
	}
	var err error
	switch client := s.client.(type) {
	case *redis.ClusterClient:
		err = client.ForEachMaster(ctx, look)
	case *redis.Client:
		err = look(ctx, client)
	}
	return all, wrap(err, "look at the settings of redis")
}

// settings are those of one server. What is empty could not be seen.
type settings struct {
	name       string // "Redis at HOST:PORT"
	version    string
	policy     string // maxmemory-policy
	appendOnly string // yes or no
	sync       string // appendfsync
	save       string // when snapshots are taken; "no": never
}

// inspect asks a server for its settings. Managed ones often forbid CONFIG; INFO says most of it too.
func inspect(ctx context.Context, node *redis.Client) (settings, error) {
	s := settings{name: "Redis at " + node.Options().Addr}
	if info, err := node.Info(ctx).Result(); err == nil {
		s.readInfo(info)
	} else if !isAnswer(err) {
		return s, err
	}
	for name, field := range map[string]*string{
		"maxmemory-policy": &s.policy, "appendonly": &s.appendOnly, "appendfsync": &s.sync, "save": &s.save,
	} {
		kept, err := node.ConfigGet(ctx, name).Result()
		if err != nil && !isAnswer(err) {
			return s, err
		}
		value, there := kept[name]
		if there && name == "save" {
			value = cmp.Or(value, "no")
		}
		if there {
			*field = value
		}
	}
	return s, nil
}

// isAnswer tells a server that says no from one that does not answer.
func isAnswer(err error) bool { return classify(err) == refused }

func (s *settings) readInfo(info string) {
	fields := map[string]string{}
	for line := range strings.Lines(info) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		fields[name] = value
	}
	s.version, s.policy = fields["redis_version"], fields["maxmemory_policy"]
	s.appendOnly = map[string]string{"0": "no", "1": "yes"}[fields["aof_enabled"]]
}

// add says what is to be said of one server.
func (f *Findings) add(s settings) {
	if s.tooOld() {
		f.Old = append(f.Old, fmt.Sprintf("%s is version %s; at least %d.%d is needed, or Valkey.", s.name, s.version, oldestMajor, oldestMinor))
	}
	switch {
	case s.policy == "":
		f.Unseen = append(f.Unseen, s.name+" does not say whether it removes keys when its memory is full: its maxmemory-policy must be noeviction.")
	case s.policy != "noeviction":
		f.Forgets = append(f.Forgets, fmt.Sprintf(
			"%s removes keys when its memory is full (maxmemory-policy %s), and whole minute books would go without a word. Set maxmemory-policy noeviction.",
			s.name, s.policy))
	}
	f.addDisk(s)
}

// addDisk is about what is left after a crash.
func (f *Findings) addDisk(s settings) {
	switch {
	case s.appendOnly == "":
		f.Unseen = append(f.Unseen, s.name+" does not say whether it keeps anything on a disk: it must, best with appendonly yes and appendfsync always.")
	case s.appendOnly == "no" && s.save == "":
		f.Unseen = append(f.Unseen, s.name+" keeps no append-only file, and does not say whether it takes snapshots: without either, a restart loses every minute book.")
	case s.appendOnly == "no" && s.save == "no":
		f.Forgets = append(f.Forgets, s.name+
			" keeps nothing on a disk (appendonly no, and no save), and a restart would lose every minute book. Set appendonly yes and appendfsync always.")
	case s.appendOnly == "no":
		f.Risks = append(f.Risks, fmt.Sprintf(
			"%s takes snapshots only (save %s): a crash loses everything since the last one. Set appendonly yes and appendfsync always.", s.name, s.save))
	case s.sync == "":
		f.Unseen = append(f.Unseen, s.name+" does not say when it writes its append-only file through to the disk: best is appendfsync always.")
	case s.sync != "always":
		f.Risks = append(f.Risks, fmt.Sprintf(
			"%s writes its append-only file through to the disk later (appendfsync %s): a power cut may lose what was acknowledged last. Set appendfsync always.",
			s.name, s.sync))
	}
}

// tooOld is about Redis; others that speak like it say a version of Redis that they equal.
func (s settings) tooOld() bool {
	major, rest, _ := strings.Cut(s.version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	m, err := strconv.Atoi(major)
	n, err2 := strconv.Atoi(minor)
	return err == nil && err2 == nil && (m < oldestMajor || m == oldestMajor && n < oldestMinor)
}
