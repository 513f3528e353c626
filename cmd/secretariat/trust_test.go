package main

import (
	"net"
	"path/filepath"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

func TestARedisThatForgetsIsNotTrusted(t *testing.T) {
	t.Parallel()
	server := redisserver.New(t, "--maxmemory-policy", "allkeys-lru")
	dir := t.TempDir()
	aBook(t, dir)
	file := filepath.Join(dir, "backup.jsonl")
	says(t, 0, "Exported", "export", file, "--data-dir", dir)
	env := map[string]string{
		"REDIS_URL": "redis://" + server.Addr, "DISCORD_TOKEN": "t", "DISCORD_APPLICATION_ID": "1", "DISCORD_API_URL": "http://127.0.0.1:1/",
	}
	for _, args := range [][]string{
		{"serve", "--http-addr", "127.0.0.1:0"}, {"import", file}, {"setup", filepath.Join(newSettingUp(t).dir, "partnership.yaml")}, {"demo", "--addr", "127.0.0.1:0", "--redis-url", env["REDIS_URL"]},
	} {
		code, words := said(t, env, args...)
		if code != 1 || !strings.Contains(words, "maxmemory-policy allkeys-lru") || !strings.Contains(words, "REDIS_MAY_FORGET=yes") {
			t.Errorf("%s: exit %d: %s", args, code, words)
		}
	}
	env["REDIS_MAY_FORGET"] = "yes"
	if code, words := said(t, env, "import", file); code != 0 || !strings.Contains(words, "removes keys") {
		t.Errorf("told otherwise: exit %d: %s", code, words)
	}
}

// What is wrong with where it runs is said before anybody is served: what, and what to do about it.
func TestWhereItCannotRunIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = busy.Close() })
	taken, file := busy.Addr().String(), filepath.Join(newSettingUp(t).dir, "partnership.yaml")
	folder := filepath.Join(file, "folder") // in a file there is none
	wrong := newSettingUp(t)
	wrong.write("lewisham.yaml", strings.Replace(string(examples.Lewisham), "Europe/London", "Europe/Lewisham", 1))
	env := map[string]string{"DISCORD_TOKEN": "t", "DISCORD_APPLICATION_ID": "1", "DISCORD_API_URL": "http://127.0.0.1:1/"}
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"serve: the port is taken":      {[]string{"serve", "--http-addr", taken, "--data-dir", t.TempDir()}, "nobody can be served on " + taken + ", so it is taken, or not of this machine: name another (HTTP_ADDR, or --http-addr)"},
		"demo: the port is taken":       {[]string{"demo", "--addr", taken}, "nobody can be served on " + taken},
		"serve: nothing can be kept":    {[]string{"serve", "--http-addr", "127.0.0.1:0", "--data-dir", folder}, "nothing can be kept in the folder " + folder + ": name one that this program may write to"},
		"demo: nothing can be kept":     {[]string{"demo", "--addr", "127.0.0.1:0", "--data-dir", folder}, "nothing can be kept in the folder " + folder},
		"setup: nothing can be kept":    {[]string{"setup", file, "--data-dir", folder}, "nothing can be kept in the folder " + folder},
		"serve: there is no such zone":  {[]string{"serve", "--http-addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--terms", filepath.Join(wrong.dir, "lewisham.yaml")}, "Europe/Lewisham"},
		"setup: there is no such zone":  {[]string{"setup", filepath.Join(wrong.dir, "partnership.yaml"), "--data-dir", t.TempDir()}, "Europe/Lewisham"},
		"demo: no Redis at the address": {[]string{"demo", "--addr", "127.0.0.1:0", "--redis-url", "redis://127.0.0.1:1"}, "127.0.0.1:1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, words := said(t, env, c.args...)
			if code != 1 || !strings.Contains(words, c.says) {
				t.Errorf("exit %d, and it says:\n%s\nwant %q", code, words, c.says)
			}
		})
	}
}
