package bot

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatIsMissingIsASentence(t *testing.T) {
	for want, things := range map[string][]string{
		"its secretariat is":                  {"its secretariat"},
		"its terms of reference are":          {"its terms of reference"},
		"its secretariat and the channel are": {"its secretariat", "the channel"},
		"a, b and c are":                      {"a", "b", "c"},
	} {
		if diff := cmp.Diff(want, isOrAre(things)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAccountsAndChannelsAsPeopleWriteThem(t *testing.T) {
	here := Account{Platform: "slack", Workspace: "T1", User: "U0"}
	for written, want := range map[string]Account{
		"U1":          {Platform: "slack", Workspace: "T1", User: "U1"},
		"@U1":         {Platform: "slack", Workspace: "T1", User: "U1"},
		"<@U1|jane>":  {Platform: "slack", Workspace: "T1", User: "U1"},
		"T2/U1":       {Platform: "slack", Workspace: "T2", User: "U1"},
		"slack/T2/U1": {Platform: "slack", Workspace: "T2", User: "U1"},
		"Discord/12":  {Platform: "discord", User: "12"},
	} {
		if diff := cmp.Diff(want, AccountNear(here, written)); diff != "" {
			t.Errorf("%s: %s", written, diff)
		}
	}
	server := Account{Platform: "discord", Workspace: "1001"}
	for written, want := range map[string]Account{
		"12": {Platform: "discord", User: "12"}, "<@!12>": {Platform: "discord", User: "12"}, "slack/T2/U1": {Platform: "slack", Workspace: "T2", User: "U1"},
	} {
		if diff := cmp.Diff(want, AccountNear(server, written)); diff != "" {
			t.Errorf("%s on Discord: %s", written, diff)
		}
	}
	if got := ChannelPlace(here, "C1"); got != "slack:channel/T1/C1" {
		t.Error(got)
	}
	if got := ChannelPlace(Account{Platform: "web", User: "p-mayor"}, "full"); got != "web:channel/full" {
		t.Error(got)
	}
	r := &Request{Account: here}
	if got := r.ChannelID("slack:channel/T1/C1"); got != "C1" {
		t.Error(got)
	}
	if got := r.ChannelID("slack:channel/T2/C1"); got != "" {
		t.Errorf("a channel elsewhere is %q", got)
	}
	onServer := &Request{Account: Account{Platform: "discord", User: "12"}, workspace: "1001"}
	if got := onServer.ChannelID("discord:channel/1001/3001"); got != "3001" {
		t.Errorf("a channel of the server is %q", got)
	}
	alone := &Request{Account: Account{Platform: "discord", User: "12"}}
	if got := alone.ChannelID("discord:channel/1001/3001"); got != "" {
		t.Errorf("on no server, a channel is %q", got)
	}
}
