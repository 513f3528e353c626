package year_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
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

// begin is a demonstration in which a year can be played.
func begin(t *testing.T) (*demo.Demo, *year.Player, year.Script) {
	t.Helper()
	script, err := year.Lewisham()
	if err != nil {
		t.Fatal(err)
	}
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d, err := demo.New(t.Context(), demo.Options{Store: still{store}, Log: slog.New(slog.DiscardHandler), Machine: january})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Web.Close)
	return d, &year.Player{World: d.World(), People: script.People}, script
}

// TestTheYear plays the year, and looks at what is left: the log replays to the same state, everybody was told what concerns
// them, once, and within the budgets.
func TestTheYear(t *testing.T) {
	t.Parallel()
	d, p, script := begin(t)
	p.Look = func(s year.Step, a bot.Answer) {
		if testing.Verbose() {
			t.Logf("%s: %s %s %s\n%s", s.Where, s.Who, s.Verb, s.What, year.Words(a))
		}
	}
	offered := newOffers(t, d, p)
	for _, step := range script.Steps {
		if err := p.Play(t.Context(), step); err != nil {
			t.Fatal(err)
		}
		offered.look(step)
	}
	evidence := bottest.Evidence{
		Store: d.Books.Store, Book: demo.Book, Script: commands.Script(), Clock: d.Books.Clock, Replicas: []*storage.Books{d.Books},
	}
	bottest.Verify(t, evidence)
	clicks(t, p)
	noise(t, evidence)
	offered.enough()
}

// The officer's cycle of one meeting: ten items, three of them entered for others; four apologies by phone or e-mail; twenty
// people; a late paper; six points and eight new actions; a slip put right; and one old action marked.
func clicks(t *testing.T, p *year.Player) {
	t.Helper()
	const cycle, most = "Full LSP, 18 March", 60
	n := 0
	for chapter, by := range p.Interactions {
		if strings.HasPrefix(chapter, cycle) {
			n += by["officer"]
		}
	}
	if n > most || n < 40 {
		t.Errorf("the officer's cycle took %d interactions; at most %d were to be, and fewer than 40 are not the whole of it", n, most)
	}
}

// beside are what somebody hears of a meeting beside the four: what they asked for themselves, what is asked of them alone, and
// that the meeting is not as they had been told.
var beside = []string{"apologies-kept", "deputy-asked", "meeting-moved", "meeting-cancelled"}

// Nobody hears more than four times of a meeting, but of their own items, actions and answers. The secretariat's own people
// have their channel.
func noise(t *testing.T, e bottest.Evidence) {
	t.Helper()
	heard, err := bottest.Heard(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	ofMeeting := regexp.MustCompile(`^[A-Z]+-20\d\d-\d\d`)
	most := 0
	for place, all := range heard {
		kinds := map[string][]string{}
		for _, told := range all {
			if len(told.About) > 0 && !slices.Contains(beside, told.Kind) && ofMeeting.MatchString(told.About[0]) {
				meeting := ofMeeting.FindString(told.About[0])
				kinds[meeting] = append(kinds[meeting], told.Kind)
			}
		}
		for meeting, of := range kinds {
			most = max(most, len(of))
			if strings.HasPrefix(place, "dm/") && len(of) > 4 {
				t.Errorf("%s heard %d times of %s: %v", place, len(of), meeting, of)
			}
		}
	}
	if most < 3 {
		t.Errorf("nobody heard more than %d times of a meeting: this looks at too little", most)
	}
}
