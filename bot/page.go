package bot

import (
	"maps"

	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Face says as what somebody opens a document by a link.
type Face string

// The faces.
const (
	AsPage Face = "page" // in a browser
	AsWord Face = "word" // as a file, to be edited
)

// Page is a document that was opened by a link. It is made at that moment, for that person, and kept nowhere.
type Page struct {
	File File
	Type string // its media type
}

// Opening says as what the document is wanted that somebody opens by a link; "": they asked for it in a chat.
func (r *Request) Opening() Face { return r.face }

// Address is where this person, and nobody else, can open in a browser what they ask for; "", where the web cannot reach us.
func (r *Request) Address() string { return r.AddressOf(r.Command.Path, r.raw) }

// AddressOf is where this person can open what a command gives that changes nothing.
func (r *Request) AddressOf(path string, values map[string]string) string {
	if r.desk.Address == nil || r.Who == "" {
		return ""
	}
	return r.desk.Address(Reading{Book: r.book.ID, Person: r.Who, Command: path, Values: maps.Clone(values)})
}

// Reading is what one link opens: what a person is given who asks for it with these values.
type Reading struct {
	Book    storage.BookID       `json:"b"`
	Person  partnership.PersonID `json:"p"`
	Command string               `json:"c"`
	Values  map[string]string    `json:"v,omitempty"`
}

// Ask opens a document by a link, in the name of whom the link was made for. Whether they may is asked now, as at any press.
// Only what changes nothing is opened so: links are followed by much that is nobody.
func (r Reading) Ask(face Face) Ask {
	return Ask{
		Book: r.Book, Account: Account{Platform: ByEmail, User: string(r.Person)}, Line: r.Command, Values: r.Values, Sent: true, Face: face,
	}
}

// Reads says whether a command gives a document and changes nothing.
func (d *Desk) Reads(path string) bool {
	cmd, rest, _ := catalogue(d.All).find(path)
	return cmd != nil && len(rest) == 0 && cmd.Reads
}
