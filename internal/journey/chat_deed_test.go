package journey_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/bottest"
	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// ask has somebody do on a chat what they do in the story, and sees that they were shown the answer.
func (on *onChat) ask(_ context.Context, did bottest.Deed) (bot.Answer, string) {
	on.t.Helper()
	if did.Again {
		return on.doesAgain(did)
	}
	if on.impossible(did) {
		return on.demo.Desk.Handle(on.t.Context(), did.Ask), did.Request
	}
	person := on.screen(did.Person)
	if _, open := person.opened(); open && did.Form == nil && did.Pressed == "" {
		person.closes()
	}
	var o outcome
	switch kindOf(did) {
	case bySending:
		o = person.sends(answersTo(did))
	case byTyping:
		o = person.types(did.Line)
	case byWriting:
		o = person.writes(did.Written)
	case byPressing:
		o = on.presses(did.Person, did.Line)
	}
	if len(o.incomplete) > 0 { // the platform itself says what is missing; the story reads what the desk would have said
		return on.demo.Desk.Handle(on.t.Context(), did.Ask), did.Request
	}
	if o.trouble != "" {
		on.t.Fatalf("%s: %s", did.Person, o.trouble)
	}
	on.last = on.answer(did)
	on.shown(did.Person, on.last.Answer)
	return on.last.Answer, on.last.ask.Request
}

func kindOf(did bottest.Deed) deedKind {
	switch {
	case did.Form != nil:
		return bySending
	case did.Typed:
		return byTyping
	case did.Written != "":
		return byWriting
	}
	return byPressing
}

// impossible says that the platform lets nobody do this: the story reads what the desk would say all the same.
func (on *onChat) impossible(did bottest.Deed) bool {
	if did.Form == nil {
		return did.Typed && did.Line == ""
	}
	return on.platform() == slack.Platform && slices.ContainsFunc(did.Form.Fields, func(f ui.Field) bool { // which has a calendar
		value := did.Values[f.Name]
		_, err := time.Parse(time.DateOnly, value)
		return f.Kind == ui.Date && value != "" && err != nil
	})
}

// answer is what the desk was asked, and what it answered.
func (on *onChat) answer(did bottest.Deed) answered {
	on.t.Helper()
	patience, done := context.WithTimeout(on.t.Context(), 20*time.Second)
	defer done()
	select {
	case a := <-on.answers:
		on.in.Wait()
		asked := cmp.Or(strings.TrimPrefix(did.Line, "/"), a.ask.Line) // a slash is taken off what is written by hand
		if did.Pressed != "" && a.ask.Line != asked {
			on.t.Errorf("%s pressed %s, and the desk was asked for %q instead of %q", did.Person, did.Pressed, a.ask.Line, did.Line)
		}
		return a
	case <-patience.Done():
		on.t.Fatalf("%s did %q, and the desk never heard of it", did.Person, did.Line)
	}
	return answered{}
}

// doesAgain has the platform deliver once more what it delivered last. On Slack a form is answered again; of all else the
// person sees nothing. Where they were told to press again and there is a button for it, they do.
func (on *onChat) doesAgain(did bottest.Deed) (bot.Answer, string) {
	on.t.Helper()
	if trouble := on.again(kindOf(did)); trouble != "" {
		on.t.Errorf("delivered again: %s", trouble)
	}
	on.in.Wait()
	for _, m := range on.newest(did.Person) {
		if again, ok := doing(m, "send:"); ok && on.last.Failed && again.press().well() {
			on.last = on.answer(bottest.Deed{Person: did.Person})
			return on.last.Answer, on.last.ask.Request
		}
	}
	select {
	case on.last = <-on.answers:
	default:
	}
	return on.last.Answer, on.last.ask.Request
}

// answersTo are what somebody gives in answer to a form.
func answersTo(did bottest.Deed) []given {
	var all []given
	for _, f := range did.Form.Fields {
		g := given{label: f.Label.Words(ui.Reader{}), name: f.Name, words: did.Values[f.Name], tick: f.Kind == ui.Tick}
		if f.Kind == ui.Several { // each on a line of its own
			g.words = strings.ReplaceAll(g.words, ",", "\n")
		}
		file, attached := did.Files[f.Name]
		switch {
		case attached:
			g.file = &file
		case f.Kind == ui.File, g.words == "" && f.Value == "":
			continue
		}
		all = append(all, g)
	}
	return all
}

// keep remembers the controls that hang in a place now: people press old cards too, which show something else by then.
func (on *onChat) keep(place string) {
	whose, ok := strings.CutPrefix(place, "dm/")
	person, where := whose, ""
	if !ok {
		person, where = officer, strings.TrimPrefix(place, "channel/")
	}
	for _, m := range on.screen(person).sees(where) {
		for _, c := range m.controls {
			on.album[whose+" "+c.line] = c
		}
	}
}

// presses presses the control of a command that somebody sees: in a window, in their own conversation, in a channel; else
// one that they saw once; else they write by hand what they should not have.
func (on *onChat) presses(who, line string) outcome {
	on.t.Helper()
	person := on.screen(who)
	does := func(c control) bool { return c.line == line }
	if w, open := person.opened(); open {
		if i := slices.IndexFunc(w.controls, does); i >= 0 {
			return w.controls[i].press()
		}
		person.closes()
	}
	for _, m := range on.newest(who) {
		if i := slices.IndexFunc(m.controls, does); i >= 0 {
			return m.controls[i].press()
		}
	}
	for place, old := range on.album {
		whose, command, _ := strings.Cut(place, " ")
		if command != line || whose != who && !strings.HasPrefix(whose, "channel/") {
			continue
		}
		if o := old.press(); o.well() {
			return o
		}
	}
	return person.types("secretariat " + line)
}

// newest are all messages that somebody sees, the newest first.
func (on *onChat) newest(who string) []message {
	person := on.screen(who)
	all := person.sees("")
	for _, name := range on.names {
		all = append(all, person.sees(name)...)
	}
	slices.SortFunc(all, func(a, b message) int { return strings.Compare(b.at, a.at) })
	return all
}
