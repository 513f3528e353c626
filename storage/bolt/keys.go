package bolt

import (
	"encoding/binary"
	"net/url"
	"strings"

	"go.etcd.io/bbolt"

	"github.com/partnership-secretariat/secretariat/storage"
)

// The buckets. What belongs to a book has a key that starts with the book's name and a slash; a name has no slash.
var (
	logs          = []byte("logs")          // BOOK/index: record
	due           = []byte("due")           // time BOOK: nothing; the order in which books are looked at
	leases        = []byte("leases")        // BOOK: lease
	texts         = []byte("texts")         // BOOK/id: words
	people        = []byte("people")        // BOOK/id: person
	accounts      = []byte("accounts")      // BOOK/platform/workspace/user: person's id
	cursors       = []byte("cursors")       // BOOK: number
	notices       = []byte("notices")       // BOOK/key: notice
	receipts      = []byte("receipts")      // BOOK/key: receipt
	attempts      = []byte("attempts")      // BOOK/key: number
	posted        = []byte("posted")        // BOOK/key: receipt, of what showed somebody's name or words
	met           = []byte("met")           // BOOK/place's name: that somebody knows us there
	messages      = []byte("messages")      // BOOK/key: message
	places        = []byte("places")        // BOOK/place/number: key of the message
	numbers       = []byte("numbers")       // BOOK: number of its last message
	blobs         = []byte("blobs")         // SHA-256: bytes
	installations = []byte("installations") // platform/workspace: installation
	drafts        = []byte("drafts")        // BOOK/person/command: draft
	meta          = []byte("meta")          // offset: number
)

var buckets = [][]byte{
	logs, due, leases, texts, people, accounts, cursors, notices, receipts, attempts, posted, met, messages, places, numbers, blobs,
	installations, drafts, meta,
}

var offsetKey = []byte("offset")

// key names what a book keeps under name.
func key(book storage.BookID, name string) []byte { return append(prefix(book), name...) }

// prefix is how every key of a book starts.
func prefix(book storage.BookID) []byte { return append([]byte(book), '/') }

// path joins parts that may hold any character, a slash too.
func path(parts ...string) string {
	escaped := make([]string, len(parts))
	for i, part := range parts {
		escaped[i] = url.PathEscape(part)
	}
	return strings.Join(escaped, "/")
}

// numbered puts what follows a prefix in the order of a number.
func numbered(prefix []byte, n int64) []byte { return append(prefix, encode(n)...) }

// encode writes a number so that bytes sort as numbers do, those below zero too.
func encode(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)^1<<63) }

// decode reads a number; where nothing is kept it is 0.
func decode(b []byte) int64 {
	if len(b) < 8 {
		return 0
	}
	return int64(binary.BigEndian.Uint64(b) ^ 1<<63)
}

func number(tx *bbolt.Tx, bucket, key []byte) int64 { return decode(tx.Bucket(bucket).Get(key)) }
