package slack_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

// accounts are those that the desk was asked for, each once.
func (s *scene) accounts() []bot.Account {
	s.tap.mu.Lock()
	defer s.tap.mu.Unlock()
	var all []bot.Account
	for _, ask := range s.tap.asked {
		if !slices.Contains(all, ask.Account) {
			all = append(all, ask.Account)
		}
	}
	return all
}

// Guests have buttons, forms and messages as everybody has. Who has no slash commands writes them as a message.
func TestAGuestIsAMemberLikeOthers(t *testing.T) {
	t.Parallel()
	for name, guest := range map[string]fakeslack.User{
		"of several channels": {ID: "UCOLLEGE", Name: "college", Guest: true, NoCommands: true},
		"of one channel":      {ID: "UCOLLEGE", Name: "college", OneChannel: true, NoCommands: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScene(t, overHTTP)
			s.room.AddUser(guest)
			college := s.as("UCOLLEGE")
			if o := college.Types("/agenda submit No", ""); o.Error != "restricted_action" {
				t.Errorf("Slack says %q to a command", o.Error)
			}
			college.Says("/agenda submit By message")
			form := college.Awaits("", "There are a few questions first.")
			if o := college.Presses(form, "Open the form"); o.Error != "" {
				t.Fatal(o.Error)
			}
			college.AwaitsModal("Suggest an item")
			college.Fills(map[string]string{"What should the meeting do?": "Note"})
			s.submits("UCOLLEGE")
			college.AwaitsModal("“By message” (LSP-001)")
			s.lawful()
		})
	}
}

// Whoever we do not know is told whom to ring, guest or not, and has their words back.
func TestAGuestWhomWeDoNotKnowIsToldWhoCanHelp(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	s.room.AddUser(fakeslack.User{ID: "UGUEST", Name: "guest", Guest: true, NoCommands: true})
	s.as("UGUEST").Says("/agenda submit Let me in")
	s.reads("UGUEST", "We do not know you yet", "Please ring the secretariat: 020 8314 7073", "Let me in")
	s.lawful()
}

// Ids of people are unique in one workspace only. Somebody of a connected workspace who happens to have the id of a member is
// not taken for that member, whatever they do.
func TestSomebodyOfAConnectedWorkspaceIsNobodyElse(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.suggest("Ours")
		s.drain()
		s.room.Invite("CSEC", "UCOLLEGE")
		before := s.length()
		s.room.ChangeUser("UCOLLEGE", func(u *fakeslack.User) { u.Home = "T9" })
		other := s.as("UCOLLEGE")
		if o := other.Types("/agenda mine", "CFULL"); o.Error != "invalid_command" {
			t.Errorf("Slack says %q to a command", o.Error)
		}
		card := other.Awaits("CSEC", "New item for")
		if o := other.Presses(card, "We have talked: add it"); o.Error != "" {
			t.Fatal(o.Error)
		}
		s.door.Wait()
		told := other.Awaits("CSEC", "We do not know you yet, so this cannot be done from here. Please ring the secretariat: 020 8314 7073")
		if !told.Ephemeral {
			t.Error("everybody reads it")
		}
		other.Mentions("CFULL", "/agenda mine")
		s.door.Wait()
		if shown := other.Sees("CFULL"); !strings.Contains(shown[len(shown)-1].Text, "We do not know you yet") {
			t.Errorf("to a mention they read %s", shown[len(shown)-1].Text)
		}
		if got := s.accounts(); len(got) != 1 || got[0] != (bot.Account{Platform: slack.Platform, Workspace: "T9", User: "UCOLLEGE"}) {
			t.Errorf("the desk was asked for %v", got)
		}
		if n := s.length(); n != before {
			t.Errorf("%d records were added", n-before)
		}
		s.lawful()
	})
}

// The same by what is sent alone, whatever Slack lets people of connected workspaces do.
func TestACommandOfAConnectedWorkspaceIsNobodyElses(t *testing.T) {
	t.Parallel()
	s := newScene(t, overHTTP)
	foreign := url.Values{"team_id": {"T9"}, "user_id": {"UCOLLEGE"}, "command": {"/agenda"}, "text": {"mine"}, "trigger_id": {"9.9.9"}}
	if status, answer := s.posts("/slack/commands", foreign.Encode(), nil); status != 200 {
		t.Fatalf("%d %s", status, answer)
	}
	view, err := json.Marshal(map[string]any{
		"type": "block_actions", "team": map[string]any{"id": team}, "user": map[string]any{"id": "UCOLLEGE", "team_id": "T9"}, "trigger_id": "9.9.8",
		"actions": []any{map[string]any{"type": "button", "action_id": "a", "value": "agenda/mine", "action_ts": "1.1"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if status, answer := s.posts("/slack/interactions", url.Values{"payload": {string(view)}}.Encode(), nil); status != 200 {
		t.Fatalf("%d %s", status, answer)
	}
	s.door.Wait()
	if got := s.accounts(); len(got) != 1 || got[0].Workspace != "T9" {
		t.Errorf("the desk was asked for %v", got)
	}
}

// Over a socket nothing can be turned away: what nobody understands is acknowledged, or Slack would send it again and again.
func TestWhatNobodyUnderstandsIsAcknowledged(t *testing.T) {
	t.Parallel()
	s := newScene(t, overSocket)
	for kind, payload := range map[string]map[string]any{
		"telepathy":      {"thought": "x"},
		"interactive":    {"type": "brand_new", "user": map[string]any{"id": "UCOLLEGE"}},
		"slash_commands": {"command": "/agenda"},
		"events_api":     {"type": "event_callback", "event_id": "E1", "event": map[string]any{"type": "brand_new", "user": []any{}}},
	} {
		if o := s.slack.SendEnvelope(kind, payload); o.Error != "" {
			t.Errorf("%s: Slack hears %s", kind, o.Error)
		}
	}
	s.slack.LimitEvents(s.room)
	s.door.Wait()
	if lines := s.tap.lines(); len(lines) != 0 {
		t.Errorf("the desk was asked %q", lines)
	}
	if n := s.counts.of("limited"); n != 1 {
		t.Errorf("that Slack holds events back was counted %d times", n)
	}
	s.lawful()
}

// Where we are not in a channel, whoever types there has an answer all the same.
func TestACommandInAChannelWithoutUsIsAnswered(t *testing.T) {
	t.Parallel()
	onBothWays(t, func(t *testing.T, s *scene) {
		s.room.AddChannel(fakeslack.Channel{ID: "CELSE", Name: "elsewhere", Private: true, Members: []string{"UCOLLEGE"}})
		if o := s.as("UCOLLEGE").Types("/agenda mine", "CELSE"); o.Error != "" {
			t.Fatal(o.Error)
		}
		if m := s.as("UCOLLEGE").Awaits("CELSE", "You have not sent an item yet"); !m.Ephemeral {
			t.Error("everybody in the channel reads it")
		}
		s.lawful()
	})
}
