package commands_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// hall is a partnership to which people come by several platforms.
type hall struct {
	*testing.T
	demo *demo.Demo
}

func openHall(t *testing.T) hall {
	t.Helper()
	d := open(t)
	d.Desk.Stranger = nil
	return hall{t, d}
}

// on is an account: slack/U1, discord/9.
func on(account string) storage.Account {
	platform, user, _ := strings.Cut(account, "/")
	workspace := ""
	if platform == "slack" {
		workspace = "T1"
		if w, u, other := strings.Cut(user, "/"); other {
			workspace, user = w, u
		}
	}
	return storage.Account{Platform: platform, Workspace: workspace, User: user}
}

// types has somebody type a line, and returns what they read.
func (h hall) types(account, line string) string { return h.asks(h.demo, account, line, bot.NewID()) }

func (h hall) asks(d *demo.Demo, account, line, request string) string {
	h.Helper()
	a := d.Desk.Handle(context.Background(), bot.Ask{Book: demo.Book, Account: on(account), Line: line, Request: request})
	if a.Failed {
		h.Errorf("%s types /%s, and it fails: %s", account, line, bottest.CardWords(*a.Card, a.Reader))
	}
	if a.Form != nil {
		for _, err := range a.Form.Check(a.Reader) {
			h.Error(err)
		}
		return bottest.FormWords(*a.Form, a.Reader)
	}
	for _, err := range a.Card.Check(a.Reader) {
		h.Error(err)
	}
	return bottest.CardWords(*a.Card, a.Reader)
}

func (h hall) reads(account, line string, want ...string) string {
	h.Helper()
	words := h.types(account, line)
	for _, w := range want {
		if !strings.Contains(words, w) {
			h.Errorf("%s types /%s and should read %q, but reads\n%s", account, line, w, words)
		}
	}
	return words
}

var codeShape = regexp.MustCompile(`[0-9A-HJ-NP-TV-Z]{4}-[0-9A-HJ-NP-TV-Z]{4}`)

func (h hall) code(account string) string {
	h.Helper()
	words := h.reads(account, "link", "Your code is ")
	code := codeShape.FindString(words)
	if code == "" {
		h.Fatalf("there is no code in\n%s", words)
	}
	return code
}

// owner is whose an account is.
func (h hall) owner(account string) string {
	h.Helper()
	p, _ := h.demo.Desk.Person(h.Context(), demo.Book, on(account))
	return p.ID
}

// mayorsAccounts are those of the Mayor, the first first.
func (h hall) mayorsAccounts() []string {
	h.Helper()
	people, err := h.demo.Books.Open(demo.Book).People(h.Context())
	if err != nil {
		h.Fatal(err)
	}
	var all []string
	for _, a := range people["p-mayor"].Accounts {
		all = append(all, strings.ReplaceAll(a.String(), "//", "/"))
	}
	return all
}

func (h hall) later(d time.Duration) {
	h.Helper()
	if err := h.demo.Books.Clock.Advance(h.Context(), h.demo.Books.Store, d); err != nil {
		h.Fatal(err)
	}
}

const mayors = "web/p-mayor"

func TestACodeJoinsTwoAccounts(t *testing.T) {
	h := openHall(t)
	h.reads("slack/U1", "agenda mine", "We do not know you yet", "If you use the web chat for this already, write /link there.")
	h.reads("slack/U1", "link", "Join two accounts", "It looks like K7QM-3XTP. You get it where we know you already.")
	code := h.code(mayors)
	h.reads("slack/U1", "link "+strings.ToLower(strings.Replace(code, "-", " ", 1)),
		"Joined: here you are The Mayor of Lewisham, as you are in the web chat.", "from now on here")
	if got := h.owner("slack/U1"); got != "p-mayor" {
		t.Errorf("the account is %q’s", got)
	}
	if got := h.mayorsAccounts(); !slices.Equal(got, []string{"slack/T1/U1", "web/p-mayor"}) {
		t.Errorf("the Mayor has %v", got)
	}
	h.reads("slack/U1", "link "+code, "Joined: here you are The Mayor of Lewisham")
	h.reads("slack/U1", "agenda mine", "You have not sent an item yet.")
	h.reads(mayors, "link", "Your accounts", "Slack", "What concerns you is written there.", "[Write to me here]")
	h.reads(mayors, "link/here", "From now on you are written to here, in the web chat.")
	if got := h.mayorsAccounts(); !slices.Equal(got, []string{"web/p-mayor", "slack/T1/U1"}) {
		t.Errorf("the Mayor has %v", got)
	}
	events := h.written("people-listed")
	h.types(mayors, "link/here")
	if got := h.written("people-listed"); got != events {
		t.Error("the same again is written again")
	}
}

func TestACodeThatIsNotGood(t *testing.T) {
	h := openHall(t)
	const nothing = "This is not one of our codes, or no longer."
	first := h.code(mayors)
	second := h.code(mayors)
	h.reads("slack/U1", "link "+first, nothing) // a newer one was asked for
	h.reads("slack/U1", "link please", "A code looks like K7QM-3XTP.", "please")
	h.reads(mayors, "link "+second, "You asked for this code here.")
	h.reads("web/p-officer", "link "+second, "This code comes from the same place as you.", "ring the secretariat")
	h.reads("slack/U1", "link "+second, "Joined")
	h.reads("slack/U2", "link "+second, "This code was used already, and it is good once.")
	other := h.code("web/p-officer")
	h.reads("slack/U1", "link "+other, "Here you are The Mayor of Lewisham, and the code belongs to somebody else.")
	h.reads("slack/T2/U1", "link "+h.code("slack/U1"), "Joined: here you are The Mayor of Lewisham, as you are on Slack (T1).")
	late := h.code("web/p-officer")
	h.later(11 * time.Minute)
	h.reads("slack/U3", "link "+late, "This code was good for ten minutes, and they have passed.")
	for _, stranger := range []string{"slack/U2", "slack/U3"} {
		if got := h.owner(stranger); got != "" {
			t.Errorf("%s is %s", stranger, got)
		}
	}
}

func TestNobodyGuessesACode(t *testing.T) {
	h := openHall(t)
	code := h.code(mayors)
	for n := range 5 {
		h.reads("slack/U1", fmt.Sprintf("link AAAA-AAA%d", n), "This is not one of our codes")
	}
	h.reads("slack/U1", "link "+code, "That was the wrong code too often. Please wait ten minutes")
	h.reads("slack/U2", "link "+code, "Joined") // whoever else has it
	h.later(11 * time.Minute)
	h.reads("slack/U1", "link "+h.code(mayors), "Joined")
}

func TestAnAccountIsTakenAway(t *testing.T) {
	h := openHall(t)
	h.reads("slack/U1", "link "+h.code(mayors), "Joined")
	remove := func(from, name string) string {
		h.Helper()
		a := h.demo.Desk.Handle(t.Context(), bot.Ask{Book: demo.Book, Account: on(from), Line: "link", Request: bot.NewID()})
		for _, b := range a.Card.AllButtons() {
			if b.Name.Words(a.Reader) == name {
				return b.Command
			}
		}
		t.Fatalf("%s sees no %s", from, name)
		return ""
	}
	line := remove(mayors, "Remove Slack")
	h.reads("slack/U1", line, "You are using this account now.")
	h.reads("web/p-officer", line, "You do not have that account any more.")
	h.reads(mayors, line, "Removed: on Slack you are nobody to us from now on.")
	h.reads("slack/U1", "agenda mine", "We do not know you yet")
	h.reads("slack/U1", "link "+h.code(mayors), "Joined")
}

// addresses is a platform that tells e-mail addresses.
type addresses map[string]string

func (a addresses) Profile(_ context.Context, of bot.Account) (bot.Profile, error) {
	return bot.Profile{Name: of.User, Email: a[of.User]}, nil
}

func (addresses) Lookup(context.Context, string, string) (string, error) { return "", nil }

// Whoever brings a code shows who they are: the secretariat is not asked about them as well.
func TestNobodyIsAskedAboutSomebodyWithACode(t *testing.T) {
	h := openHall(t)
	people, err := h.demo.Books.Open(demo.Book).People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	theMayor := people["p-mayor"]
	theMayor.Email = "mayor@example.org"
	if err := h.demo.Books.Open(demo.Book).PutPerson(t.Context(), theMayor); err != nil {
		t.Fatal(err)
	}
	h.demo.Desk.Directories = map[string]bot.Directory{"slack": addresses{"U1": "mayor@example.org"}}
	h.types("slack/U1", "link")
	h.reads("slack/U1", "link "+h.code(mayors), "Joined")
	if n := h.written("stranger-met"); n != 0 {
		t.Errorf("the secretariat was asked %d times", n)
	}
}

// No event says which accounts they are, nor has a code.
func TestTheBookSaysNothingOfAccounts(t *testing.T) {
	h := openHall(t)
	code := h.code(mayors)
	h.reads("slack/UVERYOWN", "link "+code, "Joined")
	tail, err := h.demo.Books.Store.Tail(t.Context(), demo.Book, storage.Position{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range tail.Records {
		for _, secret := range []string{"UVERYOWN", code, strings.ReplaceAll(code, "-", "")} {
			if strings.Contains(string(r.Data)+r.Request+r.ID, secret) {
				t.Errorf("record %s has %s: %s", r.ID, secret, r.Data)
			}
		}
	}
}

// Two accounts that use one code at the same moment before two replicas: one has it. Two codes of one person: both have.
func TestCodesAtTheSameMoment(t *testing.T) {
	h := openHall(t)
	again, err := demo.New(t.Context(), demo.Options{Store: h.demo.Books.Store, Log: h.demo.Books.Log})
	if err != nil {
		t.Fatal(err)
	}
	again.Desk.Stranger = nil
	t.Cleanup(again.Web.Close)
	users := 0
	race := func(codes ...string) (joined int) {
		var all sync.WaitGroup
		before := len(h.mayorsAccounts())
		for i, d := range []*demo.Demo{h.demo, again} {
			users++
			account := fmt.Sprint("slack/U", users)
			all.Go(func() { h.asks(d, account, "link "+codes[i%len(codes)], bot.NewID()) })
		}
		all.Wait()
		h.types(mayors, "link") // reads what the other replica wrote
		return len(h.mayorsAccounts()) - before
	}
	h.reads("discord/7", "link "+h.code(mayors), "Joined")
	for range 5 {
		if n := race(h.code(mayors)); n != 1 {
			t.Errorf("one code joined %d accounts", n)
		}
		if n := race(h.code(mayors), h.code("discord/7")); n != 2 {
			t.Errorf("two codes joined %d accounts", n)
		}
	}
}

// written is how often something is in the book.
func (h hall) written(event string) int {
	h.Helper()
	n := 0
	err := h.demo.Books.Open(demo.Book).Turn(h.Context(), func(turn *storage.Turn) error {
		records, err := turn.Since(h.Context(), 0)
		for _, r := range records {
			if partnership.EventName(r.Event) == event {
				n++
			}
		}
		return err
	})
	if err != nil {
		h.Fatal(err)
	}
	return n
}
