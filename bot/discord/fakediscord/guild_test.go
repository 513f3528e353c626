package fakediscord_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

func TestAServerWithTheCommandsButWithoutTheBot(t *testing.T) {
	sc := set(t, nil)
	other := sc.AddGuild("1002", "Deptford")
	who := other.AddUser(fakediscord.User{ID: "2010", Name: "deptford-college"})
	other.AddChannel(fakediscord.Channel{ID: "3020", Name: "deptford"})
	sc.register(object{"name": "my", "description": "d"})
	got := make(chan object, 1)
	sc.listen(func(i object) any { got <- i; return said("Hello") })
	if o := who.Types("/my", "deptford"); o.Error != fakediscord.UnknownCommand {
		t.Errorf("not installed: %+v", o)
	}
	other.InstallCommands()
	who.Types("/my", "deptford")
	if i := <-got; i["guild_id"] != "1002" {
		t.Error(i)
	}
	who.Awaits("deptford", "Hello")
	sc.fails(50001, "GET", "/guilds/1002", nil)
	sc.fails(50001, "POST", "/channels/3020/messages", object{"content": "x"})
	sc.fails(50278, "POST", "/channels/"+sc.works("POST", "/users/@me/channels", object{"recipient_id": "2010"}).body["id"].(string)+"/messages", object{"content": "x"})
}

func TestWhatTheBotIsToldOfPeopleAndRoles(t *testing.T) {
	sc := set(t, func(o *fakediscord.Options) {
		o.App = fakediscord.DefaultApp()
		o.App.GuildMembers = true
	})
	c, _ := sc.ready(guilds | 1<<1)
	sc.guild.Nickname(mayorID, "Our Mayor")
	if o := c.hears("GUILD_MEMBER_UPDATE"); o["nick"] != "Our Mayor" {
		t.Error(o)
	}
	sc.guild.Grant(mayorID, members)
	if o := c.hears("GUILD_MEMBER_UPDATE"); len(o["roles"].([]any)) != 1 {
		t.Error(o)
	}
	sc.guild.Revoke(mayorID, members)
	c.hears("GUILD_MEMBER_UPDATE")
	c.send(8, object{"guild_id": lewisham, "query": "", "limit": 0, "nonce": "n"})
	if o := c.hears("GUILD_MEMBERS_CHUNK"); len(o["members"].([]any)) != 3 || o["nonce"] != "n" {
		t.Error(o)
	}
	sc.guild.RemoveRole(members)
	if o := c.hears("GUILD_ROLE_DELETE"); o["role_id"] != members {
		t.Error(o)
	}
	sc.guild.Leaves(collegeID)
	if o := c.hears("GUILD_MEMBER_REMOVE"); path(t, o, "user.id") != collegeID {
		t.Error(o)
	}
	if o := sc.mayor.Types("/nothing", "full-lsp"); o.Error != fakediscord.UnknownCommand {
		t.Error(o)
	}
}

func TestChannelsAreChangedByWhoMay(t *testing.T) {
	sc := set(t, nil)
	sc.fails(50013, "PATCH", "/channels/3001", object{"name": "renamed"})
	sc.fails(50013, "DELETE", "/channels/3001", nil)
	sc.works("POST", "/channels/3001/typing", nil)
	sc.guild.Install(usual | fakediscord.ManageChannels | fakediscord.CreatePrivateThreads)
	sc.works("PATCH", "/channels/3001", object{"name": "renamed", "topic": "t"})
	thread := sc.works("POST", "/channels/3001/threads", object{"name": "quietly"}).body
	if thread["type"] != 12.0 {
		t.Error(thread)
	}
	at := "/channels/" + thread["id"].(string)
	sc.works("PATCH", at, object{"archived": true})
	sc.works("POST", at+"/messages", object{"content": "opens it again"})
	if o := sc.works("GET", at, nil).body; path(t, o, "thread_metadata.archived") != false {
		t.Error(o)
	}
	sc.fails(50013, "PATCH", at, object{"locked": true})
	sc.fails(50024, "POST", "/channels/"+thread["id"].(string)+"/threads", object{"name": "inside"})
	sc.works("DELETE", "/channels/3001", nil)
	sc.fails(10003, "GET", "/channels/3001", nil)
	sc.works("DELETE", "/users/@me/guilds/1001", nil)
	sc.fails(50001, "GET", "/guilds/1001", nil)
}

func TestACommandOnAPerson(t *testing.T) {
	sc := set(t, nil)
	sc.register(object{"name": "Who is this", "type": 2})
	got := make(chan object, 1)
	sc.listen(func(i object) any { got <- i["data"].(object); return said("Somebody") })
	sc.college.UsesUserCommand("Who is this", mayorID, "full-lsp")
	if data := <-got; data["target_id"] != mayorID || path(t, data, "resolved.users."+mayorID+".username") != "mayor" {
		t.Error(data)
	}
}

func TestFilesAreShownInComponents(t *testing.T) {
	sc := set(t, nil)
	r := sc.upload(v2(
		object{"type": 13, "file": object{"url": "attachment://list.csv"}},
		object{"type": 12, "items": []any{object{"media": object{"url": "attachment://map.png"}, "description": "A map"}}},
		object{"type": 9, "components": []any{text("x")}, "accessory": object{"type": 11, "media": object{"url": "https://example.org/a.png"}, "description": "A face"}},
	), map[string]string{"files[0]": "list.csv", "files[1]": "map.png"})
	if m := sc.college.Sees("full-lsp")[0]; m.Text != "[file: list.csv]\n[image: A map]\nx\n[image: A face]" {
		t.Errorf("%q", m.Text)
	}
	readContract(t).check("post /channels/{channel_id}/messages", r)
}

func TestTheBotMakesRolesBelowItsOwn(t *testing.T) {
	sc := set(t, nil)
	at := "/guilds/1001/roles"
	sc.fails(50013, "POST", at, object{"name": "Chairs"})
	sc.guild.Install(usual | fakediscord.ManageRoles)
	sc.fails(50013, "POST", at, object{"name": "Chairs", "permissions": fakediscord.Administrator.String()})
	sc.fails(50035, "POST", at, object{"name": long(101)})
	r := sc.works("POST", at, object{"name": "Chairs", "permissions": "0", "mentionable": true})
	readContract(t).check("post /guilds/{guild_id}/roles", r)
	id := r.body["id"].(string)
	sc.works("PUT", "/guilds/1001/members/2002/roles/"+id, nil)
	if names := sc.guild.Roles(mayorID); len(names) != 1 || names[0] != "Chairs" {
		t.Error(names)
	}
	sc.works("DELETE", at+"/"+id, nil)
	sc.fails(10011, "DELETE", at+"/"+id, nil)
	if names := sc.guild.Roles(mayorID); len(names) != 0 {
		t.Error(names)
	}
	for range 250 - 3 { // @everyone, the members', the bot's own
		sc.works("POST", at, object{"name": "One more"})
	}
	sc.fails(30005, "POST", at, object{"name": "One too many"})
}
