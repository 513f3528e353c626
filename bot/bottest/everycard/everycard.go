// Package everycard has all that the product says to anybody, for the tests of those who draw it.
package everycard

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/internal/demo/demotest"
)

// Longest reads every name and all typed words as long as they may be.
var Longest = ui.Reader{
	Name:  func(string) string { return strings.Repeat("Wilhelmina ", 7) + "the" },
	Typed: func(string) (string, bool) { return strings.Repeat("ж&", bot.MaxLine/2), true },
	Today: "2026-11-21",
}

// least is how many different ones there are at least: fewer, and a test looks at too little.
const least = 60

// Different are what every command says to each kind of person, and what they are told unasked, each kind of card and form once.
// In short, nothing: it is drawn by one goroutine, and takes ten times as long under the race detector.
func Different(t *testing.T) []bottest.Shown {
	t.Helper()
	if testing.Short() {
		t.Skip("it takes too long")
	}
	s := stage(t)
	everyCommand(s)
	for range 12 {
		s.Next()
	}
	everyCommand(s)
	var different []bottest.Shown
	seen := map[string]bool{}
	for _, shown := range s.Said {
		if kind := shape(shown); !seen[kind] {
			seen[kind] = true
			different = append(different, shown)
		}
	}
	t.Logf("%d cards and forms, %d of them different", len(s.Said), len(different))
	if len(different) < least {
		t.Errorf("there are %d different cards and forms, want %d or more", len(different), least)
	}
	return different
}

func stage(t *testing.T) *bottest.Stage {
	t.Helper()
	d, err := demo.New(t.Context(), demo.Options{Store: demotest.Store(t), Log: slog.New(slog.DiscardHandler)})
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
