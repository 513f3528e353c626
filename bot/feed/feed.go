// Package feed serves people's meetings to their calendar programs, each at an address that nobody else has, can guess or can
// make.
package feed

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"golang.org/x/time/rate"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Path is where the addresses lead.
const Path = "/calendar/"

// Feeds makes the addresses of calendars and serves what is behind them. Nothing is kept of an address: it says, sealed, whose
// calendar it is and how many its owner had before, and is good while the book says the same. Safe for many goroutines.
type Feeds struct {
	books  *storage.Books
	log    *slog.Logger
	public string
	seal   cipher.AEAD
	nonces []byte

	mu    sync.Mutex
	paces map[string]*rate.Limiter // by address
}

// New makes addresses that lead to a public address, sealed with keys that are the encryption key's, in base64, and for nothing
// else.
func New(books *storage.Books, publicURL, encryptionKey string, log *slog.Logger) (*Feeds, error) {
	secret, err := base64.StdEncoding.DecodeString(encryptionKey)
	if err != nil || len(secret) != 32 {
		return nil, errors.New("ENCRYPTION_KEY must be 32 bytes in base64")
	}
	keys, err := hkdf.Key(sha256.New, secret, nil, "secretariat calendar addresses 1", 64)
	if err != nil {
		return nil, fmt.Errorf("make a key for calendars: %w", err)
	}
	block, err := aes.NewCipher(keys[:32])
	if err != nil {
		return nil, fmt.Errorf("make a key for calendars: %w", err)
	}
	seal, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("make a key for calendars: %w", err)
	}
	return &Feeds{
		books: books, log: log, public: strings.TrimRight(publicURL, "/"), seal: seal, nonces: keys[32:], paces: map[string]*rate.Limiter{},
	}, nil
}

// address is what an address says.
type address struct {
	Book       storage.BookID       `json:"b"`
	Person     partnership.PersonID `json:"p"`
	Body       partnership.BodyID   `json:"g,omitempty"`
	Generation int                  `json:"n,omitempty"`
}

// Address is where somebody's calendar program reads a calendar: the same every time it is asked for, so the nonce is made of what
// is sealed.
func (f *Feeds) Address(book storage.BookID, of partnership.Feed) string {
	data, err := json.Marshal(address{Book: book, Person: of.Person, Body: of.Body, Generation: of.Generation})
	if err != nil {
		return ""
	}
	mac := hmac.New(sha256.New, f.nonces)
	_, _ = mac.Write(data) // a hash takes everything
	nonce := mac.Sum(nil)[:f.seal.NonceSize()]
	return f.public + Path + base64.RawURLEncoding.EncodeToString(f.seal.Seal(nonce, nonce, data, nil)) + ending
}

// ending tells programs what they find there.
const ending = ".ics"

// maxToken is more than any address of ours has, in characters.
const maxToken = 1024

// open reads an address; false: it is none of ours.
func (f *Feeds) open(token string) (address, bool) {
	token, ends := strings.CutSuffix(token, ending)
	sealed, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || !ends || len(token) > maxToken || len(sealed) < f.seal.NonceSize() {
		return address{}, false
	}
	nonce, sealed := sealed[:f.seal.NonceSize()], sealed[f.seal.NonceSize():]
	data, err := f.seal.Open(nil, nonce, sealed, nil)
	if err != nil {
		return address{}, false
	}
	var a address
	return a, json.Unmarshal(data, &a) == nil
}
