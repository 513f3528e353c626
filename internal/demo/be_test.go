package demo_test

import (
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// stay is a demonstration, and what is left of it when it is started anew.
type stay struct {
	*testing.T
	store storage.Store
	demo  *demo.Demo
}

func begin(t *testing.T, year int) *stay {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "demo.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	s := &stay{T: t, store: store}
	s.starts(year)
	return s
}

func (s *stay) starts(year int) {
	s.Helper()
	d, err := demo.New(s.Context(), demo.Options{
		Store: s.store, Log: slog.New(slog.DiscardHandler), Begin: time.Date(year, time.January, 11, 10, 0, 0, 0, time.UTC),
	})
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(d.Web.Close)
	s.demo = d
}

func onSlack(user string) storage.Account {
	return storage.Account{Platform: "slack", Workspace: "T1", User: user}
}

// reads has somebody do something, and sees what they read.
func (s *stay) reads(who storage.Account, line string, want ...string) bot.Answer {
	s.Helper()
	a := s.demo.Desk.Handle(s.Context(), bot.Ask{Book: demo.Book, Account: who, Line: line, Request: bot.NewID()})
	if a.Failed {
		s.Errorf("%s: /%s fails", who, line)
	}
	var words string
	var wrong []error
	if a.Form != nil {
		words, wrong = bottest.FormWords(*a.Form, a.Reader), a.Form.Check(a.Reader)
	} else {
		words, wrong = bottest.CardWords(*a.Card, a.Reader), a.Card.Check(a.Reader)
	}
	for _, err := range wrong {
		s.Error(err)
	}
	for _, w := range want {
		if !strings.Contains(words, w) {
			s.Errorf("%s: /%s should say %q, and says\n%s", who, line, w, words)
		}
	}
	return a
}

func (s *stay) is(who storage.Account, person string) {
	s.Helper()
	if p, _ := s.demo.Desk.Person(s.Context(), demo.Book, who); p.ID != person {
		s.Errorf("%s is %q and should be %q", who, p.ID, person)
	}
}

func TestAStrangerChoosesWhomToBe(t *testing.T) {
	t.Parallel()
	s := begin(t, 2027)
	ada := onSlack("UADA")
	for _, line := range []string{"help", "agenda submit Winter warm spaces", "contact Who is there?", "agneda", "setup", "agenda/take/LSP-001"} {
		s.reads(ada, line, "This is a demonstration", "Nobody in it is real", "[Secretariat officer]", "[The Mayor of Lewisham]", "[Somebody else]")
	}
	s.reads(ada, "agenda submit Winter warm spaces", "Your words, so that you need not type them again", "Winter warm spaces")
	s.is(ada, "")
	s.reads(ada, "demo/p-mayor", "In this demonstration you are now: The Mayor of Lewisham", "chairs the Full LSP", "[Be somebody else]")
	s.is(ada, "p-mayor")
	s.reads(ada, "help", "Five things you can do here", "[Be somebody else]")
	s.reads(ada, "demo", "Whom would you like to be?", "Lead policy officer", "Age UK Lewisham (representative)")
	s.reads(ada, "demo nobody at all", "Nobody in this demonstration is called nobody at all.")
	s.is(ada, "p-mayor")
	s.reads(ada, "demo lewisham college", "Lewisham College (representative)")
	s.is(ada, "p-lewisham-college")
}

func TestWhoeverChoseLastIsWrittenTo(t *testing.T) {
	t.Parallel()
	s := begin(t, 2027)
	told := func() storage.Account {
		people, err := s.demo.Books.Open(demo.Book).People(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return people["p-mayor"].Accounts[0]
	}
	web := storage.Account{Platform: "web", User: "p-mayor"}
	ada, ben := onSlack("UADA"), onSlack("UBEN")
	for _, step := range []struct {
		who  storage.Account
		line string
		then storage.Account
	}{
		{ada, "demo p-mayor", ada},
		{ben, "demo p-mayor", ben},
		{ada, "demo p-mayor", ada},
		{web, "link/here", web},
		{ben, "demo p-mayor", ben},
		{ben, "demo p-officer", web},
		{ada, "demo p-officer", web},
	} {
		s.reads(step.who, step.line)
		if got := told(); got != step.then {
			t.Errorf("%s does %s, and the Mayor is written to as %s", step.who, step.line, got)
		}
	}
	s.is(web, "p-mayor")
}

func TestTheWebChatHasItsOwnWayToBeSomebody(t *testing.T) {
	t.Parallel()
	s := begin(t, 2027)
	mayor := storage.Account{Platform: "web", User: "p-mayor"}
	s.reads(mayor, "demo p-officer", "In the web chat you choose whom to be at the top of the page.")
	s.is(mayor, "p-mayor")
	a := s.reads(mayor, "help")
	if slices.ContainsFunc(a.Card.Buttons, func(b ui.Button) bool { return b.Command == "demo" }) {
		t.Error("help offers it in the web chat too")
	}
}

func TestWhoOneIsOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	s := begin(t, 2027)
	s.reads(onSlack("UADA"), "demo p-mayor")
	s.starts(2027)
	s.is(onSlack("UADA"), "p-mayor")
	s.is(storage.Account{Platform: "web", User: "p-mayor"}, "p-mayor")
}

// What is half done is kept for a day, in whatever year the demonstration begins.
func TestACodeIsGoodInAnyYear(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2019, 2027} {
		s := begin(t, year)
		a := s.reads(storage.Account{Platform: "web", User: "p-mayor"}, "link", "Your code is ")
		code := a.Card.Lead.Values[2].S
		s.reads(onSlack("UADA"), "link "+code, "Joined: here you are The Mayor of Lewisham")
	}
}
