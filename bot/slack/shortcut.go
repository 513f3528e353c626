package slack

import (
	"context"

	"github.com/partnership-secretariat/secretariat/bot/doors"
)

// shortcut takes in the choice of a shortcut: acknowledged at once, it opens a form with the message's words in it.
func (d *Door) shortcut(in delivery, a acted) error {
	p := a.press()
	p.request = doors.RequestOf("shortcut", a.User.ID, a.Trigger, a.At, a.Callback)
	if !d.seen.First(p.request) {
		in.ack(nil)
		return nil
	}
	p.line = a.Callback // a command, as the manifest has it
	if a.Message != nil && a.Message.Text != "" {
		p.line, p.words = p.line+" "+a.Message.Text, true
	}
	d.afterwards(in, func(ctx context.Context) { d.carry(ctx, p) })
	return nil
}
