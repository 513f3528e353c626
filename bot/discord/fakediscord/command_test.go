package fakediscord_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

const everywhere = "/applications/900/commands"

func option(kind int, name string, more object) object {
	o := object{"type": kind, "name": name, "description": "d"}
	maps.Copy(o, more)
	return o
}

func command(options ...any) object {
	return object{"name": "agenda", "description": "Items", "options": options}
}

func TestCommandsThatDiscordDoesNotTake(t *testing.T) {
	for about, c := range map[string]struct {
		body object
		at   string
		code string
	}{
		"capitals":             {object{"name": "Agenda", "description": "d"}, "name", "APPLICATION_COMMAND_INVALID_NAME"},
		"a space":              {object{"name": "my agenda", "description": "d"}, "name", "APPLICATION_COMMAND_INVALID_NAME"},
		"a long name":          {object{"name": long(33), "description": "d"}, "name", "BASE_TYPE_BAD_LENGTH"},
		"no description":       {object{"name": "agenda"}, "description", "BASE_TYPE_REQUIRED"},
		"a long description":   {object{"name": "agenda", "description": long(101)}, "description", "BASE_TYPE_BAD_LENGTH"},
		"26 options":           {command(repeat(26, func(i int) any { return option(3, string(rune('a'+i)), nil) })...), "options", "BASE_TYPE_BAD_LENGTH"},
		"an option twice":      {command(option(3, "a", nil), option(3, "a", nil)), "options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"},
		"required behind":      {command(option(3, "a", nil), option(3, "b", object{"required": true})), "options.1.required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
		"both kinds":           {command(option(1, "a", nil), option(3, "b", nil)), "options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
		"a group in a group":   {command(option(2, "a", object{"options": []any{option(2, "b", nil)}})), "options.0.options.0.type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
		"suggested and chosen": {command(option(3, "a", object{"autocomplete": true, "choices": []any{object{"name": "n", "value": "v"}}})), "options.0.autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES"},
		"a long choice":        {command(option(3, "a", object{"choices": []any{object{"name": "n", "value": long(101)}}})), "options.0.choices.0.value", "BASE_TYPE_BAD_LENGTH"},
		"26 choices":           {command(option(3, "a", object{"choices": repeat(26, func(int) any { return object{"name": "n", "value": "v"} })})), "options.0.choices", "BASE_TYPE_BAD_LENGTH"},
		"words of an entry":    {object{"name": "Make this", "type": 3, "description": "d"}, "description", "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED"},
		"a long time": {
			command(repeat(4, func(i int) any {
				return option(3, string(rune('a'+i)), object{"choices": repeat(25, func(int) any { return object{"name": long(50), "value": long(50)} })})
			})...), "", "APPLICATION_COMMAND_TOO_LARGE",
		},
	} {
		t.Run(about, func(t *testing.T) {
			sc := set(t, nil)
			r := sc.fails(50035, "POST", everywhere, c.body)
			at := "errors._errors"
			if c.at != "" {
				at = "errors." + c.at + "._errors"
			}
			if errors, _ := path(t, r.body, at).([]any); len(errors) == 0 || errors[0].(object)["code"] != c.code {
				t.Errorf("no %s at %s: %s", c.code, c.at, r.raw)
			}
		})
	}
}

func TestCommandsAreOverwrittenTogether(t *testing.T) {
	sc := set(t, nil)
	sc.register(agenda(), object{"name": "my", "description": "d"})
	before := sc.works("GET", everywhere, nil).list[0].(object)
	sc.register(agenda())
	after := sc.works("GET", everywhere, nil).list
	if len(after) != 1 || after[0].(object)["id"] != before["id"] || after[0].(object)["version"] == before["version"] {
		t.Errorf("%v\n%v", before, after)
	}
	if names := sc.Commands(""); !slices.Equal(names, []string{"agenda"}) {
		t.Error(names)
	}
	sc.fails(50035, "PUT", everywhere, []any{agenda(), agenda()})
	sc.fails(30032, "PUT", everywhere, repeat(16, func(i int) any { return object{"type": 3, "name": string(rune('a' + i))} }))
	sc.fails(20012, "GET", "/applications/5/commands", nil)
	sc.fails(50001, "PUT", "/applications/900/guilds/77/commands", []any{})
	sc.works("PATCH", everywhere+"/"+before["id"].(string), object{"description": "Other words"})
	sc.works("DELETE", everywhere+"/"+before["id"].(string), nil)
	sc.fails(10063, "GET", everywhere+"/"+before["id"].(string), nil)
	fakediscord.CheckRecord(t, sc.Requests()[:2])
}

func TestTwoHundredCommandsADay(t *testing.T) {
	sc := set(t, nil)
	for range 100 {
		sc.works("PUT", "/applications/900/guilds/1001/commands", []any{object{"name": "a", "description": "d"}})
		sc.works("PUT", "/applications/900/guilds/1001/commands", []any{object{"name": "b", "description": "d"}})
	}
	sc.fails(30034, "PUT", "/applications/900/guilds/1001/commands", []any{object{"name": "c", "description": "d"}})
	sc.works("PUT", everywhere, []any{object{"name": "c", "description": "d"}})
	sc.clock.Advance(25 * time.Hour)
	sc.works("PUT", "/applications/900/guilds/1001/commands", []any{object{"name": "c", "description": "d"}})
}

// TestWhatTheClientLooksAtBeforeItSends tries options that are missing or of the wrong kind.
func TestWhatTheClientLooksAtBeforeItSends(t *testing.T) {
	sc := set(t, nil)
	sc.register(agenda(), object{"name": "act", "description": "d", "options": []any{
		option(3, "how", object{"required": true, "choices": []any{object{"name": "In favour", "value": "for"}}}),
		option(5, "now", nil), option(6, "who", nil), option(7, "where", object{"channel_types": []any{0}}), option(8, "role", nil), option(11, "paper", nil),
	}})
	got := make(chan object, 10)
	sc.listen(func(i object) any {
		if i["type"] == 4.0 {
			return object{"type": 8, "data": object{"choices": []any{}}}
		}
		got <- i
		return said("Thanks")
	})
	for line, at := range map[string]string{
		"/agenda submit":                               "title",
		"/agenda submit title: " + long(61):            "title",
		"/agenda submit title: x minutes: three":       "minutes",
		"/agenda submit title: x minutes: 2":           "minutes",
		"/agenda submit title: x minutes: 61":          "minutes",
		"/act how: Against":                            "how",
		"/act how: In favour now: perhaps":             "now",
		"/act how: In favour who: @nobody":             "who",
		"/act how: In favour where: #meetings":         "where",
		"/act how: In favour role: @Mayors":            "role",
		"/act how: In favour paper: not-attached.txt":  "paper",
		"/act now: true who: @mayor where: #full-lsp ": "how",
	} {
		if o := sc.college.Types(line, "full-lsp"); o.Incomplete[at] == "" || len(o.Incomplete) != 1 {
			t.Errorf("%s: %+v", line, o)
		}
	}
	sc.college.Attaches("paper", "routes.txt", []byte("1 to 9"))
	if o := sc.college.Types("/act In favour now: true who: @mayor where: #full-lsp role: @Members", "full-lsp"); o.Error != "" || o.Incomplete != nil {
		t.Fatal(o)
	}
	i := <-got
	var values []any
	for _, v := range path(t, i, "data.options").([]any) {
		values = append(values, v.(object)["value"])
	}
	if want := []any{"for", true, mayorID, fullLSP, members}; !slices.Equal(values[:5], want) {
		t.Errorf("%v", values)
	}
	for _, at := range []string{"users." + mayorID + ".username", "members." + mayorID + ".permissions", "channels.3001.name", "roles.4001.name"} {
		if path(t, i, "data.resolved."+at) == nil {
			t.Errorf("no %s in %v", at, i)
		}
	}
	if len(path(t, i, "data.resolved.attachments").(object)) != 1 {
		t.Error("no file")
	}
}

func TestWhereCommandsAreOffered(t *testing.T) {
	sc := set(t, nil)
	sc.register(
		object{"name": "here", "description": "d", "contexts": []any{0}}, object{"name": "dm", "description": "d", "contexts": []any{1}},
		object{"name": "managers", "description": "d", "default_member_permissions": "32"},
	)
	sc.listen(func(object) any { return said("Thanks") })
	boss := sc.guild.AddUser(fakediscord.User{ID: "2009", Name: "boss"}, "4009")
	sc.guild.AddRole(fakediscord.Role{ID: "4009", Name: "Managers", Permissions: fakediscord.ManageGuild})
	for _, c := range []struct {
		who         *fakediscord.Person
		line, place string
		offered     bool
	}{
		{sc.college, "/here", "full-lsp", true},
		{sc.college, "/here", "", false},
		{sc.college, "/dm", "full-lsp", false},
		{sc.college, "/dm", "", true},
		{sc.college, "/managers", "full-lsp", false},
		{boss, "/managers", "full-lsp", true},
		{sc.college, "/nothing", "full-lsp", false},
	} {
		if o := c.who.Types(c.line, c.place); (o.Error != fakediscord.UnknownCommand) != c.offered {
			t.Errorf("%s in %q: %+v", c.line, c.place, o)
		}
	}
	sc.guild.Overwrite(fullLSP, lewisham, 0, fakediscord.UseApplicationCommands)
	if o := sc.college.Types("/here", "full-lsp"); o.Error != fakediscord.UnknownCommand {
		t.Error(o)
	}
}

func TestASuggestionThatIsNotPickedIsSentAsTyped(t *testing.T) {
	sc := set(t, nil)
	sc.register(agenda())
	got := make(chan object, 1)
	sc.listen(func(i object) any {
		if i["type"] != 4.0 {
			got <- i
			return said("Thanks")
		}
		sub := path(t, i, "data.options").([]any)[0].(object)["options"].([]any)
		if last := sub[len(sub)-1].(object); last["focused"] != true || last["value"] != "Ful" {
			t.Errorf("asked with %v", sub)
		}
		return object{"type": 8, "data": object{"choices": []any{object{"name": "Full LSP", "value": "full"}}}}
	})
	if words := sc.college.Searches("/agenda submit title: x group: Ful", "full-lsp"); !slices.Equal(words, []string{"Full LSP"}) {
		t.Error(words)
	}
	sc.college.Types("/agenda submit title: x group: Ful", "full-lsp")
	options := path(t, <-got, "data.options").([]any)[0].(object)["options"].([]any)
	if v := options[1].(object)["value"]; v != "Ful" {
		t.Error(v)
	}
}
