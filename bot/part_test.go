package bot_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/storagetest"
)

// group is whom every word is for together, as long as they are in it.
type group struct {
	*theOffice
	inside []partnership.PersonID
	silent map[partnership.PersonID]time.Time // until when each wants to hear nothing
}

// openGroup has all words told to one group.
func openGroup(t *testing.T, inside ...partnership.PersonID) *group {
	t.Helper()
	g := &group{theOffice: openOffice(t), inside: inside, silent: map[partnership.PersonID]time.Time{}}
	for _, name := range []string{"cara", "dan", "eve"} {
		p := storage.Person{ID: "p-" + name, Name: name, Accounts: []storage.Account{{Platform: "test", User: name}}}
		if err := g.books.Open(theBook).PutPerson(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	expand := g.office.Script.Expand
	g.office.Script.Expand = func(s *partnership.State, r partnership.Record) []bot.Told {
		told := expand(s, r)
		if len(told) > 0 {
			told[0].To = "group"
		}
		return told[:min(1, len(told))]
	}
	g.office.Script.People = func(*partnership.State, bot.Addressee, []string, time.Time) ([]partnership.PersonID, []string) {
		return g.inside, g.channels
	}
	g.office.Script.NotBefore = func(_ *partnership.State, p partnership.PersonID, _ string, _ []string, _ time.Time) time.Time {
		return g.silent[p]
	}
	return g
}

func (g *group) silence(p partnership.PersonID, d time.Duration) { g.silent[p] = g.clock.Now().Add(d) }

func TestWhoJoinsMeanwhileDoesNotHearWhatAnotherWaitsFor(t *testing.T) {
	t.Parallel()
	g := openGroup(t, "p-ann", "p-bob")
	g.silence("p-bob", 3*time.Hour)
	g.says("one")
	g.drain()
	g.delivered("team: one", "ann: one")
	g.inside = append(g.inside, "p-cara")
	g.channels = append(g.channels, "test:other")
	g.says("two")
	g.drain()
	g.delivered("team: one", "ann: one", "team: two", "other: two", "ann: two", "cara: two")
	g.pass(4 * time.Hour)
	g.delivered("team: one", "ann: one", "team: two", "other: two", "ann: two", "cara: two", "bob: one", "bob: two")
	if box := g.outbox(); len(box.Notices)+len(box.Receipts) > 0 {
		t.Errorf("something is left in the outbox: %+v", box)
	}
}

func TestWhoLeavesWhileItWaitsIsNotTold(t *testing.T) {
	t.Parallel()
	g := openGroup(t, "p-ann", "p-bob")
	g.silence("p-bob", 3*time.Hour)
	g.says("one")
	g.drain()
	g.inside = g.inside[:1]
	g.pass(4 * time.Hour)
	g.delivered("team: one", "ann: one")
	if box := g.outbox(); len(box.Notices) > 0 {
		t.Errorf("it still waits: %+v", box.Notices)
	}
}

// Others act for whoever is away. If that begins when their own part waits already, it waits until they are back.
func TestWhoGoesAwayWhileItWaitsHearsWhenTheyAreBack(t *testing.T) {
	t.Parallel()
	g := openGroup(t, "p-ann", "p-bob")
	meant := g.office.Script.People
	g.office.Script.Meant = meant
	g.silence("p-bob", 3*time.Hour)
	g.says("one")
	g.drain()
	g.office.Script.People = func(s *partnership.State, to bot.Addressee, about []string, now time.Time) ([]partnership.PersonID, []string) {
		ids, channels := meant(s, to, about, now)
		return slices.DeleteFunc(slices.Clone(ids), func(p partnership.PersonID) bool { return p == "p-bob" }), channels
	}
	g.silence("p-bob", 30*time.Hour)
	g.pass(4 * time.Hour)
	g.says("two")
	g.drain()
	g.pass(40 * time.Hour)
	g.delivered("team: one", "ann: one", "team: two", "ann: two", "bob: one")
}

// A place that asks for time keeps nobody else from what comes next.
func TestAPlaceThatAsksForTimeDelaysNobodyOfItsGroup(t *testing.T) {
	t.Parallel()
	g := openGroup(t, "p-ann", "p-bob")
	g.door.fails["dm/ann"] = &bot.Later{Until: g.clock.Now().Add(10 * time.Minute)}
	g.says("one")
	g.drain()
	g.says("two")
	g.drain()
	g.delivered("team: one", "bob: one", "team: two", "bob: two")
	delete(g.door.fails, "dm/ann")
	g.pass(11 * time.Minute)
	g.delivered("team: one", "bob: one", "team: two", "bob: two", "ann: one", "ann: two")
}

// A worker dies when the first has heard of it; somebody joins before another worker goes on.
func TestWhoComesAfterACrashFindsTheSameAudience(t *testing.T) {
	t.Parallel()
	for _, method := range []string{"Divide", "Delivered", "Finish"} {
		for _, where := range []storagetest.When{storagetest.Before, storagetest.After} {
			t.Run(fmt.Sprint(method, where), func(t *testing.T) {
				t.Parallel()
				g := openGroup(t, "p-ann", "p-bob")
				g.flaky.Fail(method, where, errors.New("killed"))
				g.says("one")
				g.office.Drain(t.Context())
				begun := len(g.door.posted) > 0
				if g.inside = append(g.inside, "p-cara"); !begun {
					g.inside = g.inside[:2]
				}
				g.awaitLease(func() bool { return len(g.outbox().Notices) == 0 })
				if diff := cmp.Diff([]string{"ann: one", "bob: one", "team: one"}, slices.Sorted(slices.Values(g.door.posted))); diff != "" {
					t.Errorf("delivered (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// A letter that was begun and put off is not taken for sent because somebody else's part of the same notice is done with.
func TestALetterThatIsPutOffIsNotLostWhenAnotherIsDoneWith(t *testing.T) {
	t.Parallel()
	g := openGroup(t, "p-ann", "p-bob")
	g.silence("p-bob", time.Minute)
	g.door.fails["dm/ann"] = &bot.Later{Until: g.clock.Now().Add(10 * time.Minute)}
	g.says("one")
	g.drain()
	g.inside = g.inside[:1] // Bob's part is done with: he has left
	g.pass(2 * time.Minute)
	delete(g.door.fails, "dm/ann")
	g.pass(10 * time.Minute)
	g.delivered("team: one", "ann: one")
}

// Whatever the silences, the comings and the goings: nobody hears twice, nobody hears what was said before they came, and nobody
// who stays misses anything.
func TestEverybodyHearsOnceWhateverTheirSilences(t *testing.T) {
	t.Parallel()
	all := []partnership.PersonID{"p-ann", "p-bob", "p-cara", "p-dan", "p-eve"}
	g := openGroup(t)
	g.channels = nil
	rapid.Check(t, func(rt *rapid.T) {
		clear(g.silent)
		g.pass(0)
		g.inside, g.door.posted = slices.Clone(all[:rapid.IntRange(0, len(all)).Draw(rt, "inside")]), nil
		audience := map[string][]partnership.PersonID{} // by word: who was there, and has not left since
		there := map[string][]partnership.PersonID{}
		for i := range rapid.IntRange(1, 8).Draw(rt, "steps") {
			p := rapid.SampledFrom(all).Draw(rt, "who")
			minutes := time.Duration(rapid.IntRange(1, 300).Draw(rt, "minutes")) * time.Minute
			switch rapid.SampledFrom([]string{"say", "say", "silence", "silence", "come or go", "pass"}).Draw(rt, "step") {
			case "say":
				word := fmt.Sprint("word ", i)
				audience[word], there[word] = slices.Clone(g.inside), slices.Clone(g.inside)
				g.says(word)
				g.drain()
			case "silence":
				g.silence(p, minutes)
			case "come or go":
				if at := slices.Index(g.inside, p); at < 0 {
					g.inside = append(g.inside, p)
				} else {
					g.inside = slices.Delete(slices.Clone(g.inside), at, at+1)
					for word, people := range audience {
						audience[word] = slices.DeleteFunc(people, func(q partnership.PersonID) bool { return p == q })
					}
				}
			case "pass":
				g.pass(minutes)
			}
		}
		for range 3 {
			g.pass(2 * time.Hour)
		}
		heard := map[string]int{}
		for _, line := range g.door.posted {
			heard[line]++
		}
		for word, people := range there {
			for _, p := range all {
				n := heard[strings.TrimPrefix(string(p), "p-")+": "+word]
				if n > 1 || n == 1 && !slices.Contains(people, p) || n == 0 && slices.Contains(audience[word], p) {
					rt.Errorf("%s heard %q %d times; there were then %v", p, word, n, people)
				}
			}
		}
		if left := g.outbox().Notices; len(left) > 0 {
			rt.Errorf("notices are left: %+v", left)
		}
	})
}
