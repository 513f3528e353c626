package bot

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"maps"
	"strconv"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// For says in words for whom a command is.
func (c *Command) For() string {
	if c.SetsUp {
		return string(c.Audience) + " and administrators of the workspace or server"
	}
	return string(c.Audience)
}

// request begins a request. Nothing is known yet of who asks.
func (d *Desk) request(ctx context.Context, ask Ask, cmd *Command) *Request {
	return &Request{
		Context: ctx, ID: ask.Request, Command: cmd, Account: ask.Account, workspace: cmp.Or(ask.Workspace, ask.Account.Workspace),
		desk: d, book: d.Books.Open(ask.Book), face: ask.Face,
		values: map[string]any{}, raw: map[string]string{},
	}
}

// prepare hears from the platform what is needed of it, before the book is taken.
func (r *Request) prepare(ask Ask) {
	r.take(ask.Files)
	ctx, cancel := context.WithTimeout(r.Context, hearWithin)
	defer cancel()
	r.heard = hearsay{directory: r.desk.Directories[r.Account.Platform], ctx: ctx}
	defer func() { r.heard.closed, r.heard.ctx = true, nil }()
	if ask.Request != "" { // they did something; what is drawn for them unasked has no request
		r.resemble()
	}
	if r.Command == nil || !r.Command.SetsUp {
		return
	}
	r.Admin = r.administers()
	if r.Command.Before != nil && (r.Admin || r.mayNow(ctx)) {
		maps.Copy(r.raw, ask.Values)
		r.Command.Before(r)
	}
}

// mayNow takes the book for a moment: for nobody else is the platform asked about others.
func (r *Request) mayNow(ctx context.Context) (may bool) {
	if r.Who == "" {
		return false
	}
	err := r.book.Turn(ctx, func(t *storage.Turn) error {
		r.turn = t
		may = r.May(r.Command.Audience, "")
		r.turn = nil
		return nil
	})
	return may && err == nil
}

// administers says whether the person administers the workspace in which the partnership is set up. Whoever administers one
// that joined later has no say in that.
func (r *Request) administers() bool {
	if r.desk.Homes[r.Account.Platform] != nil && r.book.ID != OwnBook(r.Here()) {
		return false
	}
	p, ok := r.Profile(r.Account.User)
	return ok && p.Admin
}

// Here is the workspace in which the person is, as an account of nobody's.
func (r *Request) Here() Account {
	return Account{Platform: r.Account.Platform, Workspace: cmp.Or(r.workspace, r.Account.Workspace)}
}

// OwnBook is the minute book in which a workspace is set up that belongs to no partnership yet.
func OwnBook(a Account) storage.BookID {
	return storage.BookID(a.Platform + "-" + strings.ToLower(a.Workspace))
}

func (r *Request) allowed() bool {
	return r.May(r.Command.Audience, "") || r.Command.SetsUp && r.Admin
}

// Given is what was put into a field of a form, as it came.
func (r *Request) Given(option string) string { return strings.TrimSpace(r.raw[option]) }

// FileOf is a file that was put into a field of a form.
func (r *Request) FileOf(option string) (File, bool) {
	f, ok := r.files[option]
	return f, ok
}

// unset finds out whether anything is missing here before anything else can be done.
func (r *Request) unset() (bool, error) {
	if r.Command != nil && r.Command.SetsUp || len(r.State().Lacks()) == 0 {
		return false, nil
	}
	if err := r.Fresh(); err != nil {
		return false, err
	}
	r.lacks = r.State().Lacks()
	return len(r.lacks) > 0, nil
}

// notSetUp says what is missing, and who can do something about it.
func (r *Request) notSetUp() Answer {
	ctx, cancel := context.WithTimeout(r.Context, hearWithin)
	defer cancel()
	r.heard = hearsay{directory: r.heard.directory, ctx: ctx, profiles: r.heard.profiles}
	card := ui.Card{Lead: ui.Say(
		"Not yet: this partnership is not set up here. %s missing; an administrator of this %s can see to it with %s.",
		upperFirst(isOrAre(r.lacks)), WorkspaceName(r.Account.Platform), ui.Typing("setup"))}
	if r.administers() {
		card = ui.Card{
			Lead:    ui.Say("Not yet: this partnership is not set up here. %s missing; you can see to it.", upperFirst(isOrAre(r.lacks))),
			Buttons: []ui.Button{ui.Main("Set it up", "setup")},
		}
	}
	return Answer{Card: r.giveBack(card), refused: true}
}

// isOrAre lists things: its secretariat is; its terms of reference and its secretariat are.
func isOrAre(things []string) string {
	last := len(things) - 1
	if last == 0 && !strings.HasSuffix(things[0], "terms of reference") {
		return things[0] + " is"
	}
	if last == 0 {
		return things[0] + " are"
	}
	return strings.Join(things[:last], ", ") + " and " + things[last] + " are"
}

func upperFirst(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

// Offered is the file with terms of reference that setting up offers first; false: there is none.
func (r *Request) Offered() (File, bool) {
	if r.desk.Terms == nil {
		return File{}, false
	}
	return *r.desk.Terms, true
}

// Settled says that the workspace belongs to the partnership of this book, and to no other one: it cannot join another.
func (r *Request) Settled() bool {
	return r.desk.Homes[r.Account.Platform] == nil || r.State().Terms != nil || r.book.ID != OwnBook(r.Here())
}

// Settle says to the platform that the workspace belongs to the partnership of this book, where it belongs to none yet: so
// that whoever writes to us alone is known to mean it. It can be repeated after being cut short.
func (r *Request) Settle() error {
	home := r.desk.Homes[r.Account.Platform]
	if home == nil || !everywhere[r.Account.Platform] || r.workspace == "" || r.book.ID != OwnBook(r.Here()) {
		return nil
	}
	return home.Link(r.Context, r.workspace, r.book.ID)
}

// As says who the person is from now on: somebody whom the order itself enters in the register.
func (r *Request) As(who partnership.PersonID) { r.Who = who }

// Carried says that this very request is on record already: a second click, or a retry of one whose answer was lost.
func (r *Request) Carried() bool { return r.turn.Seen(r.ID) }

// Register reads the register as it is now, for whoever is about to write to it.
func (r *Request) Register() error {
	if err := r.Fresh(); err != nil {
		return err
	}
	people, err := r.book.People(r.Context)
	if err != nil {
		return err
	}
	r.People, r.Who = people, whoIs(people, r.Account)
	return nil
}

// Alone says that no workspace can ever join here.
func (r *Request) Alone() bool { return len(r.desk.Homes) == 0 }

// PersonID mints the id of the nth person who is new with this request. It says nothing about them.
func (r *Request) PersonID(n int) partnership.PersonID { return MintPerson(r.ID, n) }

// MintPerson mints the id of the nth person who is new with a request.
func MintPerson(request string, n int) partnership.PersonID {
	sum := sha256.Sum256([]byte(request + "\x00person\x00" + strconv.Itoa(n)))
	return partnership.PersonID("p-" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10])))
}

// Note writes into the log of whoever runs the program.
func (r *Request) Note(what string, err error) {
	r.desk.Log.Warn(what, "request", r.ID, "command", r.name(), "err", err)
}
