package fakediscord_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// TestTheLimitsAreThoseOfTheTable compares our limits with the project's table of Discord's.
func TestTheLimitsAreThoseOfTheTable(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "shared", "contracts", "discord-limits.json"))
	if err != nil {
		t.Skip("SKIPPED: the table of Discord's limits is not beside the project")
	}
	var table struct {
		Limits map[string]struct{ Value int }
	}
	if err := json.Unmarshal(source, &table); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{}
	for name, l := range table.Limits {
		want[name] = l.Value
	}
	if diff := cmp.Diff(want, fakediscord.Limits()); diff != "" {
		t.Error(diff)
	}
}

// notPlayed are limits of what this Discord does not have, or that come down to another.
var notPlayed = map[string]string{
	"interaction.followups_user_install_only": "nobody installs the app for themselves",
	"command.permissions_per_command":         "only people may change them",
	"gateway.privileged_review_users":         "no limit of a request",
	"channel.pins_max":                        "nothing is pinned",
	"channel.webhooks_max":                    "no webhooks but those of interactions",
	"message.reactions_max":                   "no reactions",
	"poll.answers_max":                        "no polls",
	"poll.duration_hours_max":                 "no polls",
}

// TestEveryLimitIsKept sees that each limit is asked for somewhere, or that it is said why not.
func TestEveryLimitIsKept(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") {
			source.Write(content)
		}
	}
	for name := range fakediscord.Limits() {
		asked := strings.Contains(source.String(), `("`+name+`")`)
		if why, not := notPlayed[name]; asked == not {
			t.Errorf("%s: asked for %v, %s", name, asked, why)
		}
	}
}

func long(n int) string { return strings.Repeat("x", n) }

func repeat(n int, each func(int) any) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = each(i)
	}
	return all
}

func v2(components ...any) object { return object{"flags": 1 << 15, "components": components} }

func options(n int) []any {
	return repeat(n, func(i int) any { return object{"label": "l", "value": string(rune('a' + i))} })
}

// TestMessagesThatDiscordDoesNotTake looks for the field that is named, in Discord's tree of errors.
func TestMessagesThatDiscordDoesNotTake(t *testing.T) {
	choose := object{"type": 3, "custom_id": "c", "options": options(2)}
	with := func(o object, name string, v any) object {
		changed := object{name: v}
		for k, was := range o {
			if k != name {
				changed[k] = was
			}
		}
		return changed
	}
	buttons := func(n int) []any {
		return repeat(n, func(i int) any { return press("b", string(rune('a'+i))) })
	}
	for about, c := range map[string]struct {
		body object
		at   string // where the error has to be
		code string
	}{
		"words":                     {object{"content": long(2001)}, "content", "BASE_TYPE_MAX_LENGTH"},
		"embeds":                    {object{"embeds": repeat(11, func(int) any { return object{"title": "t"} })}, "embeds", "BASE_TYPE_BAD_LENGTH"},
		"a title":                   {object{"embeds": []any{object{"title": long(257)}}}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"},
		"all embeds":                {object{"embeds": repeat(2, func(int) any { return object{"description": long(3001)} })}, "embeds", "MAX_EMBED_SIZE_EXCEEDED"},
		"a field without its words": {object{"embeds": []any{object{"fields": []any{object{"name": "n"}}}}}, "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED"},
		"six buttons":               {object{"components": []any{row(buttons(6)...)}}, "components.0.components", "BASE_TYPE_BAD_LENGTH"},
		"six rows":                  {object{"components": repeat(6, func(i int) any { return row(press("b", string(rune('a'+i)))) })}, "components", "BASE_TYPE_BAD_LENGTH"},
		"a menu beside a button":    {object{"components": []any{row(choose, press("b", "b"))}}, "components.0", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
		"a button outside a row":    {object{"components": []any{press("b", "b")}}, "components.0.type", "UNION_TYPE_CHOICES"},
		"text without the flag":     {object{"components": []any{text("x")}}, "components.0.type", "UNION_TYPE_CHOICES"},
		"a long label":              {object{"components": []any{row(press(long(81), "b"))}}, "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH"},
		"a long id":                 {object{"components": []any{row(press("b", long(101)))}}, "components.0.components.0.custom_id", "BASE_TYPE_BAD_LENGTH"},
		"an id twice":               {object{"components": []any{row(press("a", "b"), press("b", "b"))}}, "components", "COMPONENT_CUSTOM_ID_DUPLICATED"},
		"a button without an id":    {object{"components": []any{row(object{"type": 2, "style": 1, "label": "b"})}}, "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED"},
		"a link with an id":         {object{"components": []any{row(object{"type": 2, "style": 5, "label": "b", "url": "https://example.org", "custom_id": "x"})}}, "components.0.components.0", "BUTTON_COMPONENT_CUSTOM_ID_NOT_ALLOWED"},
		"a link to nowhere":         {object{"components": []any{row(object{"type": 2, "style": 5, "label": "b", "url": "example"})}}, "components.0.components.0.url", "URL_TYPE_INVALID_URL"},
		"26 choices":                {object{"components": []any{row(with(choose, "options", options(26)))}}, "components.0.components.0.options", "BASE_TYPE_BAD_LENGTH"},
		"a choice twice":            {object{"components": []any{row(with(choose, "options", append(options(1), options(1)...)))}}, "components.0.components.0.options.1.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"},
		"more than there are":       {object{"components": []any{row(with(choose, "max_values", 3))}}, "components.0.components.0.max_values", "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE"},
		"least above most":          {object{"components": []any{row(with(choose, "min_values", 2))}}, "components.0.components.0.min_values", "SELECT_COMPONENT_MIN_GREATER_THAN_MAX"},
		"words beside components":   {object{"flags": 1 << 15, "content": "x", "components": []any{text("x")}}, "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
		"41 components":             {v2(repeat(41, func(int) any { return text("x") })...), "components", "BASE_TYPE_BAD_LENGTH"},
		"41 components, inside":     {v2(object{"type": 17, "components": repeat(40, func(int) any { return text("x") })}), "components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"},
		"4001 characters":           {v2(text(long(4000)), text("x")), "components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"},
		"a box in a box":            {v2(object{"type": 17, "components": []any{object{"type": 17, "components": []any{text("x")}}}}), "components.0.components.0.type", "UNION_TYPE_CHOICES"},
		"a section without more":    {v2(object{"type": 9, "components": []any{text("x")}}), "components.0.accessory", "BASE_TYPE_REQUIRED"},
		"empty text":                {v2(text("")), "components.0.content", "BASE_TYPE_REQUIRED"},
		"a file that is not there":  {v2(object{"type": 13, "file": object{"url": "attachment://x.txt"}}), "components.0.file.url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"},
		"for one person":            {object{"content": "x", "flags": 64}, "flags", "MESSAGE_INVALID_FLAGS"},
		"mentions two ways":         {object{"content": "x", "allowed_mentions": object{"parse": []any{"users"}, "users": []any{"1"}}}, "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
		"an unknown reply":          {object{"content": "x", "message_reference": object{"message_id": "5"}}, "message_reference", "REPLIES_UNKNOWN_MESSAGE"},
	} {
		t.Run(about, func(t *testing.T) {
			sc := set(t, nil)
			r := sc.fails(50035, "POST", posts, c.body)
			errors, _ := path(t, r.body, "errors."+c.at+"._errors").([]any)
			if len(errors) == 0 || errors[0].(object)["code"] != c.code {
				t.Errorf("no %s at %s: %s", c.code, c.at, r.raw)
			}
		})
	}
}

func TestMessagesThatAreJustAboutTaken(t *testing.T) {
	sc := set(t, nil)
	sc.fails(50006, "POST", posts, object{"content": ""})
	if r := sc.call("POST", posts, "not an object"); r.code() != 50006 {
		t.Error(r.raw)
	}
	sc.works("POST", posts, object{"content": long(2000)})
	sc.works("POST", posts, v2(text(long(4000))))
	sc.works("POST", posts, v2(object{"type": 17, "components": repeat(39, func(int) any { return text("x") })}))
	sc.works("POST", posts, v2(object{"type": 9, "components": []any{text("x")}, "accessory": press("b", "b")}))
	sc.works("POST", posts, object{"embeds": []any{object{"description": long(4096), "title": long(256)}}, "unknown": "ignored"})
	request := sc.request("POST", posts, "application/json", []byte("{"))
	if r := sc.send(request); r.code() != 50109 {
		t.Error(r.raw)
	}
	request = sc.request("POST", posts, "text/plain", []byte("Hello"))
	if r := sc.send(request); r.code() != 50035 {
		t.Error(r.raw)
	}
	fakediscord.CheckRecord(t, sc.Requests()[2:6])
}

func TestFormsThatDiscordDoesNotOpen(t *testing.T) {
	for about, c := range map[string]struct {
		form object
		at   string
	}{
		"six questions":             {modal(repeat(6, func(i int) any { return labelled("l", input(string(rune('a'+i)))) })...), "components"},
		"none":                      {modal(), "components"},
		"a long title":              {object{"type": 9, "data": object{"custom_id": "f", "title": long(46), "components": []any{labelled("l", input("a"))}}}, "title"},
		"a long label":              {modal(labelled(long(46), input("a"))), "components.0.label"},
		"a question without a word": {modal(input("a")), "components.0.type"},
		"a button in it":            {modal(labelled("l", press("b", "b"))), "components.0.component.type"},
		"a disabled menu":           {modal(labelled("l", object{"type": 3, "custom_id": "c", "options": options(1), "disabled": true})), "components.0.component.disabled"},
		"none of what is required":  {modal(labelled("l", object{"type": 3, "custom_id": "c", "options": options(1), "min_values": 0})), "components.0.component.min_values"},
		"one choice of a radio":     {modal(labelled("l", object{"type": 21, "custom_id": "c", "options": options(1)})), "components.0.component.options"},
		"eleven boxes":              {modal(labelled("l", object{"type": 22, "custom_id": "c", "options": options(11)})), "components.0.component.options"},
		"text that is too long":     {modal(labelled("l", object{"type": 4, "custom_id": "c", "style": 2, "value": long(4001)})), "components.0.component.value"},
		"two ids":                   {modal(labelled("l", input("a")), labelled("m", input("a"))), "components"},
	} {
		t.Run(about, func(t *testing.T) {
			sc, got := simple(t)
			i, out := sc.typed(got)
			r := sc.fails(50035, "POST", callback(i), c.form)
			if errors, _ := path(t, r.body, "errors.data."+c.at+"._errors").([]any); len(errors) == 0 {
				t.Errorf("nothing at %s: %s", c.at, r.raw)
			}
			sc.works("POST", callback(i), modal(labelled("l", input("a"))))
			<-out
		})
	}
}
