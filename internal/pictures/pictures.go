// Package pictures draws what Slack and Discord are sent as they would show it, for the pictures in docs/slack.md and
// docs/discord.md.
//
// It knows the blocks and components that we send and how they look, and nothing of partnerships; it is no part of the program.
// What it does not know is an error, so that no picture leaves something out. Its tests play a story with the real program
// and a Slack and a Discord of our own making, draw what was sent, and see that the pictures in the guide are of just that.
package pictures

import (
	"embed"
	"fmt"
	"html/template"
	"io"
)

// Picture is something that a person sees on their screen: a conversation, a window, or the Home tab of the app. Exactly one
// of Messages, Modal and Home is given.
type Picture struct {
	Title    string // what the picture shows, in words
	App      App
	Place    string // where the messages are: # secretariat; the conversation with the app if empty
	Messages []Message
	Modal    *View
	Home     *View
}

// App is the bot, as it is called and coloured in its manifest.
type App struct{ Name, Colour string }

// Initial stands in the square beside the name of the bot.
func (a App) Initial() string { return a.Name[:1] }

// Message is a message of the bot.
type Message struct {
	Time   string // as it stands beside the name: 10:04
	Alone  bool   // only one person sees it
	Blocks []Block
}

//go:embed page.html
var pages embed.FS

var page = template.Must(template.New("page.html").Funcs(template.FuncMap{
	"unknown": func(of, kind string) (string, error) {
		return "", fmt.Errorf("draw a picture: no %s of type %q is known", of, kind)
	},
}).ParseFS(pages, "page.html"))

// Draw writes a picture as a page of HTML, whose style sheet is slack.css of this folder.
func Draw(w io.Writer, p Picture) error {
	if err := page.Execute(w, p); err != nil {
		return fmt.Errorf("draw %s: %w", p.Title, err)
	}
	return nil
}
