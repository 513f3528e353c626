package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is generated")

// TestTheManifest keeps manifest.yaml as the commands are declared. Write it with: go test ./cmd/secretariat -run TestTheManifest -update
func TestTheManifest(t *testing.T) {
	code, manifest := said(t, nil, "manifest", "slack")
	if code != 0 {
		t.Fatal(manifest)
	}
	file := filepath.Join("..", "..", "manifest.yaml")
	if *update {
		if err := os.WriteFile(file, []byte(manifest), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != manifest {
		t.Error("manifest.yaml is not what the commands say: go test ./cmd/secretariat -run TestTheManifest -update")
	}
}

func TestTheManifestIsPrintedForEveryWayIn(t *testing.T) {
	for line, says := range map[string]string{
		"--socket":                                     "socket_mode_enabled: true",
		"--url https://clerk.example":                  "request_url: https://clerk.example/slack/events",
		"--url https://clerk.example/ --oauth":         "- https://clerk.example/slack/oauth",
		"--url https://clerk.example --oauth --socket": "token_rotation_enabled: true",
		"--prefix lsp":                                 "command: /lsp-agenda",
	} {
		if code, words := said(t, nil, append([]string{"manifest", "slack"}, strings.Fields(line)...)...); code != 0 || !strings.Contains(words, says) {
			t.Errorf("%s: exit %d, and it does not say %q:\n%s", line, code, says, words)
		}
	}
	for line, says := range map[string]string{
		"--url http://clerk.example":           "begins with https://",
		"--oauth":                              "--oauth needs --url",
		"--url https://clerk.example --socket": "leave one of the two out",
		"--prefix Ä":                           "a prefix has at most",
	} {
		if code, words := said(t, nil, append([]string{"manifest", "slack"}, strings.Fields(line)...)...); code != 1 || !strings.Contains(words, says) {
			t.Errorf("%s: exit %d, and it does not say %q:\n%s", line, code, says, words)
		}
	}
}
