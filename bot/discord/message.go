package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// Types of messages that people write (docs.discord.com/developers/resources/message#message-object-message-types).
const (
	messageUsual = 0
	messageReply = 19
)

// heard takes in a message: one to us alone, or one on a server in which we are meant. Of others Discord tells us that there
// are some, and not what they say.
func (d *Door) heard(raw json.RawMessage) error {
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		return fmt.Errorf("read a message: %w", err)
	}
	me := d.me.Load()
	ordinary := (m.Type == messageUsual || m.Type == messageReply) && !m.Author.Bot && m.Webhook == "" && m.Author.ID != ""
	meant := m.Server == "" || me != nil && slices.ContainsFunc(m.Called, func(u user) bool { return u.ID == *me }) && strings.Contains(m.Content, *me)
	if !ordinary || !meant || !d.seen.First(m.ID) {
		return nil
	}
	p := press{
		by: interaction{Server: m.Server, User: &m.Author, Message: &m}, channel: m.Channel,
		request: doors.RequestOf("message", m.ID),
	}
	d.background(func(ctx context.Context) { d.hear(ctx, p, m) })
	return nil
}

// tooLong is said of words for which there is no room.
const tooLong = "That message has %s characters and the most we can take is %s, so it was not passed on. Please shorten it."

// hear passes ordinary words on to the secretariat. A line that begins with a slash is meant as a command.
func (d *Door) hear(ctx context.Context, p press, m message) {
	text := m.Content
	if me := d.me.Load(); me != nil {
		text = strings.NewReplacer("<@"+*me+">", "", "<@!"+*me+">", "").Replace(text)
	}
	words := strings.TrimSpace(asRead(text, m.Called))
	switch line, slash := strings.CutPrefix(words, "/"); {
	case words == "":
		p.line = "help"
	case slash:
		p.line = strings.TrimSpace(strings.TrimPrefix(line, everything+" "))
	default:
		if n := len([]rune(words)); n > ui.MaxWords {
			d.reply(ctx, p, bot.Answer{Card: &ui.Card{Lead: ui.Say(tooLong, n, ui.MaxWords)}})
			return
		}
		p.line, p.values = "contact "+words, map[string]string{"words": words}
	}
	d.carry(ctx, p)
}

// cannotWrite is said on a server to somebody who takes no messages from us. It says nothing of what they asked.
var cannotWrite = ui.Card{Lead: ui.Say(
	"We can only answer you alone, and your settings keep out messages from this server. Use the command %s here: its answer is for you alone.", ui.Typing("contact"))}

// showInTalk answers a message where nobody else reads: in their own conversation with us.
func (d *Door) showInTalk(ctx context.Context, p press, s shown) error {
	err := d.write(ctx, p, s.messages)
	if classOf(err) != closed || p.by.Server == "" {
		return err
	}
	m := said{posting: d.draw(ui.Reader{}).message(cannotWrite), Reply: &reply{Message: p.by.Message.ID}, Nonce: p.nonce(0), Enforce: true}
	return d.call(ctx, to("POST", "/channels/{channel}/messages", p.channel).with(m), nil)
}
