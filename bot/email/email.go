// Package email is the door to people who are on no chat platform, or whose conversation there is closed to us: it writes to
// their address what others read in the chat, by SMTP.
package email

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/mail"
	"strings"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
)

// Platform names this door.
const Platform = bot.ByEmail

// Options are what a door to e-mail is opened with.
type Options struct {
	Server string // where mail is handed in, as SMTP_URL names it
	From   string // the address that it comes from
	Links  *Links // harmless answers by one tap; nil: none

	Log      *slog.Logger
	BookTime func() time.Time
	Count    func(what string) // hears what happens here; may be nil
	Trouble  func(bot.Trouble) // hears what only people can mend; may be nil
	Now      func() time.Time  // machine time; nil: the machine's
}

// Door hands mail in at one server. Safe for many goroutines.
type Door struct {
	Options
	server server
	from   *mail.Address

	letters doors.Letters
	pauses  doors.Pauses
	work    doors.Work
	turns   chan struct{} // connections at a time: servers count them

	mu   sync.Mutex
	offs map[string]int // how often an address put us off, by letter
}

const (
	maxConns = 4
	maxOffs  = 4096 // letters that are put off and counted; then the count begins anew, and they are tried for longer
)

// New opens a door. What is wrong with the server's address is said without repeating it: it may have a password in it.
func New(o Options) (*Door, error) {
	s, err := parseServer(o.Server)
	if err != nil {
		return nil, fmt.Errorf("read SMTP_URL: %w", err)
	}
	from, err := mail.ParseAddress(o.From)
	if err != nil || !strings.Contains(from.Address, "@") {
		return nil, errors.New("read SMTP_FROM: it must be an e-mail address such as clerk@council.example")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Door{Options: o, server: s, from: from, turns: make(chan struct{}, maxConns)}, nil
}

// Platform names this door.
func (d *Door) Platform() string { return Platform }

// Server is where mail is handed in, without the name and the password.
func (d *Door) Server() string { return net.JoinHostPort(d.server.host, fmt.Sprint(d.server.port)) }

// Wait waits until what happens in the background is done.
func (d *Door) Wait() { d.work.Wait() }

// Deliver hands a letter in. Its Message-ID is its key, the same for every attempt: where an attempt ended without an answer
// it is handed in once more under the same one, and says so.
func (d *Door) Deliver(ctx context.Context, l bot.Letter) (string, error) {
	if l.Mail == nil {
		return "", fmt.Errorf("write an e-mail: nobody said to whom: %w", bot.ErrGone)
	}
	if wait := d.pauses.Left("server", d.Now()); wait > 0 {
		return "", d.later(l, wait)
	}
	select {
	case d.turns <- struct{}{}:
		defer func() { <-d.turns }()
	default: // nobody waits here
		return "", d.later(l, time.Second)
	}
	again := d.letters.Doubtful(l)
	if again {
		d.count("said again")
	}
	m, err := d.compose(ctx, l, again)
	if err != nil {
		return "", d.failed(ctx, l, err)
	}
	if err := d.hand(ctx, m); err != nil {
		return "", d.failed(ctx, l, err)
	}
	d.letters.Forget(l.Key)
	d.letters.Well("server")
	d.forget(l.Key)
	return m.GetMessageID(), nil
}

// Edit redraws nothing: what was sent is out of our hands.
func (d *Door) Edit(context.Context, bot.Letter) error {
	return fmt.Errorf("redraw an e-mail: %w", bot.ErrGone)
}

func (d *Door) count(what string) {
	if d.Count != nil {
		d.Count(what)
	}
}

// later is a moment of book time; nothing was sent.
func (d *Door) later(l bot.Letter, wait time.Duration) error {
	d.letters.Harmless(l)
	return &bot.Later{Until: d.BookTime().Add(doors.Jitter(wait))}
}
