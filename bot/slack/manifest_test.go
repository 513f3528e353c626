package slack

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
)

// manifests are the kinds of app that there are.
var manifests = map[string]ManifestOptions{
	"socket":                {Socket: true},
	"url":                   {URL: "https://clerk.example/"},
	"prefix":                {Socket: true, Prefix: "lsp"},
	"several":               {URL: "https://clerk.example", OAuth: true},
	"several, by socket":    {URL: "https://clerk.example", OAuth: true, Socket: true},
	"several, with prefix":  {URL: "https://clerk.example", OAuth: true, Prefix: "a-2"},
	"the longest of prefix": {Socket: true, Prefix: strings.Repeat("x", maxPrefix)},
}

// printed is a manifest as Slack reads it.
func printed(t *testing.T, o ManifestOptions) (fakeslack.App, map[string]any) {
	t.Helper()
	written, err := Manifest(commands.All(), o)
	if err != nil {
		t.Fatal(err)
	}
	var read map[string]any
	if err := yaml.Unmarshal(written, &read); err != nil {
		t.Fatalf("%v\n%s", err, written)
	}
	asJSON, err := json.Marshal(read)
	if err != nil {
		t.Fatal(err)
	}
	app, err := fakeslack.ReadManifest(asJSON)
	if err != nil {
		t.Fatal(err)
	}
	return app, read
}

func TestAManifestSaysHowTheAppIsReached(t *testing.T) {
	for name, o := range manifests {
		t.Run(name, func(t *testing.T) {
			app, _ := printed(t, o)
			if app.SocketMode != o.Socket || app.Rotation != o.OAuth || !app.HomeTab || !app.MessagesTab {
				t.Errorf("%+v", app)
			}
			want := map[string]string{"events": app.EventsURL, "interactions": app.InteractivityURL, "options": app.OptionsURL}
			for _, c := range app.Commands {
				want["commands"] = c.URL
				if !c.Escape || o.Prefix != "" && !strings.HasPrefix(c.Name, "/"+o.Prefix+"-") || len(c.Name) > 32 {
					t.Errorf("%+v", c)
				}
			}
			for path, url := range want {
				if o.Socket && url != "" || !o.Socket && url != "https://clerk.example/slack/"+path {
					t.Errorf("%s come to %q", path, url)
				}
			}
			if back := strings.Join(app.RedirectURLs, " "); o.OAuth && back != "https://clerk.example/slack/oauth" || !o.OAuth && back != "" {
				t.Errorf("back to %q", back)
			}
		})
	}
}

// TestEveryCommandIsReached types each command as somebody would, and sees whether the app has a slash command for it.
func TestEveryCommandIsReached(t *testing.T) {
	app, _ := printed(t, ManifestOptions{Socket: true})
	has := func(name string) bool {
		return slices.ContainsFunc(app.Commands, func(c fakeslack.Command) bool { return c.Name == name })
	}
	for _, c := range commands.All() {
		family, _, _ := strings.Cut(c.Path, " ")
		if !c.Hidden && !has("/"+family) && !slices.Contains(builtIn, family) {
			t.Errorf("/%s has no slash command", c.Path)
		}
	}
	if !has("/" + everything) {
		t.Error("nothing reaches everything")
	}
	if has("/help") {
		t.Error("/help is Slack’s own")
	}
	for _, s := range shortcuts {
		if !slices.ContainsFunc(commands.All(), func(c *bot.Command) bool { return c.Path == s.callback }) {
			t.Errorf("%q begins no command", s.callback)
		}
	}
}

// TestWhatPeopleReadTheyCanType takes each command as our sentences name it.
func TestWhatPeopleReadTheyCanType(t *testing.T) {
	for name, o := range manifests {
		app, _ := printed(t, o)
		for _, c := range commands.All() {
			first, rest, _ := strings.Cut(o.typed(c.Path), " ")
			if !c.Hidden && !slices.ContainsFunc(app.Commands, func(c fakeslack.Command) bool { return c.Name == first }) {
				t.Errorf("%s: people read %s, and there is no %s", name, o.typed(c.Path), first)
			}
			if got := lineOf(first, rest); got != c.Path {
				t.Errorf("%s: %s means %q and not %q", name, o.typed(c.Path), got, c.Path)
			}
		}
	}
}

func TestOptionsThatContradictEachOtherAreRefused(t *testing.T) {
	for says, o := range map[string]ManifestOptions{
		"or for an address": {}, "need an address": {Socket: true, OAuth: true}, "https://": {URL: "http://clerk.example"},
		"leave one of the two out": {URL: "https://clerk.example", Socket: true}, "letters a to z": {Socket: true, Prefix: "X"},
		"at most 12": {Socket: true, Prefix: strings.Repeat("x", maxPrefix+1)},
	} {
		if _, err := Manifest(commands.All(), o); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%+v: %v does not say %q", o, err, says)
		}
	}
}

// TestEveryScopeHasItsReason keeps the list narrow: each scope says why, and for which methods or events.
func TestEveryScopeHasItsReason(t *testing.T) {
	heard := map[string]bool{}
	for _, s := range scopes {
		if s.reason == "" {
			t.Errorf("%s has no reason", s.name)
		}
		for _, e := range s.events {
			heard[e] = true
			if !slices.Contains(events, e) {
				t.Errorf("%s is for %s, of which nobody tells us", s.name, e)
			}
		}
	}
	for _, e := range events {
		free := slices.Contains([]string{"app_home_opened", "app_uninstalled", "tokens_revoked"}, e)
		if free == heard[e] {
			t.Errorf("%s: needs a scope: %t, has one: %t", e, !free, heard[e])
		}
	}
}

// TestEveryCallHasItsScope finds the methods of the Web API in our code.
func TestEveryCallHasItsScope(t *testing.T) {
	method := regexp.MustCompile(`^(chat|conversations|files|users|usergroups|team|bots|reactions|pins|bookmarks|dnd)\.[A-Za-z.]+$`)
	needs := map[string]bool{}
	for _, s := range scopes {
		for _, m := range s.methods {
			needs[m] = true
		}
	}
	calls := 0
	for _, word := range literals(t) {
		if !method.MatchString(word) || strings.HasSuffix(word, ".go") || isScope(word) {
			continue
		}
		calls++
		if !needs[word] {
			t.Errorf("%s is called, and no scope says that it is for that", word)
		}
	}
	if calls == 0 {
		t.Error("no call was found")
	}
}

// TestEveryScopeIsUsed asks for nothing that the code has no use for.
func TestEveryScopeIsUsed(t *testing.T) {
	words := literals(t)
	for _, s := range scopes {
		uses := slices.Concat(s.methods, s.also)
		if len(uses)+len(s.events) == 0 {
			t.Errorf("%s is for nothing", s.name)
		}
		for _, use := range uses {
			named := regexp.MustCompile(`(^|\W)` + regexp.QuoteMeta(use) + `(\W|$)`)
			if !slices.ContainsFunc(words, named.MatchString) {
				t.Errorf("%s is asked for because of %s, which the code does not use", s.name, use)
			}
		}
		for _, e := range s.events {
			if !heard(t, e) {
				t.Errorf("%s is asked for because of %s, which the code passes over", s.name, e)
			}
		}
	}
}

// heard says whether the door does anything about an event as Slack names it: message.im is a message in a channel of that
// kind.
func heard(t *testing.T, event string) bool {
	t.Helper()
	kind, channel, _ := strings.Cut(event, ".")
	var c callback
	c.Event.Type, c.Event.ChannelType, c.Event.User, c.Event.Text = kind, channel, "U1", "Good morning"
	return new(Door).meaning(c) != nil
}

func isScope(word string) bool { return slices.Contains(scopeNames(scopes), word) }

// literals are the strings in the code of this package, but for its tests and the table of scopes.
func literals(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "scope.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				word, err := strconv.Unquote(l.Value)
				if err != nil {
					t.Error(err)
				}
				words = append(words, word)
			}
			return true
		})
	}
	return words
}

// TestSlackTakesEveryManifest has every kind checked against Slack's own schema, by a checker that lies beside the project.
func TestSlackTakesEveryManifest(t *testing.T) {
	beside, dir := checker(t)
	schema := filepath.Join(beside, "contracts", "slack-manifest.schema.json")
	file := filepath.Join(dir, "manifest.json")
	for name, o := range manifests {
		_, read := printed(t, o)
		asJSON, err := json.Marshal(read)
		if err != nil {
			t.Fatal(err)
		}
		write(t, file, asJSON)
		check := exec.CommandContext(t.Context(), "node", "manifest-check.mjs", file, schema)
		check.Dir = dir
		if out, err := check.CombinedOutput(); err != nil {
			t.Errorf("%s: Slack does not take it: %v\n%s", name, err, out)
		}
	}
}
