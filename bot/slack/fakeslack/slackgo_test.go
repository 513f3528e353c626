package fakeslack_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// The library that the door uses, on the methods that the door uses.
func TestSlackGoUnderstandsTheFake(t *testing.T) {
	sc := set(t, nil)
	api := slack.New(sc.token, slack.OptionAPIURL(sc.APIURL()))
	ctx := t.Context()
	auth, err := api.AuthTestContext(ctx)
	if err != nil || auth.TeamID != "T1" || auth.UserID != sc.ws.Bot() {
		t.Fatalf("auth.test: %+v %v", auth, err)
	}
	button := slack.NewButtonBlockElement("agree", "v", slack.NewTextBlockObject(slack.PlainTextType, "Agree", false, false))
	channel, ts, err := api.PostMessageContext(ctx, "U1", slack.MsgOptionText("x", false), slack.MsgOptionBlocks(slack.NewActionBlock("row", button)),
		slack.MsgOptionMetadata(slack.SlackMetadata{EventType: "card", EventPayload: map[string]any{"key": "k1"}}))
	if err != nil || !strings.HasPrefix(channel, "D") {
		t.Fatalf("chat.postMessage: %s %v", channel, err)
	}
	if _, _, _, err := api.UpdateMessageContext(ctx, channel, ts, slack.MsgOptionText("y", false)); err != nil {
		t.Errorf("chat.update: %v", err)
	}
	history, err := api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{ChannelID: channel, IncludeAllMetadata: true})
	if err != nil || len(history.Messages) != 1 || history.Messages[0].Metadata.EventPayload["key"] != "k1" {
		t.Errorf("conversations.history: %+v %v", history, err)
	}
	if user, err := api.GetUserByEmailContext(ctx, "head@college.example"); err != nil || user.ID != "U1" {
		t.Errorf("users.lookupByEmail: %+v %v", user, err)
	}
	if users, err := api.GetUsersContext(ctx); err != nil || len(users) != 4 {
		t.Errorf("users.list: %d %v", len(users), err)
	}
	if places, _, err := api.GetConversationsContext(ctx, &slack.GetConversationsParameters{}); err != nil || len(places) != 2 || !places[0].IsMember {
		t.Errorf("conversations.list: %+v %v", places, err)
	}
	if _, err := api.OpenViewContext(ctx, "x", slack.ModalViewRequest{Type: slack.VTModal}); !isRefusal(err, "invalid_arguments") {
		t.Errorf("views.open: %v", err)
	}
	file, err := api.UploadFileContext(ctx, slack.UploadFileParameters{Channel: "C1", Filename: "a.csv", FileSize: 3, Content: "a,b", AltTxt: "A list"})
	if err != nil {
		t.Fatalf("upload: %v", err)
	}
	if info, _, _, err := api.GetFileInfoContext(ctx, file.ID, 0, 0); err != nil || len(info.Shares.Public) != 0 {
		t.Errorf("files.info says at once %+v %v", info, err)
	}
	sc.clock.Advance(sharingTime)
	if seen := sc.person("U1").AwaitsFile("C1", "a.csv").Files[0]; string(seen.Content) != "a,b" || seen.Alt != "A list" {
		t.Errorf("the file: %+v", seen)
	}
	if info, _, _, err := api.GetFileInfoContext(ctx, file.ID, 0, 0); err != nil || len(info.Shares.Public["C1"]) != 1 {
		t.Errorf("files.info says later %+v %v", info, err)
	}
	checkSlack(t, sc.Requests()[:4]) // what slack-go sends of its own accord is not our affair beyond that
}

func isRefusal(err error, code string) bool {
	var refusal slack.SlackErrorResponse
	return errors.As(err, &refusal) && refusal.Err == code
}

func TestSlackGoOverSocketMode(t *testing.T) {
	sc := set(t, socketMode)
	api := slack.New(sc.token, slack.OptionAPIURL(sc.APIURL()), slack.OptionAppLevelToken(sc.App().AppToken))
	client := socketmode.New(api)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go func() { _ = client.RunContext(ctx) }()
	go func() {
		for event := range client.Events {
			switch data := event.Data.(type) {
			case slack.SlashCommand:
				_ = client.Ack(*event.Request, map[string]any{"text": "You typed: " + data.Text})
			case slack.InteractionCallback:
				_ = client.Ack(*event.Request, map[string]any{"response_action": "errors", "errors": map[string]string{"t": "Too short."}})
			}
		}
	}()
	sc.AwaitSockets(1)
	u := sc.person("U1")
	u.Types("/agenda Winter", "C1")
	u.Awaits("C1", "You typed: Winter")
	trigger := ""
	for _, line := range sc.Requests() {
		if _, rest, found := strings.Cut(line, `"trigger_id":"`); found {
			trigger, _, _ = strings.Cut(rest, `"`)
		}
	}
	sc.works("views.open", object{"trigger_id": trigger, "view": modal(input("t", "Title"))})
	u.Fills(map[string]string{"Title": "Bus"})
	if outcome := u.Submits(); outcome.Error != "" || u.Modal().Field("Title").Problem != "Too short." {
		t.Errorf("%+v %+v", outcome, u.Modal())
	}
	if v := sc.Violations(); len(v) > 0 {
		t.Errorf("violations: %q", v)
	}
}
