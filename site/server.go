package site

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/partnership"
)

// Book is a minute book as its public pages need it.
type Book interface {
	// Read looks into the book: at where it stands, the minute included, since what is over changes without a line in it, and
	// at what it says. Fresh asks whether others have written to it first.
	// The site belongs to fn, which must not keep it.
	Read(ctx context.Context, fresh bool, fn func(head string, s Site) error) error
	// Words are what was typed, by id; what was taken down is absent.
	Words(ctx context.Context, ids []string) (map[string]string, error)
	// Blob is a file by its hash.
	Blob(ctx context.Context, hash string) ([]byte, error)
}

// Server serves the public pages of every partnership of a deployment: at /p/ and the book's name, and where there is one book
// alone, from the beginning as well.
type Server struct {
	Books func(ctx context.Context) ([]string, error) // the names of all
	Open  func(name string) Book
	Now   func() time.Time // the machine's clock
	Log   *slog.Logger

	shelf shelf
}

const (
	// under is where the pages of each partnership lie.
	under = "/p/"
	// answerWithin bounds what the store may take.
	answerWithin = 3 * time.Second
)

// policy lets a page show itself and nothing else.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ServeHTTP answers with a page, or says that there is none.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		sayPlainly(w, r, http.StatusMethodNotAllowed, "These pages can only be read.")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), answerWithin)
	defer cancel()
	name, at, found, err := s.find(ctx, r.URL.Path)
	switch {
	case err != nil:
		s.failed(w, r, err)
	case !found:
		sayPlainly(w, r, http.StatusNotFound, notHere)
	default:
		s.serve(ctx, w, r, name, at)
	}
}

// find says which book is meant, and which of its pages.
func (s *Server) find(ctx context.Context, asked string) (name, at string, found bool, err error) {
	books, err := s.shelf.names(ctx, s)
	if err != nil {
		return "", "", false, err
	}
	rest, several := strings.CutPrefix(asked, under)
	switch {
	case several:
		name, at, _ = strings.Cut(rest, "/")
	case len(books) == 1:
		at = strings.TrimPrefix(asked, "/")
		for name = range books {
		}
	}
	if at == "" {
		at = homePath
	}
	return name, at, books[name], nil
}

func (s *Server) serve(ctx context.Context, w http.ResponseWriter, r *http.Request, name, at string) {
	a, err := s.shelf.answer(ctx, s, name, at)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	h := w.Header()
	switch {
	case a.body != nil && r.URL.Path == under+name: // links lead on from the folder
		http.Redirect(w, r, under+name+"/", http.StatusMovedPermanently) //nolint:gosec // the name is that of a book, and its page was found
		return
	case a.gone:
		sayPlainly(w, r, http.StatusGone, "This is public no longer: the secretariat has taken it back.")
		return
	case a.body == nil && path.Ext(at) == "":
		if again, err := s.shelf.answer(ctx, s, name, at+".html"); err == nil && again.body != nil {
			http.Redirect(w, r, path.Base(at)+".html", http.StatusFound) //nolint:gosec // this page was found
			return
		}
		fallthrough
	case a.body == nil:
		sayPlainly(w, r, http.StatusNotFound, notHere)
		return
	}
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, no-cache") // it may be kept, and is asked for each time: what is taken back is gone at once
	h.Set("Vary", "Accept-Encoding")
	body, tag := a.body, a.tag
	if a.zipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		body, tag = a.zipped, a.tag+"-gzip"
		h.Set("Content-Encoding", "gzip")
	}
	if a.file {
		h.Set("Content-Disposition", "inline; filename="+strconv.Quote(path.Base(at)))
	}
	h.Set("ETag", strconv.Quote(tag))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

const notHere = "There is no such page here. It may never have been public."

func (s *Server) failed(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() == nil {
		s.Log.Error("a public page could not be made", "path", r.URL.Path, "err", err)
	}
	w.Header().Set("Retry-After", "5")
	sayPlainly(w, r, http.StatusServiceUnavailable, "The pages cannot be read at the moment. Please try again in a minute.")
}

// sayPlainly answers with a sentence.
func sayPlainly(w http.ResponseWriter, r *http.Request, status int, sentence string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	_, _ = fmt.Fprintf(w, "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n</main>\n</body>\n</html>\n",
		html.EscapeString(http.StatusText(status)), html.EscapeString(sentence)) // whoever asked has gone
}

// takenBack says whether a page that is not there was public once.
func (s Site) takenBack(path string) bool {
	for what, mark := range s.State.Published {
		if mark.Back && pathOf(s.State, what) == path {
			return true
		}
	}
	return false
}

// pathOf is the page of a thing that can be public; "" where it has none of its own.
func pathOf(s *partnership.State, what partnership.Public) string {
	m := s.Meetings[what.Meeting]
	switch {
	case what.Kind == partnership.PublicMembers:
		return membersPath(what.Body)
	case what.Kind == partnership.PublicAgenda && m != nil:
		return agendaPath(m)
	case what.Kind == partnership.PublicNotes && m != nil:
		return notesPath(m)
	case what.Kind == partnership.PublicReport:
		return reportOf(what.Number)
	case what.Kind == partnership.PublicNews:
		return newsOf(what.Number)
	case what.Kind == partnership.PublicDocument && what.Number == 0:
		return termsPath
	}
	return ""
}
