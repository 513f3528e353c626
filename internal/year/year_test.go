package year_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/year"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// january is when the year begins. The machine's clock stands still; the script moves the book's.
func january() time.Time { return time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC) }

type still struct{ storage.Store }

func (still) Now(context.Context) (time.Time, error) { return january(), nil }

// open is a demonstration in which a year can be played: a new one, or one whose book is there already.
func open(t *testing.T, path string, script year.Script) (*demo.Demo, *year.Player) {
	t.Helper()
	store, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d, err := demo.New(t.Context(), demo.Options{Store: still{store}, Log: slog.New(slog.DiscardHandler), Machine: january})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Web.Close)
	return d, &year.Player{World: d.World(), People: script.People}
}

// folder is where a book lies: in memory, where the machine has a file system there. What is tried here is no matter of disks.
func folder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join("/dev/shm", "year."+bot.NewID())
	if err := os.Mkdir(dir, 0o700); err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// TestTheYear plays the year, and looks at what is left: the log replays to the same state, everybody was told what concerns
// them, once, and within the budgets.
func TestTheYear(t *testing.T) {
	t.Parallel()
	script, err := year.Lewisham()
	if err != nil {
		t.Fatal(err)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // a year leaves much behind, and memory is not short
	path := filepath.Join(folder(t), "book.db")
	d, p := open(t, path, script)
	p.Look = func(s year.Step, a bot.Answer) {
		if testing.Verbose() {
			t.Logf("%s: %s %s %s\n%s", s.Where, s.Who, s.Verb, s.What, year.Words(a))
		}
	}
	offered := &offers{t: t, script: script, path: path, wrong: map[string]bool{}}
	for _, step := range script.Steps {
		if err := p.Play(t.Context(), step); err != nil {
			t.Fatal(err)
		}
		offered.look(p, step)
	}
	p.CatchUp(t.Context())
	evidence := bottest.Evidence{
		Store: d.Books.Store, Book: demo.Book, Script: commands.Script(), Clock: d.Books.Clock, Replicas: []*storage.Books{d.Books},
	}
	bottest.Verify(t, evidence)
	clicks(t, p)
	heard, err := bottest.Heard(t.Context(), evidence)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Books.Open(demo.Book).Turn(t.Context(), func(turn *storage.Turn) error {
		theCycle(t, turn.State())
		noise(t, heard)
		inFourGroups(t, turn.State(), heard)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	offered.enough()
}
