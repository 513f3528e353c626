package slack_test

import (
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// Slack has heard that a command arrived, and then the connection is gone. The answer takes another way.
func TestACommandIsAnsweredWhoseConnectionDropsBehindTheAcknowledgement(t *testing.T) {
	t.Parallel()
	s, _ := socketScene(t, new(naps))
	s.slack.AwaitSockets(1)
	college := s.as("UCOLLEGE")
	for line, answer := range map[string]string{"/agenda mine": "You have not sent an item yet", "/meeting next": "Are you coming"} {
		g := s.busy()
		s.slack.DropSocketAfterNextAck()
		opened := s.slack.SocketsOpened()
		s.types("UCOLLEGE", line)
		g.lift()
		college.Awaits("", answer)
		eventually(t, "another connection", func() bool { return s.slack.SocketsOpened() > opened && s.slack.Sockets() == 1 })
	}
	s.lawful()
}

// Nobody waits for an event at a screen: Slack sends it again, on the next connection, and it is passed on once.
func TestWordsWhoseConnectionDropsArePassedOnOnce(t *testing.T) {
	t.Parallel()
	for name, drop := range map[string]func(*fakeslack.Slack){
		"before the acknowledgement": (*fakeslack.Slack).DropSocketOnNext, "behind the acknowledgement": (*fakeslack.Slack).DropSocketAfterNextAck,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := socketScene(t, new(naps))
			s.slack.AwaitSockets(1)
			before := s.length()
			drop(s.slack)
			s.as("UCOLLEGE").Says("Who takes the notes?")
			s.as("UCOLLEGE").Awaits("", "Thank you. The secretariat has your message")
			s.slack.AwaitSockets(1)
			s.slack.Redeliver("event")
			s.door.Wait()
			if n := s.length() - before; n != 1 {
				t.Errorf("it was passed on %d times", n)
			}
			if n := len(s.hanging("UCOLLEGE", "", "Thank you. The secretariat has your message")); n != 1 {
				t.Errorf("it was answered %d times", n)
			}
			s.lawful()
		})
	}
}
