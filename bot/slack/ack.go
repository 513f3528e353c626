package slack

import (
	"sync"
)

// maxAck bounds what an acknowledgement over a socket carries, in bytes: Slack drops larger ones without a word
// (slack-go v0.35.0, socketmode: verified there with Slack's own Node SDK).
const maxAck = 20480

// ackRoom is left for the envelope around the payload.
const ackRoom = 256

// acknowledge tells Slack that something arrived, with an answer where one is due; nil: none. It counts once.
type acknowledge func(payload any)

// once makes an acknowledgement that is made once, whatever happens.
func once(ack acknowledge) acknowledge {
	var o sync.Once
	return func(payload any) { o.Do(func() { ack(payload) }) }
}

// fits says whether an answer can travel in an acknowledgement, whatever way in it takes.
func fits(payload any) bool {
	data, err := marshal(payload)
	return err == nil && len(data) < maxAck-ackRoom
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
