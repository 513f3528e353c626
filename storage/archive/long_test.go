package archive_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/archive"
)

// peak watches how much memory is in use until it is asked.
func peak() func() uint64 {
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	var most atomic.Uint64
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		ticker := time.NewTicker(5 * time.Millisecond)
		defer ticker.Stop()
		for ctx.Err() == nil {
			<-ticker.C
			var now runtime.MemStats
			runtime.ReadMemStats(&now)
			most.Store(max(most.Load(), now.HeapAlloc))
		}
	}()
	return func() uint64 {
		stop()
		<-done
		return max(most.Load(), before.HeapAlloc) - before.HeapAlloc
	}
}

// A history of many years is copied in memory that does not grow with it. It is too long for every run of the tests: LONG=1.
func TestALongHistoryTakesNoMoreMemoryThanAShortOne(t *testing.T) {
	if os.Getenv("LONG") == "" {
		t.Skip("100,000 events are written by make soak: LONG=1")
	}
	for name, open := range map[string]func(*testing.T) storage.Store{"embedded": openBolt, "redis": openRedis} {
		t.Run(name, func(t *testing.T) {
			there, here := open(t), open(t)
			long(t, there, 100_000)
			file, err := os.Create(t.TempDir() + "/export")
			must(t, err)
			defer func() { _ = file.Close() }()
			used, began := peak(), time.Now()
			made, err := archive.Export(t.Context(), there, archive.Options{}, file)
			must(t, err)
			exported, took := used(), time.Since(began)
			_, err = file.Seek(0, io.SeekStart)
			must(t, err)
			used, began = peak(), time.Now()
			_, err = archive.Import(t.Context(), here, file)
			must(t, err)
			imported, tookBack := used(), time.Since(began)
			size, err := file.Stat()
			must(t, err)
			t.Logf("%d lines, %d MB: out in %s with %d MB, in again in %s with %d MB", made.Lines, size.Size()>>20,
				took.Round(time.Millisecond), exported>>20, tookBack.Round(time.Millisecond), imported>>20)
			if most := max(exported, imported); most > 64<<20 {
				t.Errorf("it took %d MB of memory", most>>20)
			}
		})
	}
}

// long appends a history of so many events, of which each has words.
func long(t *testing.T, s storage.Store, events int) {
	t.Helper()
	at := storage.Position{}
	for n := 0; n < events; n += 1000 {
		a := storage.Append{Book: "lsp", Expected: at, Request: fmt.Sprint("q", n), Look: begin}
		for i := range 1000 {
			id := rand.Text()
			a.Records = append(a.Records, storage.Record{
				ID: id, Request: a.Request, At: begin,
				Data: []byte(`{"event":"item-submitted","by":"p-lewisham-college","how":"button"}` + "\n" + `{"item":"LSP-` + fmt.Sprint(n+i) + `","body":"full","title":"t-` + id + `","wants":"discuss"}`),
			})
			a.Texts = append(a.Texts, storage.Text{ID: "t-" + id, Words: "What somebody wants to say about warm spaces in winter, in a sentence or two."})
		}
		done, err := s.Append(t.Context(), a)
		must(t, err)
		at = done.Head
	}
}
