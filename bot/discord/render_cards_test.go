package discord_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

// longest is a reader for whom everything is as long as it may be.
var longest = ui.Reader{
	Name:  func(string) string { return strings.Repeat("Wilhelmina ", 7) + "the" },
	Typed: func(string) (string, bool) { return strings.Repeat("ж&", bot.MaxLine/2), true },
	Today: "2026-11-21",
}

// TestEveryCardOfTheProductCanBeShown draws what every command says to each kind of person, and what they are told unasked,
// as it stands and with everything as long as it may be.
func TestEveryCardOfTheProductCanBeShown(t *testing.T) {
	t.Parallel()
	if discord.RaceDetector {
		t.Skip("what is drawn is drawn by one goroutine, and takes ten times as long under the race detector")
	}
	s := stage(t)
	everyCommand(s)
	for range 12 {
		s.Next()
	}
	everyCommand(s)
	var payloads []byte
	seen := map[string]bool{}
	for _, shown := range s.Said {
		kind := shape(shown)
		if seen[kind] {
			continue
		}
		seen[kind] = true
		for _, reader := range []ui.Reader{shown.Reader, longest} {
			payloads = append(payloads, discord.Inspect(t, shown.Card, shown.Form, reader)...)
		}
	}
	t.Logf("%d cards and forms, %d of them different", len(s.Said), len(seen))
	if len(seen) < 60 {
		t.Errorf("looked at %d different cards and forms: this test looks at too little", len(seen))
	}
	discord.Check(t, payloads)
}

func stage(t *testing.T) *bottest.Stage {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d, err := demo.New(t.Context(), demo.Options{Store: store, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Web.Close)
	return bottest.NewStage(t, bottest.World{
		Book: demo.Book, Books: d.Books, Desk: d.Desk, Office: d.Office,
		Jump: func(ctx context.Context) (string, error) {
			deadline, err := d.Clock.Jump(ctx)
			return deadline.What, err
		},
	})
}

func everyCommand(s *bottest.Stage) {
	for _, who := range []string{"p-officer", "p-mayor", "p-private-secretary", "p-lewisham-college", "p-newcomer", "p-nobody"} {
		for _, c := range commands.All() {
			s.As(who).Type(c.Path)
			if len(c.Examples) > 0 {
				s.As(who).Type(c.Examples[len(c.Examples)-1])
			}
		}
	}
	s.As("p-lewisham-college").Write("Can somebody ring me about the room?")
}

// shape tells cards apart by what they say, whatever is filled in.
func shape(shown bottest.Shown) string {
	if shown.Form != nil {
		return fmt.Sprint("form ", shown.Form.Title.Format, len(shown.Form.Fields), shown.Form.Problem.Format)
	}
	return fmt.Sprint(shown.Card.Lead.Format, len(shown.Card.Blocks), len(shown.Card.AllButtons()), shown.Card.Menu != nil)
}
