package redis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestURLs(t *testing.T) {
	t.Parallel()
	type client struct {
		Addrs                      []string
		Username, Password, Master string
		DB                         int
		Cluster, TLS               bool
	}
	for url, want := range map[string]client{
		"redis://localhost":                 {Addrs: []string{"localhost:6379"}},
		"redis://":                          {Addrs: []string{"127.0.0.1:6379"}},
		"redis://[::1]:7000/2":              {Addrs: []string{"[::1]:7000"}, DB: 2},
		"redis://[::1]":                     {Addrs: []string{"[::1]:6379"}},
		"redis://ada:p%40ss@h:1/0":          {Addrs: []string{"h:1"}, Username: "ada", Password: "p@ss"},
		"rediss://:secret@h:6380":           {Addrs: []string{"h:6380"}, Password: "secret", TLS: true},
		"redis+cluster://a:1,b:2,c":         {Addrs: []string{"a:1", "b:2", "c:6379"}, Cluster: true},
		"redis+cluster://:x@a:1?tls=true":   {Addrs: []string{"a:1"}, Password: "x", Cluster: true, TLS: true},
		"redis+sentinel://a,b:2/mymaster/3": {Addrs: []string{"a:26379", "b:2"}, Master: "mymaster", DB: 3},
	} {
		u, err := parse(url)
		if err != nil {
			t.Errorf("%s: %v", url, err)
			continue
		}
		got := client{u.Addrs, u.Username, u.Password, u.MasterName, u.DB, u.IsClusterMode, u.TLSConfig != nil}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", url, diff)
		}
	}
}

func TestURLsThatAreRefusedAreNotRepeated(t *testing.T) {
	t.Parallel()
	for _, url := range []string{
		"", "localhost:6379", "http://:hunter2@h", "redis://:hunter2@h/x", "redis://:hunter2%zz@h", "redis+sentinel://:hunter2@h",
		"redis://:hunter2@h/1/2", "redis://:hunter2 @h",
	} {
		_, err := parse(url)
		if err == nil {
			t.Errorf("%q was taken", url)
		} else if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the password is in the error: %v", err)
		}
	}
}

func TestWhatStandsBehindTheURL(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]Options{
		"redis://h":                                     {Shards: 8},
		"redis+sentinel://h/m?replicas=2":               {Shards: 8, Replicas: 2},
		"redis+cluster://a,b?tls=true&shards=64":        {Shards: 64},
		"redis://h/0?shards=256&replicas=1":             {Shards: 256, Replicas: 1},
		"redis://:pass%3Fword@h?replicas=3&other=thing": {Shards: 8, Replicas: 3},
	} {
		o, err := Options{URL: url}.withQuery()
		o = o.withDefaults()
		if err != nil || o.check() != nil || o.Shards != want.Shards || o.Replicas != want.Replicas {
			t.Errorf("%s: got %d shards and %d replicas, %v", url, o.Shards, o.Replicas, err)
		}
	}
	for _, url := range []string{"redis://h?shards=many", "redis://h?shards=257", "redis://h?replicas=-1", "redis://h?a;b"} {
		o, err := Options{URL: url}.withQuery()
		if err == nil && o.withDefaults().check() == nil {
			t.Errorf("%s was taken", url)
		}
	}
}
