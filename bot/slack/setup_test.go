package slack_test

import (
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// newcomers is a workspace in which the app was just installed.
func newcomers(t *testing.T) *scene {
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
	s := &scene{t: t}
	app := fakeslack.DefaultApp()
	for _, family := range families() {
		app.Commands = append(app.Commands, fakeslack.Command{Name: "/" + family, Escape: true})
	}
	ticks := &ticking{now: clock.Now()}
	s.slack = fakeslack.New(t, fakeslack.Options{App: app, Generous: true, SignedAt: ticks.Now})
	s.room = s.slack.AddWorkspace(team, "Lewisham", "")
	for _, u := range []fakeslack.User{
		{ID: "UADMIN", Name: "ada", RealName: "Ada Admin", Admin: true},
		{ID: "UCLERK", Name: "olu", RealName: "Olu Officer", Email: "olu@council.example"},
		{ID: "UCOLLEGE", Name: "jane.b", RealName: "J. B.", Email: "jane@college.example"},
		{ID: "UABROAD", Name: "boss", RealName: "A boss elsewhere", Admin: true, Home: "T9"},
	} {
		s.room.AddUser(u)
	}
	s.room.AddChannel(fakeslack.Channel{ID: "CSEC", Name: "secretariat", Private: true, Members: []string{"UADMIN", "UCLERK"}, Bot: true})
	s.room.AddChannel(fakeslack.Channel{ID: "CFULL", Name: "full-lsp", Members: []string{"UADMIN", "UCOLLEGE", "UABROAD"}, Bot: true})

	books := storage.NewBooks(store, clock, slog.New(slog.DiscardHandler))
	desk := &bot.Desk{Books: books, All: commands.All(), Log: slog.New(slog.DiscardHandler), Terms: &bot.File{Name: "lewisham.yaml", Data: examples.Lewisham}}
	s.door = slack.New(slack.Options{
		Desk: desk, Installs: &slack.Single{Token: s.room.Install().Token}, APIURL: s.slack.APIURL(),
		SigningSecret: s.slack.App().SigningSecret, Now: ticks.Now, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	})
	desk.Directories = map[string]bot.Directory{slack.Platform: s.door}
	s.site = httptest.NewServer(s.door.Handler())
	s.slack.DeliverTo(s.site.URL)
	t.Cleanup(func() { s.site.Close(); s.door.Wait() })
	return s
}

func TestSettingUpOnSlack(t *testing.T) {
	t.Parallel()
	s := newcomers(t)
	admin, college := s.as("UADMIN"), s.as("UCOLLEGE")
	s.types("UCOLLEGE", "/agenda submit Winter warm spaces")
	college.Awaits("", "an administrator of this workspace can see to it with /setup")
	college.OpensHome()
	s.types("UABROAD", "/setup")
	s.as("UABROAD").Awaits("", "We do not know you yet")

	s.types("UADMIN", "/setup")
	overview := admin.Awaits("", "Set this partnership up")
	s.adminPresses(overview, "Choose: Terms of reference")
	admin.AwaitsModal("With this installation came lewisham.yaml")
	s.submits("UADMIN")
	card := admin.AwaitsModal("Name somebody of the secretariat first")
	s.adminPresses(card, "Choose: Secretariat and its channel")
	admin.AwaitsModal("Who is the secretariat?")
	admin.Fills(map[string]string{"Who is the secretariat?": "Olu Officer", "The secretariat’s own channel": "secretariat"})
	s.submits("UADMIN")
	card = admin.AwaitsModal("Olu Officer belongs to the secretariat")
	s.adminPresses(card, "Choose: Channels of the groups")
	admin.AwaitsModal("two quiet lines a meeting")
	admin.Fills(map[string]string{"Full LSP": "full-lsp"})
	s.submits("UADMIN")
	card = admin.AwaitsModal("The Full LSP gets its channel")
	s.adminPresses(card, "Choose: Who holds which place")
	admin.AwaitsModal("One line a person")
	admin.Attaches("The roster, as a CSV file", "roster.csv", []byte("name;organisation;e-mail\r\nJane Bloggs;Lewisham College;jane@college.example\r\n"))
	s.submits("UADMIN")
	card = admin.AwaitsModal("Jane Bloggs is taken for whoever has the e-mail address")
	s.adminPresses(card, "Do all of this")
	admin.AwaitsModal("Done: the Lewisham Strategic Partnership is set up here.")

	s.types("UCOLLEGE", "/agenda submit Winter warm spaces")
	college.AwaitsModal("Suggest an item")
	s.types("UCLERK", "/setup")
	s.as("UCLERK").Awaits("", "How the Lewisham Strategic Partnership is set up here")
	s.lawful()
}

func (s *scene) adminPresses(on fakeslack.Surface, label string) {
	s.t.Helper()
	if o := s.as("UADMIN").Presses(on, label); o.Error != "" {
		s.t.Fatalf("the administrator presses %s: %s", label, o.Error)
	}
}
