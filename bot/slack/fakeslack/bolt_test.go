package fakeslack_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// TestBoltGetsThrough lets an app on Slack's own framework, @slack/bolt, run a journey against the fake.
func TestBoltGetsThrough(t *testing.T) {
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat("bolttest/node_modules/@slack/bolt")
	}
	if err != nil {
		needed(t, "@slack/bolt is not here: npm ci in bot/slack/fakeslack/bolttest")
	}
	var lines []string
	for name, socketMode := range map[string]bool{"request URLs": false, "Socket Mode": true} {
		t.Run(name, func(t *testing.T) {
			s, ws := boltSlack(t, socketMode)
			runBolt(t, node, s, ws)
			for _, v := range s.Violations() {
				if !strings.Contains(v, "slash_command that was not acknowledged in time") { // of /late
					t.Error(v)
				}
			}
			lines = append(lines, withoutTeams(s.Requests())...)
		})
	}
	checkSlack(t, lines)
}

// runBolt runs the journey in node, with a door through which it has people do things.
func runBolt(t *testing.T, node string, s *fakeslack.Slack, ws *fakeslack.Workspace) {
	t.Helper()
	control := httptest.NewServer(stageDoor(t, s, ws))
	t.Cleanup(control.Close)
	app := s.App()
	told, err := json.Marshal(map[string]any{
		"api": s.APIURL(), "token": ws.Install().Token, "secret": app.SigningSecret, "appToken": app.AppToken, "socketMode": app.SocketMode,
	})
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), node, "--test", "journey.test.mjs")
	command.Dir = "bolttest"
	command.Env = append(os.Environ(), "FAKESLACK_CONTROL="+control.URL, "FAKESLACK="+string(told))
	// The test runner is content with skipped tests; we are not.
	if out, err := command.CombinedOutput(); err != nil || !strings.Contains(string(out), "skipped 0") {
		t.Errorf("bolt: %v\n%s", err, out)
	}
}

// withoutTeams takes out the team_id that Bolt puts into every call, also into those whose types do not know it.
func withoutTeams(lines []string) []string {
	teamID := regexp.MustCompile(`,"team_id":"T1"|"team_id":"T1",`)
	for i, line := range lines {
		if strings.HasPrefix(line, `{"args"`) {
			lines[i] = teamID.ReplaceAllString(line, "")
		}
	}
	return lines
}

// needed skips a test for want of something, but not where everything has to run.
func needed(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip("SKIPPED: " + what)
}

func boltSlack(t *testing.T, socketMode bool) (*fakeslack.Slack, *fakeslack.Workspace) {
	t.Helper()
	app := fakeslack.DefaultApp()
	app.SocketMode = socketMode
	app.Commands = []fakeslack.Command{{Name: "/agenda"}, {Name: "/late"}, {Name: "/echo"}}
	app.Shortcuts = []fakeslack.Shortcut{{Name: "Make this an item", CallbackID: "make-item"}}
	s := fakeslack.New(t, fakeslack.Options{App: app, Generous: true})
	ws := s.AddWorkspace("T1", "Lewisham", "")
	ws.AddUser(fakeslack.User{ID: "U1", Name: "college", Email: "head@college.example"})
	ws.AddUser(fakeslack.User{ID: "U2", Name: "mayor", RealName: "The Mayor"})
	ws.AddChannel(fakeslack.Channel{ID: "C1", Name: "full-lsp", Members: []string{"U1", "U2"}, Bot: true})
	ws.AddChannel(fakeslack.Channel{ID: "C2", Name: "secretariat", Members: []string{"U1", "U2"}, Bot: true})
	return s, ws
}

// stageDoor lets the test in node have people do things.
func stageDoor(t *testing.T, s *fakeslack.Slack, ws *fakeslack.Workspace) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var asked struct {
			User, Verb string
			Args       []string
		}
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		asked.Args = append(asked.Args, "", "", "")
		if err := json.NewEncoder(w).Encode(does(s, ws.User(asked.User), asked.Verb, asked.Args)); err != nil {
			t.Error(err)
		}
	}
}

func does(s *fakeslack.Slack, p *fakeslack.Person, verb string, args []string) any {
	switch verb {
	case "deliver":
		s.Configure(func(a *fakeslack.App) {
			a.CommandURL, a.InteractivityURL, a.OptionsURL, a.EventsURL = args[0], args[0], args[0], args[0]
		})
	case "types":
		return p.Types(args[0], args[1])
	case "modal":
		return p.Modal()
	case "hasModal":
		return p.HasModal()
	case "fills":
		return p.Fills(map[string]string{args[0]: args[1]})
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
	case "usesShortcut":
		return p.UsesShortcut(args[2], p.Awaits(args[0], args[1]))
	case "says":
		return p.Says(args[0])
	case "saysIn":
		return p.SaysIn(args[0], args[1])
	case "mentions":
		return p.Mentions(args[0], args[1])
	case "opensHome":
		return p.OpensHome()
	case "home":
		return p.Home()
	}
	return slices.Clip(args)
}
