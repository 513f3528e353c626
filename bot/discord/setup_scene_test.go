package discord_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

const (
	ada       = "2011" // manages the server
	owner     = "2012" // has it
	newServer = "1002"
)

// arrival is a server on which nothing is set up yet.
type arrival struct {
	t       *testing.T
	discord *fakediscord.Discord
	guild   *fakediscord.Guild
	door    *discord.Door
	office  *bot.Office
	books   *storage.Books
	servers *discord.Linked
}

func newcomers(t *testing.T, in way) *arrival {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
	clock, err := storage.NewClock(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	quiet := slog.New(slog.DiscardHandler)
	a := &arrival{t: t, books: storage.NewBooks(store, clock, quiet), servers: &discord.Linked{Store: store, Log: quiet, Now: time.Now}}
	a.books.Terms = demo.ReadTerms // which takes its time under the race detector
	a.discord = fakediscord.New(t, fakediscord.Options{Generous: true})
	a.guild = a.discord.AddGuild(lewisham, "Lewisham")
	a.guild.AddRole(fakediscord.Role{ID: "4001", Name: "moderators", Permissions: fakediscord.ManageGuild})
	a.guild.AddUser(fakediscord.User{ID: ada, Name: "ada", DisplayName: "Ada Admin"}, "4001")
	a.guild.AddUser(fakediscord.User{ID: officer, Name: "olu", DisplayName: "Olu Officer"})
	a.guild.AddUser(fakediscord.User{ID: college, Name: "jane.b", DisplayName: "J. B."})
	a.guild.AddChannel(fakediscord.Channel{ID: "3001", Name: "secretariat"})
	a.guild.AddChannel(fakediscord.Channel{ID: "3002", Name: "full-lsp"})
	a.guild.Install(mayShow)
	desk := &bot.Desk{
		Books: a.books, All: commands.All(), Log: quiet, Terms: &bot.File{Name: "lewisham.yaml", Data: examples.Lewisham},
		Homes: map[string]bot.Home{discord.Platform: a.servers},
	}
	app := a.discord.App()
	o := discord.Options{
		Desk: desk, Servers: a.servers, Commands: desk.All, Token: app.Token, ApplicationID: app.ID, APIURL: a.discord.APIURL(),
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}
	if in == overHTTP {
		o.PublicKey = app.PublicKey
	}
	a.door = discord.New(o)
	desk.Directories = map[string]bot.Directory{discord.Platform: a.door}
	a.office = bot.NewOffice(a.books, commands.Script(), quiet, a.door)
	if _, err := a.door.Register(t.Context()); err != nil {
		t.Fatal(err)
	}
	a.listen(in)
	return a
}

func (a *arrival) listen(in way) {
	a.t.Helper()
	if in == overHTTP {
		handler, err := a.door.Handler()
		if err != nil {
			a.t.Fatal(err)
		}
		site := httptest.NewServer(handler)
		a.discord.DeliverTo(site.URL)
		a.t.Cleanup(func() { site.Close(); a.door.Wait() })
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.door.Listen(ctx) }()
	a.discord.AwaitSockets(1)
	a.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			a.t.Errorf("listening ended: %v", err)
		}
	})
}

func (a *arrival) as(user string) *fakediscord.Person { return a.guild.User(user) }

func (a *arrival) types(user, line, place string) {
	a.t.Helper()
	a.taken(a.as(user).Types(line, place))
}

func (a *arrival) presses(user string, on fakediscord.Surface, label string) {
	a.t.Helper()
	a.taken(a.as(user).Presses(on, label))
}

// submits sends the form before whoever sets it up.
func (a *arrival) submits() {
	a.t.Helper()
	a.taken(a.as(ada).Submits())
}

func (a *arrival) taken(o fakediscord.Outcome) {
	a.t.Helper()
	if o.Error != "" || len(o.Incomplete) > 0 {
		a.t.Fatalf("Discord did not take it: %s %v", o.Error, o.Incomplete)
	}
}

// hears has the post office do all that is due.
func (a *arrival) hears() {
	a.t.Helper()
	a.door.Wait()
	a.office.Drain(a.t.Context())
}

func (a *arrival) lawful() {
	a.t.Helper()
	a.door.Wait()
	for _, v := range a.discord.Violations() {
		a.t.Error(v)
	}
}

func TestSettingUpOnDiscord(t *testing.T) {
	t.Parallel()
	for _, in := range []way{overHTTP, overGateway} {
		t.Run(string(in), func(t *testing.T) {
			t.Parallel()
			newcomers(t, in).isSetUp()
		})
	}
}

// isSetUp sets the partnership up, from the first word to the first item.
func (a *arrival) isSetUp() {
	a.t.Helper()
	admin := a.as(ada)
	a.types(college, "/agenda submit title: Winter warm spaces", "full-lsp")
	a.as(college).Awaits("full-lsp", "an administrator of this server can see to it with /setup")
	a.types(college, "/setup", "full-lsp")
	a.as(college).Awaits("full-lsp", "We do not know you yet")

	a.types(ada, "/setup", "secretariat")
	card := admin.Awaits("secretariat", "Set this partnership up")
	a.presses(ada, card, "setup/terms")
	admin.AwaitsModal("With this installation came lewisham.yaml")
	a.submits()
	card = admin.Awaits("secretariat", "Name somebody of the secretariat first")
	a.presses(ada, card, "setup/team")
	admin.AwaitsModal("The bot has to be allowed to see and to write in their channel.")
	admin.Fills(map[string]string{"Who is the secretariat?": "Olu Officer", "The secretariat’s own channel": "secretariat"})
	a.submits()
	card = admin.Awaits("secretariat", "Olu Officer belongs to the secretariat")
	a.presses(ada, card, "setup/channels/1")
	admin.AwaitsModal("two quiet lines a meeting")
	admin.Fills(map[string]string{"Full LSP": "full-lsp"})
	a.submits()
	a.presses(ada, admin.Awaits("secretariat", "that was part 1 of 2"), "Continue") // a sentence and five groups are one too many
	admin.AwaitsModal("(2 of 2)")
	a.submits()
	card = admin.Awaits("secretariat", "The Full LSP gets its channel")
	a.presses(ada, card, "setup/roster")
	admin.AwaitsModal("One line a person")
	admin.Attaches("The roster, as a CSV file", "roster.csv", []byte("name;organisation;account\r\nJane Bloggs;Lewisham College;"+college+"\r\n"))
	a.submits()
	card = admin.Awaits("secretariat", "Jane Bloggs is new to us.")
	a.presses(ada, card, "Do all of this")
	admin.Awaits("secretariat", "Done: the Lewisham Strategic Partnership is set up here.")
	a.hears()

	a.types(college, "/agenda submit title: Winter warm spaces", "full-lsp")
	a.as(college).AwaitsModal("Suggest an item")
	a.as(college).Closes()
	a.types(college, "/help", "") // to the bot alone: there is one partnership that can be meant
	a.as(college).Awaits("", "/agenda")
	a.types(officer, "/setup", "secretariat")
	card = a.as(officer).Awaits("secretariat", "How the Lewisham Strategic Partnership is set up here")
	a.presses(officer, card, "setup/shown")
	card = a.as(officer).Awaits("secretariat", "It follows within a minute, and only ever shows.")
	a.presses(officer, card, "setup/show/places/on")
	a.as(officer).Awaits("secretariat", "· on")
	a.door.Wait()
	(&bot.Mirror{Books: a.books, Platform: discord.Platform, Glass: a.door, Log: slog.New(slog.DiscardHandler)}).Look(a.t.Context())
	if got := a.guild.Roles(college); len(got) == 0 || !strings.Contains(strings.Join(got, ", "), "Full LSP (members)") {
		a.t.Errorf("whoever holds the place has the roles %q", got)
	}
	a.lawful()
}

// Whoever has the server may set it up as well as whoever may manage it; whoever only moderates may not.
func TestWhoMayManageTheServerSetsItUp(t *testing.T) {
	t.Parallel()
	a := newcomers(t, overHTTP)
	a.guild.AddUser(fakediscord.User{ID: owner, Name: "owner"})
	a.guild.Owner(owner)
	a.guild.AddRole(fakediscord.Role{ID: "4002", Name: "helpers", Permissions: fakediscord.ManageMessages | fakediscord.ManageRoles})
	a.guild.Grant(officer, "4002")
	a.types(owner, "/setup", "full-lsp")
	a.as(owner).Awaits("full-lsp", "Set this partnership up")
	a.types(officer, "/setup", "full-lsp")
	a.as(officer).Awaits("full-lsp", "We do not know you yet")
	a.guild.Revoke(ada, "4001")
	a.types(ada, "/setup", "full-lsp")
	a.as(ada).Awaits("full-lsp", "We do not know you yet")
	a.lawful()
}

func TestAnotherServerJoinsWithACode(t *testing.T) {
	t.Parallel()
	a := newcomers(t, overHTTP)
	a.isSetUp()
	second := a.discord.AddGuild(newServer, "Youth")
	second.AddRole(fakediscord.Role{ID: "4009", Name: "moderators", Permissions: fakediscord.ManageGuild})
	second.AddUser(fakediscord.User{ID: stranger, Name: "sam"}, "4009")
	second.AddChannel(fakediscord.Channel{ID: "3009", Name: "youth"})
	second.Install(mayShow)

	a.types(officer, "/setup", "secretariat")
	a.presses(officer, a.as(officer).Awaits("secretariat", "is set up here"), "A code for another workspace or server")
	given := a.as(officer).Awaits("secretariat", "The code is")
	_, code, _ := strings.Cut(given.Text, "The code is ")
	code = strings.Trim(strings.Fields(code)[0], "*.")

	sam := second.User(stranger)
	a.taken(sam.Types("/setup", "youth"))
	a.taken(sam.Presses(sam.Awaits("youth", "Set this partnership up"), "Join one that is here already"))
	sam.AwaitsModal("The code")
	sam.Fills(map[string]string{"The code": strings.ToLower(code)})
	a.taken(sam.Submits())
	sam.Awaits("youth", "This server now belongs to the Lewisham Strategic Partnership.")
	a.hears()
	a.as(officer).Awaits("secretariat", "A server has joined the partnership with your code: 1002 on Discord.")
	a.as(officer).Awaits("secretariat", "written as discord/123456789")
	a.taken(sam.Types("/setup", "youth"))
	sam.Awaits("youth", "We do not know you yet") // whoever manages a server that joined has no say in the set-up
	a.lawful()
}
