package bot

import (
	"errors"
	"fmt"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// ByEmail is the platform of those who are written to at their address. Nobody has an account there: a place is dm/ and the
// person's id, and so nothing that we keep of what was sent has an address in it.
const ByEmail = "email"

// Mail is what a letter needs that goes to an address; nil on the other platforms.
type Mail struct {
	Person  string  // whom it goes to, by id
	To      string  // their address
	Name    string  // as they are called
	Sender  string  // who writes: LSP clerk (automated)
	Office  string  // to whom answers go
	ReplyTo string  // their address; empty: nobody said
	Thread  string  // what it is a part of: one meeting; empty: nothing
	Hello   ui.Text // said before all else; empty: they have heard from us before
	Answer  ui.Text
	Imprint ui.Text
}

// Imprint is what an e-mail says of who writes it, and what everybody is told of it when they first hear from us, wherever that is.
type Imprint struct {
	Hello                   ui.Text // who writes, for whom, who runs it, and whom to ring
	Sender, Office, ReplyTo string
	Answer                  ui.Text // how to answer
	Runs                    ui.Text // who runs this, and whom to ring
}

// Why a letter did not arrive, where the door knows more than that nobody is there.
var (
	// ErrNoAddress says that the mail server takes nothing for that address.
	ErrNoAddress = fmt.Errorf("%w: no such address", ErrGone)
	// ErrUnwanted says that what was written is not taken.
	ErrUnwanted = fmt.Errorf("%w: the message is not taken", ErrGone)
	// ErrPutOff says that it was put off until it was given up.
	ErrPutOff = fmt.Errorf("%w: put off too often", ErrGone)
)

// lossOf is why something did not arrive, as the minute book has it.
func lossOf(err error) partnership.Loss {
	for _, known := range []struct {
		err error
		why partnership.Loss
	}{{ErrNoAddress, partnership.NoAddress}, {ErrUnwanted, partnership.Unwanted}, {ErrPutOff, partnership.PutOff}, {ErrGone, partnership.Closed}} {
		if errors.Is(err, known.err) {
			return known.why
		}
	}
	return partnership.NoAnswer
}

// Reached says whether there is any way to write to somebody.
func (r *Request) Reached(p Person) bool { return len(p.Accounts) > 0 || r.desk.Mails && p.Email != "" }

// Tap is the command that a control carries, if one press does it wherever it is made; see Command.Tap.
func (d *Desk) Tap(control string) (*Command, bool) {
	cmd, _, isControl := catalogue(d.All).find(control)
	return cmd, cmd != nil && isControl && cmd.Tap != ""
}
