package fakediscord_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

const posts = "/channels/3001/messages"

func TestWhereTheBotMayWrite(t *testing.T) {
	bot := "900"
	hi := object{"content": "Hello"}
	for about, try := range map[string]func(*scene){
		"an unknown channel": func(sc *scene) { sc.fails(10003, "POST", "/channels/99/messages", hi) },
		"a channel that it cannot see": func(sc *scene) {
			sc.guild.Overwrite(fullLSP, lewisham, 0, fakediscord.ViewChannel)
			sc.fails(50001, "POST", posts, hi)
		},
		"one in which it may not write": func(sc *scene) {
			sc.guild.Overwrite(fullLSP, bot, 0, fakediscord.SendMessages)
			sc.fails(50013, "POST", posts, hi)
		},
		"a role that was cut down": func(sc *scene) {
			sc.guild.AddRole(fakediscord.Role{ID: lewisham, Name: "@everyone"})
			sc.guild.Install(fakediscord.ViewChannel)
			sc.fails(50013, "POST", posts, hi)
		},
		"a private channel that it is in": func(sc *scene) { sc.works("POST", "/channels/3002/messages", hi) },
		"embeds without the permission": func(sc *scene) {
			sc.guild.Overwrite(fullLSP, bot, 0, fakediscord.EmbedLinks)
			sc.fails(50013, "POST", posts, object{"embeds": []any{object{"title": "x"}}})
		},
		"a forum":                   func(sc *scene) { sc.fails(40058, "POST", "/channels/3003/messages", hi) },
		"a channel made into one":   func(sc *scene) { sc.guild.ChangeKind(fullLSP, fakediscord.Forum); sc.fails(40058, "POST", posts, hi) },
		"a deleted channel":         func(sc *scene) { sc.guild.RemoveChannel(fullLSP); sc.fails(10003, "POST", posts, hi) },
		"a guild that it was taken": func(sc *scene) { sc.guild.Uninstall(); sc.fails(50001, "POST", posts, hi) },
		"a wrong token": func(sc *scene) {
			sc.token = "other"
			if r := sc.call("POST", posts, hi); r.status != http.StatusUnauthorized || r.code() != 0 {
				t.Error(r)
			}
		},
	} {
		t.Run(about, func(t *testing.T) { try(set(t, nil)) })
	}
}

func TestDirectMessagesMayBeClosed(t *testing.T) {
	sc := set(t, nil)
	dm := sc.works("POST", "/users/@me/channels", object{"recipient_id": collegeID}).body["id"].(string)
	sc.works("POST", "/channels/"+dm+"/messages", object{"content": "Good morning"})
	if m := sc.college.Awaits("", "Good morning"); !slices.Equal(m.Notified, []string{collegeID}) {
		t.Errorf("heard of by %v", m.Notified)
	}
	sc.ChangeUser(collegeID, func(u *fakediscord.User) { u.ClosedDMs = true })
	sc.fails(50007, "POST", "/channels/"+dm+"/messages", object{"content": "Good evening"})
	sc.guild.Leaves(collegeID)
	sc.fails(50278, "POST", "/channels/"+dm+"/messages", object{"content": "Good night"})
	sc.fails(10013, "POST", "/users/@me/channels", object{"recipient_id": "77"})
}

func TestANonceThatIsEnforcedKeepsARetryFromDoubling(t *testing.T) {
	sc := set(t, nil)
	one := object{"content": "Once", "nonce": "k1", "enforce_nonce": true}
	first := sc.works("POST", posts, one).body["id"]
	sc.clock.Advance(119 * time.Second)
	if again := sc.works("POST", posts, one).body["id"]; again != first || len(sc.college.Sees("full-lsp")) != 1 {
		t.Error("a retry made a second message")
	}
	sc.clock.Advance(2 * time.Second)
	if later := sc.works("POST", posts, one).body["id"]; later == first {
		t.Error("a nonce was remembered beyond its time")
	}
	delete(one, "enforce_nonce")
	sc.works("POST", posts, one)
	if n := len(sc.college.Sees("full-lsp")); n != 3 {
		t.Errorf("%d messages; one that is not enforced is none", n)
	}
	sc.fails(50035, "POST", posts, object{"content": "x", "nonce": strings.Repeat("n", 26)})
}

func TestMessagesAreChangedAndTakenAway(t *testing.T) {
	sc := set(t, nil)
	id := sc.works("POST", posts, object{"content": "First"}).body["id"].(string)
	sc.works("PATCH", posts+"/"+id, object{"content": "Second"})
	if m := sc.college.Awaits("full-lsp", "Second"); !m.Edited {
		t.Error("it does not say that it was edited")
	}
	sc.fails(50006, "PATCH", posts+"/"+id, object{"content": ""})
	sc.fails(50035, "PATCH", posts+"/"+id, object{"flags": 1 << 15, "components": []any{text("Third")}}) // its content has to go expressly
	sc.works("PATCH", posts+"/"+id, object{"flags": 1 << 15, "content": nil, "components": []any{text("Third")}})
	sc.works("PATCH", posts+"/"+id, object{"components": []any{text("Fourth")}})
	sc.fails(50035, "PATCH", posts+"/"+id, object{"content": "Back to plain words"}) // once made of components, always
	sc.college.SaysIn("full-lsp", "Mine")
	mine := sc.college.Awaits("full-lsp", "Mine").ID
	sc.fails(50005, "PATCH", posts+"/"+mine, object{"content": "Not yours"})
	sc.fails(50013, "DELETE", posts+"/"+mine, nil)
	sc.works("DELETE", posts+"/"+id, nil)
	sc.fails(10008, "PATCH", posts+"/"+id, object{"content": "Gone"})
}

func TestTheBotReadsOnlyWhatItMay(t *testing.T) {
	sc := set(t, nil)
	sc.college.SaysIn("full-lsp", "Between ourselves")
	sc.college.Mentions("full-lsp", "can you help?")
	sc.works("POST", posts, object{"content": "Certainly"})
	var read []any
	for _, m := range sc.works("GET", posts, nil).list {
		read = append(read, m.(object)["content"])
	}
	if want := []any{"Certainly", "<@900> can you help?", ""}; !slices.Equal(read, want) {
		t.Errorf("read %q", read)
	}
	sc.guild.Overwrite(fullLSP, "900", 0, fakediscord.ReadMessageHistory)
	if all := sc.works("GET", posts, nil).list; len(all) != 0 {
		t.Error(all)
	}
}

func TestFilesComeWithTheirWords(t *testing.T) {
	sc := set(t, nil)
	payload := object{
		"content": "The papers", "attachments": []any{object{"id": "0", "description": "A list of places"}},
	}
	r := sc.upload(payload, map[string]string{"files[0]": "list.csv"})
	m := sc.college.AwaitsFile("full-lsp", "list.csv")
	if r.status != http.StatusOK || m.Files[0].Description != "A list of places" || string(m.Files[0].Content) != "list.csv's content" {
		t.Errorf("%s\n%+v", r.raw, m)
	}
	file := r.body["attachments"].([]any)[0].(object)
	fetch := func() (string, int) {
		response, err := http.Get(file["url"].(string))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = response.Body.Close() }()
		got, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(got), response.StatusCode
	}
	if got, status := fetch(); got != "list.csv's content" || status != http.StatusOK {
		t.Error(got, status)
	}
	sc.clock.Advance(25 * time.Hour)
	if _, status := fetch(); status != http.StatusNotFound {
		t.Errorf("an address that ran out serves with %d", status)
	}

	sc.works("PATCH", posts+"/"+m.ID, object{"content": "New words", "attachments": []any{object{"id": file["id"]}}})
	sc.works("PATCH", posts+"/"+m.ID, object{"content": "Without", "attachments": []any{}})
	if m := sc.college.Awaits("full-lsp", "Without"); len(m.Files) != 0 {
		t.Error(m.Files)
	}
	payload["attachments"] = []any{object{"id": "1"}}
	if r := sc.upload(payload, map[string]string{"files[0]": "a"}); r.code() != 50035 {
		t.Error(r.raw)
	}
	many := map[string]string{}
	for i := range 11 {
		many[fmt.Sprintf("files[%d]", i)] = "x.txt"
	}
	if r := sc.upload(object{"content": "Many"}, many); r.code() != 30015 {
		t.Error(r.raw)
	}
	sc.guild.Overwrite(fullLSP, "900", 0, fakediscord.AttachFiles)
	if r := sc.upload(object{"content": "x"}, map[string]string{"files[0]": "a"}); r.code() != 50013 {
		t.Error(r.raw)
	}
}

// upload sends files whose content speaks of their names.
func (sc *scene) upload(payload object, files map[string]string) reply {
	sc.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("payload_json", string(asJSON(sc.t, payload))) // a buffer takes it
	for field, name := range files {
		part, err := form.CreateFormFile(field, name)
		if err != nil {
			sc.t.Fatal(err)
		}
		_, _ = io.WriteString(part, name+"'s content") // likewise
	}
	_ = form.Close() // likewise
	return sc.send(sc.request("POST", posts, form.FormDataContentType(), body.Bytes()))
}

func TestThreadsAndPosts(t *testing.T) {
	sc := set(t, nil)
	tag := sc.works("GET", "/channels/3003", nil).body["available_tags"].([]any)[0].(object)["id"]
	post := object{"name": "18 March", "message": object{"content": "The agenda"}, "applied_tags": []any{tag}}
	thread := sc.works("POST", "/channels/3003/threads", post).body
	id := thread["id"].(string)
	if path(t, thread, "message.id") != id {
		t.Error("a post and its first message share an id")
	}
	sc.works("POST", "/channels/"+id+"/messages", object{"content": "More"})
	sc.college.Awaits(id, "More")
	sc.fails(50035, "POST", "/channels/3003/threads", object{"name": strings.Repeat("n", 101), "message": object{"content": "x"}})
	sc.fails(50035, "POST", "/channels/3003/threads", object{"name": "No message"})
	post["applied_tags"] = []any{"5"}
	sc.fails(50035, "POST", "/channels/3003/threads", post)

	card := sc.works("POST", posts, object{"content": "A card"}).body["id"].(string)
	from := sc.works("POST", posts+"/"+card+"/threads", object{"name": "About it"}).body["id"]
	if from != card {
		t.Error("a thread takes the id of its message")
	}
	sc.fails(160004, "POST", posts+"/"+card+"/threads", object{"name": "Again"})
	sc.guild.Archive(card, true)
	sc.fails(50083, "POST", "/channels/"+card+"/messages", object{"content": "Closed"})
	sc.guild.Archive(id, false)
	sc.works("POST", "/channels/"+id+"/messages", object{"content": "Opens it again"})

	sc.guild.AddChannel(fakediscord.Channel{ID: "3009", Name: "tagged", Kind: fakediscord.Forum, Tags: []string{"x"}, TagRequired: true})
	sc.fails(40067, "POST", "/channels/3009/threads", object{"name": "n", "message": object{"content": "x"}})
}
