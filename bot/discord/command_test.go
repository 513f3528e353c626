package discord

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
)

// names are those that Discord takes for commands and options, in small letters
// (docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming).
var names = regexp.MustCompile(`^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$`)

// sub finds a command below a family, or the family itself.
func sub(t *testing.T, all []command, path string) commandOption {
	t.Helper()
	name, second, more := strings.Cut(path, " ")
	for _, c := range all {
		if c.Type != typeSlash || c.Name != name {
			continue
		}
		if !more {
			return commandOption{Name: c.Name, Description: c.Description, Options: c.Options}
		}
		for _, o := range c.Options {
			if o.Type == optionSub && o.Name == second {
				return o
			}
		}
	}
	t.Fatalf("/%s is not registered", path)
	return commandOption{}
}

// TestEveryCommandIsRegistered looks for each command that people write, with its options, and at what Discord would refuse.
func TestEveryCommandIsRegistered(t *testing.T) {
	all := registered(commands.All())
	for _, c := range commands.All() {
		if c.Hidden {
			continue
		}
		o := sub(t, all, c.Path)
		if o.Description != c.Summary {
			t.Errorf("/%s is described as %q", c.Path, o.Description)
		}
		for _, option := range o.Options {
			if option.Description == "" || strings.HasSuffix(option.Description, "…") || !slices.ContainsFunc(c.Options, func(o bot.Option) bool { return o.Describe().Name == option.Name }) {
				t.Errorf("/%s has the option %+v", c.Path, option)
			}
			if option.Autocomplete && option.Choices != nil || option.Type == optionSub {
				t.Errorf("/%s %s has choices of both kinds", c.Path, option.Name)
			}
		}
	}
	for _, c := range all {
		if c.Type == typeSlash && !names.MatchString(c.Name) || len(c.Places) == 0 {
			t.Errorf("Discord does not take %q", c.Name)
		}
		for _, o := range c.Options {
			if !names.MatchString(o.Name) {
				t.Errorf("Discord does not take /%s %s", c.Name, o.Name)
			}
			for _, below := range o.Options {
				if !names.MatchString(below.Name) {
					t.Errorf("Discord does not take the option %s of /%s %s", below.Name, c.Name, o.Name)
				}
			}
		}
	}
	for _, m := range messageCommands {
		if size(m.name) > 32 || !slices.ContainsFunc(commands.All(), func(c *bot.Command) bool { return c.Path == m.line }) {
			t.Errorf("%q begins no command", m.name)
		}
	}
}

// TestNoFamilyIsACommandToo: Discord cannot reach a command that has others below it.
func TestNoFamilyIsACommandToo(t *testing.T) {
	for _, f := range doors.Families(commands.All()) {
		for _, c := range f.Commands {
			if c.Path == f.Name && len(f.Commands) > 1 {
				t.Errorf("/%s has commands below it", f.Name)
			}
		}
	}
}

func TestPeopleReadWhatTheyCanType(t *testing.T) {
	written := typedHere(commands.All())
	for path, want := range map[string]string{"agenda submit": "/agenda submit", "help": "/help", "setup join": "/secretariat what:setup join"} {
		if got := written(path); got != want {
			t.Errorf("%s is typed as %q", path, got)
		}
	}
}

func TestOptionsAreOfTheirKind(t *testing.T) {
	words, long := bot.Words("title", "What is it about?"), bot.Long("more", "More", 3000)
	c := &bot.Command{Path: "agenda try", Title: "Try", Summary: "Try it.", Options: []bot.Option{
		words.With(func(s *bot.Spec) { s.Hint = "A few words." }), long,
		bot.OneOf("wants", "Wants?", bot.Either[string]{Value: "decide", Words: "Decide"}, bot.Either[string]{Value: "note", Words: "Note"}),
		bot.Pick("meeting", "Which meeting?", func(*bot.Request) []ui.Choice { return nil }, func(*bot.Request, string) (string, error) { return "", nil }),
		bot.Yes("private", "Named people only"), bot.OnDate("day", "When?"), bot.Somebody("who", "Who?"), bot.AChannel("where", "Where?"), bot.AFile("file", "The file"),
		bot.Words("for", "For whom?").With(func(s *bot.Spec) { s.When = func(*bot.Request) bool { return false } }),
	}}
	want := []commandOption{
		{Type: optionString, Name: "title", Description: "What is it about? A few words.", MaxLength: bot.MaxLine},
		{Type: optionString, Name: "wants", Description: "Wants?", Choices: []commandChoice{{"Decide", "decide"}, {"Note", "note"}}},
		{Type: optionString, Name: "meeting", Description: "Which meeting?", Autocomplete: true},
		{Type: optionYes, Name: "private", Description: "Named people only"},
		{Type: optionString, Name: "day", Description: "When? As 2027-03-18."},
		{Type: optionPerson, Name: "who", Description: "Who?"},
		{Type: optionChannel, Name: "where", Description: "Where?", ChannelTypes: postable},
		{Type: optionString, Name: "for", Description: "For whom?", MaxLength: bot.MaxLine},
	}
	if diff := cmp.Diff(want, sub(t, registered([]*bot.Command{c, {Path: "agenda list", Summary: "List."}}), "agenda try").Options); diff != "" {
		t.Error(diff)
	}
}

func TestCommandsAreRegisteredOnlyWhenTheyChanged(t *testing.T) {
	ours := registered(commands.All())
	has := func(change func([]map[string]any) []map[string]any) json.RawMessage {
		t.Helper()
		var theirs []map[string]any
		if err := json.Unmarshal(encode(t, ours, ""), &theirs); err != nil {
			t.Fatal(err)
		}
		for _, c := range theirs { // as Discord answers
			c["id"], c["application_id"], c["version"], c["default_member_permissions"], c["nsfw"] = "1", "2", "3", nil, false
			c["contexts"] = []int{1, 0}[:len(c["contexts"].([]any))]
			if len(c["contexts"].([]int)) == 1 {
				c["contexts"] = []int{0}
			}
			if c["description"] == nil {
				c["description"] = ""
			}
		}
		slices.Reverse(theirs)
		return encode(t, change(theirs), "")
	}
	for _, tt := range []struct {
		name   string
		change func([]map[string]any) []map[string]any
		want   bool
	}{
		{"the same", func(all []map[string]any) []map[string]any { return all }, false},
		{"one less", func(all []map[string]any) []map[string]any { return all[1:] }, true},
		{"another description", func(all []map[string]any) []map[string]any { all[len(all)-2]["description"] = "x"; return all }, true},
		{"another option", func(all []map[string]any) []map[string]any { all[len(all)-2]["options"] = nil; return all }, true},
		{"none", func([]map[string]any) []map[string]any { return nil }, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := commandsChanged(has(tt.change), ours); got != tt.want || err != nil {
				t.Errorf("they have changed: %t, %v", got, err)
			}
		})
	}
	if _, err := commandsChanged(json.RawMessage(`{"message":"You are being rate limited."}`), ours); err == nil {
		t.Error("an error was read as commands")
	}
}

func TestCommandsAreRead(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       order
	}{
		{
			"with options", `{"name":"agenda","type":1,"options":[{"type":1,"name":"submit","options":[
				{"type":3,"name":"title","value":"Ask <@7>"},{"type":5,"name":"private","value":true},{"type":6,"name":"who","value":"42"},{"type":4,"name":"n","value":3}]}],
				"resolved":{"users":{"7":{"id":"7","username":"jane"}}}}`,
			order{line: "agenda submit", values: map[string]string{"title": "Ask @jane", "private": "yes", "who": "42", "n": "3"}},
		},
		{"of one word", `{"name":"about","type":1}`, order{line: "about", values: map[string]string{}}},
		{"not ticked", `{"name":"x","options":[{"type":5,"name":"private","value":false}]}`, order{line: "x", values: map[string]string{"private": ""}}},
		{"everything", `{"name":"secretariat","type":1}`, order{line: "help", all: true, values: map[string]string{}}},
		{"everything, in a line", `{"name":"secretariat","options":[{"type":3,"name":"what","value":" /agenda submit Winter"}]}`, order{line: "agenda submit Winter", words: true, all: true, values: map[string]string{}}},
		{"while it is typed", `{"name":"agenda","options":[{"type":1,"name":"show","options":[{"type":3,"name":"what","value":"LSP","focused":true}]}]}`, order{line: "agenda show", asked: "what", typed: "LSP", values: map[string]string{}}},
		{"everything, while it is typed", `{"name":"secretariat","options":[{"type":3,"name":"what","value":"ag","focused":true}]}`, order{line: "help", all: true, asked: "what", typed: "ag", values: map[string]string{}}},
		{"on a message", `{"name":"Make this an agenda item","type":3,"target_id":"5","resolved":{"messages":{"5":{"content":"We <@!7> need\n<:x:1>","mentions":[{"id":"7","global_name":"Jane"}]}}}}`, order{line: "agenda submit We @Jane need\n:x:", words: true, values: map[string]string{}}},
		{"on an empty one", `{"name":"Record as an action","type":3,"target_id":"5"}`, order{line: "action add", values: map[string]string{}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readCommand(json.RawMessage(tt.data))
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(order{})); err != nil || diff != "" {
				t.Error(err, diff)
			}
		})
	}
	for _, data := range []string{``, `[]`, `{}`, `{"name":"Somebody’s","type":3}`, `{"name":"x","type":2}`} {
		if got, err := readCommand(json.RawMessage(data)); err == nil {
			t.Errorf("%q was read as %+v", data, got)
		}
	}
}

func TestWhatIsTypedIsOffered(t *testing.T) {
	d := drawer{reader: canaryReader()}
	if found := d.suggest(choices(140), "choice 13"); len(found) != 12 || found[0].Value != "do/this/13" || found[1].Value != "do/this/113" {
		t.Errorf("%d are offered: %v", len(found), found)
	}
	if n := len(d.suggest(choices(140), "")); n != maxOptions {
		t.Errorf("%d are offered before anything is typed", n)
	}
	if found := d.suggest(choices(3), "nothing like it"); found == nil || len(found) > 0 {
		t.Errorf("%v is offered where nothing fits", found)
	}
	long := []ui.Choice{{Label: ui.Say(strings.Repeat("long ", 40)), Value: "a"}, {Label: ui.Say("too long"), Value: strings.Repeat("x", 101)}, {Label: ui.Say("nothing")}}
	if found := d.suggest(long, ""); len(found) != 1 || size(found[0].Name) > maxOption {
		t.Errorf("%v", found)
	}
	hints := []bot.Hint{{Line: "agenda submit", Title: "Suggest an item"}, {Line: "action add", Title: "Add an action"}}
	if found := suggestLines(hints, "/item"); len(found) != 1 || found[0] != (commandChoice{"agenda submit · Suggest an item", "agenda submit"}) {
		t.Errorf("%v", found)
	}
}
