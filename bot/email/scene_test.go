package email_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/email"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/examples"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

const (
	book storage.BookID         = "lsp"
	jane partnership.PersonID   = "p-jane" // represents Lewisham College, and is on no platform
	dave partnership.PersonID   = "p-dave" // may come in her place
	olu  partnership.PersonID   = "p-olu"  // the officer
	full partnership.MeetingRef = "FULL-2027-03"
	key                         = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
)

// scene is a partnership that writes e-mail, and the pages behind its links.
type scene struct {
	t      *testing.T
	books  *storage.Books
	store  storage.Store
	desk   *bot.Desk
	office *bot.Office
	mail   *email.Outgoing
	pages  *httptest.Server
	said   int
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
	s.office = bot.NewOffice(s.books, commands.Script(), quiet)
	s.desk = &bot.Desk{Books: s.books, All: commands.All(), Log: quiet, Mails: true}
	s.pages = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.links().Handler().ServeHTTP(w, r) }))
	t.Cleanup(s.pages.Close)
	s.mail = email.NewOutgoing(t, email.Options{From: "clerk@council.example", Links: s.links(), Log: quiet, BookTime: clock.Now})
	s.office.Doors[email.Platform] = s.mail.Door

	hash, err := store.PutBlob(t.Context(), examples.Lewisham)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []storage.Person{
		{ID: string(jane), Name: "Jane Bloggs", Email: "jane@college.example"},
		{ID: string(dave), Name: "Dave Deputy", Email: "dave@college.example"},
		{ID: string(olu), Name: "Olu Officer"},
	} {
		if err := s.books.Open(book).PutPerson(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	s.do("", partnership.AdoptTerms{Hash: hash})
	s.do("", partnership.AppointOfficer{Person: olu})
	s.do(olu, partnership.LinkChannel{Place: "web:channel/team"})
	s.do(olu, partnership.FillPlace{Seat: "full/lewisham-college", Person: jane})
	s.do(olu, partnership.ScheduleMeeting{Body: "full", Day: calendar.Date{Year: 2027, Month: 3, Day: 18}, From: "14:00", Until: "16:00"})
	return s
}

func (s *scene) links() *email.Links {
	s.t.Helper()
	links, err := email.NewLinks(s.desk, s.pages.URL, key, s.books.Clock.Now)
	if err != nil {
		s.t.Fatal(err)
	}
	return links
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
	s.drain()
}

func (s *scene) drain() {
	s.t.Helper()
	if !s.office.Drain(s.t.Context()) {
		s.t.Error("the post office could not finish")
	}
}

// state looks at the book.
func (s *scene) state(look func(*partnership.State)) {
	s.t.Helper()
	err := s.books.Open(book).Turn(s.t.Context(), func(turn *storage.Turn) error { look(turn.State()); return nil })
	if err != nil {
		s.t.Fatal(err)
	}
}

// given is what the newest e-mail to somebody says, in plain words.
func (s *scene) given(to string) string {
	s.t.Helper()
	text := s.mail.Newest(to)
	if text == "" {
		s.t.Fatalf("%s was not written to", to)
	}
	return text
}

var linkIn = regexp.MustCompile(`(?m)^ *(.*):\s+(http://127\S+)$`)

// link finds the one that begins with some words.
func (s *scene) link(text, label string) string {
	s.t.Helper()
	for _, m := range linkIn.FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(m[1], label) {
			return m[2]
		}
	}
	s.t.Fatalf("there is no link %q:\n%s", label, text)
	return ""
}

var requestIn = regexp.MustCompile(`name="request" value="([^"]+)"`)

// opens follows a link, as people and what looks through mail for harm do.
func (s *scene) opens(link string) (page, request string) {
	s.t.Helper()
	page = s.fetch(http.MethodGet, link, nil, http.StatusOK)
	if m := requestIn.FindStringSubmatch(page); m != nil {
		request = m[1]
	}
	return page, request
}

func (s *scene) presses(link, request string) string {
	s.t.Helper()
	page := s.fetch(http.MethodPost, link, url.Values{"request": {request}}, http.StatusOK)
	s.drain()
	return page
}

func (s *scene) fetch(method, link string, form url.Values, want int) string {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, link, strings.NewReader(form.Encode()))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if answer.StatusCode != want {
		s.t.Errorf("%s is answered %d, want %d:\n%s", method, answer.StatusCode, want, body)
	}
	for header, words := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"} {
		if got := answer.Header.Get(header); got != words {
			s.t.Errorf("%s is %q", header, got)
		}
	}
	if policy := answer.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'") {
		s.t.Errorf("the policy is %q", policy)
	}
	return string(body)
}

func (s *scene) length() int64 {
	s.t.Helper()
	tail, err := s.store.Tail(s.t.Context(), book, storage.Position{})
	if err != nil {
		s.t.Fatal(err)
	}
	return tail.Head.Length
}
