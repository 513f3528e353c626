package slack

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// stateLife is how long somebody has for the pages of Slack.
const stateLife = 10 * time.Minute

// What can be wrong with a state that comes back.
var (
	errStateForged = errors.New("slack: state: not begun in this browser")
	errStateStale  = errors.New("slack: state: begun too long ago")
	errStateUsed   = errors.New("slack: state: used before")
)

// states begin and end installations. A state is a moment, a number and a signature over both and over a secret of the
// browser: so it needs no store, any process can end what another began, and no other browser can. It serves once: its
// cookie is taken away, and the process that took it remembers it as long as it would be good.
type states struct {
	key []byte

	mu   sync.Mutex
	used map[string]time.Time // until when
}

func newStates(key []byte) *states { return &states{key: key, used: map[string]time.Time{}} }

// issue makes a state for a browser.
func (s *states) issue(browser string, now time.Time) string {
	what := strconv.FormatInt(now.Add(stateLife).Unix(), 10) + "." + rand.Text()
	return what + "." + s.sign(what, browser)
}

// accept takes a state back, once, from the browser it was made for.
func (s *states) accept(state, browser string, now time.Time) error {
	i := strings.LastIndexByte(state, '.')
	if i < 0 || browser == "" || !hmac.Equal([]byte(state[i+1:]), []byte(s.sign(state[:i], browser))) {
		return errStateForged
	}
	end, _, _ := strings.Cut(state, ".")
	seconds, err := strconv.ParseInt(end, 10, 64)
	if err != nil {
		return fmt.Errorf("%w: %w", errStateForged, err)
	}
	until := time.Unix(seconds, 0)
	if !now.Before(until) {
		return errStateStale
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for other, over := range s.used {
		if !now.Before(over) {
			delete(s.used, other)
		}
	}
	if _, used := s.used[state]; used {
		return errStateUsed
	}
	s.used[state] = until
	return nil
}

func (s *states) sign(what, browser string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte("install\n" + what + "\n" + browser))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// newBrowser is a secret for a browser.
func newBrowser() string { return rand.Text() }

// browserOf is the secret that a browser was given, if it was.
func browserOf(r *http.Request, cookie string) string {
	c, err := r.Cookie(cookie)
	if err != nil {
		return ""
	}
	return c.Value
}

// cookie is the name under which a browser keeps its secret. With the prefix no other host can set it, but it needs https.
func (s *Several) cookie() string {
	if s.secure() {
		return "__Host-slack-install"
	}
	return "slack-install"
}

func (s *Several) secure() bool { return strings.HasPrefix(s.public, "https://") }

// mark is the cookie itself. It comes back from Slack's page, which is another site's: so it is lax and not strict.
func (s *Several) mark(secret string, life time.Duration) *http.Cookie {
	return &http.Cookie{ //nolint:gosec // because on http, where one tries it out, a secure cookie would not be kept
		Name: s.cookie(), Value: secret, Path: "/", MaxAge: int(life / time.Second), Secure: s.secure(), HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
	}
}
