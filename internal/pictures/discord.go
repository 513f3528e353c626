package pictures

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
)

// OnDiscord is what a person sees on their screen there: messages, or a modal.
type OnDiscord struct {
	Title    string // what the picture shows, in words
	App      App
	Place    string // where the messages are: full-lsp; the conversation with the app if empty
	Messages []DiscordMessage
	Modal    *DiscordModal
}

// DiscordMessage is a message of the bot. What a picture does not show of it is read and left alone; a property that is not
// here is an error.
type DiscordMessage struct {
	Time     string `json:"-"`
	Asked    string `json:"-"` // the command that it answers; empty: none
	Asker    string `json:"-"`
	Flags    int    `json:"flags"`
	Content  string `json:"content"`
	Parts    []Part `json:"components"`
	Mentions any    `json:"allowed_mentions"`
	Nonce    string `json:"nonce"`
	Enforced bool   `json:"enforce_nonce"`
	Files    []any  `json:"attachments"`
	Answers  any    `json:"message_reference"`
}

// Alone says that only one person sees it.
func (m DiscordMessage) Alone() bool { return m.Flags&(1<<6) != 0 }

// DiscordModal is a form.
type DiscordModal struct {
	CustomID string `json:"custom_id"`
	Title    string `json:"title"`
	Parts    []Part `json:"components"`
}

// Part is a component.
type Part struct {
	Type        int         `json:"type"`
	ID          int         `json:"id"`
	CustomID    string      `json:"custom_id"`
	Style       int         `json:"style"`
	Label       string      `json:"label"`
	Description string      `json:"description"`
	Content     string      `json:"content"`
	Placeholder string      `json:"placeholder"`
	Accent      int         `json:"accent_color"`
	Disabled    bool        `json:"disabled"`
	Options     []choice    `json:"options"`
	Parts       []Part      `json:"components"`
	Accessory   *Part       `json:"accessory"`
	Input       *Part       `json:"component"`
	Value       string      `json:"value"`
	MaxLength   int         `json:"max_length"`
	Required    *bool       `json:"required"`
	Ticked      bool        `json:"default"`
	Channels    []int       `json:"channel_types"`
	Picked      []pickedOne `json:"default_values"`
	File        *media      `json:"file"`
	Items       []shownItem `json:"items"`
}

type choice struct {
	Label   string `json:"label"`
	Value   string `json:"value"`
	Default bool   `json:"default"`
}

type pickedOne struct{ ID, Type string }

type media struct {
	URL string `json:"url"`
}

type shownItem struct {
	Media       media  `json:"media"`
	Description string `json:"description"`
}

// Optional says that a question can be left out.
func (p Part) Optional() bool { return p.Required != nil && !*p.Required }

// Chosen is the choice that a list begins with; empty: none.
func (p Part) Chosen() string {
	for _, c := range p.Options {
		if c.Default {
			return c.Label
		}
	}
	return ""
}

// Edge is the colour at the side of a container.
func (p Part) Edge() template.CSS {
	return template.CSS(fmt.Sprintf("#%06x", p.Accent)) //nolint:gosec // because a number is no style sheet
}

// ReadDiscordMessage reads a message, as it is sent.
func ReadDiscordMessage(raw []byte) (m DiscordMessage, err error) { return m, strictly(raw, &m) }

// ReadDiscordModal reads a modal, as it is sent.
func ReadDiscordModal(raw []byte) (*DiscordModal, error) {
	m := new(DiscordModal)
	return m, strictly(raw, m)
}

// UnmarshalJSON reads somebody, or a channel, that is chosen.
func (p *pickedOne) UnmarshalJSON(raw []byte) error {
	var one struct {
		ID   string `json:"id"`
		Type string `json:"type"`
	}
	err := strictly(raw, &one)
	p.ID, p.Type = one.ID, one.Type
	return err
}

//go:embed discord.html
var discordPages embed.FS

var discordPage = template.Must(template.New("discord.html").Funcs(template.FuncMap{
	"unknown": func(of string, kind int) (string, error) {
		return "", fmt.Errorf("draw a picture: no %s of type %d is known", of, kind)
	},
	"lines": readLines,
}).ParseFS(discordPages, "discord.html"))

// DrawDiscord writes a picture as a page of HTML, whose style sheet is discord.css of this folder.
func DrawDiscord(w io.Writer, p OnDiscord) error {
	if err := discordPage.Execute(w, p); err != nil {
		return fmt.Errorf("draw %s: %w", p.Title, err)
	}
	return nil
}

var _ json.Unmarshaler = (*pickedOne)(nil)
