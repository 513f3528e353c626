package discord

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Platform is the name of this door.
const Platform = "discord"

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
	// Draft is what an account has begun under a name; nil: nothing. SaveDraft keeps it, for a day.
	Draft(ctx context.Context, book storage.BookID, account storage.Account, name string) (map[string]string, error)
	SaveDraft(ctx context.Context, book storage.BookID, account storage.Account, name string, values map[string]string) error
}

// Options are what a door to Discord is made of. Desk, Servers, Commands, Token and ApplicationID are needed; with a PublicKey
// interactions come over HTTP, without one over the gateway.
type Options struct {
	Desk     Desk
	Servers  Servers
	Commands []*bot.Command // as they are declared

	Token         string // of the bot
	ApplicationID string
	PublicKey     string // 32 bytes in hexadecimal digits, by which Discord's requests over HTTP are known
	Shard, Shards int    // which part of the servers the gateway tells us of, of how many; all of them if none is said
	APIURL        string // the base of the API with its version; Discord's own if empty

	Name string // of the bot, above what it says by itself: Clerk (automated)

	Log      *slog.Logger
	Count    func(what string) // hears of what operators count: refused, limited, said again; may be nil
	Trouble  func(bot.Trouble) // hears of what people have to mend; may be nil
	BookTime func() time.Time  // book time, in which letters wait; the machine's if nil
	Now      func() time.Time  // machine time, for signatures and pauses
	Sleep    func(time.Duration) <-chan time.Time
	Patience time.Duration // how long an answer may take before we say that we are at it; patience if 0
}

// patience leaves more than a second of the three that Discord waits.
const patience = 1500 * time.Millisecond

// apiURL is Discord's own, of the version that its published contract describes.
const apiURL = "https://discord.com/api/v10"

// Door is the door to Discord: Handler or Listen is its way in, Deliver and Edit are its way out. Safe for many goroutines.
type Door struct {
	Options
	client  *http.Client
	seen    *doors.Seen
	pauses  *pauses
	starts  starts // of sessions on the gateway
	letters doors.Letters
	talks   doors.Recall             // the conversations with people, by user: opening one is what Discord counts most strictly
	threads doors.Recall             // the posts of forums, by channel and title
	typed   func(path string) string // what people type here for a command
	me      atomic.Pointer[string]   // our user id, once Discord has told it
	work    doors.Work               // what follows acknowledgements
}

var _ bot.Door = (*Door)(nil)

// New makes a door. Nothing is opened yet.
func New(o Options) *Door {
	o.APIURL = strings.TrimRight(cmp.Or(o.APIURL, apiURL), "/")
	o.Name = cmp.Or(o.Name, "Clerk (automated)")
	o.Patience = cmp.Or(o.Patience, patience)
	o.Shards = cmp.Or(o.Shards, 1)
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
	return &Door{Options: o, client: newClient(), seen: doors.NewSeen(o.Now), pauses: newPauses(), starts: newStarts(), typed: typedHere(o.Commands)}
}

// newClient makes a client that follows no redirection: nobody but Discord gets our token, nor what we say.
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
