package slack

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Platform is the name of this door.
const Platform = "slack"

// Desk is what the door asks of the bot.
type Desk interface {
	// Handle carries out what somebody did. What went wrong is in the answer.
	Handle(ctx context.Context, ask bot.Ask) bot.Answer
	// Commands are those that an account can use, in the order of their declaration.
	Commands(ctx context.Context, book storage.BookID, account storage.Account) []bot.Hint
	// Reader resolves the names and typed words of some texts.
	Reader(ctx context.Context, book storage.BookID, person string, texts []ui.Text) (ui.Reader, error)
	// Choices are what somebody can choose from for one option of a command.
	Choices(ctx context.Context, ask bot.Ask, option string) ([]ui.Choice, ui.Reader, error)
	// Person is who an account belongs to; false: nobody that we know.
	Person(ctx context.Context, book storage.BookID, account storage.Account) (bot.Person, bool)
}

// Options are what a door to Slack is made of. Desk and Installs are needed, and one of AppToken and SigningSecret.
type Options struct {
	Desk     Desk
	Installs Installs

	APIURL        string // the base of the Web API; Slack's own if empty
	AppToken      string // for Socket Mode
	SigningSecret string // for requests over HTTP
	Sockets       int    // connections of Socket Mode; two if 0, so that one is there while the other is renewed

	Name   string // of the bot, above its cards in a window: Clerk (automated)
	Prefix string // before the names of our slash commands, as the manifest was printed with it

	Log      *slog.Logger
	Count    func(what string) // hears of what operators count: refused, limited, said again; may be nil
	Trouble  func(bot.Trouble) // hears of what people have to mend; may be nil
	BookTime func() time.Time  // book time, in which letters wait; the machine's if nil
	Now      func() time.Time  // machine time, for signatures and budgets
	Sleep    func(time.Duration) <-chan time.Time
	Patience time.Duration // how long an answer may take before we say that we are at it; patience if 0
}

// patience leaves a second of the three that Slack waits.
const patience = 2 * time.Second

// Door is the door to Slack: Handler or Listen is its way in, Deliver and Edit are its way out. Safe for many goroutines.
type Door struct {
	Options
	client   *http.Client
	seen     *doors.Seen
	pauses   doors.Pauses // a method in a workspace after a call too many, a channel for the second after a post
	letters  doors.Letters
	parcels  parcels
	talks    doors.Recall   // the conversations with people
	homes    doors.Recall   // whether somebody belongs to an installation
	misnamed sync.Once      // that our commands have another prefix is said once
	work     doors.Work     // what follows acknowledgements
	wires    sync.WaitGroup // connections of Socket Mode
}

var _ bot.Door = (*Door)(nil)

// New makes a door. Nothing is opened yet.
func New(o Options) *Door {
	o.APIURL = strings.TrimRight(cmp.Or(o.APIURL, "https://slack.com/api"), "/") + "/"
	o.Name = cmp.Or(o.Name, "Clerk (automated)")
	o.Sockets = cmp.Or(o.Sockets, 2)
	o.Patience = cmp.Or(o.Patience, patience)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.BookTime == nil {
		o.BookTime = o.Now
	}
	if o.Sleep == nil {
		o.Sleep = time.After
	}
	d := &Door{Options: o, client: newClient(), seen: doors.NewSeen(o.Now)}
	if single, ok := o.Installs.(*Single); ok {
		single.asked = d.whoIs
	}
	return d
}

// newClient makes a client that follows no redirection: nobody but Slack gets our token, nor what we say.
func newClient() *http.Client {
	return &http.Client{
		Timeout:       callWithin,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Platform names this door.
func (d *Door) Platform() string { return Platform }

// Wait returns when everything that was acknowledged has been done.
func (d *Door) Wait() { d.work.Wait() }

func (d *Door) count(what string) {
	if d.Count != nil {
		d.Count(what)
	}
}

// sleep waits, and says whether the context still holds.
func (d *Door) sleep(ctx context.Context, wait time.Duration) bool {
	select {
	case <-d.Sleep(wait):
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}
