package reading_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/reading"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
	"github.com/partnership-secretariat/secretariat/storage/bolt"
)

var key = base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32)))

// scene is the demonstration's partnership, whose documents can be opened by links.
type scene struct {
	*testing.T
	demo  *demo.Demo
	pages *httptest.Server
	now   time.Time
}

func begin(t *testing.T) *scene {
	t.Helper()
	store, err := bolt.Open(filepath.Join(t.TempDir(), "book.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d, err := demo.New(t.Context(), demo.Options{Store: store, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Web.Close)
	s := &scene{T: t, demo: d, now: d.Books.Clock.Now()}
	var links *reading.Links
	s.pages = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { links.Handler().ServeHTTP(w, r) }))
	t.Cleanup(s.pages.Close)
	if links, err = reading.New(d.Desk, s.pages.URL+"/", key, func() time.Time { return s.now }); err != nil {
		t.Fatal(err)
	}
	return s
}

var address = regexp.MustCompile(`http://[^ )]+/document/[A-Za-z0-9_-]+`)

// link is the address that the officer is given who asks for a document.
func (s *scene) link(line string) string {
	s.Helper()
	answer := s.demo.Desk.Handle(s.Context(), bot.Ask{
		Book: demo.Book, Account: bot.Account{Platform: bot.ByEmail, User: string(demo.Officer)}, Line: line, Request: bot.NewID(),
	})
	if answer.Card == nil || answer.Sends != nil {
		s.Fatalf("%s: no card, or a file", line)
	}
	for _, text := range answer.Card.Texts() {
		if found := address.FindString(text.Words(answer.Reader)); found != "" {
			return found
		}
	}
	s.Fatalf("%s: no address", line)
	return ""
}

func (s *scene) get(url string) (status int, header http.Header, page string) {
	s.Helper()
	response, err := http.Get(url)
	if err != nil {
		s.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.Fatal(err)
	}
	return response.StatusCode, response.Header, string(body)
}

func TestADocumentIsOpenedByALink(t *testing.T) {
	s := begin(t)
	link := s.link("membership page full")
	status, header, page := s.get(link)
	if status != http.StatusOK || !strings.Contains(page, "<h1>Members of the Full LSP</h1>") || !strings.Contains(page, "/word\">Take it as a Word file</a>") {
		t.Errorf("%d: %.300s", status, page)
	}
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if policy := header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'; style-src 'sha256-") {
		t.Errorf("the policy is %q", policy)
	}
	_, header, file := s.get(link + "/word")
	if header.Get("Content-Disposition") == "" {
		t.Errorf("the Word file is shown, not saved: %v", header)
	}
	if _, err := zip.NewReader(bytes.NewReader([]byte(file)), int64(len(file))); err != nil {
		t.Errorf("the Word file cannot be opened: %v", err)
	}
}

// What a link opens is asked when it is opened: of whom it was made for, as things stand then.
func TestALinkOpensNoMoreThanItsOwnerMayRead(t *testing.T) {
	s := begin(t)
	link := s.link("membership brief lewisham-college")
	if err := s.demo.Books.Open(demo.Book).Erase(t.Context(), string(demo.Officer)); err != nil {
		t.Fatal(err)
	}
	if status, _, page := s.get(link); status != http.StatusForbidden || strings.Contains(page, "Places") {
		t.Errorf("whoever is nobody any more reads %d: %s", status, page)
	}
}

func TestLinksThatOpenNothing(t *testing.T) {
	s := begin(t)
	link := s.link("terms page")
	for _, odd := range []string{"x", strings.Repeat("A", 2000), link[strings.LastIndex(link, "/")+1:] + "A"} {
		if status, _, page := s.get(s.pages.URL + reading.Path + odd); status != http.StatusNotFound || !strings.Contains(page, "not one of ours") {
			t.Errorf("%.20q: %d %s", odd, status, page)
		}
	}
	s.now = s.now.Add(31 * 24 * time.Hour)
	if status, _, page := s.get(link); status != http.StatusGone || !strings.Contains(page, "run out") {
		t.Errorf("after a month: %d %s", status, page)
	}
}

// Much follows links that is nobody: what changes anything cannot be reached by one.
func TestOnlyWhatReadsIsOpened(t *testing.T) {
	s := begin(t)
	for _, c := range s.demo.Desk.All {
		if c.Reads && (c.Tap != "" || c.Confirm || c.Submit != "") {
			t.Errorf("/%s reads, and yet does something", c.Path)
		}
	}
	if s.demo.Desk.Reads("agenda issue") || !s.demo.Desk.Reads("agenda page") {
		t.Error("a link could issue an agenda, or not open one")
	}
	before, err := s.demo.Books.Store.Tail(t.Context(), demo.Book, storage.Position{})
	if err != nil {
		t.Fatal(err)
	}
	s.get(s.link("terms page"))
	after, err := s.demo.Books.Store.Tail(t.Context(), demo.Book, storage.Position{})
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Records) != len(before.Records) {
		t.Errorf("opening a link wrote %d lines into the book", len(after.Records)-len(before.Records))
	}
}
