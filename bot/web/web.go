// Package web is the local web chat of the demonstration: pages, live updates, and the door through which the bot speaks
// there. It knows how a card and a form look in a browser. It knows no command, no rule and no partnership: who takes
// part comes from a Cast, what an answer says from a Desk.
//
// Anybody who can reach it can act as anybody, on purpose. So it answers only to a loopback name, and whoever starts it
// listens on loopback alone.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/storage"
)

// Platform is the name of this door.
const Platform = "web"

// Desk is what the chat asks of the bot.
type Desk interface {
	// Handle carries out what somebody did. What went wrong is in the answer.
	Handle(ctx context.Context, ask bot.Ask) bot.Answer
	// Reader resolves the names and typed words of some texts for one person.
	Reader(ctx context.Context, book storage.BookID, person string, texts []ui.Text) (ui.Reader, error)
	// Commands are those that this person can use, the likeliest first.
	Commands(ctx context.Context, book storage.BookID, account storage.Account) []bot.Hint
}

// Cast is who is in the demonstration and what each of them may enter.
type Cast interface {
	// Roles are everybody one can be; those of one group stand together.
	Roles(ctx context.Context) ([]Role, error)
	// Places are the person's own conversation with the clerk, dm/PERSON, and then the channels.
	Places(ctx context.Context, person string) ([]Place, error)
}

// Role is somebody one can be.
type Role struct {
	ID    string // of the person
	Name  string // The Mayor of Lewisham
	About string // Chair of the Full LSP
	Group string // Chairs and their offices
}

// Place is a conversation that one can be in.
type Place struct {
	ID    string // dm/p-mayor, channel/secretariat
	Name  string
	About string
	Kind  string // dm or channel
}

// Clock is the clock of the demonstration.
type Clock interface {
	Now() time.Time
	// Next is what falls due next; false: nothing does.
	Next(ctx context.Context) (Deadline, bool, error)
	// Jump moves to the next deadline and returns when everything that was due has been done.
	Jump(ctx context.Context) (Deadline, error)
	Zone() *time.Location
}

// Deadline is a moment and what falls due then.
type Deadline struct {
	At   time.Time
	What string // Items close for the Full LSP
}

// Step is one line of the suggested tour: who, and what they do.
type Step struct {
	Person string
	Does   string // suggests an item
}

// Options are what a chat is made of.
type Options struct {
	Book        storage.BookID
	Partnership string // Lewisham Strategic Partnership
	Clerk       string // the bot's name; by default "Clerk (automated)"
	Tour        []Step // may be empty
	Desk        Desk
	Cast        Cast
	Clock       Clock
	Store       storage.WebChat
	Blob        func(ctx context.Context, hash string) ([]byte, error) // reads the bytes of a file; nil where there are none
	Log         *slog.Logger
}

// Server is the chat: an http.Handler towards browsers and a bot.Door towards the bot.
type Server struct {
	Options
	handler http.Handler
	hub     *hub
	jumping sync.Mutex // one jump at a time, so that a second press finds the deadline gone
}

var _ bot.Door = (*Server)(nil)

// New makes a chat. The http.Server that serves it calls Close by RegisterOnShutdown, or its shutdown waits for ever.
func New(o Options) *Server {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Clerk == "" {
		o.Clerk = "Clerk (automated)"
	}
	s := &Server{Options: o, hub: newHub()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.start)
	mux.HandleFunc("GET /static/{file}", static)
	mux.HandleFunc("GET /clock", s.clock)
	mux.HandleFunc("POST /clock/jump", s.jump)
	mux.HandleFunc("GET /as/{person}", s.enter)
	mux.HandleFunc("GET /as/{person}/{place...}", s.chat)
	mux.HandleFunc("GET /as/{person}/messages/{place...}", s.messages)
	mux.HandleFunc("GET /as/{person}/file/{key}/{number}/{place...}", s.file)
	mux.HandleFunc("GET /as/{person}/latest", s.latest)
	mux.HandleFunc("GET /as/{person}/events", s.events)
	mux.HandleFunc("POST /as/{person}/ask", s.ask)
	mux.HandleFunc("POST /as/{person}/say", s.say)
	mux.HandleFunc("/", s.lost)
	s.handler = guard(mux)
	return s
}

// ServeHTTP answers a browser.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends the live updates of all pages; their browsers come back when somebody serves again.
func (s *Server) Close() { s.hub.close() }

// TellClock tells all pages that the clock has moved by another hand than theirs.
func (s *Server) TellClock() { s.hub.tell("clock", "") }
