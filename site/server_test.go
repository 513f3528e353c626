package site_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/site"
)

// stand is a server over books in memory, with a clock that stands.
type stand struct {
	t      *testing.T
	server *site.Server
	now    time.Time
	books  map[string]*shelfBook
}

func newStand(t *testing.T, books map[string]*shelfBook) *stand {
	s := &stand{t: t, now: time.Unix(1_800_000_000, 0), books: books}
	s.server = &site.Server{
		Books: func(context.Context) ([]string, error) {
			var names []string
			for name := range books {
				names = append(names, name)
			}
			return names, nil
		},
		Open: func(name string) site.Book { return books[name] },
		Now:  func() time.Time { return s.now }, Log: slog.New(slog.DiscardHandler),
	}
	return s
}

func (s *stand) get(path string, header ...string) *httptest.ResponseRecorder {
	return s.ask(http.MethodGet, path, header...)
}

func (s *stand) ask(method, path string, header ...string) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(method, path, http.NoBody)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.server.ServeHTTP(w, r)
	return w
}

func (s *stand) is(path string, status int, words string) {
	s.t.Helper()
	if w := s.get(path); w.Code != status || !strings.Contains(w.Body.String(), words) {
		s.t.Errorf("%s is %d, want %d with %q:\n%.600s", path, w.Code, status, words, w.Body)
	}
}

func one(t *testing.T) (*stand, *shelfBook) {
	b := newBook(t, autumn, everything)
	return newStand(t, map[string]*shelfBook{"lsp": b}), b
}

func TestAPageIsServedAndAskedForAgain(t *testing.T) {
	s, _ := one(t)
	first := s.get("/meetings/full-2027-03.html")
	tag := first.Header().Get("ETag")
	if first.Code != http.StatusOK || tag == "" || first.Header().Get("Content-Type") != "text/html; charset=utf-8" {
		t.Fatalf("%d %v", first.Code, first.Header())
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cache-Control": "public, no-cache", "Referrer-Policy": "no-referrer"} {
		if got := first.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if policy := first.Header().Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; style-src 'self';") {
		t.Error(policy)
	}
	if again := s.get("/meetings/full-2027-03.html", "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("asked again it is %d with %d bytes", again.Code, again.Body.Len())
	}
	if head := s.ask(http.MethodHead, "/meetings/full-2027-03.html"); head.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("ETag") != tag {
		t.Errorf("HEAD is %d with %d bytes", head.Code, head.Body.Len())
	}
	small := s.get("/meetings/full-2027-03.html", "Accept-Encoding", "gzip")
	z, err := gzip.NewReader(small.Body)
	if err != nil {
		t.Fatal(err)
	}
	if whole, err := io.ReadAll(z); err != nil || !bytes.Equal(whole, first.Body.Bytes()) || small.Header().Get("ETag") == tag {
		t.Errorf("made small it is another page, or has the same tag (%v)", err)
	}
	if posted := s.ask(http.MethodPost, "/"); posted.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST is %d", posted.Code)
	}
}

func TestWherePagesLie(t *testing.T) {
	s, b := one(t)
	s.is("/", http.StatusOK, "<h1>Lewisham Strategic Partnership</h1>")
	s.is("/p/lsp/", http.StatusOK, "<h1>Lewisham Strategic Partnership</h1>")
	s.is("/p/lsp/news.html", http.StatusOK, "<h1>News</h1>")
	s.is("/news.json", http.StatusOK, `"title": "News"`)
	s.is("/news.xml", http.StatusOK, "<feed")
	s.is("/style.css", http.StatusOK, "--accent")
	s.is("/nothing.html", http.StatusNotFound, "There is no such page here.")
	s.is("/p/other/", http.StatusNotFound, "There is no such page here.")
	for asked, to := range map[string]string{"/p/lsp": "/p/lsp/", "/meetings": "/meetings.html", "/p/lsp/groups/full": "/p/lsp/groups/full.html"} {
		if w := s.get(asked); w.Code/100 != 3 || w.Header().Get("Location") != to {
			t.Errorf("%s leads to %q (%d), want %q", asked, w.Header().Get("Location"), w.Code, to)
		}
	}
	other := newBook(t, "2027-03-01 12:00", nothing)
	s = newStand(t, map[string]*shelfBook{"lsp": b, "other": other})
	s.is("/", http.StatusNotFound, "There is no such page here.")
	s.is("/p/lsp/news.html", http.StatusOK, "<h1>News</h1>")
	for _, hidden := range []string{"/p/other", "/p/other/", "/p/other/about.html"} { // nothing of it is public: not even that it is there
		s.is(hidden, http.StatusNotFound, "There is no such page here.")
	}
}

func TestWhatIsTakenBackIsGone(t *testing.T) {
	s, b := one(t)
	news := partnership.Public{Kind: partnership.PublicNews, Number: 1}
	s.is("/news/1.html", http.StatusOK, "Five buildings made warm")
	b.happens(partnership.TakenBack{What: news})
	s.now = s.now.Add(time.Second)
	for _, gone := range []string{"/news/1.html", "/news/1.json"} {
		s.is(gone, http.StatusGone, "taken it back")
	}
	s.is("/news.html", http.StatusOK, "There are no news stories at present.")
	s.is("/news.xml", http.StatusNotFound, "")
	b.happens(partnership.MadePublic{What: news})
	s.now = s.now.Add(time.Second)
	s.is("/news/1.html", http.StatusOK, "Five buildings made warm")
}

func TestWhatIsTakenDownIsTakenDownHere(t *testing.T) {
	s, b := one(t)
	s.is("/news/1.html", http.StatusOK, "Five buildings made warm")
	title := b.state.News[0].Title
	b.gone[string(title)] = true
	b.happens(partnership.WordsTakenDown{Texts: []partnership.TextID{title}})
	s.now = s.now.Add(time.Second)
	s.is("/news/1.html", http.StatusOK, "[taken down]")

	officer := b.state.Officers[0].Person
	name := b.people[officer].Name
	s.is("/contacts.html", http.StatusOK, name)
	b.happens(partnership.PersonErased{Person: officer})
	s.now = s.now.Add(time.Second)
	if w := s.get("/contacts.html"); strings.Contains(w.Body.String(), name) {
		t.Errorf("%s was erased and stands there", name)
	}
}

func TestManyWhoAskAskTheStoreOnce(t *testing.T) {
	s, b := one(t)
	for range 500 {
		s.get("/")
		s.get("/meetings.html")
		s.get("/nothing.html")
	}
	if b.looks != 1 || b.took > 3 {
		t.Errorf("the store was looked into %d times and gave words %d times", b.looks, b.took)
	}
	s.now = s.now.Add(time.Second)
	s.get("/")
	if b.looks != 2 || b.took > 3 {
		t.Errorf("a second later: %d looks, %d times words, though nothing happened", b.looks, b.took)
	}
}

func TestManyMayAskAtOnce(t *testing.T) {
	s, b := one(t)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for _, path := range []string{"/", "/meetings.html", "/p/lsp/news.json", "/nothing.html"} {
				if w := s.get(path); w.Code != http.StatusOK && path != "/nothing.html" {
					t.Errorf("%d: %s is %d", i, path, w.Code)
				}
			}
		})
	}
	all.Wait()
	if b.looks != 1 {
		t.Errorf("%d looks", b.looks)
	}
}

func TestWhileTheStoreDoesNotAnswerNothingIsShown(t *testing.T) {
	s, b := one(t)
	s.is("/", http.StatusOK, "Lewisham")
	s.now = s.now.Add(time.Second)
	b.broken = errDown
	for range 50 {
		if w := s.get("/"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Fatalf("%d: who knows whether it is public still", w.Code)
		}
	}
	if b.looks != 2 {
		t.Errorf("it was asked %d times within a second", b.looks-1)
	}
	b.broken = nil
	s.now = s.now.Add(time.Second)
	s.is("/", http.StatusOK, "Lewisham")
}

func TestAKeyDocumentIsGivenAsItWasReceived(t *testing.T) {
	b := newBook(t, autumn, everything)
	for i, name := range []string{"Plan 2027.PDF", "page.html", "../../etc/passwd", "tool.exe"} {
		n := len(b.state.Documents) + 1
		b.blobs["hash"+name] = []byte("the bytes of " + name)
		b.happens(partnership.DocumentKept{
			Number: n, Title: b.says("title"+name, "Document "+name), Name: b.says("name"+name, name), File: "hash" + name,
		}, partnership.MadePublic{What: partnership.Public{Kind: partnership.PublicDocument, Number: n}})
		if n != i+1 {
			t.Fatal("the year keeps documents now: count from there")
		}
	}
	s := newStand(t, map[string]*shelfBook{"lsp": b})
	s.is("/documents.html", http.StatusOK, `<a href="files/1.pdf">Document Plan 2027.PDF</a>`)
	for path, kind := range map[string]string{"/files/1.pdf": "application/pdf", "/files/2.txt": "text/plain; charset=utf-8"} {
		if w := s.get(path); w.Code != http.StatusOK || w.Header().Get("Content-Type") != kind || !strings.HasPrefix(w.Body.String(), "the bytes of") {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
	for _, never := range []string{"/files/2.html", "/files/3", "/files/4.exe", "/files/1.txt"} {
		s.is(never, http.StatusNotFound, "")
	}
	delete(b.blobs, "hashPlan 2027.PDF")
	b.happens(partnership.WordsTakenDown{})
	s.now = s.now.Add(time.Second)
	s.is("/files/1.pdf", http.StatusNotFound, "")
}
