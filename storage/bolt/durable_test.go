package bolt_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

const clerks = 8

func bookOf(clerk int) storage.BookID { return storage.BookID(fmt.Sprint("b", clerk)) }

// pair is an append of two records, so that half of one would show.
func pair(book storage.BookID, at storage.Position) storage.Append {
	request := fmt.Sprint("q", at.Length)
	return storage.Append{
		Book: book, Expected: at, Request: request, Look: time.Now(),
		Records: []storage.Record{
			{ID: fmt.Sprint("r", at.Length+1), Request: request}, {ID: fmt.Sprint("r", at.Length+2), Request: request},
		},
	}
}

// TestMain is also the process that the tests kill: it appends for ever and prints what was acknowledged.
func TestMain(m *testing.M) {
	path := os.Getenv("BOLT_TEST_WRITE")
	if path == "" {
		os.Exit(m.Run())
	}
	s, err := bolt.Open(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var group sync.WaitGroup
	for i := range clerks {
		group.Go(func() { writeFor(s, i) })
	}
	group.Wait()
}

func writeFor(s *bolt.Store, clerk int) {
	ctx := context.Background()
	tail, err := s.Tail(ctx, bookOf(clerk), storage.Position{})
	for at := tail.Head; err == nil; {
		var got storage.Appended
		got, err = s.Append(ctx, pair(bookOf(clerk), at))
		at = got.Head
		fmt.Fprintf(os.Stdout, "%d %d\n", clerk, at.Length)
	}
	fmt.Fprintln(os.Stderr, err)
}

func TestAcknowledgedAppendsSurviveThatTheProcessIsKilled(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "book.db")
	acknowledged := make([]int64, clerks)
	for round := range 5 {
		writeAndKill(t, path, acknowledged, 100+37*round)
		s := open(t, path)
		for i, length := range acknowledged {
			tail, err := s.Tail(t.Context(), bookOf(i), storage.Position{})
			if err != nil {
				t.Fatal(err)
			}
			if tail.Head.Length < length || tail.Head.Length%2 != 0 {
				t.Errorf("round %d, book %d: %d records were acknowledged in pairs, %d are there", round, i, length, tail.Head.Length)
			}
			for n, r := range tail.Records {
				if r.ID != fmt.Sprint("r", n+1) {
					t.Fatalf("round %d, book %d: record %d is %s", round, i, n+1, r.ID)
				}
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// writeAndKill lets a process write until it has acknowledged so many appends.
func writeAndKill(t *testing.T, path string, acknowledged []int64, appends int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "BOLT_TEST_WRITE="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		clerk, length, _ := strings.Cut(lines.Text(), " ")
		i, err1 := strconv.Atoi(clerk)
		l, err2 := strconv.ParseInt(length, 10, 64)
		if err := errors.Join(err1, err2); err != nil {
			break // the last line may be cut short
		}
		acknowledged[i] = max(acknowledged[i], l)
		if n == appends {
			_ = child.Process.Kill()
		}
	}
	_ = child.Wait() // it was killed
}

func TestWhatIsKeptSurvivesARestart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data", "book.db")
	s := open(t, path)
	if _, err := s.Append(t.Context(), pair("lsp", storage.Position{})); err != nil {
		t.Fatal(err)
	}
	claim, err := s.Claim(t.Context(), time.Now().Add(time.Minute), time.Hour)
	if err != nil || claim.Token != 1 {
		t.Fatalf("claim: %+v, %v", claim, err)
	}
	if _, err := s.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = open(t, path)
	if tail, err := s.Tail(t.Context(), "lsp", storage.Position{}); err != nil || tail.Head.Length != 2 {
		t.Errorf("log: got %+v, %v", tail, err)
	}
	if offset, err := s.Advance(t.Context(), 0); err != nil || offset != time.Hour {
		t.Errorf("offset: got %s, %v", offset, err)
	}
	if err := s.Expand(t.Context(), "lsp", claim.Token, 0, 2, nil); err != nil {
		t.Errorf("lease: %v", err)
	}
}

func TestSecondProcessIsToldWhoHasTheFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "book.db")
	open(t, path)
	if _, err := bolt.Open(path); !errors.Is(err, bolt.ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
}
