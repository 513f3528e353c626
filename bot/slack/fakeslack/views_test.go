package fakeslack_test

import (
	"io"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
)

func TestWhatWasTypedStaysWithItsField(t *testing.T) {
	sc := set(t, nil)
	view := sc.opened(modal(input("t", "Title"), input("d", "Details")))
	u := sc.person("U1")
	u.Fills(map[string]string{"Title": "Bus", "Details": "Every ten minutes"})
	sc.works("views.update", object{"view_id": view["id"], "hash": view["hash"], "view": modal(input("t", "Title, please"), input("other", "Details"))})
	seen := u.Modal()
	if seen.Field("Title, please").Value != "Bus" || seen.Field("Details").Value != "" {
		t.Errorf("fields: %+v", seen.Fields)
	}
	sc.fails("hash_conflict", "views.update", object{"view_id": view["id"], "hash": view["hash"], "view": modal(divider)})
	u.Closes()
	sc.fails("not_found", "views.update", object{"view_id": view["id"], "view": modal(divider)})
}

func TestModalsStackThreeHigh(t *testing.T) {
	sc := set(t, nil)
	sc.opened(modal(button("More")))
	got := sc.caught()
	u := sc.person("U1")
	push := func() any {
		u.Presses(u.Modal(), "More")
		return next(t, got)["trigger_id"]
	}
	for range 2 {
		sc.works("views.push", object{"trigger_id": push(), "view": modal(button("More"))})
	}
	sc.fails("push_limit_reached", "views.push", object{"trigger_id": push(), "view": modal(button("More"))})
	if depth := u.Modal().Depth; depth != 3 {
		t.Errorf("depth %d", depth)
	}
	u.Closes()
	if depth := u.Modal().Depth; depth != 2 {
		t.Errorf("depth %d after closing one", depth)
	}
	u.ClosesAll()
	u.Types("/agenda", "C1")
	sc.fails("not_found", "views.push", object{"trigger_id": next(t, got)["trigger_id"], "view": modal(button("More"))})
}

func TestAnExternalIDIsUsedOnce(t *testing.T) {
	sc := set(t, nil)
	named := modal(input("t", "Title"))
	named["external_id"] = "suggest-1"
	sc.opened(named)
	got := sc.caught()
	sc.person("U2").Types("/agenda", "C1")
	sc.fails("duplicate_external_id", "views.open", object{"trigger_id": next(t, got)["trigger_id"], "view": named})
	sc.works("views.update", object{"external_id": "suggest-1", "view": modal(divider)})
}

// Each answer to a form, and what becomes of the form.
func TestAnswersToAForm(t *testing.T) {
	const asJSON = "application/json"
	for name, c := range map[string]struct{ kind, body, told, title, problem string }{
		"nothing":               {"", "", "", "", ""},
		"errors":                {asJSON, `{"response_action":"errors","errors":{"t":"Too short."}}`, "", "A form", "Too short."},
		"errors of a section":   {asJSON, `{"response_action":"errors","errors":{"s":"No."}}`, fakeslack.Trouble, "A form", ""},
		"an update":             {asJSON, `{"response_action":"update","view":{"type":"modal","title":{"type":"plain_text","text":"Thanks"},"blocks":[{"type":"divider"}]}}`, "", "Thanks", ""},
		"an update too long":    {asJSON, `{"response_action":"update","view":{"type":"modal","title":{"type":"plain_text","text":"Thanks for all the trouble"},"blocks":[]}}`, fakeslack.Trouble, "A form", ""},
		"a push":                {asJSON, `{"response_action":"push","view":{"type":"modal","title":{"type":"plain_text","text":"Sure?"},"blocks":[{"type":"divider"}]}}`, "", "Sure?", ""},
		"clear":                 {asJSON, `{"response_action":"clear"}`, "", "", ""},
		"words":                 {"text/plain", "ok", fakeslack.Trouble, "A form", ""},
		"JSON not called so":    {"text/plain", `{"response_action":"clear"}`, fakeslack.Trouble, "A form", ""},
		"an action of no kind":  {asJSON, `{"response_action":"dance"}`, fakeslack.Trouble, "A form", ""},
		"an empty JSON object":  {asJSON, `{}`, fakeslack.Trouble, "A form", ""},
		"errors without errors": {asJSON, `{"response_action":"errors"}`, fakeslack.Trouble, "A form", ""},
	} {
		t.Run(name, func(t *testing.T) {
			sc := set(t, nil)
			sc.opened(modal(input("t", "Title"), object{"type": "section", "block_id": "s", "text": plain("x")}))
			u := sc.person("U1")
			u.Fills(map[string]string{"Title": "Bus"})
			sc.listen(func(w http.ResponseWriter, _ *http.Request, _ object) {
				w.Header().Set("Content-Type", c.kind)
				_, _ = io.WriteString(w, c.body)
			})
			if outcome := u.Submits(); outcome.Error != c.told {
				t.Errorf("told %q", outcome.Error)
			}
			if open := u.HasModal(); open != (c.title != "") {
				t.Fatalf("open: %v", open)
			}
			if c.title == "" {
				return
			}
			if seen := u.Modal(); seen.Title != c.title || seen.Field("Title").Problem != c.problem {
				t.Errorf("%+v", seen)
			}
		})
	}
}

func TestSlackAsksForWhatIsRequired(t *testing.T) {
	sc := set(t, nil)
	bounded := input("b", "Short")
	bounded["element"] = object{"type": "plain_text_input", "max_length": 3, "min_length": 2}
	optional := input("o", "Whatever")
	optional["optional"] = true
	sc.opened(modal(input("t", "Title"), bounded, optional))
	got := sc.caught()
	u := sc.person("U1")
	u.Fills(map[string]string{"Short": "four"})
	want := map[string]string{"Title": "Please complete this required field.", "Short": "Must be less than 4 characters."}
	if diff := cmp.Diff(want, u.Submits().Incomplete); diff != "" || len(got) > 0 {
		t.Errorf("%s; %d deliveries", diff, len(got))
	}
}

// Every kind of field, as its value arrives.
func TestStateOfAForm(t *testing.T) {
	sc := set(t, nil)
	field := func(id string, element object) object {
		element["action_id"] = "a"
		return object{"type": "input", "block_id": id, "label": plain(id), "element": element, "optional": true}
	}
	options := []any{option("Yes", "y"), option("No", "n")}
	sc.opened(modal(
		field("text", object{"type": "plain_text_input"}), field("empty", object{"type": "plain_text_input"}),
		field("select", object{"type": "static_select", "options": options}), field("radio", object{"type": "radio_buttons", "options": options, "initial_option": options[1]}),
		field("ticks", object{"type": "checkboxes", "options": options}), field("none", object{"type": "checkboxes", "options": options}),
		field("day", object{"type": "datepicker", "initial_date": "2027-03-18"}), field("time", object{"type": "timepicker"}),
		field("who", object{"type": "users_select"}), field("all", object{"type": "multi_users_select"}),
		field("where", object{"type": "channels_select"}), field("file", object{"type": "file_input"}),
	))
	u := sc.person("U1")
	got := sc.caught()
	u.Fills(map[string]string{"text": "Bus", "select": "Yes", "ticks": "Yes\nNo", "time": "14:00", "who": "The Mayor", "all": "U1\nmayor", "where": "full-lsp"})
	u.Attaches("file", "list.csv", []byte("a,b"))
	u.Submits()
	state := next(t, got)["view"].(object)["state"].(object)["values"].(object)
	value := func(id, name string) any { return state[id].(object)["a"].(object)[name] }
	yes := object{"text": object{"type": "plain_text", "text": "Yes", "emoji": true}, "value": "y"}
	no := object{"text": object{"type": "plain_text", "text": "No", "emoji": true}, "value": "n"}
	for _, c := range []struct {
		id, name string
		want     any
	}{
		{"text", "value", "Bus"},
		{"empty", "value", nil},
		{"select", "selected_option", yes},
		{"ticks", "selected_options", []any{yes, no}},
		{"none", "selected_options", []any{}},
		{"day", "selected_date", "2027-03-18"},
		{"time", "selected_time", "14:00"},
		{"who", "selected_user", "U2"},
		{"all", "selected_users", []any{"U1", "U2"}},
		{"where", "selected_channel", "C1"},
	} {
		if diff := cmp.Diff(c.want, value(c.id, c.name)); diff != "" {
			t.Errorf("%s: %s", c.id, diff)
		}
	}
	if value("radio", "selected_option").(object)["value"] != "n" {
		t.Errorf("radio: %v", value("radio", "selected_option"))
	}
	file := value("file", "files").([]any)[0].(object)
	for token, want := range map[string]string{sc.token: "a,b", "": "<!DOCTYPE html><title>Slack</title><p>Sign in"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, file["url_private_download"].(string), nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+token)
		if answer, _ := sc.do(request); answer["body"] != want {
			t.Errorf("the file with %q: %v", token, answer)
		}
	}
}

func TestHome(t *testing.T) {
	sc := set(t, nil)
	home := func(text string) object {
		return object{"type": "home", "blocks": []any{object{"type": "header", "text": plain(text)}}}
	}
	first := sc.works("views.publish", object{"user_id": "U1", "view": home("one")})["view"].(object)
	sc.works("views.publish", object{"user_id": "U1", "view": home("two"), "hash": first["hash"]})
	sc.fails("hash_conflict", "views.publish", object{"user_id": "U1", "view": home("three"), "hash": first["hash"]})
	if seen := sc.person("U1").Home().Text; seen != "two" {
		t.Errorf("Home says %q", seen)
	}
	got := sc.caught()
	sc.person("U1").OpensHome()
	if event := next(t, got)["event"].(object); event["tab"] != "home" || event["view"].(object)["id"] != first["id"] {
		t.Errorf("event %v", event)
	}
	sc.Configure(func(a *fakeslack.App) { a.HomeTab = false })
	sc.fails("not_enabled", "views.publish", object{"user_id": "U1", "view": home("four")})
}

func TestMenus(t *testing.T) {
	sc := set(t, nil)
	u := sc.person("U1")
	choices := []any{option("Offer it elsewhere", "offer"), option("Take it back", "back")}
	sc.works("chat.postMessage", object{"channel": "C1", "text": "x", "blocks": []any{
		actions(object{"type": "overflow", "action_id": "more", "options": choices},
			object{"type": "external_select", "action_id": "ext", "placeholder": plain("Find"), "min_query_length": 2}),
	}})
	got := make(chan object, 10)
	sc.listen(func(w http.ResponseWriter, _ *http.Request, payload object) {
		got <- payload
		if payload["type"] == "block_suggestion" {
			answerJSON(w, `{"options":[{"text":{"type":"plain_text","text":"Full LSP"},"value":"full"}]}`)
		}
	})
	u.Picks(u.Sees("C1")[0], "", "Take it back")
	action := next(t, got)["actions"].([]any)[0].(object)
	if action["type"] != "overflow" || action["selected_option"].(object)["value"] != "back" {
		t.Errorf("overflow: %v", action)
	}
	if found := u.Searches(u.Sees("C1")[0], "Find", "F"); found != nil || len(got) > 0 {
		t.Errorf("one letter is not enough, and yet: %v", found)
	}
	u.Picks(u.Sees("C1")[0], "Find", "Full LSP")
	if ask, act := next(t, got), next(t, got); ask["value"] != "Full LSP" || act["actions"].([]any)[0].(object)["selected_option"].(object)["value"] != "full" {
		t.Errorf("asked %v, acted %v", ask["value"], act["actions"])
	}
}
