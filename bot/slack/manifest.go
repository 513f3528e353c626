package slack

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
)

// ManifestOptions say which app a manifest is for.
type ManifestOptions struct {
	URL    string // where Slack reaches us; empty: nowhere
	Socket bool   // we come to Slack instead, by Socket Mode
	OAuth  bool   // workspaces install the app by themselves, at URL
	Prefix string // before the name of every slash command, with a hyphen: x, for /x-agenda
}

// Check says, for whoever asked, what options contradict each other.
func (o ManifestOptions) Check() error {
	switch {
	case o.URL == "" && !o.Socket:
		return errors.New("a manifest is for Socket Mode or for an address")
	case o.OAuth && o.URL == "":
		return errors.New("workspaces that install the app by themselves need an address to do it at")
	case o.URL != "" && !strings.HasPrefix(o.URL, "https://"):
		return errors.New("an address that Slack takes begins with https://")
	case o.URL != "" && o.Socket && !o.OAuth:
		return errors.New("with Socket Mode Slack sends nothing to an address: leave one of the two out")
	case !prefixes.MatchString(o.Prefix):
		return fmt.Errorf("a prefix has at most %d letters a to z, digits and hyphens, and begins with a letter", maxPrefix)
	}
	return nil
}

// maxPrefix leaves room for the longest family in the 32 characters that a slash command may have.
const maxPrefix = 12

var prefixes = regexp.MustCompile(fmt.Sprintf(`^([a-z][a-z0-9-]{0,%d})?$`, maxPrefix-1))

// Manifest is the app as Slack's page "Create an app from a manifest" takes it, in YAML: everything that the commands
// declare, and what we need to be allowed.
func Manifest(commands []*bot.Command, o ManifestOptions) ([]byte, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	o.URL = strings.TrimRight(o.URL, "/")
	encoded, err := yaml.Dump(describe(commands, o), yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err != nil {
		return nil, fmt.Errorf("encode manifest: %w", err)
	}
	return append([]byte(manifestHead(o)), encoded...), nil
}

func manifestHead(o ManifestOptions) string {
	lines := []string{
		"The app as Slack takes it: api.slack.com/apps, Create New App, From a manifest.",
		"Printed by “secretariat manifest slack”; do not change it by hand.",
	}
	if o.Socket {
		lines = append(lines, "Then make an app-level token with connections:write (Basic Information) for SLACK_APP_TOKEN.")
	}
	return "# " + strings.Join(append(lines,
		"For GovSlack do the same at api.slack-gov.com, and set SLACK_API_URL=https://slack-gov.com/api/.",
	), "\n# ") + "\n"
}

func describe(commands []*bot.Command, o ManifestOptions) manifest {
	m := manifest{
		Metadata: metadataVersion{2, 1},
		Display: display{
			Name: "Secretariat", Background: "#1f3a5f",
			Description: "The clerk of your partnership: agendas, meetings, deputies, members and actions, by its terms of reference.",
		},
		Features: features{
			Home:     appHome{Home: true, Messages: true},
			Bot:      botUser{Name: "Secretariat", Online: true},
			Commands: slashCommands(commands, o),
		},
		Settings: settings{
			Events: eventSettings{Bot: events}, Interactivity: interactivity{Enabled: true},
			Org: o.OAuth, Socket: o.Socket, Rotation: o.OAuth,
		},
	}
	for _, s := range shortcuts {
		m.Features.Shortcuts = append(m.Features.Shortcuts, shortcutEntry{s.name, "message", s.callback, s.about})
	}
	m.OAuth.Scopes = botScopes{Bot: explained(scopes), Optional: scopeNames(optionalScopes())}
	if o.OAuth {
		m.OAuth.Redirects = []string{o.URL + oauthPath}
	}
	if !o.Socket {
		m.Settings.Events.URL = o.URL + eventsPath
		m.Settings.Interactivity.URL = o.URL + interactionsPath
		m.Settings.Interactivity.Options = o.URL + optionsPath
	}
	return m
}

// explained are the names of scopes, each with its reason beside it.
func explained(list []scope) []yaml.Node {
	nodes := make([]yaml.Node, len(list))
	for i, s := range list {
		nodes[i] = yaml.Node{Kind: yaml.ScalarNode, Value: s.name, HeadComment: "# " + s.reason}
	}
	return nodes
}

// builtIn are the names of Slack's own slash commands (slack.com/help/articles/201259356), which no app may have. A family
// of such a name is reached by /secretariat.
var builtIn = strings.Fields(`active apps archive away call collapse dm dnd expand feed feedback help invite join leave me msg
	mute open prefs pro remind remove rename search shortcuts shrug star status topic who`)

// family is one as Slack knows it.
type family doors.Family

// about says what can be done with a family: the one thing in a sentence, several by their titles.
func (f family) about() string {
	if len(f.Commands) == 1 {
		return f.Commands[0].Summary
	}
	titles := make([]string, len(f.Commands))
	for i, c := range f.Commands {
		titles[i] = c.Title
	}
	return strings.Join(titles, " · ")
}

// hint are the words that can follow.
func (f family) hint() string {
	var seconds []string
	for _, c := range f.Commands {
		if _, second, more := strings.Cut(c.Path, " "); more {
			seconds = append(seconds, second)
		}
	}
	return oneOf(seconds)
}

func oneOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "[" + strings.Join(words, " | ") + "]"
}

// slashCommands are one for each family, and before them the one that reaches them all.
func slashCommands(commands []*bot.Command, o ManifestOptions) []slashCommand {
	var names []string
	var list []slashCommand
	for _, f := range doors.Families(commands) {
		names = append(names, f.Name)
		if o.reachable(f.Name) {
			list = append(list, o.slash(f.Name, family(f).about(), family(f).hint()))
		}
	}
	return append([]slashCommand{o.slash(everything, "Everything that you can do here.", oneOf(names))}, list...)
}

// called is what the slash command of a family is called on Slack.
func (o ManifestOptions) called(name string) string {
	if o.Prefix == "" {
		return "/" + name
	}
	return "/" + o.Prefix + "-" + name
}

// reachable says whether a family has a slash command of its own.
func (o ManifestOptions) reachable(name string) bool {
	return o.Prefix != "" || !slices.Contains(builtIn, name)
}

// typed is what people type on Slack for a command.
func (o ManifestOptions) typed(path string) string {
	name, second, more := strings.Cut(path, " ")
	if !o.reachable(name) {
		return o.called(everything) + " " + path
	}
	if more {
		return o.called(name) + " " + second
	}
	return o.called(name)
}

func (o ManifestOptions) slash(name, about, hint string) slashCommand {
	c := slashCommand{Command: o.called(name), Description: about, Hint: hint, Escape: true}
	if !o.Socket {
		c.URL = o.URL + commandsPath
	}
	return c
}
