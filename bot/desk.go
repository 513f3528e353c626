package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// answerWithin bounds the time of one request: platforms want an answer in three seconds.
const answerWithin = 2500 * time.Millisecond

// Desk answers what people ask. Safe for many goroutines.
type Desk struct {
	Books *storage.Books
	All   []*Command
	Log   *slog.Logger
	// Directories are the platforms that know their people, and Homes those on which a workspace can be moved to another
	// book, by platform; both may be nil.
	Directories map[string]Directory
	Homes       map[string]Home
	// Mails says that the post office writes e-mail too.
	Mails bool
	// Calendar is the address at which somebody's calendar program reads their meetings; nil: the web cannot reach us.
	Calendar func(storage.BookID, partnership.Feed) string
	// Address is where somebody opens in a browser what a command gives that reads; nil: the web cannot reach us.
	Address func(Reading) string
	// Terms is the file with terms of reference that setting up offers first; nil: none.
	Terms *File
	// Stranger answers somebody whom nobody knows, in the place of what they asked for; no card: they have their answer. Nil:
	// all have.
	Stranger func(*Request) *ui.Card
	// Acted hears that something was asked of a book, so that the post office looks at once; may be nil.
	Acted func(storage.BookID)
	// Count hears how each request ended: done, asked, not yet, failed; may be nil.
	Count func(command, outcome string)

	known acquainted
}

// Handle carries out what a person did and answers them, always: also with an apology.
func (d *Desk) Handle(ctx context.Context, ask Ask) Answer {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	book := d.Books.Open(ask.Book)
	cmd, rest, control := catalogue(d.All).find(ask.Line)
	r := d.request(ctx, ask, cmd)
	if r.ID == "" {
		r.ID = NewID()
	}
	if cmd != nil {
		r.keep(ask.Values)
		if !control && len(rest) > 0 {
			r.back = append(r.back, strings.Join(rest, " "))
		}
	}
	var answer Answer
	people, err := book.People(ctx)
	if err == nil {
		r.People, r.Who = people, whoIs(people, ask.Account)
		r.prepare(ask)
		d.meet(ctx, ask)
		err = book.Turn(ctx, func(t *storage.Turn) error {
			r.turn = t
			before := t.At().Length
			var failed error
			if opens, words := d.opened(r, ask); opens != nil {
				r.Command = opens
				r.collect([]string{words}, false, nil)
			} else if cmd != nil {
				r.collect(rest, control, ask.Values)
			}
			answer, failed = d.serve(r, ask)
			return errors.Join(failed, r.practise(before))
		})
	}
	switch {
	case err != nil:
		answer = d.apologise(r, err)
	case len(r.lacks) > 0:
		answer = r.notSetUp()
	}
	answer.Card = r.withPractice(r.withAsked(answer.Card))
	answer.Reader = d.reader(ctx, book, r, answer)
	answer = d.apart(ask, r.ID, answer)
	if d.Acted != nil {
		d.Acted(ask.Book)
	}
	if d.Count != nil {
		d.Count(r.name(), outcome(answer))
	}
	return answer
}

// outcome is how a request ended, in a word.
func outcome(a Answer) string {
	switch {
	case a.Failed:
		return "failed"
	case a.Form != nil:
		return "asked"
	case a.refused:
		return "not yet"
	}
	return "done"
}

// serve finds what is missing, and who may, and runs the command.
func (d *Desk) serve(r *Request, ask Ask) (Answer, error) {
	cmd := r.Command
	if unset, err := r.unset(); unset || err != nil {
		return Answer{}, err
	}
	if card, err := d.greet(r); card != nil || err != nil {
		return Answer{Card: card}, err
	}
	d.introduce(r)
	if cmd == nil {
		return d.unknown(r, ask.Line), nil
	}
	if !r.allowed() {
		if err := r.Fresh(); err != nil {
			return Answer{}, err
		}
		if !r.allowed() {
			return notYours(r), nil
		}
	}
	missing, err := r.parse()
	if err != nil { // what is not known here may have been written elsewhere a moment ago
		if err := r.Fresh(); err != nil {
			return Answer{}, err
		}
		missing, err = r.parse()
	}
	if invalid, ok := errors.AsType[*partnership.Invalid](err); ok {
		return r.wrong(invalid, ask.Sent)
	}
	if missing || cmd.Confirm && !ask.Sent || r.justNamed(ask) {
		return r.form(ask.Sent && !r.justNamed(ask))
	}
	return d.run(r, ask)
}

// greet answers a stranger, where strangers have an answer of their own. Who seemed one may have become somebody a moment ago,
// on another replica.
func (d *Desk) greet(r *Request) (*ui.Card, error) {
	if r.Who != "" {
		return nil, nil
	}
	if err := r.Register(); err != nil || r.Who != "" || d.Stranger == nil {
		return nil, err
	}
	card := d.Stranger(r)
	if card == nil {
		return nil, nil
	}
	return r.giveBack(*card), nil
}

func (d *Desk) run(r *Request, ask Ask) (Answer, error) {
	reply, err := r.Command.Run(r)
	var invalid *partnership.Invalid
	var refusal *partnership.Refusal
	switch {
	case errors.As(err, &invalid):
		return r.wrong(invalid, ask.Sent)
	case errors.As(err, &refusal):
		return Answer{Card: r.notYet(refusal), refused: true}, nil
	case err != nil:
		return Answer{}, err
	}
	return Answer{Card: reply.Card, Page: reply.Page}, nil
}

// NewID mints a request id.
func NewID() string { return rand.Text() }

func whoIs(people map[string]storage.Person, a storage.Account) partnership.PersonID {
	if a.Platform == ByEmail { // whoever has a link that we wrote for them
		return partnership.PersonID(people[a.User].ID)
	}
	for id, p := range people {
		if slices.Contains(p.Accounts, a) {
			return partnership.PersonID(id)
		}
	}
	return ""
}

// reader fetches the names and typed words of an answer, at once. Where that fails, ids would be of no use to anybody:
// the reader sees that the words could not be read.
func (d *Desk) reader(ctx context.Context, book *storage.Book, r *Request, a Answer) ui.Reader {
	var texts []ui.Text
	if a.Card != nil {
		texts = a.Card.Texts()
	}
	if a.Form != nil {
		texts = append(texts, a.Form.Texts()...)
	}
	reader, err := ReaderOf(ctx, book, texts)
	if err != nil {
		d.Log.Warn("the words of an answer could not be read", "request", r.ID, "err", err)
	}
	reader.Today = d.Books.Clock.Now().Format(time.DateOnly)
	return reader
}

// unreadable stands where words are that cannot be read: they have not been taken down.
const unreadable = "[cannot be read just now]"

// ReaderOf fetches the names and typed words of some texts in one go. It is usable also when it returns an error: whoever reads
// then sees that they cannot be read just now. What stays where it is posted is not made with such a one.
func ReaderOf(ctx context.Context, book *storage.Book, texts []ui.Text) (ui.Reader, error) {
	people, typed := map[string]bool{}, map[string]bool{}
	for _, t := range texts {
		t.Refs(people, typed)
	}
	var register map[string]storage.Person
	var words map[string]string
	var errPeople, errWords error
	if len(people) > 0 {
		register, errPeople = book.People(ctx)
	}
	if len(typed) > 0 {
		ids := make([]string, 0, len(typed))
		for id := range typed {
			ids = append(ids, id)
		}
		words, errWords = book.Words(ctx, ids)
	}
	return ui.Reader{
		Name: func(id string) string {
			if p, ok := register[id]; ok {
				return p.Called()
			}
			if register != nil {
				return Departed
			}
			return "somebody"
		},
		Typed: func(id string) (string, bool) {
			if errWords != nil {
				return unreadable, true
			}
			w, ok := words[id]
			return w, ok
		},
	}, errors.Join(errPeople, errWords)
}

// Reader resolves the names and typed words of some texts for whoever reads a page.
func (d *Desk) Reader(ctx context.Context, book storage.BookID, _ string, texts []ui.Text) (ui.Reader, error) {
	reader, err := ReaderOf(ctx, d.Books.Open(book), texts)
	reader.Today = d.Books.Clock.Now().Format(time.DateOnly)
	return reader, err
}

// Commands are those that an account can use, in the order of their declaration.
func (d *Desk) Commands(ctx context.Context, book storage.BookID, account storage.Account) []Hint {
	b := d.Books.Open(book)
	var hints []Hint
	people, err := b.People(ctx)
	if err == nil {
		err = b.Turn(ctx, func(t *storage.Turn) error {
			r := &Request{Context: ctx, Who: whoIs(people, account), turn: t}
			if len(t.State().Lacks()) > 0 { // nothing works yet, and each says so
				return nil
			}
			for _, c := range d.All {
				if !c.Hidden && c.Offered(r) {
					hints = append(hints, Hint{Line: c.Path, Title: c.Title, Summary: c.Summary, Quick: c.Quick != nil && c.Quick(r)})
				}
			}
			return nil
		})
	}
	if err != nil {
		d.Log.Warn("the commands could not be listed", "book", book, "err", err)
	}
	return hints
}
