package slack

import (
	"cmp"
	"context"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// viewCall are the arguments of the methods that open and draw views.
type viewCall struct {
	Trigger  string                    `json:"trigger_id,omitempty"`
	ID       string                    `json:"view_id,omitempty"`
	External string                    `json:"external_id,omitempty"`
	View     *slackgo.ModalViewRequest `json:"view"`
}

// window shows a card in a window of its own. It is closed with one press; nothing hangs on it.
func (d *Door) window(title string, c ui.Card, r ui.Reader) *slackgo.ModalViewRequest {
	draw := drawer{reader: d.sure(r)}
	blocks := new(sheet).draw(draw.layout(c, &room{blocks: maxViewBlocks, weight: viewWeight}))
	return &slackgo.ModalViewRequest{
		Type: slackgo.VTModal, Title: plain(cmp.Or(title, d.Name), maxViewTitle), Close: plain("Close", maxViewSubmit),
		Blocks: slackgo.Blocks{BlockSet: blocks},
	}
}

// open opens a view before somebody. The trigger serves once: what went wrong is not tried again.
func (d *Door) open(ctx context.Context, in Install, trigger string, v *slackgo.ModalViewRequest) (id string, err error) {
	var opened struct {
		View struct {
			ID string `json:"id"`
		} `json:"view"`
	}
	err = d.call(ctx, in, "views.open", viewCall{Trigger: trigger, View: v}, &opened)
	return opened.View.ID, err
}

// redraw shows something else in a view that is open.
func (d *Door) redraw(ctx context.Context, in Install, v viewCall) bool {
	err := d.insist(ctx, func() error { return d.call(ctx, in, "views.update", v, nil) })
	if err != nil {
		d.Log.Warn("a view could not be drawn", "err", err)
	}
	return err == nil
}

// working opens a window that says that we are at it, while the trigger still holds; the answer goes there.
func (d *Door) working(ctx context.Context, in Install, p press) press {
	if p.trigger == "" || p.modal != "" {
		return p
	}
	id, err := d.open(ctx, in, p.trigger, d.window("", atIt, ui.Reader{}))
	p.trigger = ""
	if err != nil {
		d.Log.Info("nobody could be told that we are at it", "request", p.request, "err", err)
		return p
	}
	p.modal = id
	return p
}
