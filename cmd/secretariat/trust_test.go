package main

import (
	"path/filepath"
	"strings"
	"testing"

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
	for _, args := range [][]string{{"serve", "--http-addr", "127.0.0.1:0"}, {"import", file}} {
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
