package fakediscord_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// contract is Discord's own OpenAPI, which lies beside the project.
type contract struct {
	t        *testing.T
	compiler *jsonschema.Compiler
	paths    map[string]any
}

func readContract(t *testing.T) *contract {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "contracts", "discord-openapi.json"))
	if err != nil {
		t.Skip("SKIPPED: Discord's OpenAPI is not beside the project")
	}
	defer func() { _ = file.Close() }()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &contract{t: t, compiler: jsonschema.NewCompiler(), paths: doc.(object)["paths"].(object)}
	c.compiler.DefaultDraft(jsonschema.Draft2020)
	if err := c.compiler.AddResource("mem:discord.json", doc); err != nil {
		t.Fatal(err)
	}
	return c
}

// check sees whether an answer is one that the contract knows, for an operation such as "get /channels/{channel_id}".
func (c *contract) check(operation string, r reply) {
	c.t.Helper()
	method, route, _ := strings.Cut(operation, " ")
	status := map[int]string{200: "200", 201: "201"}[r.status]
	at := "mem:discord.json#/paths/" + strings.NewReplacer("/", "~1", "{", "%7B", "}", "%7D", "@", "%40").Replace(route) + "/" + method +
		"/responses/" + status + "/content/application~1json/schema"
	schema, err := c.compiler.Compile(at)
	if err != nil {
		c.t.Errorf("%s answers %d, which the contract does not know: %v", operation, r.status, err)
		return
	}
	answer, err := jsonschema.UnmarshalJSON(strings.NewReader(r.raw))
	if err == nil {
		err = schema.Validate(answer)
	}
	if err != nil {
		c.t.Errorf("%s: %.3000v\n%s", operation, err, r.raw)
	}
}

// TestAnswersAreAsDiscordsOwnContractHasThem calls what the app reads.
func TestAnswersAreAsDiscordsOwnContractHasThem(t *testing.T) {
	c := readContract(t)
	sc := set(t, nil)
	sc.guild.Owner(mayorID)
	sc.guild.Install(usual | fakediscord.CreateEvents | fakediscord.ManageChannels)
	dm := sc.works("POST", "/users/@me/channels", object{"recipient_id": collegeID})
	card := sc.upload(object{
		"components": []any{row(press("Agree", "a"), object{"type": 2, "style": 5, "label": "More", "url": "https://example.org"})},
		"content":    "<@2001>", "embeds": []any{object{"title": "T", "color": 5, "fields": []any{object{"name": "N", "value": "V"}}}},
	}, map[string]string{"files[0]": "list.csv"})
	id := card.body["id"].(string)
	sheet := sc.works("POST", posts, v2(object{"type": 17, "accent_color": 5, "components": []any{
		text("x"),
		object{"type": 14},
		object{"type": 9, "components": []any{text("x")}, "accessory": press("b", "b")},
		row(object{"type": 3, "custom_id": "c", "options": options(2)}), row(object{"type": 5, "custom_id": "d"}),
	}}))
	event := sc.works("POST", events, meeting())
	for operation, r := range map[string]reply{
		"get /gateway":                             sc.works("GET", "/gateway", nil),
		"get /gateway/bot":                         sc.works("GET", "/gateway/bot", nil),
		"get /users/@me":                           sc.works("GET", "/users/@me", nil),
		"get /users/{user_id}":                     sc.works("GET", "/users/2001", nil),
		"get /users/@me/guilds":                    sc.works("GET", "/users/@me/guilds", nil),
		"get /guilds/{guild_id}":                   sc.works("GET", "/guilds/1001", nil),
		"get /guilds/{guild_id}/channels":          sc.works("GET", "/guilds/1001/channels", nil),
		"get /guilds/{guild_id}/roles":             sc.works("GET", "/guilds/1001/roles", nil),
		"get /guilds/{guild_id}/members/{user_id}": sc.works("GET", "/guilds/1001/members/2001", nil),
		"get /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}": sc.works("GET", events+"/"+event.body["id"].(string), nil),
		"post /guilds/{guild_id}/scheduled-events":                           event,
		"post /users/@me/channels":                                           dm,
		"get /channels/{channel_id}":                                         sc.works("GET", "/channels/3003", nil),
		"post /channels/{channel_id}/messages":                               card,
		"get /channels/{channel_id}/messages":                                sc.works("GET", posts, nil),
		"patch /channels/{channel_id}/messages/{message_id}":                 sc.works("PATCH", posts+"/"+sheet.body["id"].(string), v2(text("y"))),
		"post /channels/{channel_id}/messages/{message_id}/threads":          sc.works("POST", posts+"/"+id+"/threads", object{"name": "n"}),
		"post /channels/{channel_id}/threads":                                sc.works("POST", "/channels/3003/threads", object{"name": "n", "message": object{"content": "x"}}),
		"put /applications/{application_id}/commands":                        sc.works("PUT", everywhere, []any{agenda(), object{"name": "Make", "type": 3}}),
		"put /applications/{application_id}/guilds/{guild_id}/commands":      sc.works("PUT", "/applications/900/guilds/1001/commands", []any{agenda()}),
		"post /guilds/{guild_id}/channels":                                   sc.works("POST", "/guilds/1001/channels", object{"name": "new"}),
		"get /channels/{channel_id}/messages/{message_id}":                   sheet,
		"post /interactions/{interaction_id}/{interaction_token}/callback":   sc.answered(),
		"patch /webhooks/{webhook_id}/{webhook_token}/messages/@original":    sc.edited(),
		"get /guilds/{guild_id}/threads/active":                              sc.works("GET", "/guilds/1001/threads/active", nil),
		"get /applications/@me":                                              sc.works("GET", "/applications/@me", nil),
	} {
		c.check(operation, r)
	}
}

// answered is what comes of an answer to an interaction.
func (sc *scene) answered() reply {
	sc.t.Helper()
	sc.register(object{"name": "my", "description": "d"})
	i, out := sc.typed(sc.caught())
	r := sc.works("POST", callback(i)+"?with_response=true", said("x"))
	<-out
	return r
}

// edited is what comes of a change to an answer.
func (sc *scene) edited() reply {
	sc.t.Helper()
	i, out := sc.typed(sc.caught())
	sc.works("POST", callback(i), object{"type": 5})
	<-out
	return sc.works("PATCH", hook(i)+"/messages/@original", object{"content": "x"})
}
