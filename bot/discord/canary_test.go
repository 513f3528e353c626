package discord_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// What people may type that Discord would read something into.
var canaries = []string{
	"@everyone and @here", "<@&4001> of <@2999>", "<@!2998> in <#3001>", "*stars* and **bold**", "# heading", "> quote", "[x](http://y)",
	"||spoiler|| `code`", ":smile: <t:0>", "</agenda submit:1>", "- list", "1. list", "_lines_ ~~gone~~", `back\slash \*`, "https://example.org/a_b",
}

// What somebody typed shows exactly as typed, wherever it goes, and nobody is called by it: in an option, in a form, in a
// message, in a channel, before one person, in a form that comes back, and in the list of suggestions.
func TestCanariesShowAsTypedAndCallNobody(t *testing.T) {
	t.Parallel()
	s, _ := gatewayScene(t)
	s.guild.Install(invited | fakediscord.MentionEveryone) // even where we might
	s.guild.AddRole(fakediscord.Role{ID: "4001", Name: "Members", Mentionable: true})
	for n, canary := range canaries {
		title := canary
		if n%2 == 0 {
			s.begins(college, "/agenda submit", "Suggest an item", note)
			s.as(college).Fills(map[string]string{"What is it about?": title})
		} else {
			s.begins(college, "/secretariat what: agenda submit "+title, "Suggest an item", note)
		}
		if got := s.as(college).Modal().Field("What is it about?").Value; got != title {
			t.Errorf("in the form stands %q", got)
		}
		s.submits(college)
		s.as(college).Says(canary)
		eventually(t, "the message is answered", func() bool { return len(s.hanging(college, "", heard)) == n+1 })
		s.door.Wait()
		s.drain()
	}
	for _, user := range []string{college, officer} {
		for _, canary := range canaries { // letters may have to wait: there are more of them than calls in a second
			eventually(t, fmt.Sprintf("%s reads %q as it was typed", user, canary), func() bool {
				s.drain()
				return strings.Count(s.reads(user), canary) >= 2
			})
		}
	}
	s.types(college, "/agenda mine")
	s.types(officer, "/secretariat what: agenda frobnicate "+canaries[0]+" "+canaries[4])
	s.reads(officer, canaries[0]+" "+canaries[4])
	if found := s.as(officer).Searches("/agenda show what: everyone", "full-lsp"); len(found) != 1 || !strings.Contains(found[0], canaries[0]) {
		t.Errorf("suggested is %q", found)
	}
	s.door.Wait()
	for _, user := range []string{college, officer, mayor} {
		for _, m := range s.everywhere(user) {
			if m.From == s.discord.App().ID && (len(m.Pings) > 0 || m.Channel != "" && len(s.called(m)) > 0) {
				t.Errorf("%q calls %q, and %q hear of it", m.Text, m.Pings, m.Notified)
			}
		}
	}
	s.lawful()
}

// called are those who are notified of a message in a channel: of one to them alone, they alone may be.
func (s *scene) called(m fakediscord.Message) []string {
	if m.Channel == "3001" || m.Channel == "3002" {
		return m.Notified
	}
	return nil
}
