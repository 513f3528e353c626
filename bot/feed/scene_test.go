package feed_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/feed"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

const (
	book    storage.BookID         = "lsp"
	jane    partnership.PersonID   = "p-jane" // represents Lewisham College
	olu     partnership.PersonID   = "p-olu"  // the officer
	meeting partnership.MeetingRef = "FULL-2027-03"
	college partnership.SeatID     = "full/lewisham-college"
	key                            = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
	other                          = "HxweHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE="
)

// scene is a partnership whose calendars can be read.
type scene struct {
	t     *testing.T
	books *storage.Books
	store storage.Store
	feeds *feed.Feeds
	pages *httptest.Server
	said  int
}

func begin(t *testing.T) *scene {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // nothing is under way any more
	clock, err := storage.NewClock(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := clock.SetOut(t.Context(), store, time.Date(2027, 2, 1, 10, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	s := &scene{t: t, store: store, books: storage.NewBooks(store, clock, quiet)}
	s.pages = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.feeds.Handler().ServeHTTP(w, r) }))
	t.Cleanup(s.pages.Close)
	s.feeds = s.keyed(key)
	hash, err := store.PutBlob(t.Context(), examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.books.Open(book).PutPerson(t.Context(), storage.Person{ID: string(jane), Name: "Jane\r\nEND:VCALENDAR"}); err != nil {
		t.Fatal(err)
	}
	s.do("", partnership.AdoptTerms{Hash: hash})
	s.do("", partnership.AppointOfficer{Person: olu})
	s.do(olu, partnership.FillPlace{Seat: college, Person: jane})
	s.do(olu, partnership.ScheduleMeeting{
		Body: "full", Day: calendar.Date{Year: 2027, Month: 3, Day: 18}, From: "14:00", Until: "16:00",
		Place: partnership.Text{ID: "t-place", Words: "Jane’s room; floor 2"},
	})
	return s
}

func (s *scene) keyed(secret string) *feed.Feeds {
	s.t.Helper()
	f, err := feed.New(s.books, s.pages.URL+"/", secret, slog.New(slog.DiscardHandler))
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

func (s *scene) do(by partnership.PersonID, c partnership.Command) {
	s.t.Helper()
	s.said++
	err := s.books.Open(book).Turn(s.t.Context(), func(turn *storage.Turn) error {
		_, err := turn.Do(s.t.Context(), partnership.Order{Request: "r" + strconv.Itoa(s.said), By: by, How: partnership.ByButton, Command: c})
		return err
	})
	if err != nil {
		s.t.Fatalf("%T: %v", c, err)
	}
}

// address is where Jane reads her meetings now.
func (s *scene) address(body partnership.BodyID) string {
	s.t.Helper()
	var of partnership.Feed
	err := s.books.Open(book).Turn(s.t.Context(), func(turn *storage.Turn) error {
		of = turn.State().FeedFor(jane, body)
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return s.feeds.Address(book, of)
}

// fetched is what comes from an address, unfolded.
type fetched struct {
	status int
	http.Header
	body string
}

func (s *scene) fetch(method, address string, headers ...string) fetched {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, address, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	for header, words := range map[string]string{"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff"} {
		if got := answer.Header.Get(header); got != words && answer.StatusCode != http.StatusMethodNotAllowed {
			s.t.Errorf("%s is %q", header, got)
		}
	}
	return fetched{answer.StatusCode, answer.Header, strings.ReplaceAll(string(body), "\r\n ", "")}
}

// refused is one sentence to whoever opens an address in a browser, and nothing of anybody's.
func (s *scene) refused(address string, status int, words string) {
	s.t.Helper()
	got := s.fetch(http.MethodGet, address)
	if got.status != status || !strings.Contains(got.body, words) || strings.Contains(got.body, "VCALENDAR") || got.Get("Cache-Control") != "no-store" {
		s.t.Errorf("it is answered %d, want %d %q:\n%s", got.status, status, words, got.body)
	}
}
