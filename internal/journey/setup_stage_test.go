package journey_test

import (
	"context"
	"maps"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// town is a program in which nothing is set up yet, and the platform on which its people are.
type town struct {
	t     *testing.T
	books *storage.Books
	desk  *bot.Desk
	homes map[string]storage.BookID // of workspaces that were linked
	users map[string]bot.Profile    // by user id; the same in every workspace
}

// Profile is what the platform says of somebody.
func (w *town) Profile(_ context.Context, a bot.Account) (bot.Profile, error) {
	return w.users[a.User], nil
}

// Lookup finds somebody by their e-mail address.
func (w *town) Lookup(_ context.Context, workspace, email string) (string, error) {
	for user, p := range w.users {
		if strings.EqualFold(p.Email, email) && workspace == "T1" {
			return user, nil
		}
	}
	return "", nil
}

// Link says to which book a workspace belongs.
func (w *town) Link(_ context.Context, workspace string, book storage.BookID) error {
	w.homes[workspace] = book
	return nil
}

func newTown(t *testing.T, store storage.Store) *town {
	t.Helper()
	clock, err := storage.NewClock(t.Context(), inJanuary(store), storyTime)
	if err != nil {
		t.Fatal(err)
	}
	w := &town{t: t, books: storage.NewBooks(inJanuary(store), clock, quiet), homes: map[string]storage.BookID{}, users: map[string]bot.Profile{
		"UADMIN":   {Name: "Ada Admin", Email: "ada@council.example", Admin: true},
		"UCLERK":   {Name: "Olu Officer", Email: "olu@council.example"},
		"UCOLLEGE": {Name: "jane.b", Email: "jane@college.example"},
	}}
	w.desk = &bot.Desk{
		Books: w.books, All: commands.All(), Log: quiet, Terms: &bot.File{Name: "lewisham.yaml", Data: examples.Lewisham},
		Directories: map[string]bot.Directory{"slack": w}, Homes: map[string]bot.Home{"slack": w},
	}
	return w
}

// visitor is somebody at the desk.
type visitor struct {
	*town
	account bot.Account
	answer  bot.Answer
	last    bot.Ask
	values  map[string]string
	files   map[string]bot.File
}

func (w *town) as(workspace, user string) *visitor {
	return &visitor{town: w, account: bot.Account{Platform: "slack", Workspace: workspace, User: user}}
}

func (v *visitor) book() storage.BookID {
	if id := v.homes[v.account.Workspace]; id != "" {
		return id
	}
	return bot.OwnBook(v.account)
}

// does a line or a control.
func (v *visitor) does(line string) *visitor {
	v.t.Helper()
	return v.ask(bot.Ask{Line: line, Request: bot.NewID()})
}

func (v *visitor) ask(ask bot.Ask) *visitor {
	v.t.Helper()
	ask.Book, ask.Account = v.book(), v.account
	v.last = ask
	v.answer = v.desk.Handle(v.t.Context(), ask)
	v.values, v.files = map[string]string{}, map[string]bot.File{}
	switch {
	case v.answer.Form != nil:
		for _, err := range v.answer.Form.Check(v.answer.Reader) {
			v.t.Error(err)
		}
		for _, f := range v.answer.Form.Fields {
			if f.Kind != ui.File {
				v.values[f.Name] = f.Value
			}
		}
	case v.answer.Card != nil:
		for _, err := range v.answer.Card.Check(v.answer.Reader) {
			v.t.Error(err)
		}
	}
	return v
}

// fills a field of the form that is open.
func (v *visitor) fills(field, words string) *visitor {
	v.t.Helper()
	v.field(field)
	v.values[field] = words
	return v
}

func (v *visitor) attaches(name, data string) *visitor {
	v.t.Helper()
	v.field("file")
	v.files["file"] = bot.File{Name: name, Data: []byte(data)}
	return v
}

func (v *visitor) field(name string) {
	v.t.Helper()
	if v.answer.Form == nil {
		v.t.Fatalf("no form is open, but: %s", v.words())
	}
	for _, f := range v.answer.Form.Fields {
		if f.Name == name {
			return
		}
	}
	v.t.Fatalf("nobody asks for %s in:\n%s", name, v.words())
}

func (v *visitor) sends() *visitor {
	v.t.Helper()
	if v.answer.Form == nil {
		v.t.Fatalf("no form is open, but: %s", v.words())
	}
	return v.ask(bot.Ask{
		Line: v.answer.Form.Command, Request: v.answer.Form.Request, Values: maps.Clone(v.values), Files: maps.Clone(v.files), Sent: true,
	})
}

// presses the button of this name.
func (v *visitor) presses(label string) *visitor {
	v.t.Helper()
	return v.does(v.line(label))
}

func (v *visitor) line(label string) string {
	v.t.Helper()
	if v.answer.Card != nil {
		for _, b := range v.answer.Card.AllButtons() {
			if b.Label.Words(v.answer.Reader) == label || b.Name.Words(v.answer.Reader) == label {
				return b.Command
			}
		}
	}
	v.t.Fatalf("there is no [%s] in:\n%s", label, v.words())
	return ""
}

// reads all of these words in the answer.
func (v *visitor) reads(words ...string) *visitor {
	v.t.Helper()
	for _, w := range words {
		if !strings.Contains(v.words(), w) {
			v.t.Fatalf("%q is not in:\n%s", w, v.words())
		}
	}
	return v
}

func (v *visitor) readsNot(words string) *visitor {
	v.t.Helper()
	if strings.Contains(v.words(), words) {
		v.t.Fatalf("%q is in:\n%s", words, v.words())
	}
	return v
}

func (v *visitor) words() string {
	switch {
	case v.answer.Form != nil:
		return bottest.FormWords(*v.answer.Form, v.answer.Reader)
	case v.answer.Card != nil:
		return bottest.CardWords(*v.answer.Card, v.answer.Reader)
	}
	return ""
}

// state looks at the partnership’s book as it is kept, and not as anybody remembers it.
func (w *town) state(look func(*partnership.State, storage.Position)) {
	w.t.Helper()
	err := w.books.Open(home).Turn(w.t.Context(), func(turn *storage.Turn) error {
		if err := turn.Refresh(w.t.Context()); err != nil {
			return err
		}
		look(turn.State(), turn.At())
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// length is how many lines the partnership's book has.
func (w *town) length() (n int64) {
	w.t.Helper()
	w.state(func(_ *partnership.State, at storage.Position) { n = at.Length })
	return n
}
