package commands

import (
	"fmt"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

const (
	manyThings = 10_000
	fewThings  = manyThings / 10
)

// shelf is a store of texts that counts what a search asks of it.
type shelf struct {
	scene  *scene
	trips  int
	most   int // texts in one round trip
	looked int
}

func (f *shelf) read(ids []partnership.TextID) (map[partnership.TextID]string, error) {
	f.trips++
	f.looked += len(ids)
	f.most = max(f.most, len(ids))
	return f.scene.read(ids)
}

// crowded has as many items as a partnership has in many years.
func crowded(t *testing.T, things int) *scene {
	t.Helper()
	s := begin(t)
	for i := range things {
		r := partnership.Record{At: s.now.Add(time.Duration(i) * time.Minute), By: college, How: partnership.ByButton}
		r.Event = partnership.ItemSubmitted{
			Number: partnership.ItemNumber(i + 1), Body: "full", Meeting: march, Wants: partnership.ToNote,
			Title: s.typed(fmt.Sprintf("Item %d about street trees, bus lanes and the opening hours of libraries", i)).ID,
		}
		partnership.Evolve(s.state, r)
	}
	return s
}

func (s *scene) look(typed string) (*shelf, int) {
	s.t.Helper()
	f := &shelf{scene: s}
	found, err := search(s.view(college), lookingFor(typed), f.read)
	if err != nil {
		s.t.Fatal(err)
	}
	return f, len(found)
}

// A search reads no more than it must, and never much at once.
func TestASearchOfManyTextsIsBounded(t *testing.T) {
	s := crowded(t, manyThings)
	for typed, want := range map[string]struct{ found, trips int }{
		"trees":             {maxFound + 1, 1},
		"about 9999":        {2, manyThings / searchBatch},
		"street elephants":  {0, manyThings / searchBatch},
		"trees full lsp 27": {maxFound + 1, 1},
	} {
		f, found := s.look(typed)
		if found != want.found || f.trips != want.trips {
			t.Errorf("%q: %d found in %d round trips, want %d in %d", typed, found, f.trips, want.found, want.trips)
		}
		if f.most > searchBatch || f.looked > manyThings {
			t.Errorf("%q: %d texts at once, %d in all", typed, f.most, f.looked)
		}
	}
}

// What a search costs grows as what there is, and no faster: one search through ten times as much is like ten searches, where it
// would be like a hundred if it looked at everything for everything.
func TestASearchThroughTenTimesAsMuchIsLikeTenSearches(t *testing.T) {
	few, many := crowded(t, fewThings), crowded(t, manyThings)
	tenTimes := func() {
		for range manyThings / fewThings {
			few.look("street elephants")
		}
	}
	once := func() { many.look("street elephants") }
	if ratio := testing.AllocsPerRun(1, once) / testing.AllocsPerRun(1, tenTimes); ratio > 1.2 {
		t.Errorf("it allocates %.1f times as often", ratio)
	}
	const rounds, most = 50, 5.0
	short, long := time.Hour, time.Hour
	for range rounds { // until the machine has had a quiet moment for both
		short, long = min(short, duration(tenTimes)), min(long, duration(once))
		if float64(long) < most*float64(short) {
			return
		}
	}
	t.Errorf("it takes %.1f times as long", float64(long)/float64(short))
}

func duration(of func()) time.Duration {
	began := time.Now()
	of()
	return time.Since(began)
}
