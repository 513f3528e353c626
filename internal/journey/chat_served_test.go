package journey_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// host is a chat for a program of its own.
type host interface {
	chat
	// settings are what the program has to be told to come in by one way.
	settings(in way) []string
	// workspace names the place on the platform, as a file does that sets a partnership up; so do user and place.
	workspace() string
	user(person string) string
	place(channel string) string
	// hears says, from now on, when a program that was started is connected.
	hears() (connected func() bool)
	// dies has the next post call something before it is answered, which it never is; it is done all the same, or not.
	dies(applied bool, kill func())
	// nobodysFault says of a violation that a program that was killed could not help it.
	nobodysFault(violation string) bool
}

func (s *onSlack) settings(in way) []string {
	s.connects(in)
	app := s.App()
	all := []string{"SLACK_BOT_TOKEN=" + s.space.Install().Token, "SLACK_API_URL=" + s.APIURL()}
	if in == overSocket {
		return append(all, "SLACK_APP_TOKEN="+app.AppToken)
	}
	return append(all, "SLACK_SIGNING_SECRET="+app.SigningSecret)
}

func (s *onSlack) workspace() string { return "T1" }

func (s *onSlack) user(person string) string { return slackUser(person) }

func (s *onSlack) place(channel string) string { return slackChannel(channel) }

func (s *onSlack) hears() func() bool { return func() bool { return s.Sockets() > 0 } }

func (s *onSlack) dies(applied bool, kill func()) {
	s.Inject(fakeslack.Fault{Method: "chat.postMessage", Times: 1, Applied: applied, Drop: true, Meanwhile: kill})
}

func (s *onSlack) nobodysFault(violation string) bool {
	return strings.Contains(violation, "was not acknowledged in time") || strings.Contains(violation, "no options for")
}

// slackTime is when something was written.
func slackTime(ts string) time.Time {
	var seconds float64
	if _, err := fmt.Sscan(ts, &seconds); err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(seconds * 1000)).UTC()
}

func (d *onDiscord) settings(in way) []string {
	d.connects(in)
	app := d.App()
	all := []string{"DISCORD_TOKEN=" + app.Token, "DISCORD_APPLICATION_ID=" + app.ID, "DISCORD_API_URL=" + d.APIURL()}
	if in == overHTTP {
		all = append(all, "DISCORD_PUBLIC_KEY="+app.PublicKey)
	}
	return all
}

func (d *onDiscord) workspace() string { return lewisham }

func (d *onDiscord) user(person string) string { return numbered(2, person) }

func (d *onDiscord) place(channel string) string { return numbered(3, channel) }

func (d *onDiscord) hears() func() bool {
	before := d.SocketsOpened()
	return func() bool { return d.SocketsOpened() > before && d.Sockets() > 0 }
}

func (d *onDiscord) dies(applied bool, kill func()) {
	d.Inject(fakediscord.Fault{Route: "POST /channels/{channel}/messages", Times: 1, Applied: applied, Drop: true, Meanwhile: kill})
}

func (d *onDiscord) nobodysFault(violation string) bool {
	return strings.Contains(violation, "that was not answered in time") || strings.Contains(violation, "that was not delivered") ||
		strings.Contains(violation, "that was answered by half")
}

// epoch is when Discord's ids begin to count.
const epoch = 1420070400000

// discordTime is when something was written.
func discordTime(id string) time.Time {
	var n int64
	if _, err := fmt.Sscan(id, &n); err != nil {
		return time.Time{}
	}
	return time.UnixMilli(n>>22 + epoch).UTC()
}
