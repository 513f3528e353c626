package journey_test

import (
	"strings"
	"testing"
	"time"

	"github.com/partnership-secretariat/secretariat/bot/slack"
	"github.com/partnership-secretariat/secretariat/bot/slack/fakeslack"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/internal/demo"
	"github.com/partnership-secretariat/secretariat/storage"
)

// onSlack is a Slack as a chat. Nothing there has a budget.
type onSlack struct {
	*fakeslack.Slack
	space *fakeslack.Workspace
	clock *ticking
	names []string // of channels
}

func newSlack(t *testing.T, scopes ...string) *onSlack {
	t.Helper()
	app := fakeslack.DefaultApp()
	if len(scopes) > 0 {
		app.Scopes = scopes
	}
	for _, c := range commands.All() {
		family, _, _ := strings.Cut(c.Path, " ")
		app.Commands = append(app.Commands, fakeslack.Command{Name: "/" + family, Escape: true})
	}
	app.Commands = append(app.Commands, fakeslack.Command{Name: "/secretariat", Escape: true})
	s := &onSlack{clock: newTicking(1100 * time.Millisecond)}
	s.Slack = fakeslack.New(t, fakeslack.Options{App: app, Generous: true, SignedAt: s.clock.Now})
	s.space = s.AddWorkspace("T1", "Lewisham", "")
	return s
}

func (s *onSlack) platform() string { return slack.Platform }

func (s *onSlack) account(person string) storage.Account {
	return storage.Account{Platform: slack.Platform, Workspace: "T1", User: slackUser(person)}
}

func slackUser(person string) string {
	return "U" + strings.ToUpper(strings.ReplaceAll(person, "-", ""))
}

func slackChannel(name string) string { return "C" + strings.ToUpper(name) }

func (s *onSlack) channel(name string) string { return "channel/T1/" + slackChannel(name) }

func (s *onSlack) furnish(people map[string]string, channels []string) {
	var all []string
	for id, name := range people {
		s.space.AddUser(fakeslack.User{ID: slackUser(id), Name: strings.TrimPrefix(id, "p-"), RealName: name})
		all = append(all, slackUser(id))
	}
	for _, name := range channels {
		s.names = append(s.names, name)
		s.space.AddChannel(fakeslack.Channel{ID: slackChannel(name), Name: name, Members: all, Bot: true})
	}
}

func (s *onSlack) door(d *demo.Demo, at anyDesk) entrance {
	app := s.App()
	door := slack.New(slack.Options{
		Desk: at, Installs: &slack.Single{Token: s.space.Install().Token, Book: demo.Book}, APIURL: s.APIURL(), AppToken: app.AppToken,
		SigningSecret: app.SigningSecret, BookTime: d.Books.Clock.Now, Now: s.clock.Now, Log: d.Desk.Log, Sockets: 1, Sleep: quickly,
	})
	return entrance{door, door.Handler(), door.Listen}
}

func (s *onSlack) deliversTo(url string) { s.DeliverTo(url) }

func (s *onSlack) connects(in way) {
	s.Configure(func(a *fakeslack.App) { a.SocketMode = in == overSocket })
}

func (s *onSlack) awaitsConnection() { s.AwaitSockets(1) }

func (s *onSlack) again(kind deedKind) string {
	kinds := map[deedKind]string{byTyping: "slash_command", byPressing: "block_actions", bySending: "view_submission", byWriting: "event"}
	return s.Redeliver(kinds[kind]).Error
}

func (s *onSlack) violations() []string { return s.Violations() }

func (s *onSlack) requests() []string { return s.Requests() }

func (s *onSlack) screen(person string) screen {
	return slackScreen{s.space.User(slackUser(person)), s}
}

// slackScreen is what somebody of Slack has before them.
type slackScreen struct {
	*fakeslack.Person
	slack *onSlack
}

func onSlackItWas(o fakeslack.Outcome) outcome { return outcome{o.Error, o.Incomplete} }

func (p slackScreen) sees(channel string) []message {
	if channel != "" {
		channel = slackChannel(channel)
	}
	var all []message
	for _, m := range p.Sees(channel) {
		all = append(all, message{
			at: m.TS, id: m.Channel + m.TS, when: slackTime(m.TS), text: m.Text, aside: m.Notification, letter: letterOnSlack(m), ours: m.From == p.slack.space.Bot(),
			calls: m.Pings, controls: p.controls(m, m.Controls),
		})
	}
	return all
}

// letterOnSlack is the key of the letter that a message is; empty: it is none.
func letterOnSlack(m fakeslack.Message) string {
	if m.Metadata["event_type"] != "secretariat_letter" {
		return ""
	}
	payload, _ := m.Metadata["event_payload"].(map[string]any)
	key, _ := payload["key"].(string)
	return key
}

func (p slackScreen) controls(on fakeslack.Surface, all []fakeslack.Control) []control {
	var controls []control
	for _, c := range all {
		press := func() outcome { return onSlackItWas(p.Presses(on, c.ID)) }
		if c.Menu {
			press = func() outcome { return onSlackItWas(p.Picks(on, "", c.Value)) }
		}
		controls = append(controls, control{c.Label, c.Value, press})
	}
	return controls
}

func (p slackScreen) opened() (window, bool) {
	if !p.HasModal() {
		return window{}, false
	}
	v := p.Modal()
	text := v.Text
	for _, f := range v.Fields {
		text += "\n" + f.Problem
	}
	return window{v.Title, text, v.Submit != "", p.controls(v, v.Controls)}, true
}

func (p slackScreen) form(title string) (window, bool) {
	w, open := p.opened()
	return w, open && w.title == title
}

func (p slackScreen) ready() bool {
	w, open := p.opened()
	return open && w.asks
}

func (p slackScreen) begins() {}

func (p slackScreen) closes() { p.ClosesAll() }

// types types a line, by the command of its family if there is one.
func (p slackScreen) types(line string) outcome {
	family, _, _ := strings.Cut(line, " ")
	for _, c := range p.slack.App().Commands {
		if c.Name == "/"+family {
			return onSlackItWas(p.Types("/"+line, ""))
		}
	}
	return onSlackItWas(p.Types("/secretariat "+line, ""))
}

func (p slackScreen) writes(words string) outcome { return onSlackItWas(p.Says(words)) }

func (p slackScreen) sends(all []given) outcome {
	fields := map[string]string{}
	for _, g := range all {
		if g.file != nil {
			p.Attaches(g.label, g.file.Name, g.file.Data)
			continue
		}
		fields[g.label] = g.words
	}
	if o := p.Fills(fields); o.Error != "" {
		return onSlackItWas(o)
	}
	return onSlackItWas(p.Submits())
}
