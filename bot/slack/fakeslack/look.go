package fakeslack

import (
	"slices"
	"strings"
)

// Message is a message as a person sees it.
type Message struct {
	Channel, TS, Thread string
	From                string // user id
	Text                string // all that can be read in it, a line a line; without its controls
	Notification        string // what a notification or a screen reader says
	Buttons             []string
	Choices             []string // of its menus
	Controls            []Control
	Metadata            map[string]any // nobody sees it
	Pings               []string       // who is called by it: user ids, and here, channel or everyone
	Files               []File
	Ephemeral, Edited   bool

	on spot
}

// File is an attached file.
type File struct {
	Name, Title, Alt string
	Content          []byte
}

func (m Message) shown() spot { return m.on }

// View is a modal or a Home tab as a person sees it.
type View struct {
	ID, Title, Submit, Close string
	Text                     string // all that can be read in it, the labels of fields included
	Fields                   []Field
	Buttons                  []string
	Choices                  []string
	Controls                 []Control
	Depth                    int // 1 for the first modal, more for those on top of it

	on spot
}

// Field is a question of a form.
type Field struct {
	Label, Hint, Kind string
	Value             string // as a person reads it, several choices on lines of their own
	Choices           []string
	Problem           string
	Optional          bool
}

func (v View) shown() spot { return v.on }

// Field is a field by its label; a zero Field if there is none.
func (v View) Field(label string) Field {
	i := slices.IndexFunc(v.Fields, func(f Field) bool { return f.Label == label })
	if i < 0 {
		return Field{}
	}
	return v.Fields[i]
}

// Sees is what hangs in a channel for this person, oldest first; "" is their conversation with the bot.
func (p *Person) Sees(place string) []Message {
	s := p.ws.slack
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	return p.sees(place)
}

func (p *Person) sees(place string) []Message {
	c := p.at(place)
	if c == nil {
		return nil
	}
	var seen []Message
	for _, m := range c.messages {
		if m.only == "" || m.only == p.id {
			seen = append(seen, c.look(m))
		}
	}
	return seen
}

func (c *conversation) look(m *message) Message {
	seen := Message{
		Channel: c.id, TS: m.ts, Thread: m.thread, From: m.user, Ephemeral: m.only != "", Edited: m.edited != "",
		Buttons: labels(m.blocks), Choices: choicesIn(m.blocks), Controls: pressable(m.blocks), Metadata: m.metadata,
		on: spot{place: c, message: m, blocks: m.blocks},
	}
	seen.Notification, seen.Pings = c.ws.readMarkup(m.text)
	seen.Text = seen.Notification
	if len(m.blocks) > 0 {
		words, pings := c.ws.read(m.blocks)
		seen.Text, seen.Pings = words, append(seen.Pings, pings...)
	}
	for _, f := range m.files {
		seen.Files = append(seen.Files, File{f.name, f.title, f.alt, f.content})
	}
	return seen
}

// Awaits waits for a message with some words in it, and returns the newest such.
func (p *Person) Awaits(place, words string) Message {
	p.ws.slack.t.Helper()
	return p.awaits(place, words, func(m Message) bool { return strings.Contains(m.Text, words) })
}

// AwaitsFile waits for a message with a file of a name.
func (p *Person) AwaitsFile(place, name string) Message {
	p.ws.slack.t.Helper()
	return p.awaits(place, name, func(m Message) bool {
		return slices.ContainsFunc(m.Files, func(f File) bool { return f.Name == name })
	})
}

func (p *Person) awaits(place, what string, fits func(Message) bool) Message {
	s := p.ws.slack
	s.t.Helper()
	var found Message
	held := s.await(func() bool {
		for _, m := range slices.Backward(p.sees(place)) {
			if fits(m) {
				found = m
				return true
			}
		}
		return false
	})
	if !held {
		s.t.Fatalf("%s never saw %q in %q, but: %s", p.id, what, place, transcript(p.Sees(place)))
	}
	return found
}

func transcript(messages []Message) string {
	var b strings.Builder
	for _, m := range messages {
		b.WriteString("\n--- " + m.Text)
	}
	return b.String()
}

// HasModal says whether a form is open before the person now.
func (p *Person) HasModal() bool {
	p.ws.slack.mu.Lock()
	defer p.ws.slack.mu.Unlock()
	return p.top() != nil
}

// Modal waits until a form is open before the person, and shows it.
func (p *Person) Modal() View {
	p.ws.slack.t.Helper()
	return p.AwaitsModal("")
}

// AwaitsModal waits until the form before the person has some words in it.
func (p *Person) AwaitsModal(words string) View {
	s := p.ws.slack
	s.t.Helper()
	var found, last View
	held := s.await(func() bool {
		v := p.top()
		if v == nil {
			return false
		}
		last = v.look()
		if strings.Contains(last.Title+"\n"+last.Text, words) {
			found = last
			return true
		}
		return false
	})
	if !held {
		s.t.Fatalf("%s never saw a form with %q, but: %s\n%s", p.id, words, last.Title, last.Text)
	}
	return found
}

// Home waits until the app has published the person's Home tab, and shows it.
func (p *Person) Home() View {
	s := p.ws.slack
	s.t.Helper()
	var found View
	if !s.await(func() bool {
		if v := p.ws.homes[p.id]; v != nil {
			found = v.look()
			return true
		}
		return false
	}) {
		s.t.Fatalf("%s never got a Home tab", p.id)
	}
	return found
}

func (v *view) look() View {
	text, _ := v.ws.read(v.blocks())
	seen := View{
		ID: v.id, Title: textOf(v.body["title"]), Submit: textOf(v.body["submit"]), Close: textOf(v.body["close"]), Text: text,
		Buttons: labels(v.blocks()), Choices: choicesIn(v.blocks()), Controls: pressable(v.blocks()),
		Depth: slices.Index(v.ws.modals[v.owner], v) + 1, on: spot{view: v, blocks: v.blocks()},
	}
	for _, c := range controlsOf(v.blocks()) {
		if c.isInput() {
			seen.Fields = append(seen.Fields, Field{
				Label: textOf(c.block["label"]), Hint: textOf(c.block["hint"]), Kind: kindOf(c.element), Choices: optionWords(offeredBy(c.element)),
				Value: shownValue(valueOf(c, v.typed)), Problem: v.problems[c.blockID()], Optional: c.block["optional"] == true,
			})
		}
	}
	return seen
}

// shownValue is the value of a field as a person reads it.
func shownValue(value object) string {
	of := slots[word(value["type"])].name
	one := func(v any) string {
		if o, ok := v.(object); ok {
			return textOf(o["text"]) + word(o["name"])
		}
		return word(v)
	}
	several, ok := value[of].([]any)
	if !ok {
		return one(value[of])
	}
	var lines []string
	for _, v := range several {
		lines = append(lines, one(v))
	}
	return strings.Join(lines, "\n")
}

// labels are the words on the buttons.
func labels(blocks []any) []string {
	var all []string
	for _, c := range controlsOf(blocks) {
		if isButton(c) {
			all = append(all, textOf(c.element["text"]))
		}
	}
	return all
}

// choicesIn are the options of the menus that are not fields.
func choicesIn(blocks []any) []string {
	var all []string
	for _, c := range controlsOf(blocks) {
		if !c.isInput() {
			all = append(all, optionWords(offeredBy(c.element))...)
		}
	}
	return all
}

func optionWords(options []any) []string {
	var all []string
	for _, v := range options {
		o, _ := v.(object)
		all = append(all, textOf(o["text"]))
	}
	return all
}
