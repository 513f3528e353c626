package main

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

const onSlack = `terms: lewisham.yaml
workspace: {platform: slack, id: T1}
secretariat:
  channel: CSEC
  people: [{name: Ada Officer, account: UADA}]
`

// A partnership is set up on Slack from a file. A server on Discord joins it with a code, and with a roster its people are
// somebody.
func TestADiscordServerJoinsAPartnershipOnSlack(t *testing.T) {
	t.Parallel()
	set := newSettingUp(t)
	set.write("partnership.yaml", onSlack)
	set.run(0, nil, "Done")

	app := fakeslack.DefaultApp()
	app.SocketMode, app.Commands = true, []fakeslack.Command{{Name: "/setup", Escape: true}, {Name: "/link", Escape: true}}
	s := fakeslack.New(t, fakeslack.Options{App: app, Generous: true})
	w := s.AddWorkspace("T1", "Lewisham", "")
	ada := w.AddUser(fakeslack.User{ID: "UADA", Name: "ada"})
	w.AddChannel(fakeslack.Channel{ID: "CSEC", Name: "secretariat", Members: []string{"UADA"}, Bot: true})
	d := fakediscord.New(t, fakediscord.Options{Generous: true})
	g := d.AddGuild("1001", "Youth")
	bob, jane := g.AddUser(fakediscord.User{ID: "2001", Name: "bob"}), g.AddUser(fakediscord.User{ID: "2003", Name: "jane"})
	g.Owner("2001")
	g.AddChannel(fakediscord.Channel{ID: "3001", Name: "youth"})
	g.Install(fakediscord.ViewChannel | fakediscord.SendMessages)

	r := begin(t, map[string]string{
		"DATA_DIR": set.dir, "SLACK_BOT_TOKEN": w.Install().Token, "SLACK_APP_TOKEN": app.AppToken, "SLACK_API_URL": s.APIURL(),
		"DISCORD_TOKEN": d.App().Token, "DISCORD_APPLICATION_ID": d.App().ID, "DISCORD_API_URL": d.APIURL(),
	}, "serve", "--http-addr", "127.0.0.1:0")
	s.AwaitSockets(1)
	d.AwaitSockets(1)
	done := func(o fakediscord.Outcome) {
		t.Helper()
		if o.Error != "" || len(o.Incomplete) > 0 {
			t.Fatalf("Discord did not take it: %s %v", o.Error, o.Incomplete)
		}
	}

	done(jane.Types("/agenda submit title: Winter warm spaces", "youth"))
	jane.Awaits("youth", "an administrator of this server can see to it with /setup")
	ada.Types("/setup", "CSEC")
	ada.Presses(ada.Awaits("CSEC", "is set up here"), "A code for another workspace or server")
	_, code, _ := strings.Cut(ada.Awaits("CSEC", "The code is").Text, "The code is ")
	done(bob.Types("/setup", "youth"))
	done(bob.Presses(bob.Awaits("youth", "Set this partnership up"), "Join one that is here already"))
	bob.Fills(map[string]string{"The code": strings.Trim(strings.Fields(code)[0], "*.")})
	done(bob.Submits())
	bob.Awaits("youth", "This server now belongs to the Lewisham Strategic Partnership.")
	ada.Awaits("CSEC", "A server has joined the partnership with your code: 1001 on Discord.")
	done(jane.Types("/agenda submit title: Winter warm spaces", "youth"))
	jane.Awaits("youth", "We do not know you yet")

	ada.Types("/setup", "CSEC")
	ada.Presses(ada.Awaits("CSEC", "is set up here"), "Choose: Who holds which place")
	ada.AwaitsModal("One line a person")
	ada.Fills(map[string]string{"Or paste its lines here": "name;organisation;account\nJane Bloggs;Lewisham College;discord/2003"})
	ada.Submits()
	ada.Presses(ada.AwaitsModal("Jane Bloggs is new to us."), "Do all of this")
	ada.AwaitsModal("Done: the Lewisham Strategic Partnership is set up here.")
	done(jane.Types("/agenda submit title: Winter warm spaces", "youth"))
	jane.AwaitsModal("Suggest an item")
	r.stops()
	for _, v := range append(d.Violations(), s.Violations()...) {
		t.Error(v)
	}
}
