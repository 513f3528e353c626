package fakediscord_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// TestDiscordJSGetsThrough lets an app on discord.js run a journey against the fake.
func TestDiscordJSGetsThrough(t *testing.T) {
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat("discordjstest/node_modules/discord.js")
	}
	if err != nil {
		needed(t, "discord.js is not here: npm ci in bot/discord/fakediscord/discordjstest")
	}
	for name, overHTTP := range map[string]bool{"HTTP": true, "the gateway": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := discordForJS(t)
			runDiscordJS(t, node, d, overHTTP)
			for _, v := range d.Violations() {
				if !strings.Contains(v, "type 2 that was not answered in time") { // of /agenda late
					t.Error(v)
				}
			}
			if !overHTTP && d.Resumed() == 0 {
				t.Error("discord.js did not resume")
			}
			fakediscord.CheckRecord(t, asDocumented(d.Requests()))
		})
	}
}

// unsaid is what discord.js says of every message, also where the contract knows nothing of it. It changes nothing.
var unsaid = regexp.MustCompile(`,"(?:enforce_nonce|tts)":false|"(?:enforce_nonce|tts)":false,?`)

// asDocumented leaves that out, and the message by which the journey sees that a limit is kept.
func asDocumented(lines []string) []string {
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.Contains(line, strings.Repeat("x", 2001)) })
	for i, line := range lines {
		lines[i] = unsaid.ReplaceAllString(line, "")
	}
	return lines
}

// runDiscordJS runs the journey in node, with a door through which it has people do things.
func runDiscordJS(t *testing.T, node string, d *fakediscord.Discord, overHTTP bool) {
	t.Helper()
	control := httptest.NewServer(stageDoor(t, d))
	t.Cleanup(control.Close)
	app := d.App()
	told, err := json.Marshal(map[string]any{
		"api": strings.TrimSuffix(d.APIURL(), "/v10"), "token": app.Token, "application": app.ID, "publicKey": app.PublicKey, "http": overHTTP,
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, node, "--test", "journey.test.mjs")
	command.WaitDelay = time.Second // the runner has children that hold its output
	command.Dir = "discordjstest"
	command.Env = append(os.Environ(), "FAKEDISCORD_CONTROL="+control.URL, "FAKEDISCORD="+string(told))
	// The test runner is content with skipped tests; we are not.
	if out, err := command.CombinedOutput(); err != nil || !strings.Contains(string(out), "skipped 0") {
		t.Errorf("discord.js: %v\n%s", err, out)
	}
}

// needed skips a test for want of something, but not where everything has to run.
func needed(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip("SKIPPED: " + what)
}

func discordForJS(t *testing.T) *fakediscord.Discord {
	t.Helper()
	d := fakediscord.New(t, fakediscord.Options{Generous: true})
	g := d.AddGuild(lewisham, "Lewisham")
	g.AddRole(fakediscord.Role{ID: members, Name: "Members"})
	g.AddUser(fakediscord.User{ID: collegeID, Name: "college"})
	g.AddUser(fakediscord.User{ID: mayorID, Name: "mayor", DisplayName: "The Mayor"})
	g.AddChannel(fakediscord.Channel{ID: fullLSP, Name: "full-lsp"})
	g.AddChannel(fakediscord.Channel{ID: forum, Name: "meetings", Kind: fakediscord.Forum, Tags: []string{"Full LSP"}})
	g.Install(usual | fakediscord.ManageRoles | fakediscord.CreateEvents)
	return d
}

// stageDoor lets the test in node have people do things.
func stageDoor(t *testing.T, d *fakediscord.Discord) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var asked struct {
			User, Verb string
			Args       []string
		}
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		asked.Args = append(asked.Args, "", "", "")
		if err := json.NewEncoder(w).Encode(does(d, d.Person(asked.User), asked.Verb, asked.Args)); err != nil {
			t.Error(err)
		}
	}
}

func does(d *fakediscord.Discord, p *fakediscord.Person, verb string, args []string) any {
	switch verb {
	case "deliver":
		d.DeliverTo(args[0])
	case "probe":
		return d.Probe()
	case "reconnect":
		d.AskToReconnect()
	case "types":
		return p.Types(args[0], args[1])
	case "searches":
		return p.Searches(args[0], args[1])
	case "modal":
		return p.Modal()
	case "hasModal":
		return p.HasModal()
	case "fills":
		return p.Fills(map[string]string{args[0]: args[1]})
	case "attaches":
		p.Attaches(args[0], args[1], []byte(args[2]))
	case "submits":
		return p.Submits()
	case "closes":
		p.Closes()
	case "sees":
		return p.Sees(args[0])
	case "awaits":
		return p.Awaits(args[0], args[1])
	case "awaitsFile":
		return p.AwaitsFile(args[0], args[1])
	case "presses":
		return p.Presses(p.Awaits(args[0], args[1]), args[2])
	case "usesMessageCommand":
		return p.UsesMessageCommand(args[2], p.Awaits(args[0], args[1]))
	case "says":
		p.Says(args[0])
	case "saysIn":
		p.SaysIn(args[0], args[1])
	case "mentions":
		p.Mentions(args[0], args[1])
	}
	return args
}
