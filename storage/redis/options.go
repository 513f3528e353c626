package redis

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// Options say where the server is and how much of it is ours. Only URL is needed.
type Options struct {
	// URL is one of
	//
	//	redis://user:password@host:6379/0
	//	rediss://...  the same over TLS
	//	redis+sentinel://user:password@host:26379,host:26379/master/0
	//	redis+cluster://user:password@host:6379,host:6379
	//
	// The last two take ?tls=true. All take ?replicas=1 and ?shards=64, which stand for Replicas and Shards below.
	URL string

	// Prefix begins every key; secretariats with different prefixes share a server. Default "secretariat".
	Prefix string

	// Shards is in how many hash slots the books lie: a Cluster can use as many masters. It is stored at the first start and cannot
	// be changed. Default 8, which ADR 2 gives the reason for.
	Shards int

	// Replicas is how many replicas must have an append before it is acknowledged. Redis promises only that they had it
	// in memory: a failover may still choose another one, unless these are all there are. Default 0.
	Replicas int

	// PoolSize bounds the connections to one node. Default 32.
	PoolSize int

	// Dialer opens connections; nil is the network.
	Dialer func(ctx context.Context, network, address string) (net.Conn, error)
}

const maxShards = 256

func (o Options) withDefaults() Options {
	o.Prefix = cmp.Or(o.Prefix, "secretariat")
	o.Shards = cmp.Or(o.Shards, 8)
	o.PoolSize = cmp.Or(o.PoolSize, 32)
	return o
}

func (o Options) check() error {
	if strings.ContainsAny(o.Prefix, "{}") {
		return fmt.Errorf("check prefix %q: no braces, they are ours", o.Prefix)
	}
	if o.Shards < 1 || o.Shards > maxShards {
		return fmt.Errorf("check shards: %d is not from 1 to %d", o.Shards, maxShards)
	}
	if o.Replicas < 0 {
		return fmt.Errorf("check replicas: %d is below none", o.Replicas)
	}
	return nil
}

// withQuery has what the URL says of replicas and shards, where the options do not.
func (o Options) withQuery() (Options, error) {
	_, query, _ := strings.Cut(o.URL, "?")
	said, err := url.ParseQuery(query)
	if err != nil {
		return o, errors.New("read the Redis URL: what stands behind the question mark cannot be read")
	}
	for name, field := range map[string]*int{"replicas": &o.Replicas, "shards": &o.Shards} {
		if *field != 0 || !said.Has(name) {
			continue
		}
		if *field, err = strconv.Atoi(said.Get(name)); err != nil {
			return o, fmt.Errorf("read the Redis URL: %s must be a number", name)
		}
	}
	return o, nil
}

// universal are the options of the client. A person waits at the other end, for three seconds at most, so nothing here
// takes longer than one; trying again is our own affair (attempts), because only we know whether an answer was lost.
func (o Options) universal() (*redis.UniversalOptions, error) {
	u, err := parse(o.URL)
	if err != nil {
		return nil, err
	}
	u.Dialer = o.Dialer
	u.PoolSize = o.PoolSize
	u.ContextTimeoutEnabled = true
	u.DialTimeout, u.ReadTimeout, u.WriteTimeout = time.Second, time.Second, time.Second
	u.PoolTimeout = time.Second
	u.MaxRetries, u.DialerRetries = -1, 1
	u.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	return u, nil
}

// parse reads a URL. The standard library refuses one with several hosts, so these are cut out first. No error repeats
// the URL: it may have a password in it.
func parse(raw string) (*redis.UniversalOptions, error) {
	scheme, rest, found := strings.Cut(raw, "://")
	if !found {
		return nil, errors.New("read the Redis URL: it must begin with redis://, rediss://, redis+sentinel:// or redis+cluster://")
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	hosts := rest[strings.LastIndex(rest[:end], "@")+1 : end]
	one, err := url.Parse("redis://" + strings.Replace(rest[:end], hosts, "host", 1) + rest[end:])
	if err != nil {
		return nil, errors.New("read the Redis URL: it is not a URL; escape what is special in the password")
	}
	u := &redis.UniversalOptions{Username: one.User.Username()}
	u.Password, _ = one.User.Password()
	path := strings.Split(strings.Trim(one.Path, "/"), "/")
	port, secure := "6379", one.Query().Get("tls") == "true"
	switch scheme {
	case "redis":
	case "rediss":
		secure = true
	case "redis+cluster":
		u.IsClusterMode = true
	case "redis+sentinel":
		port, u.MasterName, path = "26379", path[0], path[1:]
		if u.MasterName == "" {
			return nil, errors.New("read the Redis URL: redis+sentinel:// needs the master's name, as in redis+sentinel://host/master")
		}
	default:
		return nil, fmt.Errorf("read the Redis URL: unknown scheme %q", scheme)
	}
	if u.DB, err = database(path); err != nil {
		return nil, err
	}
	if secure {
		u.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	u.Addrs = addresses(hosts, port)
	return u, nil
}

func database(path []string) (int, error) {
	if len(path) == 0 || path[0] == "" {
		return 0, nil
	}
	db, err := strconv.Atoi(path[0])
	if err != nil || len(path) > 1 {
		return 0, fmt.Errorf("read the Redis URL: %q is not the number of a database", strings.Join(path, "/"))
	}
	return db, nil
}

func addresses(hosts, port string) []string {
	var list []string
	for host := range strings.SplitSeq(hosts, ",") {
		if _, _, err := net.SplitHostPort(host); err != nil {
			host = net.JoinHostPort(strings.Trim(cmp.Or(host, "127.0.0.1"), "[]"), port)
		}
		list = append(list, host)
	}
	return list
}
