package journey_test

import (
	"context"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// ask has somebody do on Slack what they do in the story, and sees that they were shown the answer.
func (on *onSlackStage) ask(_ context.Context, did bottest.Deed) (bot.Answer, string) {
	on.t.Helper()
	person := on.room.User(userOf(did.Person))
	var o fakeslack.Outcome
	if person.HasModal() && did.Form == nil && did.Pressed == "" {
		person.ClosesAll()
	}
	switch {
	case did.Again:
		return on.again(did)
	case did.Form != nil:
		o = on.sends(person, did)
	case did.Typed:
		o = person.Types("/"+did.Line, "")
	case did.Written != "":
		o = person.Says(did.Written)
	default:
		o = on.presses(person, did.Pressed, did.Line)
	}
	if len(o.Incomplete) > 0 { // Slack itself says what is missing; the story reads what the desk would have said
		return on.demo.Desk.Handle(on.t.Context(), did.Ask), did.Request
	}
	if o.Error != "" {
		on.t.Fatalf("%s: %s", did.Person, o.Error)
	}
	a := <-on.answers
	on.door.Wait()
	on.last = a
	if did.Pressed != "" && a.ask.Line != did.Line {
		on.t.Errorf("%s pressed %s, and the desk was asked for %q instead of %q", did.Person, did.Pressed, a.ask.Line, did.Line)
	}
	on.shown(person, a.Answer)
	return a.Answer, a.ask.Request
}

// again has Slack deliver once more what it delivered last. A form is answered again; of all else the person sees nothing.
func (on *onSlackStage) again(did bottest.Deed) (bot.Answer, string) {
	on.t.Helper()
	kind := "block_actions"
	switch {
	case did.Form != nil:
		kind = "view_submission"
	case did.Typed:
		kind = "slash_command"
	case did.Written != "":
		kind = "event"
	}
	if o := on.slack.Redeliver(kind); o.Error != "" {
		on.t.Errorf("delivered again: %s", o.Error)
	}
	on.door.Wait()
	select {
	case on.last = <-on.answers:
	default:
	}
	return on.last.Answer, on.last.ask.Request
}

// sends fills in the form before somebody, and sends it.
func (on *onSlackStage) sends(person *fakeslack.Person, did bottest.Deed) fakeslack.Outcome {
	on.t.Helper()
	fields := map[string]string{}
	for _, f := range did.Form.Fields {
		label, value := f.Label.Words(ui.Reader{}), did.Values[f.Name]
		if f.Kind == ui.File {
			if file, ok := did.Files[f.Name]; ok {
				person.Attaches(label, file.Name, file.Data)
			}
			continue
		}
		if i := slices.IndexFunc(f.Choices, func(c ui.Choice) bool { return c.Value == value }); i >= 0 {
			value = f.Choices[i].Value
		}
		if value != "" || f.Value != "" {
			fields[label] = value
		}
	}
	person.Fills(fields)
	return person.Submits()
}

// presses presses the newest control of a label that somebody sees: in a window, in their own conversation, in a channel.
func (on *onSlackStage) presses(person *fakeslack.Person, label, line string) fakeslack.Outcome {
	on.t.Helper()
	if person.HasModal() {
		if v := person.Modal(); slices.Contains(v.Buttons, label) {
			return person.Presses(v, label)
		} else if slices.Contains(v.Choices, label) {
			return person.Picks(v, "", label)
		}
		person.ClosesAll()
	}
	for _, m := range on.newest(person) {
		if slices.Contains(m.Buttons, label) {
			return person.Presses(m, label)
		}
		if slices.Contains(m.Choices, label) {
			return person.Picks(m, "", label)
		}
	}
	return person.Types("/secretariat "+line, "") // one that they should not have, and write by hand
}

// newest are all messages that somebody sees, the newest first.
func (on *onSlackStage) newest(person *fakeslack.Person) []fakeslack.Message {
	all := person.Sees("")
	for _, place := range on.places {
		all = append(all, person.Sees(place)...)
	}
	slices.SortFunc(all, func(a, b fakeslack.Message) int { return strings.Compare(b.TS, a.TS) })
	return all
}

// shown sees that an answer is before the person who asked.
func (on *onSlackStage) shown(person *fakeslack.Person, a bot.Answer) {
	on.t.Helper()
	switch {
	case a.Form != nil:
		if v := person.Modal(); v.Title != a.Form.Title.Words(a.Reader) {
			on.t.Errorf("%s should see the form %q and sees %q", person.ID(), a.Form.Title.Words(a.Reader), v.Title)
		}
	case a.Card != nil:
		lead := a.Card.Lead.Words(a.Reader)
		if person.HasModal() {
			person.AwaitsModal(lead)
			return
		}
		if m := on.newest(person)[0]; !strings.Contains(m.Text, lead) {
			on.t.Errorf("%s should read %q and reads %q", person.ID(), lead, m.Text)
		}
	}
}
