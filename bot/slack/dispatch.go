package slack

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// workWithin bounds what follows an acknowledgement: the desk's answer, and carrying it to the person.
const workWithin = 40 * time.Second

// press is one thing that somebody did, whatever way it came: a line, a control, a form, ordinary words.
type press struct {
	from    origin
	user    string
	base    string          // the workspace that they come from, where Slack names it
	who     storage.Account // theirs, once we know through which installation they speak to us
	line    string
	words   bool // the line is as Slack writes text: &amp;, <@U1|name>
	values  map[string]string
	files   map[string][]file
	sent    bool // a form
	request string
	again   bool // after an apology, which the answer takes the place of

	opening *opening // of a slash command
	trigger string   // opens a view, once, for three seconds
	hook    string   // takes what this person alone sees
	modal   string   // the id of the view in which it was done
	home    bool     // it was done in the Home tab
	channel string
	thread  string
	talk    bool // the channel is the conversation with this person
}

// origin is where something came from.
type origin struct{ organisation, team string }

// background does what follows an acknowledgement.
func (d *Door) background(f func(ctx context.Context)) {
	d.work.Press(func() {
		ctx, cancel := context.WithTimeout(context.Background(), workWithin)
		defer cancel()
		defer func() {
			if broke := recover(); broke != nil {
				d.Log.Error("work for Slack broke off", "panic", broke, "stack", string(debug.Stack()))
			}
		}()
		f(ctx)
	})
}

// afterwards acknowledges a delivery at once, and does what follows. That it follows is certain before Slack hears of it.
func (d *Door) afterwards(in delivery, f func(ctx context.Context)) {
	d.background(func(ctx context.Context) {
		in.ack(nil)
		f(ctx)
	})
}

// carry has the desk do what somebody did, and takes the answer to them. If it takes long, they see that we are at it.
func (d *Door) carry(ctx context.Context, p press) {
	in, found := d.enter(ctx, &p)
	if !found {
		return
	}
	late := make(chan press, 1)
	slow := time.AfterFunc(d.Patience, func() { late <- d.late(ctx, in, p) })
	answer := d.ask(ctx, in, p)
	if !slow.Stop() {
		p = <-late
	}
	d.reply(ctx, in, p, answer)
}

// late shows somebody whose answer takes long that we are at it.
func (d *Door) late(ctx context.Context, in Install, p press) (shown press) {
	shown = p
	defer func() {
		if broke := recover(); broke != nil {
			d.Log.Error("nobody could be told that we are at it", "request", p.request, "panic", broke, "stack", string(debug.Stack()))
		}
	}()
	p.opening.pass()
	return d.working(ctx, in, p)
}

// enter finds the installation through which somebody speaks to us, and whose account theirs is. Where it cannot, it has
// told them.
func (d *Door) enter(ctx context.Context, p *press) (in Install, found bool) {
	in, err := d.find(ctx, p.from)
	if err != nil {
		d.homeless(ctx, *p, err)
		return in, false
	}
	if p.who, err = d.who(ctx, in, *p); err != nil {
		d.Log.Error("nobody knows whose account one is", "request", p.request, "err", err)
		d.reply(ctx, in, *p, sorry(noAnswer))
		return in, false
	}
	return in, true
}

// answers has the desk work, and delivers its answer.
func (d *Door) answers(ctx context.Context, in Install, p press) <-chan bot.Answer {
	answers := make(chan bot.Answer, 1)
	d.work.Go(func() { answers <- d.ask(ctx, in, p) })
	return answers
}

// ask has the desk do what somebody did. A panic costs this press its answer, not the process its life.
func (d *Door) ask(ctx context.Context, in Install, p press) (answer bot.Answer) {
	defer func() {
		if broke := recover(); broke != nil {
			d.Log.Error("a request broke off", "request", p.request, "panic", broke, "stack", string(debug.Stack()))
			answer = sorry("We could not confirm that this was saved. Press again: nothing is done twice.")
		}
	}()
	ask := bot.Ask{
		Book: in.Book, Account: p.who, Line: p.line, Values: p.values, Sent: p.sent, Request: p.request,
	}
	if p.words {
		ask.Line = d.spoken(ctx, in, p.line)
	}
	var err error
	if ask.Files, err = d.fetch(ctx, in, p.files); err != nil {
		d.Log.Warn("a file could not be fetched", "request", p.request, "err", err)
		return sorry("This press saved nothing: the file could not be fetched from Slack. Press again in a moment: nothing is done twice.")
	}
	answer = d.Desk.Handle(ctx, ask)
	if answer.Sends != nil {
		d.sends(in, p, *answer.Sends)
	}
	return answer
}

// account is how the bot knows somebody of a workspace.
func account(in Install, user string) storage.Account {
	return storage.Account{Platform: Platform, Workspace: in.Workspace, User: user}
}

func sorry(words string) bot.Answer {
	return bot.Answer{Failed: true, Card: &ui.Card{Lead: ui.Say(words)}}
}

const noAnswer = "This press saved nothing: Slack does not answer us at this moment. Try again in a minute."

// homeless answers somebody in a workspace that we know nothing of, or cannot ask Slack about now.
func (d *Door) homeless(ctx context.Context, p press, err error) {
	d.Log.Error("a press from a workspace that cannot be found", "organisation", p.from.organisation, "team", p.from.team, "err", err)
	a := sorry(noAnswer)
	if errors.Is(err, ErrNotInstalled) || classOf(err) == dead {
		a = sorry("This press saved nothing: we are not, or no longer, installed in this workspace. Please tell whoever looks after it.")
	}
	if d.answerInAck(p, a) || p.hook == "" { // without a token there is no other way
		return
	}
	if err := d.respond(ctx, p, d.drawn(*a.Card, a.Reader)); err != nil {
		d.Log.Warn("somebody got no answer", "err", err)
	}
}
