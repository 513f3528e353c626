package fakediscord_test

import (
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// everyQuestion is a form with one input of each kind, in two forms because five is all that there may be.
func everyQuestion(second bool) object {
	two := []any{object{"label": "One", "value": "1"}, object{"label": "Two", "value": "2"}}
	if second {
		return modal(
			labelled("Which", object{"type": 21, "custom_id": "radio", "options": two}),
			labelled("Which of them", object{"type": 22, "custom_id": "boxes", "options": two}),
			labelled("Agreed", object{"type": 23, "custom_id": "box"}),
			labelled("A paper", object{"type": 19, "custom_id": "file", "max_values": 2}),
			text("In **so many** words"),
		)
	}
	return modal(
		labelled("Words", object{"type": 4, "custom_id": "words", "style": 2, "min_length": 3, "max_length": 10, "value": "begun"}),
		labelled("Menu", object{"type": 3, "custom_id": "menu", "options": two, "max_values": 2}),
		labelled("Person", object{"type": 5, "custom_id": "person"}),
		labelled("Channel", object{"type": 8, "custom_id": "channel"}),
		labelled("Role", object{"type": 6, "custom_id": "role", "required": false}),
	)
}

// before opens a form before somebody, and returns where its submissions arrive.
func (sc *scene) before(form object) <-chan object {
	sc.t.Helper()
	sent := make(chan object, 10)
	sc.register(object{"name": "my", "description": "d"})
	sc.listen(func(i object) any {
		if i["type"] == 2.0 {
			return form
		}
		sent <- i["data"].(object)
		return said("Thanks")
	})
	sc.college.Types("/my", "full-lsp")
	sc.college.Modal()
	return sent
}

// answers are the values of a submission, in their order.
func answers(data object) []any {
	var all []any
	for _, v := range data["components"].([]any) {
		inner, ok := v.(object)["component"].(object)
		if !ok {
			continue
		}
		if values, several := inner["values"]; several {
			all = append(all, values)
		} else {
			all = append(all, inner["value"])
		}
	}
	return all
}

func TestEveryKindOfQuestionHasItsAnswer(t *testing.T) {
	sc := set(t, nil)
	sent := sc.before(everyQuestion(false))
	if o := sc.college.Submits(); len(o.Incomplete) != 3 {
		t.Errorf("what is required: %+v", o)
	}
	sc.college.Fills(map[string]string{"Words": "ab", "Menu": "Two\nOne", "Person": "@mayor", "Channel": "#full-lsp"})
	if o := sc.college.Submits(); o.Incomplete["Words"] == "" || len(o.Incomplete) != 1 {
		t.Errorf("too short: %+v", o)
	}
	sc.college.Fills(map[string]string{"Words": "abc"})
	if v := sc.college.Modal(); v.Field("Menu").Value != "Two\nOne" || !v.Field("Role").Optional || !slices.Equal(v.Choices, []string{"One", "Two"}) {
		t.Errorf("%+v", v)
	}
	sc.college.Submits()
	data := <-sent
	want := []any{"abc", []any{"2", "1"}, []any{mayorID}, []any{fullLSP}, []any{}}
	if diff := cmp.Diff(want, answers(data)); diff != "" {
		t.Error(diff)
	}
	for _, at := range []string{"users." + mayorID + ".username", "members." + mayorID + ".joined_at", "channels." + fullLSP + ".name"} {
		if path(t, data, "resolved."+at) == nil {
			t.Errorf("no %s in %v", at, data)
		}
	}
}

func TestTheNewerKindsOfQuestions(t *testing.T) {
	sc := set(t, nil)
	sent := sc.before(everyQuestion(true))
	if v := sc.college.Modal(); v.Text != "In so many words\nWhich\nWhich of them\nAgreed\nA paper" {
		t.Errorf("%q", v.Text)
	}
	sc.college.Fills(map[string]string{"Which": "Two", "Which of them": "One\nTwo", "Agreed": "true"})
	sc.college.Attaches("A paper", "routes.txt", []byte("1 to 9"))
	if o := sc.college.Submits(); o.Error != "" || o.Incomplete != nil {
		t.Fatal(o)
	}
	data := <-sent
	files := data["resolved"].(object)["attachments"].(object)
	var file object
	for _, v := range files {
		file = v.(object)
	}
	want := []any{"2", []any{"1", "2"}, true, []any{file["id"]}}
	if diff := cmp.Diff(want, answers(data)); diff != "" {
		t.Error(diff)
	}
	response, err := http.Get(file["url"].(string))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if content, err := io.ReadAll(response.Body); err != nil || string(content) != "1 to 9" {
		t.Errorf("%q %v", content, err)
	}
}

func TestAFormMayBeClosedSentTwiceOrSentUnchecked(t *testing.T) {
	sc := set(t, nil)
	sent := sc.before(everyQuestion(false))
	sc.college.Closes()
	if sc.college.HasModal() {
		t.Error("it is still open")
	}
	sc.college.Types("/my", "full-lsp")
	if v := sc.college.Modal(); v.Field("Words").Value != "begun" {
		t.Errorf("%+v", v)
	}
	sc.college.SubmitsTwice()
	if a, b := <-sent, <-sent; cmp.Diff(a, b) != "" {
		t.Error("two submissions of one form differ")
	}
	sc.college.Types("/my", "full-lsp")
	sc.college.Modal()
	sc.college.Fills(map[string]string{"Words": "far too long for it"})
	sc.college.SubmitsUnchecked()
	if data := <-sent; answers(data)[0] != "far too long for it" {
		t.Error(data)
	}
}

func TestMenusOfMessages(t *testing.T) {
	sc := set(t, nil)
	menu := func(kind int, id string, more ...any) object {
		o := object{"type": kind, "custom_id": id, "placeholder": "Pick " + id}
		if len(more) > 0 {
			o["options"], o["max_values"] = more, len(more)
		}
		return row(o)
	}
	sc.works("POST", posts, object{"content": "A card", "components": []any{
		menu(3, "some", object{"label": "One", "value": "1"}, object{"label": "Two", "value": "2"}), menu(5, "person"), menu(6, "role"), menu(7, "either"), menu(8, "channel"),
	}})
	got := make(chan object, 10)
	sc.listen(func(i object) any { got <- i["data"].(object); return object{"type": 6} })
	card := sc.mayor.Awaits("full-lsp", "A card")
	for _, c := range []struct {
		menu, choice string
		values       []any
		resolved     string
	}{
		{"", "Two", []any{"2"}, ""},
		{"Pick some", "One\nTwo", []any{"1", "2"}, ""},
		{"Pick person", "college", []any{collegeID}, "users"},
		{"Pick role", "Members", []any{members}, "roles"},
		{"Pick either", "Members", []any{members}, "roles"},
		{"Pick either", "mayor", []any{mayorID}, "members"},
		{"Pick channel", "#full-lsp", []any{fullLSP}, "channels"},
	} {
		if o := sc.mayor.Picks(card, c.menu, c.choice); o.Error != "" {
			t.Errorf("%s: %+v", c.menu, o)
		}
		data := <-got
		if diff := cmp.Diff(c.values, data["values"]); diff != "" || (c.resolved != "" && path(t, data, "resolved."+c.resolved) == nil) {
			t.Errorf("%s: %s %v", c.menu, diff, data)
		}
	}
	sc.DeleteMessage(card)
	if o := sc.mayor.Picks(card, "", "Two"); o.Error != fakediscord.ComponentFailed {
		t.Error(o)
	}
}
