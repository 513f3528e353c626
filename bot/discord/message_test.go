package discord_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// heard is what somebody reads whose message was passed on.
const heard = "Thank you. The secretariat has your message"

func TestOrdinaryWordsReachTheSecretariat(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	s.as(college).Says("Could somebody read <this> &amp; #full-lsp?\nIt is *urgent*.")
	s.as(college).Awaits("", heard)
	s.as(college).Mentions("full-lsp", "who takes the notes, @p-mayor?")
	eventually(t, "the second answer", func() bool { return len(s.hanging(college, "", heard)) == 2 })
	if n := len(s.hanging(college, "full-lsp", heard)); n != 0 {
		t.Error("everybody in the channel reads the answer")
	}
	s.drain()
	for _, words := range []string{"Could somebody read <this> &amp; #full-lsp?\nIt is *urgent*.", "who takes the notes, @p-mayor?"} {
		if found := s.as(officer).Awaits("secretariat", words); len(found.Pings)+len(found.Notified) > 0 {
			t.Errorf("it calls %q", found.Pings)
		}
	}
	s.lawful()
}

func TestALineInAMessageIsACommand(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	s.as(college).Says("/agenda mine")
	s.as(college).Awaits("", "You have not sent an item yet")
	s.as(college).Says("/secretariat agenda submit Warm spaces")
	card := s.as(college).Awaits("", "There are a few questions first.")
	s.presses(college, card, "Open the form")
	if got := s.as(college).AwaitsModal("Suggest an item").Field("What is it about?").Value; got != "Warm spaces" {
		t.Errorf("the form begins with %q", got)
	}
	s.as(college).Mentions("full-lsp", "")
	s.as(college).Awaits("", "things you can do here")
	s.lawful()
}

// What is not said to us is not ours: what others say, our own words, those of other bots, and what is changed afterwards.
func TestWhatIsNotSaidToUsIsNotHeard(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	me := s.discord.App().ID
	message := func(change func(map[string]any)) map[string]any {
		m := map[string]any{
			"id": "5000", "channel_id": "3002", "guild_id": lewisham, "content": "<@" + me + "> hello", "type": 0,
			"author": map[string]any{"id": college, "username": "college"}, "mentions": []any{map[string]any{"id": me, "bot": true}},
		}
		change(m)
		return m
	}
	s.as(college).SaysIn("full-lsp", "Could somebody open the window?")
	s.as(college).SaysIn("full-lsp", "The @p-mayor will know.")
	for name, m := range map[string]map[string]any{
		"a bot":         message(func(m map[string]any) { m["author"] = map[string]any{"id": "77", "bot": true} }),
		"a webhook":     message(func(m map[string]any) { m["webhook_id"] = "78" }),
		"our own":       message(func(m map[string]any) { m["author"] = map[string]any{"id": me, "bot": true} }),
		"somebody in":   message(func(m map[string]any) { m["type"] = 7 }),
		"a pin":         message(func(m map[string]any) { m["type"] = 6 }),
		"a reply to us": message(func(m map[string]any) { m["type"], m["content"] = 19, "" }),
		"nobody":        message(func(m map[string]any) { m["author"] = map[string]any{} }),
	} {
		m["id"] = "50" + name
		s.discord.SendEvent("MESSAGE_CREATE", m)
	}
	s.discord.SendEvent("MESSAGE_UPDATE", message(func(map[string]any) {}))
	s.works() // whatever came before has been heard
	s.door.Wait()
	if n := s.tap.asks(); n != 1 {
		t.Errorf("the desk was asked %d times", n)
	}
}

// Whoever takes no messages from us is told so where they asked, without a word of what it was about.
func TestWhoeverTakesNoMessagesIsToldWhereTheyAsked(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	s.guild.AddUser(fakediscord.User{ID: college, Name: "p-lewisham-college", ClosedDMs: true})
	s.as(college).Mentions("full-lsp", "a secret")
	told := s.as(officer).Awaits("full-lsp", "We can only answer you alone")
	if len(told.Pings) > 1 || strings.Contains(told.Text, "secret") {
		t.Errorf("they read %+v", told)
	}
	if n := s.kinds()["words-passed-on"]; n != 1 {
		t.Errorf("it was passed on %d times", n)
	}
	s.lawful()
}

func TestAMessageThatIsTooLongIsNotPassedOn(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	s.as(college).Says(strings.Repeat("x", ui.MaxWords+1))
	s.as(college).Awaits("", "characters and the most we can take is")
	if n := s.kinds()["words-passed-on"]; n != 0 {
		t.Errorf("%d were passed on", n)
	}
	s.lawful()
}

func TestAMessageBecomesAnItem(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.as(mayor).SaysIn("full-lsp", "Winter warm spaces, please, @p-officer")
		m := s.as(college).Awaits("full-lsp", "Winter warm")
		if o := s.as(college).UsesMessageCommand("Make this an agenda item", m); o.Error != "" {
			t.Fatal(o.Error)
		}
		if got := s.as(college).AwaitsModal("Suggest an item").Field("What is it about?").Value; got != "Winter warm spaces, please, @p-officer" {
			t.Errorf("the form begins with %q", got)
		}
		if o := s.as(officer).UsesMessageCommand("Record as an action", m); o.Error != "" {
			t.Fatal(o.Error)
		}
		if got := s.as(officer).AwaitsModal("Add an action").Field("What is to be done?").Value; got != "Winter warm spaces, please, @p-officer" {
			t.Errorf("the form begins with %q", got)
		}
		s.lawful()
	})
}

func TestAStrangerIsToldWhomToRing(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.types(stranger, "/agenda submit title: Let me in")
		s.reads(stranger, "We do not know you yet", "Please ring the secretariat: 020 8314 7073", "Let me in")
		s.lawful()
	})
}
