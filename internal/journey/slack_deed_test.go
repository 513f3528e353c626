package journey_test

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// ask has somebody do on Slack what they do in the story, and sees that they were shown the answer.
func (on *onSlack) ask(_ context.Context, did bottest.Deed) (bot.Answer, string) {
	on.t.Helper()
	if did.Again {
		return on.again(did)
	}
	if impossible(did) {
		return on.demo.Desk.Handle(on.t.Context(), did.Ask), did.Request
	}
	person := on.User(userOf(did.Person))
	if person.HasModal() && did.Form == nil && did.Pressed == "" {
		person.ClosesAll()
	}
	var o fakeslack.Outcome
	switch {
	case did.Form != nil:
		o = on.sends(person, did)
	case did.Typed:
		o = on.types(person, did.Line)
	case did.Written != "":
		o = person.Says(did.Written)
	default:
		o = on.presses(person, did.Line)
	}
	if len(o.Incomplete) > 0 { // Slack itself says what is missing; the story reads what the desk would have said
		return on.demo.Desk.Handle(on.t.Context(), did.Ask), did.Request
	}
	if o.Error != "" {
		on.t.Fatalf("%s: %s", did.Person, o.Error)
	}
	on.last = on.answer(did)
	on.shown(person, on.last.Answer)
	return on.last.Answer, on.last.ask.Request
}

// impossible says that Slack lets nobody do this: the story reads what the desk would say all the same.
func impossible(did bottest.Deed) bool {
	if did.Form == nil {
		return did.Typed && did.Line == ""
	}
	return slices.ContainsFunc(did.Form.Fields, func(f ui.Field) bool {
		value := did.Values[f.Name]
		_, err := time.Parse(time.DateOnly, value)
		return f.Kind == ui.Date && value != "" && err != nil
	})
}

// answer is what the desk was asked, and what it answered.
func (on *onSlack) answer(did bottest.Deed) answered {
	on.t.Helper()
	patience, done := context.WithTimeout(on.t.Context(), 20*time.Second)
	defer done()
	select {
	case a := <-on.answers:
		on.door.Wait()
		if did.Pressed != "" && a.ask.Line != strings.TrimPrefix(did.Line, "/") { // which Slack takes off what is written by hand
			on.t.Errorf("%s pressed %s, and the desk was asked for %q instead of %q", did.Person, did.Pressed, a.ask.Line, did.Line)
		}
		return a
	case <-patience.Done():
		on.t.Fatalf("%s did %q, and the desk never heard of it", did.Person, did.Line)
	}
	return answered{}
}

// again has Slack deliver once more what it delivered last. A form is answered again; of all else the person sees nothing.
func (on *onSlack) again(did bottest.Deed) (bot.Answer, string) {
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

// types types a line, by the command of its family if there is one.
func (on *onSlack) types(person *fakeslack.Person, line string) fakeslack.Outcome {
	on.t.Helper()
	family, _, _ := strings.Cut(line, " ")
	known := slices.ContainsFunc(on.slack.App().Commands, func(c fakeslack.Command) bool { return c.Name == "/"+family })
	if !known {
		family, line = "", "secretariat "+line
	}
	return person.Types("/"+line, "")
}

// sends fills in the form before somebody, and sends it.
func (on *onSlack) sends(person *fakeslack.Person, did bottest.Deed) fakeslack.Outcome {
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
		if value != "" || f.Value != "" {
			fields[label] = value
		}
	}
	person.Fills(fields)
	return person.Submits()
}

// seen is a control where somebody saw it, as it was then.
type seen struct {
	message fakeslack.Message
	control fakeslack.Control
}

// keep remembers the controls that hang in a place now: people press old cards too, which show something else by then.
func (on *onSlack) keep(place string) {
	whose, ok := strings.CutPrefix(place, "dm/")
	person, where := userOf(whose), ""
	if !ok {
		person, where = userOf(officer), channelOf(strings.TrimPrefix(place, "channel/"))
	}
	for _, m := range on.User(person).Sees(where) {
		for _, c := range m.Controls {
			on.album[whose+" "+c.Value] = seen{m, c}
		}
	}
}

// presses presses the control of a command that somebody sees: in a window, in their own conversation, in a channel; else
// one that they saw once.
func (on *onSlack) presses(person *fakeslack.Person, line string) fakeslack.Outcome {
	on.t.Helper()
	does := func(c fakeslack.Control) bool { return c.Value == line }
	if person.HasModal() {
		v := person.Modal()
		if i := slices.IndexFunc(v.Controls, does); i >= 0 {
			return press(person, v, v.Controls[i])
		}
		person.ClosesAll()
	}
	for _, m := range on.newest(person) {
		if i := slices.IndexFunc(m.Controls, does); i >= 0 {
			return press(person, m, m.Controls[i])
		}
	}
	for place, old := range on.album {
		whose, command, _ := strings.Cut(place, " ")
		if command == line && (userOf(whose) == person.ID() || strings.HasPrefix(whose, "channel/")) {
			return press(person, old.message, old.control)
		}
	}
	return person.Types("/secretariat "+line, "") // one that they should not have, and write by hand
}

func press(person *fakeslack.Person, on fakeslack.Surface, c fakeslack.Control) fakeslack.Outcome {
	if c.Menu {
		return person.Picks(on, "", c.Value)
	}
	return person.Presses(on, c.ID)
}

// newest are all messages that somebody sees, the newest first.
func (r *room) newest(person *fakeslack.Person) []fakeslack.Message {
	all := person.Sees("")
	for _, place := range r.places {
		all = append(all, person.Sees(place)...)
	}
	slices.SortFunc(all, func(a, b fakeslack.Message) int { return strings.Compare(b.TS, a.TS) })
	return all
}
