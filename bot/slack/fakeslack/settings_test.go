package fakeslack_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/internal/testclock"
)

const sharingTime = time.Second

func TestReadManifest(t *testing.T) {
	app, err := fakeslack.ReadManifest([]byte(`{
		"display_information": {"name": "Clerk"},
		"features": {
			"app_home": {"home_tab_enabled": true, "messages_tab_enabled": false},
			"bot_user": {"display_name": "clerk"},
			"slash_commands": [{"command": "/agenda", "url": "https://x.example/slack/commands", "should_escape": true}],
			"shortcuts": [{"name": "Make this an item", "type": "message", "callback_id": "make"}]
		},
		"oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}, "redirect_urls": ["https://x.example/slack/oauth"]},
		"settings": {
			"event_subscriptions": {"request_url": "https://x.example/slack/events", "bot_events": ["app_mention"]},
			"interactivity": {"is_enabled": true, "request_url": "https://x.example/i", "message_menu_options_url": "https://x.example/o"},
			"socket_mode_enabled": false, "token_rotation_enabled": true
		}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	want := fakeslack.DefaultApp()
	want.Name, want.BotName, want.MessagesTab, want.Rotation = "Clerk", "clerk", false, true
	want.Commands = []fakeslack.Command{{Name: "/agenda", URL: "https://x.example/slack/commands", Escape: true}}
	want.Shortcuts = []fakeslack.Shortcut{{Name: "Make this an item", CallbackID: "make"}}
	want.Scopes, want.RedirectURLs, want.Events = []string{"chat:write", "commands"}, []string{"https://x.example/slack/oauth"}, []string{"app_mention"}
	want.EventsURL, want.InteractivityURL, want.OptionsURL = "https://x.example/slack/events", "https://x.example/i", "https://x.example/o"
	if diff := cmp.Diff(want, app); diff != "" {
		t.Error(diff)
	}
	if _, err := fakeslack.ReadManifest([]byte("display_information:")); err == nil {
		t.Error("a manifest that is no JSON is read")
	}
}

// The numbers are those of the table beside the project, which has the source of each.
func TestLimitsAreThoseOfTheTable(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "shared", "contracts", "slack-limits.json"))
	if err != nil {
		t.Skip("SKIPPED: the table of Slack's limits is not beside the project")
	}
	var table struct {
		Limits map[string]struct{ Value int }
	}
	if err := json.Unmarshal(source, &table); err != nil {
		t.Fatal(err)
	}
	for name, value := range fakeslack.Limits() {
		if entry, found := table.Limits[name]; !found || entry.Value != value {
			t.Errorf("%s is %d here and %d there (found: %v)", name, value, entry.Value, found)
		}
	}
}

func TestManualRingsInOrder(t *testing.T) {
	clock := testclock.NewManual(noon)
	var rung []string
	ring := func(name string) func() {
		return func() { rung = append(rung, name+" "+clock.Now().Format("15:04")) }
	}
	clock.AfterFunc(2*time.Minute, ring("second"))
	clock.AfterFunc(time.Minute, ring("first"))
	clock.AfterFunc(time.Hour, ring("never"))
	clock.AfterFunc(time.Minute, ring("stopped"))()
	clock.Advance(10 * time.Minute)
	if diff := cmp.Diff([]string{"first 12:01", "second 12:02"}, rung); diff != "" || clock.Now() != noon.Add(10*time.Minute) {
		t.Errorf("%s; stands at %s", diff, clock.Now())
	}
}
