package fakediscord

import (
	"slices"
	"strings"
)

// Message is a message as a person sees it.
type Message struct {
	Channel, ID string
	From        string // user id
	Text        string // all that can be read in it, a line a line; without its controls
	Buttons     []string
	Choices     []string // of its menus
	Controls    []Control
	Pings       []string // who is called by it: ids of people and roles, everyone, here
	Notified    []string // ids of the people who hear of it
	Files       []File
	Ephemeral   bool
	Edited      bool
	Loading     bool   // "is thinking"
	Thread      string // id of the thread that began with it
	Nonce       string // under which it was posted

	on spot
}

// File is an attached file.
type File struct {
	Name, Description string
	Content           []byte
}

func (m Message) shown() spot { return m.on }

// View is a form as a person sees it.
type View struct {
	Title   string
	Text    string // all that can be read in it, the labels of fields included
	Fields  []Field
	Choices []string
}

// Field is a question of a form.
type Field struct {
	Name                     string // its custom id
	Label, Hint, Placeholder string
	Kind                     int    // the type of its component
	Value                    string // as a person reads it, several choices on lines of their own
	Choices                  []string
	Optional                 bool
}

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
	p.discord.t.Helper()
	p.discord.mu.Lock()
	defer p.discord.mu.Unlock()
	return p.sees(place)
}

func (p *Person) sees(place string) []Message {
	c := p.place(place)
	if c == nil {
		return nil
	}
	var seen []Message
	for _, m := range c.messages {
		if m.only == "" || m.only == p.id {
			seen = append(seen, m.look())
		}
	}
	return seen
}

func (m *message) look() Message {
	seen := Message{
		Channel: m.place.id, ID: m.id, From: m.author, Ephemeral: m.only != "", Edited: m.edited != "", Loading: m.loading, Pings: slices.Clone(m.pings),
		Notified: slices.Clone(m.notified), Text: m.read(), Nonce: word(m.nonce), on: spot{message: m},
	}
	if m.thread != nil {
		seen.Thread = m.thread.id
	}
	for _, c := range m.pressable() {
		if c.Menu {
			seen.Choices = append(seen.Choices, c.Label)
		} else {
			seen.Buttons = append(seen.Buttons, c.Label)
		}
		seen.Controls = append(seen.Controls, c)
	}
	for _, f := range m.files {
		seen.Files = append(seen.Files, File{f.name, f.description, f.content})
	}
	return seen
}

// Control is something to press, or a choice of a menu: how the person who sees it has it pressed, and what the app hears.
type Control struct {
	ID       string // custom id: by this Presses knows a button, whatever others are called
	Label    string // the words on it
	Value    string // of a choice; by this Picks knows it
	Menu     bool   // a choice of a menu
	Disabled bool
}

// pressable is everything in a message that can be pressed or chosen.
func (m *message) pressable() []Control {
	var all []Control
	for _, c := range everyComponent(m.components) {
		about := Control{ID: word(c["custom_id"]), Label: word(c["label"]), Disabled: c["disabled"] == true}
		switch {
		case kindOf(c) == button:
			all = append(all, about)
		case isSelect(c):
			for _, v := range listOf(c["options"]) {
				about.Label, about.Value, about.Menu = word(objectOf(v)["label"]), word(objectOf(v)["value"]), true
				all = append(all, about)
			}
		}
	}
	return all
}

func optionWords(c object) []string {
	var all []string
	for _, v := range listOf(c["options"]) {
		all = append(all, word(objectOf(v)["label"]))
	}
	return all
}

// Pinged are the messages of a place of which the person was notified.
func (p *Person) Pinged(place string) []Message {
	return slices.DeleteFunc(p.Sees(place), func(m Message) bool { return !slices.Contains(m.Notified, p.id) })
}

// Awaits waits for a message with some words in it, and returns the newest such.
func (p *Person) Awaits(place, words string) Message {
	p.discord.t.Helper()
	return p.awaits(place, words, func(m Message) bool { return strings.Contains(m.Text, words) })
}

// AwaitsFile waits for a message with a file of a name.
func (p *Person) AwaitsFile(place, name string) Message {
	p.discord.t.Helper()
	return p.awaits(place, name, func(m Message) bool {
		return slices.ContainsFunc(m.Files, func(f File) bool { return f.Name == name })
	})
}

func (p *Person) awaits(place, what string, fits func(Message) bool) Message {
	d := p.discord
	d.t.Helper()
	var found Message
	held := d.await(func() bool {
		for _, m := range slices.Backward(p.sees(place)) {
			if fits(m) {
				found = m
				return true
			}
		}
		return false
	})
	if !held {
		d.t.Fatalf("%s never saw %q in %q, but: %s", p.id, what, place, transcript(p.Sees(place)))
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
	p.discord.mu.Lock()
	defer p.discord.mu.Unlock()
	return p.discord.forms[p.id] != nil
}

// Modal waits until a form is open before the person, and shows it.
func (p *Person) Modal() View {
	p.discord.t.Helper()
	return p.AwaitsModal("")
}

// AwaitsModal waits until the form before the person has some words in it.
func (p *Person) AwaitsModal(words string) View {
	d := p.discord
	d.t.Helper()
	var found, last View
	held := d.await(func() bool {
		f := d.forms[p.id]
		if f == nil {
			return false
		}
		last = f.look()
		if strings.Contains(last.Title+"\n"+last.Text, words) {
			found = last
			return true
		}
		return false
	})
	if !held {
		d.t.Fatalf("%s never saw a form with %q, but: %s\n%s", p.id, words, last.Title, last.Text)
	}
	return found
}
