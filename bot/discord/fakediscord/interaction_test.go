package fakediscord_test

import (
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
)

// typed has somebody type /my, whose interaction is then waited for by the test while they wait for an answer.
func (sc *scene) typed(got <-chan object) (interaction object, outcome <-chan fakediscord.Outcome) {
	sc.t.Helper()
	out := make(chan fakediscord.Outcome, 1)
	go func() { out <- sc.college.Types("/my", "full-lsp") }()
	return <-got, out
}

// simple is a scene with a command that has no options.
func simple(t *testing.T) (*scene, <-chan object) {
	t.Helper()
	sc := set(t, nil)
	sc.register(object{"name": "my", "description": "What waits on you"})
	return sc, sc.caught()
}

func TestAnInteractionIsAnsweredOnceAndWithinThreeSeconds(t *testing.T) {
	sc, got := simple(t)
	i, out := sc.typed(got)
	sc.clock.Advance(3001 * time.Millisecond)
	sc.fails(10062, "POST", callback(i), said("Too late"))
	if o := <-out; o.Error != fakediscord.NoResponse {
		t.Errorf("late: %+v", o)
	}
	sc.fails(10015, "POST", hook(i), object{"content": "Later"})
	sc.AwaitViolation("not answered in time")

	i, out = sc.typed(got)
	sc.clock.Advance(2900 * time.Millisecond)
	sc.works("POST", callback(i), said("Just in time"))
	if o := <-out; o.Error != "" || o.Took != 2900*time.Millisecond {
		t.Errorf("in time: %+v", o)
	}
	sc.fails(40060, "POST", callback(i), said("Once more"))
	sc.fails(10062, "POST", "/interactions/1/"+i["token"].(string)+"/callback", said("Of another"))
}

func TestATokenLivesFifteenMinutes(t *testing.T) {
	sc, got := simple(t)
	i, out := sc.typed(got)
	sc.fails(10015, "POST", hook(i), object{"content": "Before the first answer"})
	sc.works("POST", callback(i), object{"type": 5, "data": object{"flags": 64}})
	<-out
	if m := sc.college.Sees("full-lsp"); len(m) != 1 || !m[0].Loading || !m[0].Ephemeral {
		t.Errorf("promised: %+v", m)
	}
	sc.works("PATCH", hook(i)+"/messages/@original", object{"flags": 1 << 15, "components": []any{text("Here"), row(press("Go", "go"))}})
	if m := sc.college.Awaits("full-lsp", "Here"); m.Loading || !m.Ephemeral || len(sc.mayor.Sees("full-lsp")) != 0 {
		t.Errorf("kept: %+v", m)
	}
	sc.clock.Advance(15*time.Minute - time.Second)
	more := sc.works("POST", hook(i), object{"content": "More for all"})
	sc.mayor.Awaits("full-lsp", "More for all")
	sc.works("GET", hook(i)+"/messages/"+more.body["id"].(string), nil)
	sc.works("DELETE", hook(i)+"/messages/"+more.body["id"].(string), nil)
	sc.fails(10008, "GET", hook(i)+"/messages/"+more.body["id"].(string), nil)
	sc.clock.Advance(2 * time.Second)
	sc.fails(50027, "POST", hook(i), object{"content": "After"})
	sc.fails(50027, "PATCH", hook(i)+"/messages/@original", object{"content": "After"})
}

func TestTheFirstFollowupBecomesWhatWasPromised(t *testing.T) {
	sc, got := simple(t)
	i, out := sc.typed(got)
	sc.works("POST", callback(i), object{"type": 5})
	<-out
	sc.works("POST", hook(i), object{"content": "Here", "flags": 64})
	if m := sc.mayor.Awaits("full-lsp", "Here"); m.Ephemeral || len(sc.mayor.Sees("full-lsp")) != 1 {
		t.Errorf("whether one person sees it was decided by the promise: %+v", m)
	}
}

func TestEachKindOfInteractionHasItsAnswers(t *testing.T) {
	sc, got := simple(t)
	refused := func(i object, types ...int) {
		t.Helper()
		for _, kind := range types {
			r := sc.fails(50035, "POST", callback(i), object{"type": kind, "data": object{"content": "x", "choices": []any{}}})
			if path(t, r.body, "errors.type._errors") == nil {
				t.Errorf("type %d: %s", kind, r.raw)
			}
		}
	}
	i, out := sc.typed(got)
	refused(i, 1, 6, 7, 8)
	sc.works("POST", callback(i), modal(labelled("Why?", input("why"))))
	<-out
	sc.college.Fills(map[string]string{"Why?": "Because"})
	sent := make(chan fakediscord.Outcome, 1)
	go func() { sent <- sc.college.Submits() }()
	i = <-got
	refused(i, 1, 6, 7, 8, 9)
	if r := sc.works("POST", callback(i)+"?with_response=true", said("Thanks")); path(t, r.body, "resource.message.content") != "Thanks" {
		t.Error(r.raw)
	}
	if o := <-sent; o.Error != "" || sc.college.HasModal() {
		t.Error(o)
	}
}

func TestAFormThatIsNotAnsweredStaysOpen(t *testing.T) {
	sc, got := simple(t)
	i, out := sc.typed(got)
	sc.works("POST", callback(i), modal(labelled("Why?", input("why"))))
	<-out
	sc.college.Fills(map[string]string{"Why?": "Because"})
	sent := make(chan fakediscord.Outcome, 1)
	go func() { sent <- sc.college.Submits() }()
	<-got
	sc.clock.Advance(3 * time.Second)
	if o := <-sent; o.Error != fakediscord.FormFailed {
		t.Error(o)
	}
	if v := sc.college.Modal(); v.Field("Why?").Value != "Because" {
		t.Errorf("the form is %+v", v)
	}
}

func TestAnAnswerAtTheEndpointThatDiscordCannotUse(t *testing.T) {
	for about, answer := range map[string]any{
		"too long": said(string(make([]byte, 2001))), "of the wrong type": object{"type": 7}, "no object": []any{},
	} {
		t.Run(about, func(t *testing.T) {
			sc := set(t, nil)
			sc.register(object{"name": "my", "description": "What waits on you"})
			sc.listen(func(object) any { return answer })
			if o := sc.college.Types("/my", "full-lsp"); o.Error != fakediscord.NoResponse {
				t.Error(o)
			}
			sc.AwaitViolation("with what Discord cannot use")
		})
	}
}

func TestAnAnswerAtTheEndpointBehindACallIsOneTooMany(t *testing.T) {
	sc := set(t, nil)
	sc.register(object{"name": "my", "description": "What waits on you"})
	sc.listen(func(i object) any {
		sc.works("POST", callback(i), said("By a call"))
		return said("And at once")
	})
	if o := sc.college.Types("/my", "full-lsp"); o.Error != "" {
		t.Error(o)
	}
	sc.AwaitViolation("40060")
	if m := sc.college.Sees("full-lsp"); len(m) != 1 {
		t.Error(m)
	}
}

func TestAnUpdateChangesTheMessageOfTheButton(t *testing.T) {
	sc := set(t, nil)
	sc.works("POST", "/channels/3001/messages", object{"content": "A card", "components": []any{row(press("Agree", "agree"))}})
	got := sc.caught()
	clicked := make(chan fakediscord.Outcome, 1)
	go func() { clicked <- sc.mayor.Presses(sc.mayor.Awaits("full-lsp", "A card"), "Agree") }()
	i := <-got
	if path(t, i, "data.custom_id") != "agree" || path(t, i, "message.content") != "A card" || path(t, i, "member.user.id") != mayorID {
		t.Errorf("the interaction is %v", i)
	}
	sc.works("POST", callback(i), object{"type": 6})
	<-clicked
	sc.works("PATCH", hook(i)+"/messages/@original", object{"content": "Agreed", "components": []any{}})
	if m := sc.college.Awaits("full-lsp", "Agreed"); len(m.Buttons) != 0 || !m.Edited {
		t.Errorf("the card is %+v", m)
	}
}

func TestADoubleClickIsTwoInteractions(t *testing.T) {
	sc := set(t, nil)
	sc.works("POST", "/channels/3001/messages", object{"content": "A card", "components": []any{row(press("Agree", "agree"))}})
	ids := make(chan any, 2)
	sc.listen(func(i object) any { ids <- i["id"]; return object{"type": 6} })
	for _, o := range sc.mayor.DoubleClicks(sc.mayor.Awaits("full-lsp", "A card"), "Agree") {
		if o.Error != "" {
			t.Error(o)
		}
	}
	if a, b := <-ids, <-ids; a == b {
		t.Error("one interaction came twice")
	}
	again := 0
	sc.listen(func(i object) any { again++; return said("A second answer") })
	if status := sc.Redeliver(fakediscord.OfComponent); status != 200 || again != 1 || len(sc.college.Sees("full-lsp")) != 1 {
		t.Errorf("delivered again: status %d, %d times", status, again)
	}
}

func TestWhoAsksIsInThePayload(t *testing.T) {
	sc, got := simple(t)
	i, out := sc.typed(got)
	if path(t, i, "member.user.id") != collegeID || i["guild_id"] != lewisham || i["context"] != 0.0 || i["user"] != nil {
		t.Errorf("in a server: %v", i)
	}
	sc.works("POST", callback(i), said("x"))
	<-out
	o := make(chan fakediscord.Outcome, 1)
	go func() { o <- sc.college.Types("/my", "") }()
	i = <-got
	if path(t, i, "user.id") != collegeID || i["guild_id"] != nil || i["context"] != 1.0 || i["member"] != nil {
		t.Errorf("in direct messages: %v", i)
	}
	sc.works("POST", callback(i), said("x"))
	<-o
}
