package discord

import (
	"encoding/json"
	"math/bits"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/commands"
)

func TestTheInviteAsksForWhatIsNeededAndNoMore(t *testing.T) {
	for _, tt := range []struct {
		o    ManifestOptions
		want uint64
	}{
		{ManifestOptions{}, 1<<10 | 1<<11 | 1<<15 | 1<<16 | 1<<35 | 1<<38},
		{ManifestOptions{Application: "123456789012345678", Events: true}, 1<<10 | 1<<11 | 1<<15 | 1<<16 | 1<<35 | 1<<38 | 1<<44},
		{ManifestOptions{Roles: true}, 1<<10 | 1<<11 | 1<<15 | 1<<16 | 1<<35 | 1<<38 | 1<<28},
	} {
		printed, err := Manifest(commands.All(), tt.o)
		if err != nil {
			t.Fatal(err)
		}
		var m manifest
		if err := json.Unmarshal(printed, &m); err != nil {
			t.Fatal(err)
		}
		invite, err := url.Parse(m.Invite)
		if err != nil {
			t.Fatal(err)
		}
		asked := invite.Query()
		want := encode(t, tt.want, "")
		if got := asked.Get("permissions"); got != strings.TrimSpace(string(want)) || got != m.Number || len(m.Permissions) != bits.OnesCount64(tt.want) {
			t.Errorf("%+v asks for %s in %s", tt.o, got, m.Invite)
		}
		if asked.Get("scope") != "bot applications.commands" || tt.o.Application != "" && asked.Get("client_id") != tt.o.Application || asked.Get("client_id") == "" {
			t.Errorf("%s", m.Invite)
		}
	}
	if _, err := Manifest(commands.All(), ManifestOptions{Application: "secretariat"}); err == nil || !strings.Contains(err.Error(), "figures only") {
		t.Errorf("an id that is none: %v", err)
	}
}

func TestEveryPermissionHasItsReason(t *testing.T) {
	var all uint64
	for _, p := range permissions {
		if p.reason == "" || len(p.routes) == 0 || bits.OnesCount64(p.bit) != 1 || all&p.bit != 0 {
			t.Errorf("%+v", p)
		}
		all |= p.bit
	}
	for _, name := range []string{"ADMINISTRATOR", "MANAGE_GUILD", "MENTION_EVERYONE", "MANAGE_MESSAGES"} {
		if slices.ContainsFunc(permissions, func(p permission) bool { return p.name == name }) {
			t.Errorf("nobody needs %s", name)
		}
	}
}

func TestTheManifestHasTheCommandsThatAreRegistered(t *testing.T) {
	printed, err := Manifest(commands.All(), ManifestOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
	if err := json.Unmarshal(printed, &m); err != nil {
		t.Fatal(err)
	}
	if changed, err := commandsChanged(m.Commands, registered(commands.All())); changed || err != nil {
		t.Errorf("the commands differ from those that are registered: %v", err)
	}
}
