// Package reading serves documents to whoever has a link: each is made for one person, as things stand when it is opened, and
// what they may read is asked at that moment.
package reading

import (
	"crypto/sha256"
	"encoding/base64"
	"mime"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/sealed"
)

// Path is where the links lead.
const Path = "/document/"

// life is how long a link is good for. What it shows is as things stand then, so an old one shows nothing old.
const life = 30 * 24 * time.Hour

// Links opens documents. Safe for many goroutines.
type Links struct {
	desk   *bot.Desk
	public string
	box    *sealed.Box
	now    func() time.Time
}

// New makes links that lead to a public address, sealed with a key that is the encryption key's, in base64, and for nothing
// else. The desk gives such links from now on.
func New(desk *bot.Desk, publicURL, encryptionKey string, bookTime func() time.Time) (*Links, error) {
	box, err := sealed.New(encryptionKey, "secretariat document links 1")
	if err != nil {
		return nil, err
	}
	l := &Links{desk: desk, public: strings.TrimRight(publicURL, "/"), box: box, now: bookTime}
	desk.Address = l.address
	return l, nil
}

// link is what a token says.
type link struct {
	bot.Reading
	Until time.Time `json:"u"`
}

func (l *Links) address(r bot.Reading) string {
	if !l.desk.Reads(r.Command) {
		return ""
	}
	token := l.box.Seal(link{r, l.now().Add(life).UTC().Truncate(time.Hour)})
	if token == "" {
		return ""
	}
	return l.public + Path + token
}

// Handler serves the documents behind the links.
func (l *Links) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Path+"{token}", func(w http.ResponseWriter, r *http.Request) { l.open(w, r, bot.AsPage) })
	mux.HandleFunc("GET "+Path+"{token}/word", func(w http.ResponseWriter, r *http.Request) { l.open(w, r, bot.AsWord) })
	return mux
}

func (l *Links) open(w http.ResponseWriter, r *http.Request, face bot.Face) {
	private(w.Header())
	var said link
	err := l.box.Open(r.PathValue("token"), &said)
	switch {
	case err != nil:
		sorry(w, http.StatusNotFound, "This link is not one of ours, or not the whole of it.", "Open it once more from the message that it came in.")
		return
	case l.now().After(said.Until), !l.desk.Reads(said.Command):
		sorry(w, http.StatusGone, "This link has run out.", "Ask for the document again where you got it: the new link shows it as it stands now.")
		return
	}
	answer := l.desk.Handle(r.Context(), said.Ask(face))
	switch {
	case answer.Page != nil:
		give(w, r, *answer.Page)
	case answer.Failed:
		sorry(w, http.StatusServiceUnavailable, "We could not open it just now.", "Please try again in a minute.")
	case answer.Card != nil:
		sorry(w, http.StatusForbidden, answer.Card.Lead.Words(answer.Reader), "If you think that you should see it, ask the secretariat.")
	default:
		sorry(w, http.StatusForbidden, "It cannot be opened by this link any more.", "Ask for the document again where you got it.")
	}
}

// private keeps an address that is a key from going anywhere else.
func private(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Content-Security-Policy", policy(nil))
}

var (
	style   = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	article = regexp.MustCompile(`<article>`)
)

// policy allows a page its one style, by its hash, and pictures that are in it.
func policy(page []byte) string {
	allowed := "'none'"
	if found := style.FindSubmatch(page); found != nil {
		hash := sha256.Sum256(found[1])
		allowed = "'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
	}
	return "default-src 'none'; style-src " + allowed + "; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
}

func give(w http.ResponseWriter, r *http.Request, p bot.Page) {
	h := w.Header()
	h.Set("Content-Type", p.Type)
	if !strings.HasPrefix(p.Type, "text/html") {
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": p.File.Name}))
		_, _ = w.Write(p.File.Data) // a browser that has gone reads nothing
		return
	}
	way := `<p class="word"><a href="` + Path + r.PathValue("token") + `/word">Take it as a Word file</a></p>` + "\n<article>"
	page := article.ReplaceAllLiteral(p.File.Data, []byte(way))
	h.Set("Content-Security-Policy", policy(page))
	_, _ = w.Write(page) //nolint:gosec // the page escapes all that was typed, and the token opened
}
