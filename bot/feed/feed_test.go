package feed_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/feed"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
)

func TestAProgramReadsSomebodysMeetingsAgainAndAgain(t *testing.T) {
	t.Parallel()
	s := begin(t)
	address := s.address("")
	if address != s.address("") || !strings.HasPrefix(address, s.pages.URL+"/calendar/") || strings.Contains(address, string(jane)) || strings.Contains(address, string(book)) {
		t.Errorf("the address is %s", address)
	}
	first := s.fetch(http.MethodGet, address)
	if first.status != http.StatusOK || first.Get("Content-Type") != "text/calendar; charset=utf-8" || !strings.HasPrefix(first.Get("Cache-Control"), "private") {
		t.Errorf("%d %v", first.status, first.Header)
	}
	for _, want := range []string{"METHOD:PUBLISH\r\n", "SUMMARY:Full LSP\r\n", "LOCATION:Jane’s room\\; floor 2\r\n", "DTSTART;TZID=Europe/London:20270318T140000\r\n"} {
		if !strings.Contains(first.body, want) {
			t.Errorf("it lacks %q:\n%s", want, first.body)
		}
	}
	head := s.fetch(http.MethodHead, address)
	if head.status != http.StatusOK || head.body != "" || head.Get("ETag") != first.Get("ETag") || head.Get("Content-Length") != first.Get("Content-Length") {
		t.Errorf("HEAD: %d %v", head.status, head.Header)
	}
	for _, tag := range []string{first.Get("ETag"), "W/" + first.Get("ETag"), `"x", ` + first.Get("ETag"), "*"} {
		if got := s.fetch(http.MethodGet, address, "If-None-Match", tag); got.status != http.StatusNotModified || got.body != "" {
			t.Errorf("%s: %d", tag, got.status)
		}
	}
	s.do(olu, partnership.MoveMeeting{Meeting: meeting, Day: calendar.Date{Year: 2027, Month: 4, Day: 1}})
	moved := s.fetch(http.MethodGet, address, "If-None-Match", first.Get("ETag"))
	if moved.status != http.StatusOK || !strings.Contains(moved.body, "20270401T140000") || !strings.Contains(moved.body, "SEQUENCE:2\r\n") {
		t.Errorf("moved: %d\n%s", moved.status, moved.body)
	}
	if got := s.fetch(http.MethodPost, address); got.status != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", got.status)
	}
}

func TestAnAddressEndsWhenThereIsAnotherAndWhenItsOwnerLeaves(t *testing.T) {
	t.Parallel()
	s := begin(t)
	all, one := s.address(""), s.address("full")
	s.do(jane, partnership.RenewFeed{})
	for _, old := range []string{all, one} {
		s.refused(old, http.StatusGone, "its owner has another address for it")
	}
	all, one = s.address(""), s.address("full")
	if got := s.fetch(http.MethodGet, one); got.status != http.StatusOK {
		t.Errorf("the new one: %d", got.status)
	}
	s.do(olu, partnership.LeavePlace{Seat: college, Person: jane})
	for _, address := range []string{all, one} {
		s.refused(address, http.StatusGone, "no longer in any of its groups")
	}
}

func TestAnAddressCannotBeMade(t *testing.T) {
	t.Parallel()
	s := begin(t)
	address := s.address("")
	of := partnership.Feed{Person: jane}
	token := strings.TrimSuffix(strings.TrimPrefix(address, s.pages.URL+feed.Path), ".ics")
	swapped := strings.Map(func(c rune) rune {
		if c == 'A' {
			return 'B'
		}
		return c
	}, token)
	for name, wrong := range map[string]string{
		"nothing":          "x",
		"cut short":        token[:len(token)/2] + ".ics",
		"another letter":   swapped[:len(swapped)-1] + "A.ics",
		"without its end":  token,
		"of another key":   strings.TrimPrefix(s.keyed(other).Address(book, of), s.pages.URL+feed.Path),
		"endless":          strings.Repeat("A", 100_000)[:4000] + ".ics",
		"no base64":        url.PathEscape("<script>") + ".ics",
		"ends in a letter": token + "A.ics",
	} {
		t.Log(name)
		s.refused(s.pages.URL+feed.Path+wrong, http.StatusNotFound, "not the address of one of our calendars")
	}
	s.refused(s.feeds.Address("cake", of), http.StatusGone, "no longer here") // a book that there is not
	for _, secret := range []string{"", "AAEC", "no base64"} {
		if _, err := feed.New(s.books, s.pages.URL, secret, nil); err == nil {
			t.Errorf("the key %q is taken", secret)
		}
	}
}

func TestWhatIsTakenDownIsInNoCalendar(t *testing.T) {
	t.Parallel()
	s := begin(t)
	if err := s.books.Open(book).Redact(t.Context(), []string{"t-place"}); err != nil {
		t.Fatal(err)
	}
	if got := s.fetch(http.MethodGet, s.address("")); strings.Contains(got.body, "Jane’s room") || !strings.Contains(got.body, "[taken down]") {
		t.Errorf("%s", got.body)
	}
}

func TestNobodyReadsFasterThanMeetingsChange(t *testing.T) {
	t.Parallel()
	s := begin(t)
	address := s.address("")
	last := fetched{}
	for range 40 {
		last = s.fetch(http.MethodHead, address)
	}
	if last.status != http.StatusTooManyRequests || last.Get("Retry-After") == "" {
		t.Errorf("the fortieth is answered %d", last.status)
	}
	if got := s.fetch(http.MethodGet, s.address("full")); got.status != http.StatusOK {
		t.Errorf("another address is answered %d", got.status)
	}
}

// broken is a store that cannot be read.
type broken struct{ storage.Store }

func (broken) Tail(context.Context, storage.BookID, storage.Position) (storage.Tail, error) {
	return storage.Tail{}, errors.New("nobody answers at redis://secret")
}

func TestAStoreThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	s := begin(t)
	var log strings.Builder
	f, err := feed.New(storage.NewBooks(broken{s.store}, s.books.Clock, slog.Default()), s.pages.URL, key, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	address := s.address("")
	s.feeds = f
	s.refused(address, http.StatusServiceUnavailable, "tried again by itself")
	if strings.Contains(log.String(), strings.TrimPrefix(address, s.pages.URL)) || !strings.Contains(log.String(), "could not be read") {
		t.Errorf("the log says %s", log.String())
	}
}
