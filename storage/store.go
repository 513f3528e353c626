// Package storage keeps the minute book and what lies beside it.
//
// It knows how a partnership's records are appended, read, watched and leased, and nothing of what they mean: the rules
// are in package partnership, the words in package commands. Two backends keep the contract below, redis and bolt; the
// suite in storagetest is the contract made executable, and both pass it.
package storage

import (
	"context"
	"errors"
	"time"
)

// Store keeps many minute books, one a partnership, and what lies beside each of them.
//
// Every method may be called from many goroutines, and, where the backend is shared, from many processes. A method that
// returns an error other than those named in its comment may or may not have taken effect: repeat it with the same
// arguments, every method here bears that (Advance moves again, and Begin counts again). A book's name, a position or an
// append that cannot be right is an error and does nothing. All times are UTC with millisecond precision.
type Store interface {
	Log
	Register
	Shelf
	Attention
	Post
	WebChat
	Archive

	// Now is the store's own clock. Callers measure it once in a while and add the difference to their own.
	Now(ctx context.Context) (time.Time, error)

	// Advance moves the demonstration's clock forward by d and returns its whole offset from the store's clock; with a
	// d of zero it only reads. The offset survives a restart and never shrinks: a negative d is ErrBackwards.
	Advance(ctx context.Context, d time.Duration) (time.Duration, error)

	// SetOut puts the demonstration's clock at an offset from the store's, also behind it, and returns the offset that
	// holds: only the first call counts, and none does once the clock has been moved.
	SetOut(ctx context.Context, offset time.Duration) (time.Duration, error)

	// Ready says whether the store can be written now. It is asked by readiness probes, so it costs one round trip.
	Ready(ctx context.Context) error

	// Close waits for what has been accepted and lets go of the backend. A closed store answers ErrClosed.
	Close() error
}

// The errors that callers tell apart.
var (
	// ErrClosed is the answer of a store after Close.
	ErrClosed = errors.New("storage: closed")
	// ErrLeaseLost says that the token is no longer the current one: another worker looks after this partnership.
	ErrLeaseLost = errors.New("storage: lease lost")
	// ErrNotFound says that nothing is kept under this name.
	ErrNotFound = errors.New("storage: not found")
	// ErrTooLarge says that a blob is over MaxBlob.
	ErrTooLarge = errors.New("storage: too large")
	// ErrBackwards says that somebody tried to turn the clock back.
	ErrBackwards = errors.New("storage: the clock only moves forward")
	// ErrUncertain wraps a failure after which nobody can say whether an append was made. Repeating it is safe.
	ErrUncertain = errors.New("storage: could not be confirmed")
)

// MaxBlob is the largest blob, in bytes (10 MB).
const MaxBlob = 10 << 20

// DraftLife is how long a half-filled form is kept.
const DraftLife = 24 * time.Hour

// BookID names one partnership's minute book: 1 to 40 of a-z, 0-9 and hyphen.
type BookID string

// Position is where a reader of a log stands: how many records it has folded and the id of the last of them. Both
// matter: after a failover a log can be shorter, or as long with other records. The zero Position is before everything.
type Position struct {
	Length int64
	Last   string
}

// Record is one line of the minute book. Data is the codec's business; a backend never looks into it.
type Record struct {
	ID      string    // unique in its book; no white space, at most 64 bytes
	Request string    // the request that made it; no white space, at most 64 bytes
	At      time.Time // book time, never before its predecessor's
	Data    []byte
}

// Log is the minute book itself.
type Log interface {
	// Append adds the records of one request, with what was typed and the people it names, and asks attention to look
	// at the book at a.Look (never later than it would have looked anyway, and only where no lease is live: a live
	// worker learns of the records when it settles). All or nothing, in one round trip.
	//
	// The log must be exactly as a.Expected says, else nothing is written. First of all the records after a.Expected are
	// searched for a.Request: a redelivered click, or a retry whose answer was lost, finds itself and is answered with
	// Already. The caller has folded everything up to a.Expected, and so knows that the request is not in there.
	Append(ctx context.Context, a Append) (Appended, error)

	// Tail reads the records after from, oldest first. If the log does not contain from (it is shorter, or has another
	// record there) the answer is the whole log with Regressed set: the reader's fold is worth nothing.
	Tail(ctx context.Context, book BookID, from Position) (Tail, error)

	// Confirm says that what was read up to at is as safe as an append that was acknowledged: somebody may have read what no
	// replica had. Where replicas are to confirm appends, they have it all now, else the error wraps ErrUncertain; false: the
	// log does not contain at any more. Where none are, there is nothing to ask.
	Confirm(ctx context.Context, book BookID, at Position) (bool, error)

	// Books lists every book that has ever been appended to, in order of name.
	Books(ctx context.Context) ([]BookID, error)
}

// Append is what one request adds to a book.
type Append struct {
	Book     BookID
	Expected Position
	Request  string
	Records  []Record // at least one, each with this Request
	Texts    []Text   // what was typed, kept beside the book
	People   []Person // whom it names for the first time
	Look     time.Time
}

// Outcome says what became of an append.
type Outcome int

// What can become of an append.
const (
	Written  Outcome = iota // the records are the log's last
	Already                 // this request had been written before; nothing was done
	Conflict                // others wrote first; nothing was done
	Regress                 // the log no longer contains Expected; nothing was done
)

// Appended is the answer to an append. Head is the log's end after it. Tail has the records after Expected: those just
// written are not repeated (it is empty when Written), those that explain Already and Conflict are, and after Regress
// it is the whole log.
type Appended struct {
	Outcome Outcome
	Head    Position
	Tail    []Record
}

// Tail is the end of a log.
type Tail struct {
	Head      Position
	Records   []Record
	Regressed bool
}

// Text is a sentence that somebody typed. Events carry its ID; the words live here, so that they can be corrected or
// taken down while the fact, its time and its author stay.
type Text struct {
	ID    string
	Words string
}

// Person is an entry of the register: what must never be in an event.
type Person struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`               // as people call them
	Post     string            `json:"post,omitempty"`     // the office or part they are known by
	Phone    string            `json:"phone,omitempty"`    //
	Email    string            `json:"email,omitempty"`    //
	Accounts []Account         `json:"accounts,omitempty"` // where they can be reached
	Extra    map[string]string `json:"extra,omitempty"`    // room for later fields; unknown ones are kept
}

// Account is one login on one platform.
type Account struct {
	Platform  string `json:"platform"`  // slack, discord, web, email
	Workspace string `json:"workspace"` // team, guild; empty where there is none
	User      string `json:"user"`
}

// Register is what is known of people, and what they typed.
type Register interface {
	// PutPerson writes an entry whole. Its accounts lead to this person from now on, and to nobody else.
	PutPerson(ctx context.Context, book BookID, p Person) error
	// People reads the whole register in order of id. A register is a few hundred people.
	People(ctx context.Context, book BookID) ([]Person, error)
	// WhoIs finds the person behind an account. Nobody is ErrNotFound.
	WhoIs(ctx context.Context, book BookID, a Account) (string, error)
	// Erase removes a person's entry and accounts. Their id stays in the book and means nobody.
	Erase(ctx context.Context, book BookID, person string) error

	// Texts reads what was typed. An unknown or redacted id is absent from the answer.
	Texts(ctx context.Context, book BookID, ids []string) (map[string]string, error)
	// Redact removes words for good.
	Redact(ctx context.Context, book BookID, ids []string) error
}

// Shelf is what is kept by name: files, installations and half-filled forms.
type Shelf interface {
	// PutBlob keeps data under the hexadecimal SHA-256 of its bytes and returns that name. Over MaxBlob it is ErrTooLarge.
	PutBlob(ctx context.Context, data []byte) (string, error)
	// Blob reads a blob; ErrNotFound where there is none.
	Blob(ctx context.Context, hash string) ([]byte, error)
	// DropBlob forgets one for good; forgetting what is not there is no error.
	DropBlob(ctx context.Context, hash string) error

	// PutInstallation keeps a platform's (already encrypted) credentials for a workspace and the book it belongs to, in the
	// place of the version that in names (0: nothing is kept yet), and answers with what is kept then: in, under the next
	// version. Where another version is kept, others wrote first: theirs is the answer, put is false, and nothing was done.
	// Put again, what is kept already is put. The book may be empty: the workspace belongs to none yet.
	PutInstallation(ctx context.Context, in Installation) (kept Installation, put bool, err error)
	// Installations lists those of one platform in order of workspace.
	Installations(ctx context.Context, platform string) ([]Installation, error)

	// PutDraft keeps a half-filled form until DraftLife after its At, by the store's own clock. One person has one draft a
	// command.
	PutDraft(ctx context.Context, d Draft) error
	// Drafts lists a person's unfinished forms, newest first.
	Drafts(ctx context.Context, book BookID, person string) ([]Draft, error)
	// DropDraft forgets one; forgetting what is not there is no error.
	DropDraft(ctx context.Context, book BookID, person, command string) error
}

// Installation is one workspace that has let the bot in. Sealed is ciphertext; a backend never sees a token.
type Installation struct {
	Platform  string
	Workspace string
	Book      BookID
	Sealed    []byte
	Version   int64 // how often it was put
}

// Draft is a half-filled form.
type Draft struct {
	Book    BookID
	Person  string
	Command string
	Request string            // minted when the form opened; sending it again does nothing twice
	Values  map[string]string // what was typed so far, by option
	At      time.Time
}

// Attention is the only queue: when to look at which book, and who looks.
type Attention interface {
	// Claim takes the lease on one book that is due at now (and leased by nobody), the longest overdue first, and sets
	// its attention to the lease's end, so that a worker that dies is replaced then. Nothing due: Claim.Book is empty
	// and Claim.Next says when the next one is (zero: none). Nothing is ever removed from the set. A backend that keeps
	// books in several shards lets the shards take turns, and keeps the order within each.
	//
	// Now is book time and orders attention; how long a lease lasts is measured by the store's own clock. So attention is
	// set to now plus the lease, and a jump of the demonstration's clock ends no lease.
	Claim(ctx context.Context, now time.Time, lease time.Duration) (Claim, error)

	// Settle ends a claim whose work is done, and says so: the lease is let go and attention set to next. If the log has
	// moved on from folded, nothing ends: the answer is the tail and false, the lease is renewed for as long again, and
	// the worker goes round again. A token that is no longer current is ErrLeaseLost; one whose lease ran out is current
	// until somebody else claims the book. Settling again with nothing new in the log is no error and changes nothing.
	Settle(ctx context.Context, book BookID, token int64, folded Position, next time.Time) (tail Tail, settled bool, err error)

	// Look asks that a book be looked at by when: attention is only ever brought forward, and only where no lease is
	// live. Start-up calls it for every book, which adds the missing.
	Look(ctx context.Context, book BookID, when time.Time) error
}

// Claim is a lease on one book.
type Claim struct {
	Book   BookID
	Token  int64 // grows with every claim of this book
	Misses int   // claims before this one that never settled
	Next   time.Time
}

// Post is the office that sends: what is to be told, and what has been.
type Post interface {
	// Outbox reads everything of one book that is pending or open.
	Outbox(ctx context.Context, book BookID) (Outbox, error)

	// Expand turns records into pending notices: it moves the cursor from from to to and adds the notices, in one step
	// under the token. If the cursor is not at from, somebody has done it: nothing is added and that is no error. Where a
	// log has lost records the cursor is pulled back to its end, so that what is appended from then on is told.
	Expand(ctx context.Context, book BookID, token int64, from, to int64, notices []Notice) error

	// Divide puts parts in the place of pending notices, named by their keys, in one step under the token. A notice that is not
	// pending is passed over with its parts, so that doing it again brings nothing back.
	Divide(ctx context.Context, book BookID, token int64, parts map[string][]Notice) error

	// Begin comes before every external effect of a delivery: it checks the token and that the log's head is at, and
	// counts the attempt under the delivery's key. Where there is a receipt under that key, in whatever state, it answers
	// with the receipt. A log that has moved on is answered with its tail and nothing is counted: judge again on that.
	// A token that is no longer current is ErrLeaseLost, here and in the other methods that take one.
	Begin(ctx context.Context, book BookID, token int64, delivery string, at Position) (Begun, error)

	// Delivered records a receipt. It is a fact, accepted from anyone, token or none. A receipt whose Version is lower
	// than the one kept does not replace it, and the answer is the one kept.
	Delivered(ctx context.Context, book BookID, r Receipt) (Receipt, error)

	// Unmet says in which of these places nobody knows us: no receipt that Meets is of there, nor a Meet. Of a place a hash is kept.
	Unmet(ctx context.Context, book BookID, places []string) ([]string, error)
	// Meet says that somebody knows us: they spoke first.
	Meet(ctx context.Context, book BookID, place string) error

	// Posted reads where one of these ids of people and of typed texts was ever shown, in order of time: what was delivered
	// with it in Shows, as it was last recorded. It outlives the receipt, since what hangs in a chat does. No ids: everything.
	Posted(ctx context.Context, book BookID, shows []string) ([]Receipt, error)

	// Defer moves a pending notice's NotBefore. For a notice that is not pending it does nothing.
	Defer(ctx context.Context, book BookID, token int64, notice string, notBefore time.Time) error

	// Finish removes pending notices that are done, and receipts that nobody needs any more with the attempts counted under
	// their keys. Name a delivery that was begun and given up among the receipts, else its count stays for ever.
	Finish(ctx context.Context, book BookID, token int64, notices, receipts []string) error
}

// Outbox is what one book still has to say, and where its open cards hang. Notices are in the order of their records.
type Outbox struct {
	Cursor   int64 // records below it have been turned into notices
	Notices  []Notice
	Receipts map[string]Receipt // by key
	Attempts map[string]int     // begun deliveries without a receipt, by delivery key
}

// Begun is the answer to Begin. Exactly one of the three holds: Receipt is set (it was sent already), Moved is true (Tail
// has what came), or Attempt says the how-many-th attempt this is, from 1.
type Begun struct {
	Attempt int
	Receipt *Receipt
	Moved   bool
	Tail    Tail
}
