package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// response is what a form is answered with in the acknowledgement (docs.slack.dev/surfaces/modals).
type response struct {
	Action string                    `json:"response_action"` // update, push or errors
	View   *slackgo.ModalViewRequest `json:"view,omitempty"`
	Errors map[string]string         `json:"errors,omitempty"`
}

// sentForm is a form on its way through the desk.
type sentForm struct {
	press
	view seenView
	form submission
}

// submission takes in a form. Its answer travels in the acknowledgement, for which Slack waits: so the desk is asked first.
func (d *Door) submission(in delivery, a acted) error {
	s := sentForm{press: a.press()}
	if err := json.Unmarshal(a.View, &s.view); err != nil {
		return fmt.Errorf("read a view: %w", err)
	}
	var err error
	if s.form, err = submitted(a.View); err != nil {
		d.Log.Error("a form that is none of ours", "err", err)
		left := d.kept(s, unreadable, ui.Reader{})
		if left.View != nil { // it asks nothing, so there is nothing to lose, and sending it again would be of no use
			left.View = d.window(s.view.Title.Text, unreadable, ui.Reader{})
		}
		in.ack(left)
		return nil
	}
	s.line, s.values, s.files, s.sent, s.request = s.form.Command, s.form.Values, s.form.Files, true, s.form.Request
	s.modal = s.view.ID
	for name := range s.files {
		delete(s.values, name) // a file is its own value
	}
	d.background(func(ctx context.Context) {
		defer in.ack(d.kept(s, *brokeOff.Card, ui.Reader{}))
		d.answerForm(ctx, in, s)
	})
	return nil
}

var (
	unreadable = ui.Card{Lead: ui.Say("This press saved nothing: the form is of another version of this service. Please copy what you wrote, close it and begin again.")}
	brokeOff   = sorry("We could not confirm that this was saved. Send the form again: nothing is done twice.")
	atIt       = ui.Card{Lead: ui.Say("We are at it. One moment, please."), Blocks: []ui.Block{
		ui.Paragraph("This takes longer than usual. The answer appears here; you need not press again."),
	}}
	lookAgain = ui.Card{Lead: ui.Say("One thing needs another look."), Blocks: []ui.Block{
		ui.Paragraph("Go back to the form: it says beside the question what it is, and has kept what you wrote."),
	}}
)

// answerForm answers a form in the acknowledgement. If the desk takes long, a window above the form says that we are at it,
// and has the answer when there is one; the form below it keeps what was typed.
func (d *Door) answerForm(ctx context.Context, in delivery, s sentForm) {
	install, err := d.find(ctx, s.from)
	if err == nil {
		s.who, err = d.who(ctx, install, s.press)
	}
	if err != nil {
		d.Log.Error("a form from a workspace that cannot be found", "team", s.from.team, "err", err)
		a := sorry("This press saved nothing: Slack does not answer us at this moment. Send the form again in a minute.")
		in.ack(d.kept(s, *a.Card, a.Reader))
		return
	}
	answers := d.answers(ctx, install, s.press)
	select {
	case a := <-answers:
		d.settle(ctx, in, install, s, a)
	case <-time.After(d.Patience):
		above := d.window(s.view.Title.Text, atIt, ui.Reader{})
		above.ExternalID = "at-it-" + doors.RequestOf(s.view.ID, s.request, d.Now().String())
		in.ack(response{Action: "push", View: above})
		d.settleLate(ctx, install, s, above.ExternalID, <-answers)
	}
}

// settle answers in the acknowledgement. What is too large for one follows it.
func (d *Door) settle(ctx context.Context, in delivery, install Install, s sentForm, a bot.Answer) {
	r := d.answered(s, a)
	if r == nil {
		in.ack(nil)
		return
	}
	if _, ok := fits(r); ok || r.View == nil {
		in.ack(r)
		return
	}
	small := d.window(s.view.Title.Text, atIt, ui.Reader{})
	small.ExternalID = "large-" + doors.RequestOf(s.view.ID, s.request, d.Now().String())
	in.ack(response{Action: "update", View: small})
	d.redraw(ctx, install, viewCall{External: small.ExternalID, View: r.View})
}

// answered is what an answer makes of the form; nil: it closes.
func (d *Door) answered(s sentForm, a bot.Answer) *response {
	draw := drawer{reader: d.sure(a.Reader)}
	switch {
	case a.Failed && a.Card != nil:
		return d.kept(s, *a.Card, a.Reader)
	case a.Form != nil:
		if problems, ok := draw.errors(*a.Form, s.form); ok {
			return &response{Action: "errors", Errors: problems}
		}
		view, err := draw.modal(*a.Form, "")
		if err != nil {
			d.Log.Error("a form cannot be drawn", "command", a.Form.Command, "err", err)
			return d.kept(s, *brokeOff.Card, ui.Reader{})
		}
		return &response{Action: "update", View: &view}
	case a.Card != nil:
		return &response{Action: "update", View: d.window(s.view.Title.Text, *a.Card, a.Reader)}
	}
	return nil
}

// kept leaves a form as it is, with all that was typed and the request that it has, and says why beside its first question.
// A form without questions is shown again with the reason in it.
func (d *Door) kept(s sentForm, c ui.Card, r ui.Reader) *response {
	for _, b := range s.view.Blocks {
		if b.Type == "input" {
			words := shorten(c.Lead.Words(d.sure(r)), maxHint)
			return &response{Action: "errors", Errors: map[string]string{b.ID: words}}
		}
	}
	view := d.window(s.view.Title.Text, c, r)
	view.CallbackID, view.PrivateMetadata, view.Submit = formCallback, s.view.Metadata, plain("Send again", maxViewSubmit)
	return &response{Action: "update", View: view}
}

// settleLate shows an answer in the window that said that we are at it.
func (d *Door) settleLate(ctx context.Context, install Install, s sentForm, above string, a bot.Answer) {
	show := viewCall{External: above}
	switch r := d.answered(s, a); {
	case r == nil:
		show.View = d.window(s.view.Title.Text, ui.Card{Lead: ui.Say("Done.")}, ui.Reader{})
		show.View.ClearOnClose = true
	case a.Failed:
		show.View = d.window(s.view.Title.Text, *a.Card, a.Reader)
		show.View.Close = plain("Back", maxViewSubmit)
	case a.Form != nil:
		if view, err := (drawer{reader: d.sure(a.Reader)}).modal(*a.Form, ""); err == nil {
			d.redraw(ctx, install, viewCall{ID: s.view.ID, View: &view})
		}
		show.View = d.window(s.view.Title.Text, lookAgain, ui.Reader{})
		show.View.Close = plain("Back", maxViewSubmit)
	default:
		show.View = r.View
		show.View.ClearOnClose = true
	}
	d.redraw(ctx, install, show)
}
