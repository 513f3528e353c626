package feed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/documents/ics"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

const (
	readWithin = 5 * time.Second
	freshFor   = 5 * time.Minute // programs that show a calendar again do not ask again
	atOnce     = 30              // readings of one address: somebody may have several programs
	every      = 10 * time.Second
	maxPaces   = 4096
)

// errClosed says that an address was replaced, or that its owner is no longer one of us.
var errClosed = errors.New("feed: no longer open")

// Handler serves calendars at their addresses.
func (f *Feeds) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Path+"{token}", f.serve) // HEAD too
	return mux
}

func (f *Feeds) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	token := r.PathValue("token")
	a, ok := f.open(token)
	if !ok {
		say(w, http.StatusNotFound, "This is not the address of one of our calendars, or not the whole of it. Ask for it again where you use the secretariat: /meeting calendar.")
		return
	}
	if !f.pace(token) {
		h.Set("Retry-After", strconv.Itoa(int(every/time.Second)))
		say(w, http.StatusTooManyRequests, "This calendar is read more often than it changes. Try again in a while.")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), readWithin)
	defer cancel()
	data, err := f.read(ctx, a)
	switch {
	case errors.Is(err, errClosed):
		say(w, http.StatusGone, "This calendar is no longer here: its owner has another address for it, or is no longer in any of its groups. Nothing more comes from this address; please remove it from your calendar program.")
	case err != nil:
		f.log.Warn("a calendar could not be read", "book", a.Book, "err", err)
		h.Set("Retry-After", strconv.Itoa(int(every/time.Second)))
		say(w, http.StatusServiceUnavailable, "The calendar cannot be read just now. It is tried again by itself.")
	default:
		give(w, r, data)
	}
}

// give answers with a file, or with nothing where the program has the same one.
func give(w http.ResponseWriter, r *http.Request, data []byte) {
	sum := sha256.Sum256(data)
	tag := `"` + hex.EncodeToString(sum[:16]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", fmt.Sprintf("private, max-age=%d", int(freshFor/time.Second)))
	if same(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", ics.Type+"; charset=utf-8")
	h.Set("Content-Disposition", `inline; filename="meetings.ics"`)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) //nolint:gosec // because it is no page
}

// same says whether a program has a file already.
func same(header, tag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		if part = strings.TrimSpace(part); part == "*" || strings.TrimPrefix(part, "W/") == tag {
			return true
		}
	}
	return false
}

// read makes the calendar of an address as the book is now.
func (f *Feeds) read(ctx context.Context, a address) ([]byte, error) {
	of := partnership.Feed{Person: a.Person, Body: a.Body, Generation: a.Generation}
	book := f.books.Open(a.Book)
	var c ics.Calendar
	err := book.Turn(ctx, func(t *storage.Turn) error {
		if err := t.Refresh(ctx); err != nil {
			return err
		}
		v := partnership.View{State: t.State(), Who: a.Person, Now: t.Now()}
		if v.State.Terms == nil || !v.State.FeedOpen(of, v.Today()) {
			return errClosed
		}
		c = ics.Feed(v, of)
		return nil
	})
	if err != nil {
		return nil, err
	}
	reader, err := bot.ReaderOf(ctx, book, c.Texts())
	if err != nil {
		return nil, err
	}
	return c.Make(reader), nil
}

// pace says whether an address may be read now.
func (f *Feeds) pace(token string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.paces[token]
	if p == nil {
		if len(f.paces) >= maxPaces {
			clear(f.paces)
		}
		p = rate.NewLimiter(rate.Every(every), atOnce)
		f.paces[token] = p
	}
	return p.Allow()
}

func say(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Cache-Control", "no-store") // the address is a key
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(sentence + "\n")) // whoever asked has gone
}
