package discord_test

import (
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// inside is who of our people sees a channel, as the door tells it.
func (s *scene) inside(place string) (users []string, open bool, shut partnership.Obstacle) {
	s.t.Helper()
	var known []bot.Account
	for _, user := range []string{officer, mayor, college, deputy} {
		known = append(known, bot.Account{Platform: discord.Platform, User: user})
	}
	inside, err := s.door.Inside(s.t.Context(), place, known)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, a := range inside.Accounts {
		users = append(users, a.User)
	}
	return users, inside.Open, inside.Shut
}

func TestWhoSeesAChannelIsReckonedAsDiscordDoes(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.guild.AddChannel(fakediscord.Channel{ID: "3010", Name: "board", Private: true, Members: []string{mayor}, Bot: true})
	s.guild.AddRole(fakediscord.Role{ID: "4001", Name: "Board"})
	s.guild.AddRole(fakediscord.Role{ID: "4002", Name: "Manager", Permissions: fakediscord.Administrator})
	const place = "channel/1001/3010"
	sees := func(when string, want ...string) {
		t.Helper()
		if got, open, shut := s.inside(place); !slices.Equal(got, want) || open || shut != "" {
			t.Errorf("%s: %v see it (open: %t, %s), want %v", when, got, open, shut, want)
		}
	}
	sees("by name", mayor)
	s.guild.Overwrite("3010", "4001", fakediscord.ViewChannel, 0)
	s.guild.Grant(college, "4001")
	sees("by a role", mayor, college)
	s.guild.Overwrite("3010", college, 0, fakediscord.ViewChannel)
	sees("what is said of a person is stronger than their role", mayor)
	s.guild.Grant(deputy, "4002")
	sees("who manages the server sees everything", mayor, deputy)
	s.guild.Owner(officer)
	sees("and so does its owner", officer, mayor, deputy)
	s.guild.Leaves(mayor)
	sees("who has left sees nothing", officer, deputy)
	s.lawful()
}

func TestOfAnOpenChannelOnlyWhoIsMissingCounts(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.guild.Leaves(deputy)
	if got, open, shut := s.inside("channel/1001/3002"); !slices.Equal(got, []string{officer, mayor, college}) || !open || shut != "" {
		t.Errorf("%v see it (open: %t, %s)", got, open, shut)
	}
	if _, _, shut := s.inside("channel/1001/3999"); shut != partnership.LookGone {
		t.Errorf("a channel that there is not: %q", shut)
	}
	s.guild.AddChannel(fakediscord.Channel{ID: "3011", Name: "closed", Private: true})
	if _, _, shut := s.inside("channel/1001/3011"); shut != partnership.LookNotInvited {
		t.Errorf("a channel that we do not see: %q", shut)
	}
}

func TestOnDiscordTheSecretariatReadsWhoIsMissing(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP, change{})
	s.guild.AddChannel(fakediscord.Channel{ID: "3010", Name: "board", Private: true, Members: []string{mayor, deputy, stranger, officer}, Bot: true})
	s.do(partnership.LinkChannel{Body: "full", Place: "discord:channel/1001/3010"})
	if err := s.demo.Books.Clock.Advance(t.Context(), s.store, 7*24*time.Hour); err != nil {
		t.Fatal(err)
	}
	p := &bot.Presence{
		Books: s.demo.Books, Doors: s.demo.Office.Doors, Question: commands.WhoAreYou, Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}
	for range 2 {
		p.Look(t.Context())
		s.drain()
	}
	list := s.as(officer).Awaits("secretariat", "1 person is in a channel without a place, and 1 has a place and is not in the channel")
	s.as(officer).Awaits("secretariat", "On Discord we see only people whom we know")
	if o := s.as(officer).Presses(list, "Ask them to join"); o.Error != "" {
		t.Fatal(o.Error)
	}
	s.door.Wait()
	s.drain()
	s.as(college).Awaits("", "https://discord.com/channels/1001/3010")
	s.lawful()
}
