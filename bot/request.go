package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/calendar"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Request is a command on its way: who asks, what they gave, and the book it is about, for as long as it lasts.
type Request struct {
	Context context.Context
	ID      string // the request id, under which it is carried out at most once
	Who     partnership.PersonID
	People  map[string]Person
	Command *Command
	Account Account // with which they came
	Admin   bool    // they administer the workspace in which the partnership was set up, or is to be

	workspace string // in which it was done
	face      Face   // as what they open it by a link

	desk   *Desk
	book   *storage.Book
	turn   *storage.Turn
	raw    map[string]string
	values map[string]any
	files  map[string]File // by option
	back   []string        // what the person typed, to be given back where it cannot be carried out
	heard  hearsay         // what the platform said of people
	drafts map[string]map[string]string
	lacks  []string  // what is missing before anything can be done here
	likely *likeness // whom a stranger may be; nil: nobody
	asked  bool      // the secretariat has been asked whether it is they

	practice *unsaid // who would have heard of it; nil: it is no practice
}

// State is what the book says now.
func (r *Request) State() *partnership.State { return r.turn.State() }

// Now is book time.
func (r *Request) Now() time.Time { return r.turn.Now() }

// Today is the date where the partnership meets.
func (r *Request) Today() calendar.Date {
	if c := r.State().Calendar; c != nil {
		return c.Date(r.Now())
	}
	return calendar.DateOf(r.Now(), time.UTC)
}

// May asks the rules whether the person has a right in a body; in any, where body is empty.
func (r *Request) May(right partnership.Right, body partnership.BodyID) bool {
	return r.State().May(r.Who, right, body, r.Today())
}

// Person is an entry of the register: a name, and where to reach somebody.
type Person = storage.Person

// Account is one login on one platform.
type Account = storage.Account

// Beside somebody's name, under these keys of Extra: how they want to be called.
const (
	KeptAddress = storage.KeptAddress
	KeptCalled  = storage.KeptCalled
)

// Entered is how something reached us: the fields that every order has.
type Entered struct {
	For partnership.PersonID
	How partnership.Medium
	On  calendar.Date
	New []Person // people it names for the first time
}

// Do gives an order in the person's own name.
func (r *Request) Do(c partnership.Command) (storage.Done, error) { return r.DoFor(Entered{}, c) }

// DoFor gives an order for somebody, as it reached us.
func (r *Request) DoFor(e Entered, c partnership.Command) (storage.Done, error) {
	if e.How == "" {
		e.How = partnership.ByButton
	}
	return r.turn.Do(r.Context, partnership.Order{
		Request: r.ID, By: r.Who, For: e.For, How: e.How, On: e.On, Command: c,
	}, e.New...)
}

// Fresh reads what others have written meanwhile: before a reading is shown.
func (r *Request) Fresh() error { return r.turn.Refresh(r.Context) }

// Keep lays a file among the blobs, where an event can name it by its hash.
func (r *Request) Keep(f File) (hash string, err error) { return r.book.Keep(r.Context, f.Data) }

// Kept reads a file that lies among the blobs. It is ErrNoFile where it does so no longer.
func (r *Request) Kept(hash string) ([]byte, error) {
	data, err := r.desk.Books.Store.Blob(r.Context, hash)
	switch {
	case errors.Is(err, storage.ErrNotFound):
		return nil, ErrNoFile
	case err != nil:
		return nil, fmt.Errorf("read a file: %w", err)
	}
	return data, nil
}

// WordsOf are words that somebody typed, to be changed in a form. What cannot be read is empty.
func (r *Request) WordsOf(id partnership.TextID) string {
	words, err := r.book.Words(r.Context, []string{string(id)})
	if err != nil {
		return ""
	}
	return words[string(id)]
}

// TakeDown removes for good what somebody typed. The line of the book that speaks of it stays.
func (r *Request) TakeDown(id partnership.TextID) error {
	if id == "" {
		return nil
	}
	return r.book.Redact(r.Context, []string{string(id)})
}

// View is this moment as the person sees it.
func (r *Request) View() View { return View{State: r.State(), Who: r.Who, Now: r.Now()} }

// View is a moment as one person sees it; a channel is nobody.
type View = partnership.View

// Phrase makes a text of what the rules say.
func Phrase(s *partnership.State, p partnership.Phrase) ui.Text {
	values := make([]any, len(p.Values))
	for i, v := range p.Values {
		values[i] = spoken(s, v)
	}
	return ui.Say(p.Format, values...)
}

func spoken(s *partnership.State, v any) any {
	switch v := v.(type) {
	case partnership.ItemNumber:
		return s.ItemRef(v)
	case partnership.TextID:
		return ui.TypedText(v)
	case partnership.PersonID:
		return ui.Person(v)
	case calendar.Date:
		return ui.OnDay(v)
	case partnership.BodyID:
		return cmp.Or(s.BodyName(v), string(v))
	case partnership.MeetingRef:
		if m := s.Meetings[v]; m != nil {
			return ui.Say("%s on %s", spoken(s, m.Body), ui.OnDay(m.Day))
		}
		return string(v)
	}
	return v
}
