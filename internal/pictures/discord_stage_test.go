package pictures_test

import (
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/pictures"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// server is that of the stories; people and channels have ids that are figures there.
const server = "1001"

var (
	onServer    = map[string]string{officer: "2001", mayor: "2002", college: "2003", admin: "2004"}
	calledThere = map[string]string{officer: "Olu Officer", mayor: "Damien", college: "Jane Bloggs", admin: "Ada Admin"}
)

// discordStage is a Discord on which a story is played.
type discordStage struct {
	t       *testing.T
	discord *fakediscord.Discord
	guild   *fakediscord.Guild
	door    *discord.Door
	clock   *storage.Clock
	demo    *demo.Demo // nil where nothing is set up yet
}

// lewishamOnDiscord is a partnership that is set up, and whose people are on Discord.
func lewishamOnDiscord(t *testing.T) *discordStage {
	t.Helper()
	d, err := demo.New(t.Context(), demo.Options{Store: openStore(t), Log: slog.New(slog.DiscardHandler), Machine: morning})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Web.Close)
	s := &discordStage{t: t, clock: d.Books.Clock, demo: d}
	s.open(d.Desk, discord.One(demo.Book))
	d.Office.Doors[discord.Platform] = s.door
	for user, person := range cast {
		linkTo(t, d, storage.Account{Platform: discord.Platform, User: onServer[user]}, person)
	}
	for body, channel := range map[partnership.BodyID]string{"": "3001", "full": "3002"} {
		orderTo(t, d, partnership.LinkChannel{Body: body, Place: "discord:channel/" + server + "/" + channel})
	}
	return s
}

// open makes a Discord with people and channels, and a door between it and a desk.
func (s *discordStage) open(desk *bot.Desk, servers discord.Servers) {
	s.t.Helper()
	s.discord = fakediscord.New(s.t, fakediscord.Options{Generous: true})
	s.guild = s.discord.AddGuild(server, "Lewisham")
	s.guild.AddRole(fakediscord.Role{ID: "4001", Name: "moderators", Permissions: fakediscord.ManageGuild})
	for user, id := range onServer {
		s.guild.AddUser(fakediscord.User{ID: id, Name: calledThere[user], DisplayName: calledThere[user]})
	}
	s.guild.Grant(onServer[admin], "4001")
	s.guild.AddChannel(fakediscord.Channel{ID: "3001", Name: "secretariat"})
	s.guild.AddChannel(fakediscord.Channel{ID: "3002", Name: "full-lsp"})
	s.guild.Install(fakediscord.ViewChannel | fakediscord.SendMessages)
	app := s.discord.App()
	s.door = discord.New(discord.Options{
		Desk: desk, Servers: servers, Commands: desk.All, Token: app.Token, ApplicationID: app.ID, PublicKey: app.PublicKey,
		APIURL: s.discord.APIURL(), BookTime: s.clock.Now, Patience: time.Hour, // so that pictures are alike on a slow machine
	})
	desk.Directories = map[string]bot.Directory{discord.Platform: s.door}
	if _, err := s.door.Register(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	handler, err := s.door.Handler()
	if err != nil {
		s.t.Fatal(err)
	}
	site := httptest.NewServer(handler)
	s.discord.DeliverTo(site.URL)
	s.t.Cleanup(func() { site.Close(); s.door.Wait() })
}

func (s *discordStage) as(user string) *fakediscord.Person { return s.guild.User(onServer[user]) }

func (s *discordStage) types(user, line, place string) {
	s.t.Helper()
	s.taken(s.as(user).Types(line, place))
}

func (s *discordStage) presses(user string, on fakediscord.Surface, label string) {
	s.t.Helper()
	s.taken(s.as(user).Presses(on, label))
}

func (s *discordStage) fills(user string, answers map[string]string) {
	s.t.Helper()
	s.taken(s.as(user).Fills(answers))
}

func (s *discordStage) submits(user string) {
	s.t.Helper()
	s.taken(s.as(user).Submits())
}

// taken sees that Discord took what somebody did, and waits until the post office has done what follows.
func (s *discordStage) taken(o fakediscord.Outcome) {
	s.t.Helper()
	if o.Error != "" || len(o.Incomplete) > 0 {
		s.t.Fatalf("Discord did not take it: %s %v", o.Error, o.Incomplete)
	}
	s.door.Wait()
	if s.demo != nil && !s.demo.Office.Drain(s.t.Context()) {
		s.t.Fatal("the post office could not finish")
	}
}

// toDiscord is a message or a modal that the program sent: as the body of a call, or in an answer.
type toDiscord struct {
	Components json.RawMessage `json:"components"`
	Title      string          `json:"title"`
}

// shownIn finds what is shown in the JSON of a request; nil: nothing.
func shownIn(t *testing.T, line string) (raw json.RawMessage, modal bool) {
	t.Helper()
	var request struct {
		Body json.RawMessage `json:"body"`
	}
	var answer struct {
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal([]byte(line), &request); err != nil {
		t.Fatal(err)
	}
	_ = json.Unmarshal(request.Body, &answer) // a call without an object in it shows nothing
	for _, raw := range []json.RawMessage{answer.Data, request.Body} {
		var of toDiscord
		if json.Unmarshal(raw, &of) == nil && of.Components != nil {
			return raw, of.Title != ""
		}
	}
	return nil, false
}

// newest is what was sent last with some words in it.
func (s *discordStage) newest(words string) json.RawMessage {
	s.t.Helper()
	for _, line := range slices.Backward(s.discord.Requests()) {
		if raw, _ := shownIn(s.t, line); raw != nil && strings.Contains(line, words) {
			return raw
		}
	}
	s.t.Fatalf("nothing was sent with the words %q", words)
	return nil
}

// message is a picture of the newest message with some words in it; asked is the command that it answers, if any.
func (s *discordStage) message(title, place, asked, words string) pictures.OnDiscord {
	s.t.Helper()
	m, err := pictures.ReadDiscordMessage(s.newest(words))
	if err != nil {
		s.t.Fatalf("%s: %v", title, err)
	}
	m.Time = s.clock.Now().Format("15:04")
	m.Asker, m.Asked, _ = strings.Cut(asked, ": ")
	return pictures.OnDiscord{Title: title, Place: place, Messages: []pictures.DiscordMessage{m}}
}

// window is a picture of the newest modal with some words in it.
func (s *discordStage) window(title, words string) pictures.OnDiscord {
	s.t.Helper()
	m, err := pictures.ReadDiscordModal(s.newest(words))
	if err != nil {
		s.t.Fatalf("%s: %v", title, err)
	}
	return pictures.OnDiscord{Title: title, Modal: m}
}
