package journey_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// assembly are terms that have nothing of what was there: no group, no place, no partner, no rule, another calendar.
const assembly = `schema: tor/0.1
id: lsp
title: Lewisham Strategic Partnership
short: LSP
time_zone: Europe/London
holidays: scotland
contact:
  name: The clerk
  phone: "020 8314 7073"
  email: unspecified
  address: unspecified
organisations:
  horniman-museum: {name: Horniman Museum, sector: culture}
bodies:
  assembly:
    reference: FULL
    name: Assembly
    title: The Assembly
    quorum: unspecified
    voting: unspecified
    notice: unspecified
    seats:
      - organisation: horniman-museum
        chair: true
`

// earlier are the terms of an earlier release, in the language of then: a partnership and its groups fewer.
func earlier(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "partnership", "testdata", "history-0.1.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Whatever new terms leave out, nothing breaks off: not a command, not a card that hangs, not the post office. And what
// was there comes back with the terms that have it.
func TestWhateverNewTermsLeaveOut(t *testing.T) {
	t.Parallel()
	stories := map[string]story{}
	for name, text := range map[string][]byte{
		"everything":          []byte(assembly),
		"a whole partnership": earlier(t),
	} {
		stories[name] = func(t *testing.T, s *bottest.Stage) {
			t.Helper()
			theWholeCycle(s)
			suggest(s, "Left behind")
			s.As(officer).Type("meeting schedule psg 2027-05-25 14:00 16:00 Somewhere").Reads("Planned")
			s.As(college).Type("agenda submit").Fill("title", "For the steering group").Choose("wants", "Note").Choose("meeting", "PSG-2027-05").Send()
			first := inForce(t, s)
			adopt(t, s, text)
			everythingIsTried(s)
			adopt(t, s, first)
			s.Next()
			s.As(officer).Type("agenda submit").Fill("title", "Life goes on").Choose("wants", "Note").Send()
			everythingSaidIsFit(t, s)
		}
	}
	play(t, stories, inOneWay...)
}

// everythingIsTried opens every command as somebody of the secretariat, as a chair and as a member, presses what hangs
// there, and lets the clock go on.
func everythingIsTried(s *bottest.Stage) {
	for _, c := range commands.All() {
		for _, who := range []string{officer, mayor, college} {
			s.As(who).Type(c.Examples[len(c.Examples)-1])
		}
	}
	for _, label := range []string{"We have talked: add it", "Not for this agenda", "Offer to another group", "Send to chair", "Issue the agenda"} {
		if s.As(officer).Line(label) == "" {
			continue
		}
		s.As(officer).Press(label)
		if s.As(officer).Form() != nil {
			s.As(officer).Send()
		}
	}
	for range 8 {
		s.Next()
	}
}

// inForce is the file of the terms that hold now.
func inForce(t *testing.T, s *bottest.Stage) (data []byte) {
	t.Helper()
	err := s.Books.Open(s.Book).Turn(t.Context(), func(turn *storage.Turn) (err error) {
		data, err = s.Books.Store.Blob(t.Context(), turn.State().Terms.Hash)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// adopt puts terms in force as the program itself would, so that a file is tried which nobody would agree to.
func adopt(t *testing.T, s *bottest.Stage, text []byte) {
	t.Helper()
	hash, err := s.Books.Store.PutBlob(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Books.Open(s.Book).Turn(t.Context(), func(turn *storage.Turn) error {
		_, err := turn.Do(t.Context(), partnership.Order{Request: "adopt-" + hash[:8], By: officer, Command: partnership.AdoptTerms{Hash: hash}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// complaints collects what is logged as an error: a panic in the post office costs a book its turn, and nothing else says so.
type complaints struct {
	mu   sync.Mutex
	said []string
}

func (c *complaints) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelError
}

func (c *complaints) Handle(_ context.Context, r slog.Record) error {
	words := []string{r.Message}
	r.Attrs(func(a slog.Attr) bool {
		words = append(words, a.String())
		return true
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said = append(c.said, strings.Join(words, " "))
	return nil
}

func (c *complaints) WithAttrs([]slog.Attr) slog.Handler { return c }

func (c *complaints) WithGroup(string) slog.Handler { return c }

func (c *complaints) all() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.said
}
