package fakediscord_test

import (
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

const events = "/guilds/1001/scheduled-events"

func meeting() object {
	return object{
		"name": "Full LSP", "privacy_level": 2, "entity_type": 3, "entity_metadata": object{"location": "Civic Suite"},
		"scheduled_start_time": noon.Add(24 * time.Hour).Format(time.RFC3339), "scheduled_end_time": noon.Add(26 * time.Hour).Format(time.RFC3339),
	}
}

func TestMeetingsAreMirrored(t *testing.T) {
	sc := set(t, nil)
	sc.fails(50013, "POST", events, meeting())
	sc.guild.Install(usual | fakediscord.CreateEvents)
	made := sc.works("POST", events, meeting()).body
	at := events + "/" + made["id"].(string)
	sc.works("PATCH", at, object{"name": "Full LSP (moved)", "entity_metadata": object{"location": "Town Hall"}})
	if all := sc.guild.Events(); len(all) != 1 || all[0].Name != "Full LSP (moved)" || all[0].Location != "Town Hall" || !all[0].Start.Equal(noon.Add(24*time.Hour)) {
		t.Errorf("%+v", all)
	}
	sc.fails(50035, "PATCH", at, object{"status": 3})
	sc.works("PATCH", at, object{"status": 4})
	sc.fails(50035, "PATCH", at, object{"status": 1})
	if all := sc.guild.Events(); !all[0].Cancelled {
		t.Error("it is not cancelled")
	}
	sc.works("DELETE", at, nil)
	sc.fails(10070, "GET", at, nil)
	fakediscord.CheckRecord(t, sc.Requests()[:2])
}

func TestMeetingsThatDiscordDoesNotTake(t *testing.T) {
	sc := set(t, nil)
	sc.guild.Install(usual | fakediscord.ManageEvents)
	for at, v := range map[string]any{
		"name": long(101), "description": long(1001), "scheduled_start_time": noon.Add(-time.Hour).Format(time.RFC3339), "scheduled_end_time": nil,
		"entity_metadata.location": object{"location": " "}, "privacy_level": 1, "channel_id": fullLSP,
	} {
		o := meeting()
		name, _, _ := strings.Cut(at, ".")
		o[name] = v
		r := sc.fails(50035, "POST", events, o)
		if errors, _ := path(t, r.body, "errors."+at+"._errors").([]any); len(errors) == 0 {
			t.Errorf("nothing at %s: %s", at, r.raw)
		}
	}
	for range 100 {
		sc.works("POST", events, meeting())
	}
	sc.fails(30038, "POST", events, meeting())
}

func TestRolesAreGivenByWhoStandsAboveThem(t *testing.T) {
	sc := set(t, nil)
	at := "/guilds/1001/members/2002/roles/"
	sc.fails(50013, "PUT", at+members, nil)
	sc.guild.Install(usual | fakediscord.ManageRoles)
	if r := sc.works("PUT", at+members, nil); r.status != 204 {
		t.Error(r.raw)
	}
	if o := sc.works("GET", "/guilds/1001/members/2002", nil).body; o["roles"].([]any)[0] != members {
		t.Error(o)
	}
	sc.works("DELETE", at+members, nil)
	sc.guild.AddRole(fakediscord.Role{ID: "4002", Name: "Above", Position: 99})
	sc.fails(50013, "PUT", at+"4002", nil)
	sc.fails(10011, "PUT", at+"4444", nil)
	sc.fails(10007, "PUT", "/guilds/1001/members/77/roles/"+members, nil)
	sc.fails(50001, "GET", "/guilds/1001/members?limit=10", nil)
	sc.Configure(func(a *fakediscord.App) { a.GuildMembers = true })
	if all := sc.works("GET", "/guilds/1001/members?limit=10", nil).list; len(all) != 3 {
		t.Error(all)
	}
}
