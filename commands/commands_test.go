package commands_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

var update = flag.Bool("update", false, "write what is generated")

// TestEveryCommandIsDeclaredWell walks the list: what one declaration gets wrong, every platform would show.
func TestEveryCommandIsDeclaredWell(t *testing.T) {
	seen, shown := map[string]bool{}, map[string]bool{}
	for _, c := range commands.All() {
		t.Run(c.Path, func(t *testing.T) {
			if seen[c.Path] {
				t.Error("the path is used twice")
			}
			seen[c.Path] = true
			shown[c.Path] = !c.Hidden
			if n := len(strings.Fields(c.Path)); n < 1 || n > 2 || c.Path != strings.ToLower(c.Path) {
				t.Errorf("a path is one or two words in small letters, not %q", c.Path)
			}
			if n := utf8.RuneCountInString(c.Title); n == 0 || n > ui.MaxFormTitle {
				t.Errorf("the title %q has %d characters, not 1 to %d", c.Title, n, ui.MaxFormTitle)
			}
			if n := utf8.RuneCountInString(c.Summary); n == 0 || n > 100 {
				t.Errorf("the summary has %d characters, not 1 to 100", n)
			}
			if !slices.Contains(partnership.Rights, c.Audience) {
				t.Errorf("nobody has the right %q", c.Audience)
			}
			if c.Run == nil || len(c.Examples) == 0 {
				t.Error("it needs something to run, and an example")
			}
			checkOptions(t, c)
		})
	}
	for path := range seen {
		if head, _, two := strings.Cut(path, " "); two && shown[path] && shown[head] {
			t.Errorf("/%s and /%s cannot both be commands", head, path)
		}
	}
}

func checkOptions(t *testing.T, c *bot.Command) {
	t.Helper()
	names := map[string]bool{}
	asked := 0
	for _, o := range c.Options {
		spec := o.Describe()
		if names[spec.Name] {
			t.Errorf("two options are called %s", spec.Name)
		}
		names[spec.Name] = true
		if n := utf8.RuneCountInString(spec.Label); n == 0 || n > ui.MaxFieldLabel {
			t.Errorf("the label %q has %d characters, not 1 to %d", spec.Label, n, ui.MaxFieldLabel)
		}
		if !spec.Fixed && spec.When == nil {
			asked++
		}
	}
	if asked > ui.MaxFields {
		t.Errorf("its form would always have %d fields, more than %d", asked, ui.MaxFields)
	}
}

// TestEveryExampleIsUnderstood gives each example to the desk, as somebody of the secretariat would type it, in a book that
// has what the examples speak of.
func TestEveryExampleIsUnderstood(t *testing.T) {
	d := open(t)
	f := front{t, d}
	f.card(collegeMember, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "discuss"})
	f.card(string(demo.Newcomer), "membership request", map[string]string{"organisation": "Deptford Works"})
	f.card(string(demo.Officer), "action add", map[string]string{"what": "Send the figures", "owner": "Lewisham College"})
	f.card(string(demo.Officer), "dispute raise", map[string]string{"what": "The rent", "parties": "The Albany; Goldsmiths, University of London"})
	f.card(string(demo.Officer), "measure add", map[string]string{"name": "Homes insulated", "target": "200 homes", "group": "wg-climate"})
	f.card(string(demo.Officer), "report highlight wg-climate", map[string]string{"progress": "Forty homes"})
	f.card(string(demo.Officer), "agenda talked LSP-001", map[string]string{"day": "2027-01-15", "how": "phone"})
	f.card(string(demo.Officer), "agenda send FULL-2027-03", nil)
	for _, c := range commands.All() {
		for _, example := range c.Examples {
			answer := d.Desk.Handle(context.Background(), bot.Ask{
				Book: demo.Book, Account: storage.Account{Platform: "web", User: string(demo.Officer)}, Line: "/" + example, Request: bot.NewID(),
			})
			if answer.Card == nil && answer.Form == nil {
				t.Errorf("/%s is not answered", example)
				continue
			}
			if answer.Card != nil && strings.HasPrefix(answer.Card.Lead.Format, "There is no such command") {
				t.Errorf("/%s is not understood", example)
			}
			if answer.Card != nil && strings.HasPrefix(answer.Card.Lead.Format, "There is no") {
				t.Errorf("/%s speaks of something that is not there: %s", example, answer.Card.Lead.Words(answer.Reader))
			}
			if answer.Failed {
				t.Errorf("/%s fails: %s", example, answer.Card.Lead.Words(answer.Reader))
			}
		}
	}
}

func open(t *testing.T) *demo.Demo {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "demo.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d, err := demo.New(context.Background(), demo.Options{
		Store: store, Log: slog.New(slog.DiscardHandler), Begin: time.Date(2027, time.January, 15, 10, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestTheCommandTable keeps docs/commands.md as the code has it. Write it with: go test ./commands -run Table -update
func TestTheCommandTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Commands\n\nEverything people do is a command. Most are pressed as buttons; these can be typed. What is missing is asked for in a form.\n")
	b.WriteString("This table is made from the declarations in `commands/`.\n\n| command | what it does | for |\n|---|---|---|\n")
	for _, c := range commands.All() {
		if !c.Hidden {
			fmt.Fprintf(&b, "| `/%s` | %s | %s |\n", c.Path, c.Summary, c.For())
		}
	}
	path := filepath.Join("..", "docs", "commands.md")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != b.String() {
		t.Error("docs/commands.md is not what the code says: go test ./commands -run Table -update")
	}
}
