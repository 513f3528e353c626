package bolt

import (
	"context"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

func bare(t *testing.T, clients int) float64 {
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "x.db"), 0o600, nil)
	if err != nil { t.Fatal(err) }
	defer db.Close()
	db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("log")); return err })
	type op struct { v []byte; done chan struct{} }
	q := make(chan op, 256)
	go func() {
		var n uint64
		for first := range q {
			group := []op{first}
			for more := true; more && len(group) < 256; { select { case o := <-q: group = append(group, o); default: more = false } }
			db.Update(func(tx *bbolt.Tx) error {
				b := tx.Bucket([]byte("log"))
				for _, o := range group { n++; b.Put(binary.BigEndian.AppendUint64(nil, n), o.v) }
				return nil
			})
			for _, o := range group { close(o.done) }
		}
	}()
	data := []byte(strings.Repeat("x", 250))
	var count atomic.Int64
	var g sync.WaitGroup
	stop := time.Now().Add(1500 * time.Millisecond)
	for range clients { g.Go(func() { for time.Now().Before(stop) { o := op{data, make(chan struct{})}; q <- o; <-o.done; count.Add(1) } }) }
	g.Wait(); close(q)
	return float64(count.Load()) / 1.5
}

func store(t *testing.T, clients int) float64 {
	s, err := Open(filepath.Join(t.TempDir(), "y.db"))
	if err != nil { t.Fatal(err) }
	defer s.Close()
	data := []byte(strings.Repeat("x", 200))
	var count atomic.Int64
	var g sync.WaitGroup
	stop := time.Now().Add(1500 * time.Millisecond)
	look := time.Now()
	for c := range clients { g.Go(func() {
		var at storage.Position
		for i := 0; time.Now().Before(stop); i++ {
			req := fmt.Sprintf("q%020d", i)
			got, err := s.Append(context.Background(), storage.Append{Book: storage.BookID(fmt.Sprint("b", c)), Expected: at, Request: req, Look: look,
				Records: []storage.Record{{ID: fmt.Sprintf("r%020d", i), Request: req, At: look, Data: data}}})
			if err != nil || got.Outcome != storage.Written { t.Error(err, got.Outcome); return }
			at = got.Head
			count.Add(1)
		}
	}) }
	g.Wait()
	return float64(count.Load()) / 1.5
}

func TestZZ(t *testing.T) {
	for range 4 { for _, c := range []int{1, 8, 64} {
		b, o := bare(t, c), store(t, c)
		fmt.Printf("%d clients: bare %.0f ours %.0f ratio %.2f\n", c, b, o, o/b)
	} }
}
