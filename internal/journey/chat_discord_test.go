package journey_test

import (
	"fmt"
	"hash/crc32"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/discord"
	"github.com/partnership-secretariat/secretariat/bot/discord/fakediscord"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// onDiscord is a Discord as a chat. Nothing there has a budget.
type onDiscord struct {
	*fakediscord.Discord
	t     *testing.T
	guild *fakediscord.Guild
	clock *ticking
	names []string // of channels
	way   way

	mu      sync.Mutex
	screens map[string]*discordScreen
	newest  int // the type of what came last: 2 a command, 3 a control, 5 a form, 0 a message
}

// lewisham is the server.
const lewisham = "1001"

func newDiscord(t *testing.T) *onDiscord {
	t.Helper()
	d := &onDiscord{t: t, clock: newTicking(50 * time.Millisecond), screens: map[string]*discordScreen{}}
	d.Discord = fakediscord.New(t, fakediscord.Options{Generous: true, SignedAt: d.clock.Now})
	d.guild = d.AddGuild(lewisham, "Lewisham")
	d.guild.Install(fakediscord.ViewChannel | fakediscord.SendMessages)
	return d
}

func (d *onDiscord) platform() string { return discord.Platform }

func (d *onDiscord) account(person string) storage.Account {
	return storage.Account{Platform: discord.Platform, User: numbered(2, person)}
}

// numbered is a number for a name, as ids are on Discord.
func numbered(kind int, name string) string {
	return fmt.Sprintf("%d%010d", kind, crc32.ChecksumIEEE([]byte(name)))
}

func (d *onDiscord) channel(name string) string {
	return "channel/" + lewisham + "/" + numbered(3, name)
}

func (d *onDiscord) furnish(people map[string]string, channels []string) {
	for id, name := range people {
		d.guild.AddUser(fakediscord.User{ID: numbered(2, id), Name: strings.TrimPrefix(id, "p-"), DisplayName: name})
	}
	for _, name := range channels {
		d.names = append(d.names, name)
		d.guild.AddChannel(fakediscord.Channel{ID: numbered(3, name), Name: name})
	}
}

func (d *onDiscord) door(m *demo.Demo, at anyDesk) entrance {
	app := d.App()
	door := discord.New(discord.Options{
		Desk: at, Servers: discord.One(demo.Book), Commands: m.Desk.All, Token: app.Token, ApplicationID: app.ID, PublicKey: app.PublicKey,
		APIURL: d.APIURL(), BookTime: m.Books.Clock.Now, Now: d.clock.Now, Log: m.Desk.Log, Sleep: quickly,
	})
	if _, err := door.Register(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
	handler, err := door.Handler()
	if err != nil {
		d.t.Fatal(err)
	}
	return entrance{door, handler, door.Listen}
}

func (d *onDiscord) deliversTo(url string) { d.DeliverTo(url) }

func (d *onDiscord) connects(in way) { d.way = in }

func (d *onDiscord) awaitsConnection() { d.AwaitSockets(1) }

// again delivers what came last: which was of another kind where the platform knows no such thing.
func (d *onDiscord) again(deedKind) string {
	d.mu.Lock()
	kind := d.newest
	d.mu.Unlock()
	if status := d.Redeliver(kind); status >= http.StatusBadRequest {
		return http.StatusText(status)
	}
	return ""
}

func (d *onDiscord) comes(kind int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.newest = kind
}

func (d *onDiscord) violations() []string { return d.Violations() }

func (d *onDiscord) requests() []string { return d.Requests() }

func (d *onDiscord) screen(person string) screen {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.screens[person] == nil {
		d.screens[person] = &discordScreen{Person: d.Person(numbered(2, person)), discord: d}
	}
	return d.screens[person]
}

// discordScreen is what somebody of Discord has before them.
type discordScreen struct {
	*fakediscord.Person
	discord *onDiscord
	on      string // the message on which they pressed something last: the answer may take its place
}

// letterKey is how long the key of a letter is, by which it is posted; an answer to words is posted by one that is longer.
const letterKey = 24

func onDiscordItWas(o fakediscord.Outcome) outcome { return outcome{o.Error, o.Incomplete} }

func (p *discordScreen) sees(channel string) []message {
	if channel != "" {
		channel = numbered(3, channel)
	}
	var all []message
	for _, m := range p.Sees(channel) {
		ours := m.From == p.discord.App().ID
		seen := message{at: m.ID, id: m.ID, when: discordTime(m.ID), text: m.Text, ours: ours, calls: m.Pings, controls: p.controls(m)}
		if ours && (len(m.Nonce) == letterKey || bot.OfAnswer(m.Nonce)) {
			seen.letter = m.Nonce
		}
		if m.ID == p.on && m.Ephemeral && m.Edited {
			seen.at = "9" + m.ID
		}
		all = append(all, seen)
	}
	return all
}

func (p *discordScreen) controls(m fakediscord.Message) []control {
	var controls []control
	for _, c := range m.Controls {
		line, act := c.ID, func() fakediscord.Outcome { return p.Presses(m, c.ID) }
		if c.Menu {
			line, act = c.Value, func() fakediscord.Outcome { return p.Picks(m, "", c.Label) }
		}
		press := func() outcome {
			p.on = m.ID
			p.discord.comes(3)
			return onDiscordItWas(act())
		}
		if _, command, several := strings.Cut(line, "|"); several { // there are two that do the same
			line = command
		}
		if !c.Disabled {
			controls = append(controls, control{c.Label, line, press})
		}
	}
	return controls
}

func (p *discordScreen) opened() (window, bool) {
	if !p.HasModal() {
		return window{}, false
	}
	v := p.Modal()
	return window{title: v.Title, text: v.Text, asks: true}, true
}

// form is the form before somebody: in a window, else behind the button that opens it, else all that there is of it is a
// button that sends it.
func (p *discordScreen) form(title string) (window, bool) {
	if !p.HasModal() {
		last := p.last()
		opens, ok := doing(last, "open:")
		if !ok { // there is nothing to fill in
			return window{title: last.text}, strings.Contains(visible(last.text), title)
		}
		if !opens.press().well() {
			return window{}, false
		}
	}
	w, open := p.opened()
	words, _, _ := strings.Cut(w.title, " (1 of ")
	words = strings.TrimSuffix(words, "…")
	return w, open && strings.HasPrefix(title, words)
}

// last is what came before somebody's eyes last.
func (p *discordScreen) last() message {
	all := p.sees("")
	for _, name := range p.discord.names {
		all = append(all, p.sees(name)...)
	}
	return slices.MaxFunc(all, func(a, b message) int { return strings.Compare(a.at, b.at) })
}

// doing is a control of the door's own on a message.
func doing(m message, does string) (control, bool) {
	i := slices.IndexFunc(m.controls, func(c control) bool { return strings.HasPrefix(c.line, does) })
	if i < 0 {
		return control{}, false
	}
	return m.controls[i], true
}

func (p *discordScreen) ready() bool {
	if p.HasModal() {
		return true
	}
	_, ok := doing(p.last(), "send:")
	return ok
}

func (p *discordScreen) begins() { p.on = "" }

func (p *discordScreen) closes() { p.ClosesAll() }

// types types a line in the first channel, or over the gateway to us alone.
func (p *discordScreen) types(line string) outcome {
	p.on = ""
	place := ""
	if p.discord.way == overHTTP && len(p.discord.names) > 0 {
		place = p.discord.names[0]
	}
	p.discord.comes(2)
	o := p.Types(typedOnDiscord(line), place)
	if o.Error == fakediscord.UnknownCommand && place == "" { // there are some that are for a server
		o = p.Types(typedOnDiscord(line), p.discord.names[0])
	}
	return onDiscordItWas(o)
}

// writes writes to us. Over HTTP we hear no messages: there a command takes the words.
func (p *discordScreen) writes(words string) outcome {
	if p.discord.way == overHTTP {
		return p.types("contact " + words)
	}
	p.on = ""
	p.discord.comes(0)
	p.Says(words)
	return outcome{}
}

// sends fills in the form before somebody, page by page, and sends it. One that asks nothing is only sent.
func (p *discordScreen) sends(all []given) outcome {
	if !p.HasModal() {
		if c, ok := doing(p.last(), "send:"); ok {
			return c.press()
		}
	}
	for {
		v := p.Modal()
		p.fills(v, all)
		p.discord.comes(5)
		o := onDiscordItWas(p.Submits())
		if !o.well() {
			return o
		}
		var page, pages int
		if i := strings.LastIndex(v.Title, "("); i < 0 {
			return o
		} else if n, err := fmt.Sscanf(v.Title[i:], "(%d of %d)", &page, &pages); n < 2 || err != nil || page == pages {
			return o
		}
		next, ok := doing(p.last(), "open:")
		if !ok {
			return outcome{trouble: "there is no other page"}
		}
		if o := next.press(); !o.well() {
			return o
		}
	}
}

func (p *discordScreen) fills(v fakediscord.View, all []given) {
	fields := map[string]string{}
	for _, g := range all {
		i := slices.IndexFunc(v.Fields, func(f fakediscord.Field) bool { return f.Name == g.name || f.Label == g.label })
		switch {
		case i < 0:
		case g.file != nil:
			p.Attaches(v.Fields[i].Name, g.file.Name, g.file.Data)
		case g.tick:
			fields[v.Fields[i].Name] = fmt.Sprint(g.words == "yes")
		default:
			fields[v.Fields[i].Name] = g.words
		}
	}
	p.Fills(fields)
}
