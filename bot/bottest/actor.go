package bottest

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Actor is somebody in a story.
type Actor struct {
	stage  *Stage
	id     string
	card   *ui.Card // the last answer
	form   *ui.Form // the one that is open
	filled map[string]string
	files  map[string]bot.File
	reader ui.Reader
	last   Deed
}

// Type sends a command as one types it.
func (a *Actor) Type(line string) *Actor {
	a.stage.t.Helper()
	a.stage.Interactions++
	a.stage.note("%s types /%s", a.id, line)
	return a.ask(Deed{Ask: bot.Ask{Line: line, Request: a.stage.mint()}, Typed: true})
}

// Write sends ordinary words, as to a person.
func (a *Actor) Write(words string) *Actor {
	a.stage.t.Helper()
	a.stage.note("%s writes %s", a.id, words)
	ask := bot.Ask{Line: "contact " + words, Values: map[string]string{"words": words}, Request: a.stage.mint()}
	return a.ask(Deed{Ask: ask, Written: words})
}

// Press presses the newest button with this label that the person has in sight: on the last answer, else in their own
// conversation with the clerk or a channel of theirs.
func (a *Actor) Press(label string) *Actor {
	a.stage.t.Helper()
	line, ok := a.find(label)
	if !ok {
		a.stage.t.Fatalf("%s sees no [%s]; the last answer was:\n%s", a.id, label, a.Answer())
	}
	return a.Control(label, line)
}

// Control presses a control that is known by its command: one of an old card, say.
func (a *Actor) Control(label, line string) *Actor {
	a.stage.t.Helper()
	a.stage.Interactions++
	a.stage.note("%s presses [%s] (%s)", a.id, label, line)
	return a.ask(Deed{Ask: bot.Ask{Line: line, Request: a.stage.mint()}, Pressed: label})
}

// Again does once more what the person did last, with the same request: a second click, a redelivery.
func (a *Actor) Again() *Actor {
	a.stage.t.Helper()
	a.stage.note("%s does so again", a.id)
	again := a.last
	again.Again = true
	return a.ask(again)
}

// Fill types into a field of the open form.
func (a *Actor) Fill(field, words string) *Actor {
	a.stage.t.Helper()
	a.field(field)
	a.filled[field] = words
	a.stage.note("%s fills in %s: %s", a.id, field, words)
	return a
}

// Attach puts a file into a field of the open form.
func (a *Actor) Attach(field, name string, data []byte) *Actor {
	a.stage.t.Helper()
	a.stage.Interactions++
	if f := a.field(field); f.Kind != ui.File {
		a.stage.t.Fatalf("%s asks for a %s, and not for a file", field, f.Kind)
	}
	a.files[field] = bot.File{Name: name, Data: data}
	a.stage.note("%s attaches %s: %s, %d bytes", a.id, field, name, len(data))
	return a
}

// Choose chooses in a field of the open form, by the words beside the choice or its value, or ticks it: yes. Of a question for
// several it ticks one choice, or takes the tick away.
func (a *Actor) Choose(field, choice string) *Actor {
	a.stage.t.Helper()
	a.stage.Interactions++
	f := a.field(field)
	value := choice
	for _, c := range f.Choices {
		if c.Label.Words(a.reader) == choice || c.Value == choice {
			value = c.Value
		}
	}
	known := slices.ContainsFunc(f.Choices, func(c ui.Choice) bool { return c.Value == value })
	if len(f.Choices) > 0 && !known {
		a.stage.t.Fatalf("%s is not offered %q in:\n%s", a.id, choice, FormWords(*a.form, a.reader))
	}
	if f.Kind == ui.Several {
		value = toggled(a.filled[field], value)
	}
	a.filled[field] = value
	a.stage.note("%s chooses %s: %s", a.id, field, choice)
	return a
}

// toggled is what a question for several holds once a choice of it was ticked, or is no longer.
func toggled(held, choice string) string {
	all := strings.FieldsFunc(held, func(c rune) bool { return c == ',' })
	if i := slices.Index(all, choice); i >= 0 {
		return strings.Join(slices.Delete(all, i, i+1), ",")
	}
	return strings.Join(append(all, choice), ",")
}

// Send sends the open form.
func (a *Actor) Send() *Actor {
	a.stage.t.Helper()
	if a.form == nil {
		a.stage.t.Fatalf("%s has no form open; the last answer was:\n%s", a.id, a.Answer())
	}
	a.stage.Interactions++
	a.stage.note("%s sends the form", a.id)
	ask := bot.Ask{Line: a.form.Command, Values: a.filled, Files: a.files, Sent: true, Request: a.form.Request}
	return a.ask(Deed{Ask: ask, Form: a.form})
}

// Reads fails the story unless the last answer, card or form, has these words.
func (a *Actor) Reads(words string) *Actor {
	a.stage.t.Helper()
	if !strings.Contains(a.Answer(), words) {
		a.stage.t.Errorf("%s does not read %q in the answer:\n%s", a.id, words, a.Answer())
	}
	return a
}

// Sees fails the story unless a card that hangs where the person reads has these words.
func (a *Actor) Sees(words string) *Actor {
	a.stage.t.Helper()
	if a.seen(words) == 0 {
		a.stage.t.Errorf("%s sees nowhere %q", a.id, words)
	}
	return a
}

// SeesNot fails the story if a card that hangs where the person reads has these words.
func (a *Actor) SeesNot(words string) *Actor {
	a.stage.t.Helper()
	if n := a.seen(words); n > 0 {
		a.stage.t.Errorf("%s sees %d times %q, and should not", a.id, n, words)
	}
	return a
}

// Answer is the last answer in plain characters.
func (a *Actor) Answer() string {
	switch {
	case a.form != nil:
		return FormWords(*a.form, a.reader)
	case a.card != nil:
		return CardWords(*a.card, a.reader)
	}
	return ""
}

// Form is the open form; nil where none is.
func (a *Actor) Form() *ui.Form { return a.form }

// Line is the command behind the newest button with a label; empty where there is none in sight.
func (a *Actor) Line(label string) string {
	line, _ := a.find(label)
	return line
}

func (a *Actor) seen(words string) int {
	a.stage.t.Helper()
	n := 0
	for _, m := range a.stage.messages(a.places()...) {
		if strings.Contains(CardWords(m.card, a.stage.reader(m.card.Texts())), words) {
			n++
		}
	}
	return n
}

func (a *Actor) field(name string) ui.Field {
	a.stage.t.Helper()
	if a.form == nil {
		a.stage.t.Fatalf("%s has no form open; the last answer was:\n%s", a.id, a.Answer())
	}
	i := slices.IndexFunc(a.form.Fields, func(f ui.Field) bool { return f.Name == name })
	if i < 0 {
		a.stage.t.Fatalf("%s is not asked for %s in:\n%s", a.id, name, FormWords(*a.form, a.reader))
	}
	return a.form.Fields[i]
}

// places are where the person reads: their own conversation, and the channels of their groups.
func (a *Actor) places() []string {
	a.stage.t.Helper()
	places := append([]string{"dm/" + a.id}, a.stage.Elsewhere.reads(a.id)...)
	who, ctx := partnership.PersonID(a.id), a.stage.t.Context()
	err := a.stage.Books.Open(a.stage.Book).Turn(ctx, func(t *storage.Turn) error {
		s := t.State()
		for body, channel := range s.Channels {
			place, ok := strings.CutPrefix(channel, web+":")
			day := s.Calendar.Date(t.Now())
			in := s.May(who, partnership.Secretariat, body, day) || body != "" && s.May(who, partnership.Member, body, day)
			if ok && in {
				places = append(places, place)
			}
		}
		return nil
	})
	if err != nil {
		a.stage.t.Fatalf("find the places of %s: %v", a.id, err)
	}
	return places
}

// find looks for a button or a choice of a menu, on the answer first, then in what hangs, the newest first.
func (a *Actor) find(label string) (line string, ok bool) {
	a.stage.t.Helper()
	if a.card != nil {
		if line, ok = control(*a.card, a.reader, label); ok {
			return line, true
		}
	}
	for _, m := range slices.Backward(a.stage.messages(a.places()...)) {
		if line, ok = control(m.card, a.stage.reader(m.card.Texts()), label); ok {
			return line, true
		}
	}
	return "", false
}

func control(c ui.Card, r ui.Reader, label string) (line string, ok bool) {
	for _, b := range c.AllButtons() {
		if b.Label.Words(r) == label || b.Name.Words(r) == label {
			return b.Command, true
		}
	}
	if c.Menu == nil {
		return "", false
	}
	for _, choice := range c.Menu.Choices {
		if choice.Label.Words(r) == label {
			return choice.Value, true
		}
	}
	return "", false
}
