// Package bot is the desk between the doors and the rules: it finds who is asking, what they mean and what is missing,
// carries it out, and sees that whoever must hear of it does. It knows no platform and no rule.
package bot

import (
	"context"
	"errors"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Ask is what a person did, as a door decoded it: a line typed, a control pressed, a form sent. All three are the same
// thing, a command with more or fewer of its options given.
type Ask struct {
	Book    storage.BookID
	Account storage.Account
	// Workspace is where it was done, on a platform whose accounts are the same in all its workspaces; else empty.
	Workspace string
	Line      string            // "agenda submit Winter warm spaces", or a control: agenda/add/LSP-147
	Values    map[string]string // options by name, from a form
	Files     map[string]File   // of a form's file fields, by option
	Sent      bool              // a form was sent: what is wrong with it is shown in it
	Face      Face              // as what a document is opened by a link; "": it is asked for in a chat
	Request   string            // of this press; a redelivery carries the same. A sent form's is the one it opened with
}

// File is a file that somebody gave us, byte for byte.
type File struct {
	Name string // as they call it: lsp-2027.yaml
	Data []byte
}

// Answer is what the person who asked sees, and nobody else: a card or a form.
type Answer struct {
	Card   *ui.Card
	Form   *ui.Form
	Reader ui.Reader // how its names, typed words and dates look to this person
	Failed bool      // it was not carried out, or that could not be confirmed; the request is worth repeating

	// Sends is a message that stays, for the person's own conversation with us: of an answer with files, which are no good in
	// what is seen for a moment. Its key is the same for the same request. The card says that it comes; the door sees to it.
	Sends *Letter
	// Page is the document that was opened by a link; then there is no card.
	Page *Page

	refused bool
}

// Door is a way out to one platform. It renders, delivers and says plainly what became of it; retries are the post
// office's affair.
type Door interface {
	// Platform is slack, discord, web or email.
	Platform() string
	// Deliver posts a letter and returns the platform's id of the message. A second attempt may meet the first one's
	// message: a door that can look does, and returns that. ErrGone and Later are told apart. The files of its card go with
	// it, or are put there by a later attempt; one that cannot go there is left out, and the card says so.
	Deliver(ctx context.Context, l Letter) (message string, err error)
	// Edit redraws a message that was delivered before, but for its files: they stay as they are, unless it recalls them. Editing
	// twice is harmless.
	Edit(ctx context.Context, l Letter) error
}

// Letter is a card on its way to one place.
type Letter struct {
	Book    storage.BookID
	Key     string // the same for every attempt; at most 25 characters
	Place   string // as the platform names it: dm/p-mayor, channel/secretariat
	Thread  string // what it is a part of, where a place keeps things apart: one meeting; empty: nothing
	Message string // of the message to be redrawn
	Card    ui.Card
	Reader  ui.Reader
	Attempt int // from 1
	At      time.Time
	// Blob reads the bytes of a file of the card by their hash; see File. Nil where the card has none, and in Edit.
	Blob func(ctx context.Context, hash string) ([]byte, error)
	// Recall takes the files of a message away that is redrawn: what is in them has been taken down.
	Recall bool
	// Mail is set where the letter goes to an address.
	Mail *Mail
	// Sent hears that a letter that belongs to an answer hangs there; nil: nobody wants to know.
	Sent func(ctx context.Context, message string)
}

// ErrGone says that a place is closed to us for good: a person who left, a channel deleted.
var ErrGone = errors.New("bot: nobody there")

// Later says that a platform wants to be left alone until a moment.
type Later struct{ Until time.Time }

func (l *Later) Error() string { return "bot: not before " + l.Until.Format(time.RFC3339) }
