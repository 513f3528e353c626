package fakediscord

import (
	"strings"
	"time"
)

// Person is somebody at their screen. What they do takes as long as Discord waits for the app; what they could not do at all,
// such as press a button that is not there, fails the test at once.
type Person struct {
	discord *Discord
	id      string
	carried []carried // files for the next command
}

type carried struct {
	option, name string
	content      []byte
}

// Outcome is what Discord itself made of something a person did.
type Outcome struct {
	// Error is what Discord told the person instead of the app: NoResponse, ComponentFailed, FormFailed, OptionsFailed, or
	// UnknownCommand.
	Error string
	// Incomplete is what the client said beside options or fields before it sent anything, by their names.
	Incomplete map[string]string
	Took       time.Duration // until the first answer, by Discord's clock
}

// UnknownCommand is what comes of a command that the client does not offer.
const UnknownCommand = "This command is not offered here"

// ID is the person's user id.
func (p *Person) ID() string { return p.id }

// Types sends a line that begins with a slash, in a channel, or with "" in the conversation with the bot. Options are typed
// as the client shows them, "/agenda ask item: LSP-0147 why: too late"; words before the first of them are the first option.
// While an option is typed for which the app has suggestions, the client asks for them, and takes the one of the same words.
func (p *Person) Types(line, place string) Outcome {
	d := p.discord
	d.t.Helper()
	d.mu.Lock()
	where := p.place(place)
	if where == nil {
		d.mu.Unlock()
		d.t.Fatalf("%s cannot see %s", p.id, place)
	}
	t := p.parse(strings.TrimPrefix(line, "/"), where)
	d.mu.Unlock()
	if t == nil {
		return Outcome{Error: UnknownCommand}
	}
	incomplete := map[string]string{}
	for i := range t.typed {
		if t.typed[i].option["autocomplete"] == true {
			p.suggested(t, i)
		}
		if complaint := p.fill(t, i); complaint != "" {
			incomplete[t.typed[i].name()] = complaint
		}
	}
	t.missing(incomplete)
	if len(incomplete) > 0 {
		return Outcome{Incomplete: incomplete}
	}
	d.mu.Lock()
	i := p.newInteraction(commandKind, where, t.data(-1))
	i.name = t.fullName()
	d.mu.Unlock()
	return d.deliver(i)
}

// Searches types a line as far as its last option, and returns the words of what the app suggests for it.
func (p *Person) Searches(line, place string) []string {
	d := p.discord
	d.t.Helper()
	d.mu.Lock()
	where := p.place(place)
	if where == nil {
		d.mu.Unlock()
		d.t.Fatalf("%s cannot see %s", p.id, place)
	}
	t := p.parse(strings.TrimPrefix(line, "/"), where)
	d.mu.Unlock()
	if t == nil || len(t.typed) == 0 || t.typed[len(t.typed)-1].option["autocomplete"] != true {
		d.t.Fatalf("nothing is suggested for %q", line)
	}
	var words []string
	for _, v := range p.suggested(t, len(t.typed)-1) {
		words = append(words, word(objectOf(v)["name"]))
	}
	return words
}

// UsesMessageCommand chooses an entry of the Apps menu of a message.
func (p *Person) UsesMessageCommand(name string, on Message) Outcome {
	d := p.discord
	d.t.Helper()
	d.mu.Lock()
	m := on.on.message
	o := p.entry(messageCommand, name, m.place)
	if o == nil {
		d.mu.Unlock()
		return Outcome{Error: UnknownCommand}
	}
	i := p.newInteraction(commandKind, m.place, object{
		"id": o["id"], "name": name, "type": messageCommand, "target_id": m.id, "resolved": object{"messages": object{m.id: m.asObject()}},
	})
	i.name, i.target = name, m
	d.mu.Unlock()
	return d.deliver(i)
}

// UsesUserCommand chooses an entry of the Apps menu of a person.
func (p *Person) UsesUserCommand(name, on, place string) Outcome {
	d := p.discord
	d.t.Helper()
	d.mu.Lock()
	where := p.place(place)
	o := p.entry(userCommand, name, where)
	if o == nil {
		d.mu.Unlock()
		return Outcome{Error: UnknownCommand}
	}
	r := &resolve{guild: where.guild}
	r.user(d, on)
	i := p.newInteraction(commandKind, where, object{"id": o["id"], "name": name, "type": userCommand, "target_id": on, "resolved": r.into})
	i.name = name
	d.mu.Unlock()
	return d.deliver(i)
}

// entry is an entry of an Apps menu.
func (p *Person) entry(kind int, name string, where *channel) object {
	for _, o := range p.offered(where, kind) {
		if o["name"] == name {
			return o
		}
	}
	return nil
}

// Says writes a message to the bot.
func (p *Person) Says(text string) { p.SaysIn("", text) }

// SaysIn writes a message in a channel. Names after @ and # become mentions where there are such people and channels.
func (p *Person) SaysIn(place, text string) {
	d := p.discord
	d.t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	where := p.place(place)
	if where == nil || where.may(p.id)&(SendMessages|SendMessagesInThreads) == 0 || where.kind == Forum {
		d.t.Fatalf("%s cannot write in %q", p.id, place)
	}
	m := &message{author: p.id, place: where, content: p.encode(where, text)}
	m.callAs(usual(false))
	where.post(m)
}

// Mentions writes a message in a channel that begins with the bot's name.
func (p *Person) Mentions(place, text string) {
	p.discord.t.Helper()
	p.SaysIn(place, "<@"+p.discord.App().ID+"> "+text)
}

// encode puts ids in the place of names.
func (p *Person) encode(where *channel, text string) string {
	if where.guild == nil {
		return text
	}
	words := strings.Split(text, " ")
	for i, w := range words {
		name, isName := strings.CutPrefix(w, "@")
		for _, id := range where.guild.memberOrder {
			if u := where.guild.members[id].user; isName && u.Name == name {
				words[i] = "<@" + id + ">"
			}
		}
		if place, isPlace := strings.CutPrefix(w, "#"); isPlace && place != "" {
			if c := p.place(place); c != nil && c.guild != nil {
				words[i] = "<#" + c.id + ">"
			}
		}
	}
	return strings.Join(words, " ")
}

// Attaches puts a file into a field of the form in front of the person; where none is open, into an option of the command
// that they type next.
func (p *Person) Attaches(label, name string, content []byte) {
	p.discord.t.Helper()
	if !p.HasModal() {
		p.carried = append(p.carried, carried{label, name, content})
		return
	}
	p.attaches(label, name, content)
}
