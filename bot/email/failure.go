package email

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// stage is how far a letter had got when it failed.
type stage int

const (
	connecting stage = iota // nothing of it was said: the server is away, or does not take us
	addressing              // the server was asked whether it takes it, from us and for them
	telling                 // its text was under way, and not at its end
	closing                 // its end was sent: without an answer nobody knows
)

// handing is what went wrong in handing a letter in. What it says has no address in it, and nothing that the server wrote.
type handing struct {
	at   stage
	code int  // of the server's answer; 0: there was none
	ours bool // it is about who sends
	rule bool // it is about the server's rules (RFC 3463, 5.7), and not about the address
	err  error
}

func (e *handing) Error() string {
	doing := [...]string{"connect to the mail server", "address an e-mail", "send an e-mail", "finish an e-mail"}[e.at]
	switch {
	case e.code > 0:
		return fmt.Sprintf("%s: the server answers %d", doing, e.code)
	case errors.Is(e.err, context.DeadlineExceeded):
		return doing + ": no answer in time"
	}
	return doing + ": the connection broke off"
}

// sending makes sense of what the library says.
func sending(err error) *handing {
	var failed *mail.SendError
	if !errors.As(err, &failed) {
		return &handing{at: connecting, code: codeIn(err), err: err}
	}
	h := &handing{code: failed.ErrorCode(), err: err, rule: strings.HasPrefix(failed.EnhancedStatusCode(), "5.7.")}
	switch failed.Reason {
	case mail.ErrSMTPMailFrom:
		h.at, h.ours = addressing, true
	case mail.ErrSMTPRcptTo:
		h.at = addressing
	case mail.ErrSMTPData, mail.ErrNoUnencoded, mail.ErrWriteContent:
		h.at = telling
	case mail.ErrSMTPDataClose, mail.ErrSMTPReset:
		h.at = closing
	case mail.ErrGetSender, mail.ErrGetRcpts, mail.ErrConnCheck, mail.ErrAmbiguous:
		h.at = connecting
	}
	return h
}

var answerCode = regexp.MustCompile(`(?:^|: )([45]\d\d)[ -]`)

// codeIn finds the code of a server's answer in an error that has no field for it.
func codeIn(err error) int {
	if m := answerCode.FindStringSubmatch(err.Error()); m != nil {
		code, _ := strconv.Atoi(m[1]) // three figures
		return code
	}
	return 0
}

// putOff is how long a letter waits after the first, the second and each later time that an address put it off: servers that
// do not know us want to see us come back, and a full mailbox takes longer. After the last it is given up: about a day.
var putOff = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 8 * time.Hour}

// mendPause is how long the server is left alone where only people can mend what is wrong.
const mendPause = 10 * time.Minute

// failed says to the post office what became of a letter: later, gone for good, or that nobody knows.
func (d *Door) failed(ctx context.Context, l bot.Letter, err error) error {
	if ctx.Err() != nil {
		return err
	}
	h, ok := errors.AsType[*handing](err)
	if !ok { // it could not be written
		d.letters.Harmless(l)
		return err
	}
	if h.at == closing && h.code == 0 {
		return h
	}
	switch {
	case h.code == 0 || h.code == 421: // the server is away, or about to be
		d.count("away")
		wait := d.letters.FailedOnceMore("server")
		d.pauses.Rest("server", d.Now(), d.Now().Add(wait))
		if wait >= longAway {
			d.troubled(l, h)
		}
		return d.later(l, wait)
	case h.at == connecting || h.ours && h.code >= 500: // not this letter, but all
		d.count("refused")
		d.pauses.Rest("server", d.Now(), d.Now().Add(mendPause))
		d.troubled(l, h)
		return d.later(l, mendPause)
	case h.code < 500:
		d.count("put off")
		return d.putOff(l, h)
	}
	d.count("bounced")
	d.letters.Harmless(l)
	d.forget(l.Key)
	if h.at != addressing || h.rule {
		return fmt.Errorf("%w: %w", bot.ErrUnwanted, h)
	}
	d.bounced(l)
	return fmt.Errorf("%w: %w", bot.ErrNoAddress, h)
}

// longAway is the rest after which a server that is away is worth a word to people.
const longAway = time.Minute

// putOff lets a letter wait that the server does not take now, longer each time, and gives it up after the last.
func (d *Door) putOff(l bot.Letter, h *handing) error {
	d.mu.Lock()
	if d.offs == nil || len(d.offs) > maxOffs {
		d.offs = map[string]int{}
	}
	n := d.offs[l.Key]
	d.offs[l.Key]++
	d.mu.Unlock()
	if n >= len(putOff) {
		d.letters.Harmless(l)
		d.forget(l.Key)
		return fmt.Errorf("%w: %w", bot.ErrPutOff, h)
	}
	return d.later(l, putOff[n])
}

func (d *Door) forget(key string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.offs, key)
}

// bounced tells the secretariat, in the background, that somebody's address is wrong.
func (d *Door) bounced(l bot.Letter) {
	if d.Trouble == nil {
		return
	}
	card := ui.Card{
		Lead:    ui.Say("A message to %s did not arrive: the mail server takes nothing for the address that we have.", oneLine(l.Mail.Name)),
		Blocks:  []ui.Block{ui.Paragraph("Please ring them, and give the register the right one. Then the message can be sent again.")},
		Buttons: []ui.Button{ui.Press("What did not arrive", "letter/list")},
	}
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: l.Book, Platform: Platform, Key: "bounced " + l.Mail.Person, Card: card})
	})
}

// troubled tells the secretariat, in the background, that no e-mail goes out.
func (d *Door) troubled(l bot.Letter, h *handing) {
	d.Log.Error("the mail server does not take our mail", "server", d.Server(), "code", h.code, "err", h)
	if d.Trouble == nil {
		return
	}
	lead := ui.Say("The mail server does not answer. What we send by e-mail waits, and goes out when it does.")
	if h.code > 0 {
		lead = ui.Say("The mail server does not let us send e-mail. What we send by e-mail waits until somebody has mended that.")
	}
	card := ui.Card{Lead: lead, Foot: ui.Say("For whoever runs this service: SMTP_URL and SMTP_FROM; %s.", h.Error())}
	d.work.Go(func() {
		d.Trouble(bot.Trouble{Book: l.Book, Platform: Platform, Whole: true, Key: "server " + strconv.Itoa(h.code), Card: card})
	})
}
