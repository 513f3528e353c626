package fakediscord_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// here takes discordgo, whose addresses are fixed, to the fake.
type here struct{ server *url.URL }

func (h here) RoundTrip(r *http.Request) (*http.Response, error) {
	r.URL.Scheme, r.URL.Host = h.server.Scheme, h.server.Host
	return http.DefaultTransport.RoundTrip(r)
}

// TestDiscordgoGetsThrough lets another client of Discord's, of version 9 of the API, loose on the fake.
func TestDiscordgoGetsThrough(t *testing.T) {
	d := discordForJS(t)
	session, err := discordgo.New("Bot " + d.App().Token)
	if err != nil {
		t.Fatal(err)
	}
	server, err := url.Parse(d.URL())
	if err != nil {
		t.Fatal(err)
	}
	session.Client = &http.Client{Transport: here{server}}
	session.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsDirectMessages
	session.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		data := &discordgo.InteractionResponseData{Content: "Hello " + i.Member.User.Username}
		if err := s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: data}); err != nil {
			t.Error(err)
		}
		if _, err := s.FollowupMessageCreate(i.Interaction, true, &discordgo.WebhookParams{Content: "And welcome"}); err != nil {
			t.Error(err)
		}
	})
	session.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Author.Bot {
			return
		}
		if _, err := s.ChannelMessageSend(m.ChannelID, "You wrote: "+m.Content); err != nil {
			t.Error(err)
		}
	})
	if err := session.Open(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = session.Close() }()
	if _, err := session.ApplicationCommandBulkOverwrite(d.App().ID, "", []*discordgo.ApplicationCommand{{Name: "my", Description: "What waits on you"}}); err != nil {
		t.Fatal(err)
	}
	college := d.Person(collegeID)
	if o := college.Types("/my", fullLSP); o.Error != "" {
		t.Error(o)
	}
	college.Awaits(fullLSP, "Hello college")
	college.Awaits(fullLSP, "And welcome")
	college.Says("Good morning")
	college.Awaits("", "You wrote: Good morning")
	for _, v := range d.Violations() {
		t.Error(v)
	}
}
