package fakeslack

import (
	"slices"
	"strings"
)

// User is a person of a workspace, or a bot.
type User struct {
	ID, Name, RealName, Email string
	Admin                     bool
	Guest                     bool // of several channels
	OneChannel                bool // a guest of one channel
	Deactivated               bool
	Bot                       bool
	Home                      string // the workspace of a person who comes from another, connected one
	NoCommands                bool   // may not use slash commands, as some workspaces decide for guests
	Zone                      string // Europe/London if empty
}

// Channel is a place where several people talk.
type Channel struct {
	ID, Name string
	Private  bool
	Archived bool
	Members  []string // ids of people
	Bot      bool     // the app's bot is in it
}

// Workspace is one Slack workspace.
type Workspace struct {
	slack                  *Slack
	ID, Name, Organisation string // Organisation is the id of the organisation it belongs to, if any
	users                  map[string]*User
	order                  []string // of users, as they came
	places                 map[string]*conversation
	placeOrder             []string
	bot, botID             string
	modals                 map[string][]*view // by person, the newest last
	homes                  map[string]*view
}

// AddWorkspace makes a workspace; organisation may be empty. The app is not installed in it yet.
func (s *Slack) AddWorkspace(id, name, organisation string) *Workspace {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := &Workspace{
		slack: s, ID: id, Name: name, Organisation: organisation, users: map[string]*User{}, places: map[string]*conversation{},
		bot: "UBOT" + id, botID: "BBOT" + id, modals: map[string][]*view{}, homes: map[string]*view{},
	}
	s.workspaces[id] = w
	w.addUser(User{ID: w.bot, Name: s.app.BotName, RealName: s.app.Name, Bot: true})
	w.addUser(User{ID: "USLACKBOT", Name: "slackbot", RealName: "Slackbot"})
	return w
}

// AddUser adds a person, or puts another in the place of one with the same id.
func (w *Workspace) AddUser(u User) *Person {
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	w.addUser(u)
	return &Person{ws: w, id: u.ID}
}

func (w *Workspace) addUser(u User) {
	if u.RealName == "" {
		u.RealName = u.Name
	}
	if w.users[u.ID] == nil {
		w.order = append(w.order, u.ID)
	}
	w.users[u.ID] = &u
}

// ChangeUser changes what is known of a person: deactivated, say.
func (w *Workspace) ChangeUser(id string, change func(*User)) {
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	change(w.users[id])
}

// AddChannel adds a channel.
func (w *Workspace) AddChannel(c Channel) {
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	members := slices.Clone(c.Members)
	if c.Bot {
		members = append(members, w.bot)
	}
	w.addPlace(&conversation{ws: w, id: c.ID, name: c.Name, private: c.Private, archived: c.Archived, members: members})
}

func (w *Workspace) addPlace(c *conversation) {
	w.places[c.id] = c
	w.placeOrder = append(w.placeOrder, c.id)
}

// Archive closes a channel.
func (w *Workspace) Archive(channel string) {
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	w.place(channel).archived = true
}

// Invite brings somebody, or with Bot the app's bot, into a channel.
func (w *Workspace) Invite(channel, user string) {
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	if c := w.place(channel); !c.has(user) {
		c.members = append(c.members, user)
	}
}

// Remove takes somebody, or the app's bot, out of a channel.
func (w *Workspace) Remove(channel, user string) {
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	c := w.place(channel)
	c.members = slices.DeleteFunc(c.members, func(m string) bool { return m == user })
}

// Bot is the user id of the app's bot.
func (w *Workspace) Bot() string { return w.bot }

// User is a person to act as.
func (w *Workspace) User(id string) *Person {
	w.slack.t.Helper()
	w.slack.mu.Lock()
	defer w.slack.mu.Unlock()
	if w.users[id] == nil {
		w.slack.t.Fatalf("there is no user %s in %s", id, w.ID)
	}
	return &Person{ws: w, id: id}
}

// place finds a conversation by its id or name.
func (w *Workspace) place(ref string) *conversation {
	if c := w.places[ref]; c != nil {
		return c
	}
	for _, c := range w.places {
		if c.person == "" && c.name == strings.TrimPrefix(ref, "#") {
			return c
		}
	}
	return nil
}

// dm is the conversation of a person with the bot; it is opened if it is not there yet.
func (w *Workspace) dm(user string) *conversation {
	for _, c := range w.places {
		if c.person == user {
			return c
		}
	}
	c := &conversation{ws: w, id: w.slack.id("D"), private: true, person: user, members: []string{user, w.bot}}
	w.addPlace(c)
	return c
}

// domain is what stands before .slack.com.
func (w *Workspace) domain() string { return strings.ToLower(strings.ReplaceAll(w.Name, " ", "-")) }
