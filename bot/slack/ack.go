package slack

import (
	"encoding/json"
	"sync"
	"time"
)

// maxAck bounds what an acknowledgement over a socket carries, in bytes: Slack drops larger ones without a word
// (slack-go v0.35.0, socketmode: verified there with Slack's own Node SDK).
const maxAck = 20480

// ackRoom is left for the envelope around the payload.
const ackRoom = 256

// acknowledge tells Slack that something arrived, with an answer where one is due; nil: none. It counts once. False says that
// this one went nowhere: it was not the first, or nobody was there to hear it.
type acknowledge func(payload any) (heard bool)

// once makes an acknowledgement that is made once, whatever happens.
func once(ack acknowledge) acknowledge {
	var o sync.Once
	return func(payload any) (heard bool) {
		o.Do(func() { heard = ack(payload) })
		return heard
	}
}

// fits says whether an answer can travel in an acknowledgement, whatever way in it takes, and how it is written there.
func fits(payload any) (written json.RawMessage, ok bool) {
	data, err := marshal(payload)
	return data, err == nil && len(data) < maxAck-ackRoom
}

// keptFor is how long the acknowledgement of a slash command is kept back over HTTP, so that the answer can travel in it: that
// spares a request, and the person sees it sooner. Slack waits for three seconds, and there is the way there and back.
const keptFor = 500 * time.Millisecond

// atOnce is how long one is kept back that must not be.
const atOnce time.Duration = 0

// opening is an acknowledgement that is kept back. Nil is that of what was acknowledged at once.
type opening struct {
	ack   acknowledge
	timer *time.Timer
}

// keep keeps an acknowledgement back, for so long at most.
func keep(ack acknowledge, within time.Duration) *opening {
	if within == atOnce {
		ack(nil)
		return nil
	}
	return &opening{ack: ack, timer: time.AfterFunc(within, func() { ack(nil) })}
}

// take says whether the acknowledgement is still to be made, which is from now on up to whoever asks.
func (o *opening) take() bool { return o != nil && o.timer.Stop() }

// pass makes it without an answer, if nobody has made it.
func (o *opening) pass() {
	if o.take() {
		o.ack(nil)
	}
}

// delivery is something that Slack hands us: its kind, its JSON, and how it is acknowledged.
type delivery struct {
	kind kind
	body []byte
	ack  acknowledge
}

type kind string

const (
	ofCommand     kind = "slash_commands"
	ofInteraction kind = "interactive"
	ofEvent       kind = "events_api"
)

// receive takes a delivery in, and returns soon: what takes time goes on in the background. An error says that it cannot be
// read, and that nobody has acknowledged it. Without an error it is acknowledged, now or in time.
func (d *Door) receive(in delivery) error {
	in.ack = once(in.ack)
	switch in.kind {
	case ofCommand:
		return d.command(in)
	case ofInteraction:
		return d.interaction(in)
	case ofEvent:
		return d.event(in)
	}
	return errUnknown
}

// written is an answer as JSON, if it is not that already.
func written(payload any) ([]byte, error) {
	if data, ok := payload.(json.RawMessage); ok {
		return data, nil
	}
	return marshal(payload)
}
