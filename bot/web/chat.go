package web

import (
	"encoding/json"
	"net/http"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/storage"
)

// chatView is the page of one person in one place.
type chatView struct {
	Partnership string
	Clerk       string
	Me          Role
	Groups      []group
	Place       Place
	Channels    []Place
	Direct      []Place
	Messages    []messageView
	Clock       clockView
	Hints       []bot.Hint
	Quick       []bot.Hint
	Limit       int
	Unsent      answerView // shown when the page could not reach us
}

// enter leads to the person's own conversation with the clerk.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) {
	c, ok := s.role(w, r)
	if !ok {
		return
	}
	places, err := s.Cast.Places(r.Context(), c.Me.ID)
	switch {
	case err != nil:
		s.broken(w, r, err)
	case len(places) == 0:
		s.lost(w, r)
	default:
		http.Redirect(w, r, "/as/"+c.Me.ID+"/"+places[0].ID, http.StatusSeeOther)
	}
}

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	v, ok := s.visit(w, r, r.PathValue("place"))
	if !ok {
		return
	}
	ctx := r.Context()
	messages, err := s.read(ctx, v.me.ID, v.place)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	clock, err := s.clockView(ctx)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	view := chatView{
		Partnership: s.Partnership, Clerk: s.Clerk, Me: v.me, Groups: grouped(v.roles), Place: v.place,
		Messages: messages, Clock: clock, Hints: s.Desk.Commands(ctx, s.Book, account(v.me.ID)), Limit: maxWords,
		Unsent: s.unsent(),
	}
	for _, p := range v.places {
		if p.Kind == "dm" {
			view.Direct = append(view.Direct, p)
		} else {
			view.Channels = append(view.Channels, p)
		}
	}
	for _, h := range view.Hints {
		if h.Quick {
			view.Quick = append(view.Quick, h)
		}
	}
	s.page(w, r, "chat", view)
}

// messages is the conversation alone, for a page that is open already.
func (s *Server) messages(w http.ResponseWriter, r *http.Request) {
	v, ok := s.visit(w, r, r.PathValue("place"))
	if !ok {
		return
	}
	messages, err := s.read(r.Context(), v.me.ID, v.place)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	s.page(w, r, "messages", messages)
}

// latest tells the number of the last message of every place that somebody in the demonstration reads, so that a page can
// say where something is new, for this person and for the others one can be.
func (s *Server) latest(w http.ResponseWriter, r *http.Request) {
	c, ok := s.role(w, r)
	if !ok {
		return
	}
	places, err := s.Cast.Places(r.Context(), c.Me.ID)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	for _, role := range c.Roles {
		places = append(places, Place{ID: "dm/" + role.ID})
	}
	numbers := map[string]int64{}
	for _, p := range places {
		last, err := s.Store.Said(r.Context(), s.Book, p.ID, 1)
		if err != nil {
			s.broken(w, r, err)
			return
		}
		if len(last) > 0 {
			numbers[p.ID] = last[0].Number
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(numbers) // a browser that has gone reads nothing
}

// visit is a person in a place.
type visit struct {
	me     Role
	roles  []Role
	place  Place
	places []Place
}

// visit finds who is where. Where it answers false, it has answered the browser.
func (s *Server) visit(w http.ResponseWriter, r *http.Request, place string) (visit, bool) {
	c, ok := s.role(w, r)
	if !ok {
		return visit{}, false
	}
	places, err := s.Cast.Places(r.Context(), c.Me.ID)
	if err != nil {
		s.broken(w, r, err)
		return visit{}, false
	}
	i := slices.IndexFunc(places, func(p Place) bool { return p.ID == place })
	if i < 0 {
		s.lost(w, r)
		return visit{}, false
	}
	return visit{me: c.Me, roles: c.Roles, place: places[i], places: places}, true
}

// account is how the bot knows a person of the demonstration.
func account(person string) storage.Account {
	return storage.Account{Platform: Platform, User: person}
}
