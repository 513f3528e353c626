package commands

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
)

func TestTheSecretariatHearsWhoJoined(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.GiveCode{Code: "k1"})
	if told := s.hear(); len(told) > 0 {
		t.Errorf("a code is told to %v", told)
	}
	s.press("", partnership.JoinWorkspace{Code: "k1", Workspace: partnership.Workspace{Platform: "slack", ID: "T2"}})
	s.equal(strings.Join(s.hear(), ", "), "workspace-joined to channel:")
	s.equal(s.reads(s.card(officer1, "workspace-joined", "slack", "T2")),
		"A workspace has joined the partnership with your code: T2 on Slack. Its people are nobody to us until you enter them: "+
			"give a roster with their e-mail addresses, or with accounts written as T2/U0123. [How it is set up]")
	s.equal(s.reads(s.card(officer1, "workspace-joined", "discord", "1001")),
		"A server has joined the partnership with your code: 1001 on Discord. Its people are nobody to us until you enter them: "+
			"give a roster with their accounts, written as discord/123456789 (Copy User ID, in the menu of a person there). "+
			"Whoever is known already writes /link on both sides. [How it is set up]")
}

func TestWhoIsNamedIsToldOnce(t *testing.T) {
	s := begin(t)
	s.press(officer1, partnership.AppointOfficer{Person: college})
	s.equal(strings.Join(s.hear(), ", "), "officer-named to person:p-college")
	s.equal(s.reads(s.card(college, "officer-named", string(college), string(officer1), "")),
		"You belong to the secretariat of the Lewisham Strategic Partnership now: {officer} has named you. "+
			"You can plan meetings, issue agendas and write the notes. What comes in is posted in the secretariat’s channel. "+
			"If you do not see that channel, or this is a mistake, ask {officer}. "+
			"[What can I do here?] [How it is set up]")
	s.press(officer1, partnership.AppointOfficer{Person: hospital, Body: "psg"})
	s.hear()
	card := s.reads(s.card(hospital, "officer-named", string(hospital), string(officer1), "psg"))
	if !strings.HasPrefix(card, "You belong to the secretariat of the steering group now") || strings.Contains(card, "How it is set up") {
		t.Error(card)
	}
	if _, ok := officerNamed(bot.View{State: s.state}, []string{string(mayor), string(officer1), ""}); ok {
		t.Error("somebody who is not of the secretariat reads that they are")
	}
	for _, by := range []partnership.PersonID{"", mayor} {
		if told := officerHears(partnership.OfficerAppointed{Person: mayor}, partnership.Record{By: by}); len(told) > 0 {
			t.Errorf("named by %q, somebody is told %v", by, told)
		}
	}
}

func TestAStrangerIsAskedAboutAndGreeted(t *testing.T) {
	s := begin(t)
	account, name := s.typed("slack/T1/U9"), s.typed("Jane B.")
	s.press("", partnership.MeetStranger{Account: account, Name: name, Platform: "slack", Person: college})
	s.equal(strings.Join(s.hear(), ", "), "stranger-met to channel:")
	asks := "Jane B. wrote to us on Slack, where we do not know them. {college} in the register has the same e-mail address. Is this the same person?"
	entry := "In the register {college}, Lewisham College (Full LSP)"
	reads := func() string { return s.reads(s.card(officer1, "stranger-met", string(account.ID))) }
	s.equal(reads(), asks+" "+entry+" [Yes, link] [No]")
	s.press(officer1, partnership.SettleStranger{Account: account.ID})
	s.equal(strings.Join(s.hear(), ", "), "")
	s.equal(reads(), asks+" <Another person, says {officer}> "+entry+" [Link after all]")
	s.press(officer1, partnership.SettleStranger{Account: account.ID, Linked: true})
	s.equal(strings.Join(s.hear(), ", "), "stranger-known to person:p-college")
	s.equal(reads(), asks+" <The same person; linked by {officer}> "+entry)
	s.equal(s.reads(s.card(college, "stranger-known", string(account.ID))),
		"Welcome, {college}: {officer} has confirmed who you are, so you can use this from now on. You are here for Lewisham College (Full LSP) "+
			"What waits for you Full LSP, Thursday 18 March Say whether you are coming. Open Open: the Full LSP, Thursday 18 March [What can I do here?]")
	if _, ok := strangerKnown(bot.View{State: s.state, Who: office, Now: s.now}, []string{string(account.ID)}); ok {
		t.Error("somebody else is greeted as them")
	}
}

func TestAGreetingListsWhatWaits(t *testing.T) {
	s := begin(t)
	s.press(hospital, partnership.SendDeputy{Meeting: march, Deputy: college})
	s.press(officer1, partnership.SendAgenda{Meeting: march})
	const coming = " Say whether you are coming. Open Open: the Full LSP, Thursday 18 March"
	for who, want := range map[partnership.PersonID]string{
		college: "Full LSP, Thursday 18 March {hospital} asks you to be their deputy. " +
			"I can come I can come: the Full LSP, Thursday 18 March I can’t I can’t: the Full LSP, Thursday 18 March Full LSP, Thursday 18 March" + coming,
		mayor: "Full LSP, Thursday 18 March Its agenda waits for the chair to agree it. " +
			"Open Open the agenda: the Full LSP, Thursday 18 March Full LSP, Thursday 18 March" + coming,
		stranger: "", officer1: "",
	} {
		card := ui.Card{Lead: ui.Say("Waits:"), Blocks: []ui.Block{ui.Rows(waits(bot.View{State: s.state, Who: who, Now: s.now})...)}}
		s.equal(strings.TrimSpace(s.reads(card)), strings.TrimSpace("Waits: "+want))
	}
}
