package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is generated")

// TestTheManifests keeps manifest.yaml and manifest-discord.json as the commands are declared. Write them with:
// go test ./cmd/secretariat -run TestTheManifests -update
func TestTheManifests(t *testing.T) {
	for platform, name := range map[string]string{"slack": "manifest.yaml", "discord": "manifest-discord.json"} {
		code, manifest := said(t, nil, "manifest", platform)
		if code != 0 {
			t.Fatal(manifest)
		}
		file := filepath.Join("..", "..", name)
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
			t.Errorf("%s is not what the commands say: go test ./cmd/secretariat -run TestTheManifests -update", name)
		}
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

func TestTheInviteIsPrintedForAnApplication(t *testing.T) {
	for line, says := range map[string]string{
		"":                                 "client_id=APPLICATION_ID",
		"--application 123456789012345678": "client_id=123456789012345678",
		"--events":                         `"name": "CREATE_EVENTS"`,
		"--roles":                          `"name": "MANAGE_ROLES"`,
	} {
		if code, words := said(t, nil, append([]string{"manifest", "discord"}, strings.Fields(line)...)...); code != 0 || !strings.Contains(words, says) {
			t.Errorf("%s: exit %d, and it does not say %q:\n%s", line, code, says, words)
		}
	}
	set := map[string]string{"DISCORD_APPLICATION_ID": "42"}
	if code, words := said(t, set, "manifest", "discord"); code != 0 || !strings.Contains(words, "client_id=42&") {
		t.Errorf("exit %d, and not the application that is set:\n%s", code, words)
	}
	if code, words := said(t, nil, "manifest", "discord", "--application", "mine"); code != 1 || !strings.Contains(words, "figures only") {
		t.Errorf("exit %d for an id that is none:\n%s", code, words)
	}
}
