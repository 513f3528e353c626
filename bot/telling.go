package bot

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Told is one event told to one addressee: what kind of thing is said, about what, to whom.
type Told struct {
	Kind  string   // names a Telling: item-received
	About []string // LSP-147; a FULL-2027-03 and its version
	To    Addressee
}

// Addressee is a seat's worth of people, an office, a person or a channel, as it is fixed when the event is turned into a
// notice. Who that is, is found at sending. Its form is kind:value.
type Addressee string

// Telling is one kind of thing that the bot says unasked.
type Telling struct {
	Kind string
	// Card draws it for one viewer as things stand now. False: it is no longer true, or not for this viewer.
	Card func(v View, about []string) (ui.Card, bool)
	// Hold is the moment before which it is not sent, and after which it no longer is; nil: at once and for good.
	Hold func(s *partnership.State, about []string) (notBefore, notAfter time.Time)
	// Once says that several events may lead to it, and that who has it before them, and can still answer it, is not sent it
	// again: an agenda that waits for a chair is brought to whoever begins to act for them.
	Once bool
}

// Script is what the post office needs to know of the partnership's words: who hears of an event, who an addressee is,
// and how each kind of thing reads.
type Script struct {
	Expand func(s *partnership.State, r partnership.Record) []Told
	People func(s *partnership.State, to Addressee, about []string, now time.Time) (people []partnership.PersonID, channels []string)
	// Meant are those and whoever is away while another is told for them: who goes away when they have their own part of a notice
	// already is told when they are back. Nil: as People.
	Meant    func(s *partnership.State, to Addressee, about []string, now time.Time) (people []partnership.PersonID, channels []string)
	Tellings []Telling
	// Thread is what a line in a channel is a part of, as people there read it; empty: nothing. Nil: none is.
	Thread func(s *partnership.State, about []string) string
	// NotBefore is when somebody wants to be told of something; a moment that has come, or zero: now. Nil: everybody, always. What
	// comes later for them overtakes it if it presses.
	NotBefore func(s *partnership.State, person partnership.PersonID, kind string, about []string, now time.Time) time.Time
	// Digested says whether somebody hears of a thing in their digest, and not by itself; nil: nobody does.
	Digested func(s *partnership.State, person partnership.PersonID, kind string, about []string, now time.Time) bool
	// Imprint is what an e-mail says of who writes it.
	Imprint func(s *partnership.State) Imprint
	// Due says what the diary asks for now, and when it asks next.
	Due func(s *partnership.State, now time.Time) (orders []partnership.MarkMoment, next time.Time)
}

func (s Script) telling(kind string) (Telling, bool) {
	for _, t := range s.Tellings {
		if t.Kind == kind {
			return t, true
		}
	}
	return Telling{}, false
}

// subject is a kind and what it is about, as a notice and a receipt carry it: item-received/LSP-147.
func (t Told) subject() string { return strings.Join(append([]string{t.Kind}, t.About...), "/") }

func splitSubject(subject string) (kind string, about []string) {
	parts := strings.Split(subject, "/")
	return parts[0], parts[1:]
}

// noticeKey names a notice: the same for every replica that expands the record.
func noticeKey(book storage.BookID, record, subject string, to Addressee) string {
	return hashKey(string(book), record, subject, string(to))
}

// deliveryKey names one delivery. It has the place, not the addressee, so that a person who hears of one event in two
// capacities hears of it once.
func deliveryKey(book storage.BookID, record, subject, place string) string {
	return hashKey(string(book), record, subject, place)
}

// hashKey is 24 characters long; Discord takes 25 as a nonce.
func hashKey(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15]))
}

// shownHash tells whether what is shown somewhere is still what would be drawn.
func shownHash(c ui.Card) (string, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("hash card: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8]), nil
}
