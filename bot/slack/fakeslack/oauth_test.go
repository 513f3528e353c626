package fakeslack_test

import (
	"maps"
	"net/url"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

func rotating(o *fakeslack.Options) {
	o.App.Rotation = true
	o.App.RedirectURLs = []string{"https://bot.example.org/slack/oauth"}
}

// approved is what comes back from the authorize page.
func (sc *scene) approved(p *fakeslack.Person, org bool) url.Values {
	sc.t.Helper()
	link := sc.URL() + "/oauth/v2/authorize?client_id=1.1&scope=chat:write,commands&state=s1"
	back, err := url.Parse(p.Approves(link, org))
	if err != nil {
		sc.t.Fatal(err)
	}
	return back.Query()
}

func (sc *scene) access(args object) object {
	sc.t.Helper()
	all := object{"client_id": "1.1", "client_secret": "fake-client-secret"}
	maps.Copy(all, args)
	answer, _ := sc.callAs("", "oauth.v2.access", all)
	return answer
}

func TestInstalling(t *testing.T) {
	sc := set(t, rotating)
	back := sc.approved(sc.person("U2"), false)
	if back.Get("state") != "s1" {
		t.Errorf("state %q", back.Get("state"))
	}
	for code, args := range map[string]object{
		"bad_client_secret": {"code": back.Get("code"), "client_secret": "x"},
		"invalid_client_id": {"code": back.Get("code"), "client_id": "x"},
		"invalid_code":      {"code": "x"},
		"bad_redirect_uri":  {"code": back.Get("code"), "redirect_uri": "https://elsewhere.example.org"},
	} {
		if answer := sc.access(args); answer["error"] != code {
			t.Errorf("%s: %v", code, answer)
		}
	}
	answer := sc.access(object{"code": back.Get("code")})
	if answer["scope"] != "chat:write,commands" || answer["team"].(object)["id"] != "T1" || answer["expires_in"] != 43200.0 || answer["authed_user"].(object)["id"] != "U2" {
		t.Errorf("installed: %v", answer)
	}
	if again := sc.access(object{"code": back.Get("code")}); again["error"] != "code_already_used" {
		t.Errorf("the code once more: %v", again)
	}
	late := sc.approved(sc.person("U2"), false)
	sc.clock.Advance(10*time.Minute + time.Second)
	if answer := sc.access(object{"code": late.Get("code")}); answer["error"] != "invalid_code" {
		t.Errorf("a code of long ago: %v", answer)
	}
}

func TestRotation(t *testing.T) {
	sc := set(t, rotating)
	first := sc.access(object{"code": sc.approved(sc.person("U2"), false).Get("code")})
	refresh := func(token any) object {
		return sc.access(object{"grant_type": "refresh_token", "refresh_token": token})
	}
	works := func(answer object) bool {
		tested, _ := sc.callAs(answer["access_token"].(string), "auth.test", nil)
		return tested["ok"] == true
	}
	second := refresh(first["refresh_token"])
	if !works(first) || !works(second) || first["access_token"] == second["access_token"] {
		t.Errorf("after a refresh: %v and %v", first, second)
	}
	if answer := refresh(first["refresh_token"]); answer["error"] != "invalid_refresh_token" {
		t.Errorf("the old refresh token: %v", answer)
	}
	sc.clock.Advance(12 * time.Hour)
	if answer, _ := sc.callAs(second["access_token"].(string), "auth.test", nil); answer["error"] != "token_expired" {
		t.Errorf("after twelve hours: %v", answer)
	}
	if !works(refresh(second["refresh_token"])) {
		t.Error("refreshed after its end, it does not work")
	}
}

func TestAnOrganisationInstallsOnce(t *testing.T) {
	sc := set(t, rotating)
	ws := sc.AddWorkspace("T7", "North", "E1")
	boss := ws.AddUser(fakeslack.User{ID: "W1", Name: "boss", Admin: true})
	answer := sc.access(object{"code": sc.approved(boss, true).Get("code")})
	if answer["team"] != nil || answer["is_enterprise_install"] != true || answer["enterprise"].(object)["id"] != "E1" {
		t.Errorf("installed: %v", answer)
	}
	if answer := sc.access(object{"code": sc.approved(boss, false).Get("code")}); answer["error"] != "cannot_install_an_org_installed_app" {
		t.Errorf("a workspace of it as well: %v", answer)
	}
}

func TestLeaving(t *testing.T) {
	sc := set(t, nil)
	got := sc.caught()
	sc.ws.Uninstall()
	payload := next(t, got)
	if payload["event"].(object)["type"] != "app_uninstalled" || payload["team_id"] != "T1" {
		t.Errorf("told %v", payload)
	}
	if outcome := sc.person("U1").Types("/agenda", "C1"); outcome.Error != "invalid_command" {
		t.Errorf("a command of an app that is gone: %q", outcome.Error)
	}
}
