package archive_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/archive"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
	"github.com/partnership-secretariat/secretariat/storage/redis"
	"github.com/partnership-secretariat/secretariat/storage/storagetest/redisserver"
)

var begin = time.Date(2027, time.March, 18, 14, 0, 0, 0, time.UTC)

func openBolt(t *testing.T) storage.Store {
	t.Helper()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func openRedis(t *testing.T) storage.Store {
	t.Helper()
	s, err := redis.Open(t.Context(), redis.Options{URL: "redis://" + redisserver.Start(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// must ends the test at an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fill keeps two books in a store, with something of everything.
func fill(t *testing.T, s storage.Store) (files []string) {
	t.Helper()
	ctx := t.Context()
	deep, err := s.PutBlob(ctx, []byte("\x00\xff a picture"))
	must(t, err)
	terms, err := s.PutBlob(ctx, []byte("title: Terms\nlogo: "+deep+"\n"))
	must(t, err)
	for _, book := range []storage.BookID{"cypsp", "lsp"} {
		a := storage.Append{
			Book: book, Request: "q1", Look: begin,
			Records: []storage.Record{
				{ID: "r1", Request: "q1", At: begin, Data: []byte(`{"event":"terms-adopted"}` + "\n" + `{"hash":"` + terms + `","x":1.50}`)},
				{ID: "r2", Request: "q1", At: begin.Add(time.Millisecond), Data: []byte("not \"JSON\" <at> all\n\xff")},
				{ID: "r3", Request: "q1", At: begin.Add(time.Millisecond)},
			},
			Texts:  []storage.Text{{ID: "t1", Words: "Ünïcode & <b>\u2028"}, {ID: "t2", Words: ""}, {ID: "t3", Words: `{"a": 1}`}},
			People: []storage.Person{{ID: "p1", Name: "Ada", Accounts: []storage.Account{{Platform: "slack", Workspace: "T1", User: "U1"}}}, {ID: "p2", Name: "Bo"}},
		}
		done, err := s.Append(ctx, a)
		must(t, err)
		claim, err := s.Claim(ctx, begin, time.Minute)
		must(t, err)
		must(t, s.Expand(ctx, book, claim.Token, 0, 2, []storage.Notice{
			{Key: "n1", Record: "r1", Kind: "k", Addressee: "seat:1", NotBefore: begin},
			{Key: "n2", Index: 1, Record: "r2", Kind: "k", Addressee: "seat:2", NotBefore: begin},
		}))
		must(t, s.Defer(ctx, book, claim.Token, "n2", begin.Add(time.Minute)))
		_, err = s.Begin(ctx, book, claim.Token, "d2", done.Head)
		must(t, err)
		_, err = s.Delivered(ctx, book, storage.Receipt{Key: "d1", Notice: "n1", Place: "C1", Message: "m1", Version: 3, State: "sent", At: begin, Shows: []string{"t1"}})
		must(t, err)
		for i := range 3 {
			_, err = s.Say(ctx, book, storage.WebMessage{Key: fmt.Sprint("m", 9-i), Place: "hall", Content: []byte("says"), At: begin})
			must(t, err)
		}
		now, err := s.Now(ctx)
		must(t, err)
		must(t, s.PutDraft(ctx, storage.Draft{Book: book, Person: "p2", Command: "item", Request: "q7", Values: map[string]string{"title": "half a"}, At: now}))
		_, _, err = s.PutInstallation(ctx, storage.Installation{Platform: "slack", Workspace: "T-" + string(book), Book: book, Sealed: []byte("xoxb-token")})
		must(t, err)
	}
	return []string{deep, terms}
}

var all = archive.Options{Platforms: []string{"slack"}, Release: "1.2", Now: begin}

func export(t *testing.T, s storage.Store) []byte {
	t.Helper()
	var out bytes.Buffer
	_, err := archive.Export(t.Context(), s, all, &out)
	must(t, err)
	return out.Bytes()
}

// lines are those of an export without the sums, in an order of their own: hashes have none.
func lines(file []byte) map[string]int {
	set := map[string]int{}
	for line := range strings.SplitSeq(string(file), "\n") {
		if !strings.HasPrefix(line, `{"end"`) {
			set[line]++
		}
	}
	return set
}

// What is exported from one store, imported into the other, and exported from that, is the same.
func TestFromEveryStoreToEveryStore(t *testing.T) {
	t.Parallel()
	stores := map[string]func(*testing.T) storage.Store{"embedded": openBolt, "redis": openRedis}
	for from, source := range stores {
		for to, target := range stores {
			t.Run(from+" to "+to, func(t *testing.T) {
				t.Parallel()
				there, here := source(t), target(t)
				files := fill(t, there)
				file := export(t, there)
				if bytes.Contains(file, []byte("xoxb-token")) {
					t.Error("a token is in the export")
				}
				contents, err := archive.Import(t.Context(), here, bytes.NewReader(file))
				must(t, err)
				want := []archive.Book{{ID: "cypsp", Records: 3, Pending: 2, Files: 2}, {ID: "lsp", Records: 3, Pending: 2, Files: 2}}
				if diff := cmp.Diff(want, contents.Books); diff != "" {
					t.Errorf("contents (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(lines(file), lines(export(t, here))); diff != "" {
					t.Errorf("exported again (-first +second):\n%s", diff)
				}
				for _, hash := range files {
					if _, err := here.Blob(t.Context(), hash); err != nil {
						t.Error(err)
					}
				}
				list, err := here.Installations(t.Context(), "slack")
				must(t, err)
				if len(list) != 2 || list[1].Book != "lsp" || len(list[1].Sealed) > 0 {
					t.Errorf("workspaces: got %+v", list)
				}
			})
		}
	}
}

func TestOneBookOfTwo(t *testing.T) {
	t.Parallel()
	there, here := openBolt(t), openBolt(t)
	fill(t, there)
	file := export(t, there)
	_, err := archive.Import(t.Context(), here, bytes.NewReader(file), "cypsp")
	must(t, err)
	_, err = archive.Import(t.Context(), here, bytes.NewReader(file))
	if err == nil || !strings.Contains(err.Error(), `has a minute book called "cypsp" already; nothing was imported`) {
		t.Errorf("again: got %v", err)
	}
	_, err = archive.Import(t.Context(), here, bytes.NewReader(file), "lsp")
	must(t, err)
	if _, err = archive.Import(t.Context(), here, bytes.NewReader(file), "msp"); err == nil {
		t.Error("a book that the export does not have was imported")
	}
	var out bytes.Buffer
	options := all
	options.Books = []storage.BookID{"lsp"}
	contents, err := archive.Export(t.Context(), there, options, &out)
	if err != nil || len(contents.Books) != 1 || contents.Links != 1 || bytes.Contains(out.Bytes(), []byte("T-cypsp")) {
		t.Errorf("one of two: got %+v, %v", contents, err)
	}
	options.Books = []storage.BookID{"msp"}
	if _, err := archive.Export(t.Context(), there, options, &out); err == nil {
		t.Error("a book that is not there was exported")
	}
	if _, err := archive.Export(t.Context(), openBolt(t), all, &out); err == nil {
		t.Error("nothing was exported, and no word of it")
	}
}

// The clock of a demonstration goes with its books, into an empty store only.
func TestADemonstrationKeepsItsTime(t *testing.T) {
	t.Parallel()
	there, here := openBolt(t), openBolt(t)
	fill(t, there)
	_, err := there.SetOut(t.Context(), 400*time.Hour)
	must(t, err)
	file := export(t, there)
	_, err = archive.Import(t.Context(), here, bytes.NewReader(file), "lsp")
	must(t, err)
	ahead, err := here.Advance(t.Context(), 0)
	if err != nil || ahead != 400*time.Hour {
		t.Errorf("clock: got %s, %v", ahead, err)
	}
	other := openBolt(t)
	_, err = other.Append(t.Context(), storage.Append{Book: "msp", Request: "q", Records: []storage.Record{{ID: "r", Request: "q", At: begin}}, Look: begin})
	must(t, err)
	if _, err = archive.Import(t.Context(), other, bytes.NewReader(file), "lsp"); err == nil || !strings.Contains(err.Error(), "empty store") {
		t.Errorf("beside a book of our time: got %v", err)
	}
}
