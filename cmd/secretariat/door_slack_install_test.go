package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/examples"
)

// arrived is somebody who follows docs/slack.md: the app is made from the manifest that the program prints, and the program
// runs with a settings file.
type arrived struct {
	*testing.T
	slack *fakeslack.Slack
	admin *fakeslack.Person
	clerk *fakeslack.Person
	logs  *logged
}

// arrive does what the guide says, up to the slash command.
func arrive(t *testing.T, options ...string) *arrived {
	t.Helper()
	app := appOf(t, options...)
	a := &arrived{T: t, slack: fakeslack.New(t, fakeslack.Options{App: app, Generous: true}), logs: new(logged)}
	room := a.slack.AddWorkspace("T1", "Lewisham", "")
	a.admin = room.AddUser(fakeslack.User{ID: "UADMIN", Name: "ada", RealName: "Ada Admin", Email: "ada@council.example", Admin: true})
	a.clerk = room.AddUser(fakeslack.User{ID: "UCLERK", Name: "olu", RealName: "Olu Officer", Email: "olu@council.example"})
	room.AddUser(fakeslack.User{ID: "UCOLLEGE", Name: "jane.b", RealName: "J. B.", Email: "jane@college.example"})
	room.AddChannel(fakeslack.Channel{ID: "CSEC", Name: "secretariat", Private: true, Members: []string{"UADMIN", "UCLERK"}, Bot: true})
	room.AddChannel(fakeslack.Channel{ID: "CFULL", Name: "full-lsp", Members: []string{"UADMIN", "UCOLLEGE"}, Bot: true})

	dir := t.TempDir()
	terms, env := filepath.Join(dir, "lewisham.yaml"), filepath.Join(dir, ".env")
	settings := map[string]string{
		"SLACK_BOT_TOKEN": room.Install().Token, "SLACK_APP_TOKEN": app.AppToken, "TERMS": terms,
		"SLACK_API_URL": a.slack.APIURL(), "DATA_DIR": dir, "HTTP_ADDR": "127.0.0.1:0",
	}
	if len(options) > 0 {
		settings["SLACK_COMMAND_PREFIX"] = options[len(options)-1]
	}
	for name, data := range map[string][]byte{terms: examples.Lewisham, env: filledIn(t, settings)} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() {
		ended <- run(world{ctx: ctx, getenv: func(string) string { return "" }, out: new(logged), logs: a.logs}, []string{"serve", "--config", env})
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != 0 {
			t.Errorf("it stopped with exit %d: %s", code, a.logs)
		}
	})
	a.slack.AwaitSockets(2)
	return a
}

// filledIn is the file that people copy, with some of its lines filled in.
func filledIn(t *testing.T, settings map[string]string) []byte {
	t.Helper()
	example, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range settings {
		if !bytes.Contains(example, []byte("\n"+name+"=\n")) {
			t.Fatalf("nobody finds %s in .env.example", name)
		}
		example = bytes.Replace(example, []byte("\n"+name+"=\n"), []byte("\n"+name+"="+value+"\n"), 1)
	}
	return example
}

// appOf is the app that Slack makes of a manifest of ours.
func appOf(t *testing.T, options ...string) fakeslack.App {
	t.Helper()
	code, printed := said(t, nil, append([]string{"manifest", "slack"}, options...)...)
	var read any
	if err := yaml.Unmarshal([]byte(printed), &read); code != 0 || err != nil {
		t.Fatalf("exit %d, %v:\n%s", code, err, printed)
	}
	asJSON, err := json.Marshal(read)
	if err != nil {
		t.Fatal(err)
	}
	app, err := fakeslack.ReadManifest(asJSON)
	if err != nil {
		t.Fatal(err)
	}
	return app
}

func (a *arrived) types(who *fakeslack.Person, line string) {
	a.Helper()
	if o := who.Types(line, ""); o.Error != "" {
		a.Fatalf("%s: %s", line, o.Error)
	}
}

func (a *arrived) presses(who *fakeslack.Person, on fakeslack.Surface, label string) {
	a.Helper()
	if o := who.Presses(on, label); o.Error != "" {
		a.Fatalf("[%s]: %s", label, o.Error)
	}
}

// sends fills in the form that is open, and sends it.
func (a *arrived) sends(who *fakeslack.Person, answers map[string]string) {
	a.Helper()
	who.Fills(answers)
	if o := who.Submits(); o.Error != "" || len(o.Incomplete) > 0 {
		a.Fatalf("%v: %s %v", answers, o.Error, o.Incomplete)
	}
}

// Whoever has nothing but docs/slack.md comes from the manifest to the first item, also where the commands have a prefix.
func TestInstallingAsTheGuideSays(t *testing.T) {
	for name, options := range map[string][]string{"plain": nil, "prefix": {"--prefix", "lsp"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			slash := "/"
			if options != nil {
				slash = "/lsp-"
			}
			a := arrive(t, options...)
			for _, says := range []string{"the door to Slack is open", "Socket Mode", "connected to Slack"} {
				if !strings.Contains(a.logs.String(), says) {
					t.Errorf("the log does not say %q, as the guide does: %s", says, a.logs)
				}
			}
			a.types(a.clerk, slash+"agenda submit Winter warm spaces")
			a.clerk.Awaits("", "an administrator of this workspace can see to it with "+slash+"setup.")
			a.settingUp(slash)
			a.clerk.Awaits("", "You belong to the secretariat of the Lewisham Strategic Partnership now: Ada Admin has named you.")
			a.types(a.clerk, slash+"agenda submit Winter warm spaces")
			a.clerk.AwaitsModal("Suggest an item")
			if words := a.logs.String(); strings.Contains(words, "SLACK_COMMAND_PREFIX") || strings.Contains(words, "@council.example") {
				t.Errorf("the log says what it should not: %s", words)
			}
			for _, v := range a.slack.Violations() {
				t.Error(v)
			}
		})
	}
}

// settingUp is what docs/setup.md says of the chat.
func (a *arrived) settingUp(slash string) {
	a.Helper()
	a.types(a.admin, slash+"setup")
	overview := a.admin.Awaits("", "Set this partnership up")
	a.presses(a.admin, overview, "Choose: Terms of reference")
	a.admin.AwaitsModal("With this installation came lewisham.yaml")
	a.sends(a.admin, nil)
	card := a.admin.AwaitsModal("Name somebody of the secretariat first")
	a.presses(a.admin, card, "Choose: Secretariat and its channel")
	a.admin.AwaitsModal("Who is the secretariat?")
	a.sends(a.admin, map[string]string{"Who is the secretariat?": "Olu Officer", "The secretariat’s own channel": "secretariat"})
	card = a.admin.AwaitsModal("Olu Officer belongs to the secretariat")
	a.presses(a.admin, card, "Choose: Channels of the groups")
	a.admin.AwaitsModal("two quiet lines a meeting: when its agenda is out")
	a.sends(a.admin, map[string]string{"Full LSP": "full-lsp"})
	card = a.admin.AwaitsModal("The Full LSP gets its channel")
	a.presses(a.admin, card, "Choose: Who holds which place")
	a.admin.AwaitsModal("One line a person")
	a.admin.Attaches("The roster, as a CSV file", "roster.csv", []byte("name;organisation;e-mail\r\nJane Bloggs;Lewisham College;jane@college.example\r\n"))
	a.sends(a.admin, nil)
	card = a.admin.AwaitsModal("Jane Bloggs is taken for whoever has the e-mail address")
	a.presses(a.admin, card, "Do all of this")
	a.admin.AwaitsModal("Done: the Lewisham Strategic Partnership is set up here.")
}
