package slack

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
)

// way is one way to show somebody a card.
type way struct {
	name string
	open bool
	show func() error
}

// stays are the ways by which a card becomes a message: shown twice, it stands there twice. A window is drawn anew.
var stays = map[string]bool{byHook: true, inConversation: true, aloneInChannel: true, asMessage: true}

const (
	byHook         = "the response URL"
	inConversation = "the conversation"
	aloneInChannel = "the channel, for them alone"
	asMessage      = "a message to them"
)

const (
	atMost       = 2               // messages that one answer may become, where nobody knows whether the first arrived
	beforeSecond = 2 * time.Second // in which Slack may come round
)

// errSaidTwice says that there may be as many messages as there may be.
var errSaidTwice = errors.New("slack: it may have been said twice already")

// showCard shows a card to one person, by the first way that works; where Slack only wants time, after that.
func (d *Door) showCard(ctx context.Context, in Install, p press, a bot.Answer) {
	s := &showing{
		door: d, request: p.request, ways: d.ways(ctx, in, p, a),
		again: func() []way { return d.ways(ctx, in, p, onceMore(a)) },
	}
	if s.round(ctx) || s.wait > 0 && d.sleep(ctx, doors.Jitter(s.wait)) && s.round(ctx) {
		return
	}
	d.count("unanswered")
	d.Log.Error("somebody got no answer", "request", p.request)
}

// onceMore is an answer that may be there already, and says so.
func onceMore(a bot.Answer) bot.Answer {
	card := *a.Card
	card.Foot = saidAgain(card.Foot)
	a.Card = &card
	return a
}

// showing is the attempt to show a card.
type showing struct {
	door    *Door
	request string
	ways    []way
	again   func() []way  // the same ways, with a card that may be there already
	doubts  int           // messages of which nobody knows whether they arrived
	wait    time.Duration // the shortest that Slack wants to be left alone
}

// round tries each way, and says whether one worked.
func (s *showing) round(ctx context.Context) bool {
	s.wait = 0
	for i := range s.ways {
		if !s.ways[i].open || stays[s.ways[i].name] && s.doubts == atMost {
			continue
		}
		err := s.door.insist(ctx, func() error { return s.show(ctx, i) })
		if err == nil {
			return true
		}
		if refused, ok := errors.AsType[*Error](err); ok && refused.Wait > 0 && (s.wait == 0 || refused.Wait < s.wait) {
			s.wait = refused.Wait
		}
		s.door.Log.Warn("an answer takes another way", "request", s.request, "way", s.ways[i].name, "err", err)
	}
	return false
}

// show tries one way, once. What may have become a message without our knowing is tried once more, after a while, and marked.
func (s *showing) show(ctx context.Context, i int) error {
	err := s.ways[i].show()
	if !stays[s.ways[i].name] || classOf(err) != shaky {
		return err
	}
	if s.doubts++; s.doubts == atMost {
		return fmt.Errorf("%w: %v", errSaidTwice, err) //nolint:errorlint // because it is no longer to be asked again
	}
	s.door.count("said again")
	s.ways = s.again()
	s.door.sleep(ctx, beforeSecond)
	return err
}
