package slack_test

import (
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// arrival is a workspace in which nothing is set up yet.
type arrival struct {
	*scene
	office *bot.Office
	books  *storage.Books
}

// newcomers is a workspace in which the app was just installed.
func newcomers(t *testing.T) *arrival {
	t.Helper()
	return newcomersCalling(t, "")
}

// newcomersCalling is one in which the slash commands of the app have a prefix.
func newcomersCalling(t *testing.T, prefix string) *arrival {
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
		name := "/" + family
		if prefix != "" {
			name = "/" + prefix + "-" + family
		}
		app.Commands = append(app.Commands, fakeslack.Command{Name: name, Escape: true})
	}
	ticks := &ticking{now: clock.Now()}
	s.slack = fakeslack.New(t, fakeslack.Options{App: app, Generous: true, SignedAt: ticks.Now})
	s.room = s.slack.AddWorkspace(team, "Lewisham", "")
	for _, u := range []fakeslack.User{
		{ID: "UADMIN", Name: "ada", RealName: "Ada Admin", Admin: true},
		{ID: "UCLERK", Name: "olu", RealName: "Olu Officer", Email: "olu@council.example"},
		{ID: "UCOLLEGE", Name: "jane.b", RealName: "J. B.", Email: "jane@college.example"},
		{ID: "UABROAD", Name: "boss", RealName: "A boss elsewhere", Email: "jane@college.example", Admin: true, Home: "T9"},
	} {
		s.room.AddUser(u)
	}
	s.room.AddChannel(fakeslack.Channel{ID: "CSEC", Name: "secretariat", Private: true, Members: []string{"UADMIN", "UCLERK"}, Bot: true})
	s.room.AddChannel(fakeslack.Channel{ID: "CFULL", Name: "full-lsp", Members: []string{"UADMIN", "UCOLLEGE", "UABROAD"}, Bot: true})

	books := storage.NewBooks(store, clock, slog.New(slog.DiscardHandler))
	desk := &bot.Desk{Books: books, All: commands.All(), Log: slog.New(slog.DiscardHandler), Terms: &bot.File{Name: "lewisham.yaml", Data: examples.Lewisham}}
	s.door = slack.New(slack.Options{
		Desk: desk, Installs: &slack.Single{Token: s.room.Install().Token}, APIURL: s.slack.APIURL(),
		SigningSecret: s.slack.App().SigningSecret, Prefix: prefix, Now: ticks.Now, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	})
	desk.Directories = map[string]bot.Directory{slack.Platform: s.door}
	s.site = httptest.NewServer(s.door.Handler())
	s.slack.DeliverTo(s.site.URL)
	t.Cleanup(func() { s.site.Close(); s.door.Wait() })
	return &arrival{s, bot.NewOffice(books, commands.Script(), slog.New(slog.DiscardHandler), s.door), books}
}

func TestSettingUpOnSlack(t *testing.T) {
	t.Parallel()
	s := newcomers(t)
	admin, college := s.as("UADMIN"), s.as("UCOLLEGE")
	s.types("UCOLLEGE", "/agenda submit Winter warm spaces")
	college.Awaits("", "an administrator of this workspace can see to it with /setup")
	college.OpensHome()
	s.mentions("UABROAD", "/setup")
	s.as("UABROAD").Awaits("CFULL", "We do not know you yet")

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
	admin.AwaitsModal("two quiet lines a meeting: when its agenda is out")
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

func (s *arrival) adminPresses(on fakeslack.Surface, label string) {
	s.t.Helper()
	s.presses("UADMIN", on, label)
}

// Whoever reads the name of a command can type it, also where the commands of the app have a prefix.
func TestCommandsAreNamedAsTheyAreCalledHere(t *testing.T) {
	t.Parallel()
	s := newcomersCalling(t, "lsp")
	college := s.as("UCOLLEGE")
	s.types("UCOLLEGE", "/lsp-agenda submit Winter warm spaces")
	college.Awaits("", "an administrator of this workspace can see to it with /lsp-setup.")
	if o := college.Says("/agenda submit Winter warm spaces"); o.Error != "" {
		t.Fatal(o.Error)
	}
	college.Awaits("", "can see to it with /lsp-setup.")
	s.setsUp()
	s.types("UCLERK", "/lsp-agenda sumbit Winter warm spaces")
	s.as("UCLERK").Awaits("", "Did you mean /lsp-agenda submit?")
	s.types("UCLERK", "/lsp-agenda")
	s.as("UCLERK").Awaits("", "You can also write it: /lsp-agenda ")
	s.types("UCLERK", "/lsp-help")
	s.as("UCLERK").Awaits("", "/lsp-meeting schedule")
	s.lawful()
}

// setsUp sets the partnership up with the terms that came with the installation, and nobody in any place.
func (s *arrival) setsUp() {
	s.t.Helper()
	for _, press := range []bot.Ask{
		{Line: "setup terms", Values: map[string]string{"which": "offered"}, Sent: true},
		{Line: "setup team", Values: map[string]string{"first": "UCLERK", "channel": "CSEC"}, Sent: true},
	} {
		s.asks("UADMIN", press)
	}
	s.doesAll("UADMIN")
}

// doesAll presses for all that somebody has chosen.
func (s *arrival) doesAll(user string) {
	s.t.Helper()
	overview := s.asks(user, bot.Ask{Line: "setup"})
	for _, b := range overview.Card.Buttons {
		if b.Primary {
			s.asks(user, bot.Ask{Line: b.Command})
			return
		}
	}
	s.t.Fatalf("nothing to press: %+v", overview.Card)
}

// asks has the desk do something for somebody, past Slack.
func (s *arrival) asks(user string, ask bot.Ask) bot.Answer {
	s.t.Helper()
	ask.Account = bot.Account{Platform: slack.Platform, Workspace: team, User: user}
	ask.Book, ask.Request = bot.OwnBook(ask.Account), bot.NewID()
	a := s.door.Desk.Handle(s.t.Context(), ask)
	if a.Failed || a.Card == nil {
		s.t.Fatalf("%s: %+v", ask.Line, a)
	}
	return a
}

// Somebody writes whom nobody knows, and whose e-mail address is in the register: the secretariat is asked once, and says who
// it is.
func TestAStrangerIsRecognisedByTheSecretariat(t *testing.T) {
	t.Parallel()
	s := newcomers(t)
	clerk, college := s.as("UCLERK"), s.as("UCOLLEGE")
	s.setsUp()
	s.enters(bot.Person{ID: "p-jane", Name: "Jane Bloggs", Email: "Jane@College.example"})
	s.asks("UCLERK", bot.Ask{Line: "setup roster", Values: map[string]string{"pasted": "name,organisation\nJane Bloggs,Lewisham College\n"}, Sent: true})
	s.doesAll("UCLERK")

	college.OpensHome()                                 // that is not writing to anybody
	s.mentions("UABROAD", "/agenda submit Warm spaces") // their address is their own workspace's affair
	s.as("UABROAD").Awaits("CFULL", "We do not know you yet")
	s.office.Drain(t.Context())
	if asked := clerk.Sees("CSEC"); len(asked) > 0 {
		t.Errorf("the secretariat is asked about somebody who wrote nothing: %+v", asked)
	}
	for range 2 {
		s.types("UCOLLEGE", "/agenda submit Winter warm spaces")
		college.Awaits("", "The secretariat has been asked whether you are somebody whom we know. Once they have answered, we write to you here.")
	}
	if o := college.Says("Is the lift mended?"); o.Error != "" {
		t.Fatal(o.Error)
	}
	s.office.Drain(t.Context())
	asked := clerk.Awaits("CSEC", "J. B. wrote to us on Slack, where we do not know them. Jane Bloggs in the register has the same e-mail address.")
	if n := len(clerk.Sees("CSEC")); n != 1 {
		t.Errorf("the secretariat was asked %d times", n)
	}
	s.keepsQuiet("college.example")

	s.presses("UCLERK", asked, "No")
	clerk.Awaits("CSEC", "Noted: that is another person.")
	s.office.Drain(t.Context())
	s.types("UCOLLEGE", "/agenda submit Winter warm spaces")
	s.office.Drain(t.Context())
	s.presses("UCLERK", clerk.Awaits("CSEC", "Another person, says Olu Officer"), "Link after all")
	clerk.Awaits("CSEC", "Linked: Jane Bloggs is known on Slack now, and has been told.")
	s.office.Drain(t.Context())
	clerk.Awaits("CSEC", "The same person; linked by Olu Officer")
	college.Awaits("", "Welcome, Jane Bloggs: Olu Officer has confirmed who you are")
	college.Awaits("", "You are here for: Lewisham College (Full LSP), Lewisham College (Steering group)")
	s.types("UCOLLEGE", "/agenda submit Winter warm spaces")
	college.AwaitsModal("Suggest an item")
	s.lawful()
}

func (s *arrival) book() *storage.Book {
	return s.books.Open(bot.OwnBook(bot.Account{Platform: slack.Platform, Workspace: team}))
}

// enters somebody in the register.
func (s *arrival) enters(p bot.Person) {
	s.t.Helper()
	if err := s.book().PutPerson(s.t.Context(), p); err != nil {
		s.t.Fatal(err)
	}
}

// mentions calls the bot in the channel of the full partnership: people of other workspaces have none of its commands.
func (s *arrival) mentions(user, text string) {
	s.t.Helper()
	if o := s.as(user).Mentions("CFULL", text); o.Error != "" {
		s.t.Fatalf("%s writes %s: %s", user, text, o.Error)
	}
}

func (s *arrival) presses(user string, on fakeslack.Surface, label string) {
	s.t.Helper()
	if o := s.as(user).Presses(on, label); o.Error != "" {
		s.t.Fatalf("%s presses %s: %s", user, label, o.Error)
	}
}

// keepsQuiet looks for words in the minute book, where they have no business.
func (s *arrival) keepsQuiet(words string) {
	s.t.Helper()
	tail, err := s.books.Store.Tail(s.t.Context(), s.book().ID, storage.Position{})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, r := range tail.Records {
		if strings.Contains(strings.ToLower(string(r.Data)), words) {
			s.t.Errorf("%s is in the minute book: %s", words, r.Data)
		}
	}
}
