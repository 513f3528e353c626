package slack

import (
	"context"
	"errors"
	"time"

	slackgo "github.com/slack-go/slack"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// posting are the arguments of the methods that post, and of a response URL.
type posting struct {
	Channel  string          `json:"channel,omitempty"`
	TS       string          `json:"ts,omitempty"`   // of the message to be redrawn
	User     string          `json:"user,omitempty"` // who alone sees it
	Thread   string          `json:"thread_ts,omitempty"`
	Text     string          `json:"text"`
	Blocks   []slackgo.Block `json:"blocks,omitempty"`
	Metadata *mark           `json:"metadata,omitempty"`
	Type     string          `json:"response_type,omitempty"`
	Replace  bool            `json:"replace_original,omitempty"`
	Links    *bool           `json:"unfurl_links,omitempty"`
	Media    *bool           `json:"unfurl_media,omitempty"`

	cut bool // the card had more to say than there is room for
}

// alone is a card for one person, as their response URL and their acknowledgement take it.
func (p posting) alone() posting {
	p.Type, p.Links, p.Media = "ephemeral", nil, nil
	return p
}

// drawn is a card as arguments. Links in it are never unfolded: what a page elsewhere says is not ours to show.
func (d *Door) drawn(c ui.Card, r ui.Reader) posting {
	m := drawer{reader: d.sure(r)}.message(c)
	return posting{Text: m.Text, Blocks: m.Blocks, Links: new(bool), Media: new(bool), cut: m.cut}
}

// sure is a reader that has an answer to everything, and reads our commands as they are called here.
func (d *Door) sure(r ui.Reader) ui.Reader {
	if r.Name == nil {
		r.Name = func(string) string { return "somebody" }
	}
	if r.Typed == nil {
		r.Typed = func(string) (string, bool) { return "", false }
	}
	r.Slash = ManifestOptions{Prefix: d.Prefix}.typed
	return r
}

// post posts a letter and returns its ts.
func (d *Door) post(ctx context.Context, a address, l bot.Letter) (ts string, err error) {
	p := d.drawn(l.Card, l.Reader)
	m := marked(l.Key)
	p.Channel, p.Metadata = a.channel, &m
	var posted struct {
		TS string `json:"ts"`
	}
	err = d.inWords(&p, func() error { return d.call(ctx, a.install, "chat.postMessage", p, &posted) })
	return posted.TS, err
}

// update redraws a message of ours.
func (d *Door) update(ctx context.Context, a address, ts string, l bot.Letter) error {
	p := d.drawn(l.Card, l.Reader)
	m := marked(l.Key)
	p.Channel, p.TS, p.Metadata, p.Links, p.Media = a.channel, ts, &m, nil, nil
	return d.inWords(&p, func() error { return d.call(ctx, a.install, "chat.update", p, nil) })
}

// inWords does without blocks where Slack does not take them. That is a fault of ours, and no reason for silence.
func (d *Door) inWords(p *posting, call func() error) error {
	err := call()
	refused, ok := errors.AsType[*Error](err)
	if !ok || classOf(err) != fault || len(p.Blocks) == 0 {
		return err
	}
	d.Log.Error("Slack does not take our blocks; their words are sent alone", "method", refused.Method, "code", refused.Code, "details", refused.Details)
	p.Blocks = nil
	return call()
}

// longestPause is how long somebody waits for an answer that Slack wants to have later.
const longestPause = 10 * time.Second

// insist makes a call that a person waits for until it is done, for a while. What is shown in a window does no harm twice;
// what becomes a message is watched by whoever asks.
func (d *Door) insist(ctx context.Context, call func() error) error {
	return doors.Insist(call, callAgain, longestPause, func(wait time.Duration) bool { return d.sleep(ctx, wait) })
}

func callAgain(err error) (again bool, wait time.Duration) {
	switch classOf(err) {
	case pause:
		refused, _ := errors.AsType[*Error](err)
		return true, refused.Wait
	case away, shaky:
		return true, 0
	case fault, shut, gone, dead, old, moving, late:
	}
	return false, 0
}
