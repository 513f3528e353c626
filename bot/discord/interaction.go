package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/bwmarrin/discordgo"
)

// interaction is what Discord sends when somebody uses us
// (docs.discord.com/developers/interactions/receiving-and-responding). It is read by our own types, because discordgo's fail
// on the answers of forms.
type interaction struct {
	ID      string          `json:"id"`
	Type    int             `json:"type"`
	Token   string          `json:"token"` // answers it, for a quarter of an hour
	Server  string          `json:"guild_id"`
	Channel string          `json:"channel_id"`
	Member  *member         `json:"member"` // on a server
	User    *user           `json:"user"`   // in a conversation with us
	Message *message        `json:"message"`
	Data    json.RawMessage `json:"data"`
}

type user struct {
	ID     string `json:"id"`
	Name   string `json:"username"`
	Global string `json:"global_name"`
	Bot    bool   `json:"bot"`
}

type member struct {
	User        user   `json:"user"`
	Nick        string `json:"nick"`
	Permissions string `json:"permissions"` // a number, in decimal digits
}

// message is a message, as far as it matters here.
type message struct {
	ID      string `json:"id"`
	Channel string `json:"channel_id"`
	Server  string `json:"guild_id"`
	Author  user   `json:"author"`
	Content string `json:"content"`
	Flags   int    `json:"flags"`
	Type    int    `json:"type"`
	Webhook string `json:"webhook_id"`
	Called  []user `json:"mentions"`
}

// The kinds of interaction, and of what answers one.
const (
	isPing      = int(discordgo.InteractionPing)
	isCommand   = int(discordgo.InteractionApplicationCommand)
	isComponent = int(discordgo.InteractionMessageComponent)
	isTyping    = int(discordgo.InteractionApplicationCommandAutocomplete)
	isForm      = int(discordgo.InteractionModalSubmit)

	pong          = int(discordgo.InteractionResponsePong)
	sayMessage    = int(discordgo.InteractionResponseChannelMessageWithSource)
	sayLater      = int(discordgo.InteractionResponseDeferredChannelMessageWithSource)
	changeLater   = int(discordgo.InteractionResponseDeferredMessageUpdate)
	changeMessage = int(discordgo.InteractionResponseUpdateMessage)
	sayChoices    = int(discordgo.InteractionApplicationCommandAutocompleteResult)
	showForm      = int(discordgo.InteractionResponseModal)
)

// ephemeral marks a message that one person alone sees.
const ephemeral = int(discordgo.MessageFlagsEphemeral)

// callback answers an interaction, once, within three seconds.
type callback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

var (
	// errUnknown says that Discord sent something that we know nothing of.
	errUnknown = errors.New("discord: nothing that we know")
	// errSeen says that an interaction was taken in before.
	errSeen = errors.New("discord: this was taken in before")
)

// responder answers an interaction for the first time. It counts once.
type responder func(callback) error

func once(respond responder) responder {
	var o sync.Once
	return func(c callback) (err error) {
		o.Do(func() { err = respond(c) })
		return err
	}
}

// who did it, on a server or in a conversation with us.
func (i interaction) who() user {
	if i.Member != nil {
		return i.Member.User
	}
	if i.User != nil {
		return *i.User
	}
	return user{}
}

// receive takes an interaction in, and returns soon: what takes time goes on in the background. An error says that nobody
// will answer it.
func (d *Door) receive(body []byte, respond responder) error {
	var i interaction
	if err := json.Unmarshal(body, &i); err != nil {
		return fmt.Errorf("read an interaction: %w", err)
	}
	respond = once(respond)
	if i.Type == isPing {
		return respond(callback{Type: pong})
	}
	if i.ID == "" || i.who().ID == "" || !slices.Contains([]int{isCommand, isComponent, isTyping, isForm}, i.Type) {
		return fmt.Errorf("read an interaction of type %d: %w", i.Type, errUnknown)
	}
	if !d.seen.First(i.ID) {
		return errSeen
	}
	if err := d.takeIn(i, respond); err != nil {
		return d.foreign(i, respond, err)
	}
	return nil
}

func (d *Door) takeIn(i interaction, respond responder) error {
	switch i.Type {
	case isTyping:
		return d.suggest(i, respond)
	case isForm:
		return d.submission(i, respond)
	case isComponent:
		return d.pressed(i, respond)
	default:
		return d.command(i, respond)
	}
}
