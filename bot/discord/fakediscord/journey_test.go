package fakediscord_test

import (
	"strings"
	"testing"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// TestAJourneyOverHTTP goes once through everything that a person does.
func TestAJourneyOverHTTP(t *testing.T) {
	sc := set(t, nil)
	sc.register(agenda(), object{"type": 3, "name": "Make this an item"})
	sc.listen(func(i object) any {
		data, _ := i["data"].(object)
		switch i["type"] {
		case 4.0:
			return object{"type": 8, "data": object{"choices": []any{object{"name": "Full LSP", "value": "full"}}}}
		case 5.0:
			return object{"type": 4, "data": object{"flags": 1 << 15, "components": []any{
				object{"type": 17, "components": []any{text("**Winter** \\*warm\\* spaces"), row(press("Withdraw", "withdraw 1"))}},
			}}}
		case 3.0:
			by := text("Withdrawn by <@" + path(t, i, "member.user.id").(string) + ">")
			return object{"type": 7, "data": object{"components": []any{by}, "allowed_mentions": object{"parse": []any{}}}}
		}
		if data["type"] == 3.0 {
			return said("An item of somebody's words")
		}
		if got := path(t, data["options"].([]any)[0].(object)["options"].([]any)[1].(object), "value"); got != "full" {
			t.Errorf("the group is %v", got)
		}
		return modal(labelled("What is it about?", input("about")))
	})

	if o := sc.college.Types("/agenda submit title: Winter warm spaces group: Full LSP", "full-lsp"); o.Error != "" || o.Incomplete != nil {
		t.Fatal(o)
	}
	if form := sc.college.Modal(); form.Title != "A form" || form.Field("What is it about?").Optional {
		t.Errorf("the form is %+v", form)
	}
	if o := sc.college.Submits(); o.Incomplete["What is it about?"] == "" {
		t.Errorf("sent without an answer: %+v", o)
	}
	sc.college.Fills(map[string]string{"What is it about?": "Places to be warm in"})
	sc.college.Submits()
	card := sc.mayor.Awaits("full-lsp", "Winter *warm* spaces")
	if sc.college.HasModal() {
		t.Error("the form is still open")
	}
	if o := sc.mayor.Presses(card, "Withdraw"); o.Error != "" {
		t.Error(o)
	}
	if card = sc.college.Awaits("full-lsp", "Withdrawn by @The Mayor"); len(card.Buttons) != 0 || !card.Edited {
		t.Errorf("the card is %+v", card)
	}
	if o := sc.mayor.Presses(card, "Withdraw"); o.Error != fakediscord.ComponentFailed {
		t.Errorf("a button that is gone: %+v", o)
	}
	sc.mayor.SaysIn("full-lsp", "Could we talk about parking?")
	sc.college.UsesMessageCommand("Make this an item", sc.college.Awaits("full-lsp", "parking"))
	sc.college.Awaits("full-lsp", "An item of somebody's words")
	if v := sc.Violations(); len(v) != 0 {
		t.Error(v)
	}
	fakediscord.CheckRecord(t, sc.Requests())
	if all := strings.Join(sc.Requests(), "\n"); strings.Count(all, `/callback`) != 5 || strings.Count(all, `"interaction_type":5`) != 1 {
		t.Errorf("not everything is on record:\n%s", all)
	}
}
