package journey_test

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/archive"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

// outside is what people have been sent, wherever the store was. A store that forgot what it has sent could not know.
type outside struct {
	bot.Door
	mu    sync.Mutex
	posts map[string]int // by place and key
}

func (o *outside) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	o.mu.Lock()
	o.posts[l.Place+" "+l.Key]++
	o.mu.Unlock()
	return o.Door.Deliver(ctx, l)
}

// watched has what a demonstration sends pass by o.
func watched(d *demo.Demo, o *outside) *demo.Demo {
	o.Door = d.Web
	d.Office.Doors["web"] = o
	return d
}

// A partnership that moves in the middle of things goes on where it was: what was said is not said again, and what waits is.
func TestAMoveToAnotherStoreSaysNothingTwiceAndLosesNothing(t *testing.T) {
	t.Parallel()
	for name, stores := range map[string][2]func(*testing.T) storage.Store{
		"embedded to redis": {embedded.store, overRedis.store},
		"redis to embedded": {overRedis.store, embedded.store},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			there, here := stores[0](t), stores[1](t)
			said := &outside{posts: map[string]int{}}
			d := watched(newDemo(t, there), said)
			acknowledged := inTheMiddle(t, d)
			before := maps.Clone(said.posts)

			var file bytes.Buffer
			if _, err := archive.Export(t.Context(), there, archive.Options{}, &file); err != nil {
				t.Fatal(err)
			}
			if _, err := archive.Import(t.Context(), here, bytes.NewReader(file.Bytes())); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(outbox(t, there), outbox(t, here)); diff != "" {
				t.Errorf("what waits, and what was told (-there +here):\n%s", diff)
			}

			moved := watched(newDemo(t, here), said)
			goOn(t, moved, acknowledged)
			for post, times := range said.posts {
				if times != 1 {
					t.Errorf("%s was sent %d times", post, times)
				}
			}
			if len(said.posts) <= len(before) {
				t.Error("nothing that waited was sent")
			}

			// Had it stayed, the same would have been said.
			stayed := &outside{posts: before}
			goOn(t, watched(d, stayed), acknowledged)
			want, got := slices.Sorted(maps.Keys(stayed.posts)), slices.Sorted(maps.Keys(said.posts))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("what was said (-had it stayed +having moved):\n%s", diff)
			}
		})
	}
}

// inTheMiddle has an agenda issued that has not been sent, since its two minutes are not over, and an item that nobody has been
// told of.
func inTheMiddle(t *testing.T, d *demo.Demo) (acknowledged []string) {
	t.Helper()
	does := func(person, line string, values map[string]string) {
		acknowledged = append(acknowledged, ask(t, d, person, line, values))
	}
	does(college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "note"})
	does(officer, "agenda/talked/LSP-001", map[string]string{"day": "2027-01-11", "how": "phone"})
	does(officer, "agenda/send/"+full, nil)
	d.Office.Drain(t.Context())
	does(office, "agenda/agree/"+full+"/1", nil)
	does(officer, "agenda/issue/"+full, nil)
	d.Office.Drain(t.Context())
	if len(outbox(t, d.Books.Store).Notices) == 0 {
		t.Fatal("nothing waits")
	}
	does(hospital, "agenda submit", map[string]string{"title": "Winter vaccines", "wants": "note"})
	return acknowledged
}

// goOn has the post office do all that is left.
func goOn(t *testing.T, d *demo.Demo, acknowledged []string) {
	t.Helper()
	if _, err := d.Clock.Jump(t.Context()); err != nil { // the two minutes of the agenda
		t.Fatal(err)
	}
	comesToRest(t, d, acknowledged...)
}

func outbox(t *testing.T, s storage.Store) storage.Outbox {
	t.Helper()
	out, err := s.Outbox(t.Context(), demo.Book)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A partnership can be copied while it is at work; what the copy has is a beginning of its book, and all that was pending then.
func TestACopyOfAPartnershipAtWorkIsWhole(t *testing.T) {
	t.Parallel()
	there, here := openRedis(t, redisserver.Start(t)), openBolt(t)
	d := newDemo(t, there)
	ctx, stop := context.WithCancel(t.Context())
	var working sync.WaitGroup
	working.Go(func() { _ = d.Office.Run(ctx) })
	var file bytes.Buffer
	for n := range 6 {
		ask(t, d, college, "agenda submit", map[string]string{"title": "Winter warm spaces", "wants": "note"})
		if n == 3 {
			working.Go(func() {
				if _, err := archive.Export(t.Context(), there, archive.Options{}, &file); err != nil {
					t.Error(err)
				}
			})
		}
	}
	stop()
	working.Wait()
	if _, err := archive.Import(t.Context(), here, bytes.NewReader(file.Bytes())); err != nil {
		t.Fatal(err)
	}
	comesToRest(t, newDemo(t, here))
}
