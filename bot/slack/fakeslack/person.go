package fakeslack

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"
)

// Person is somebody at their screen. What they do takes as long as Slack waits for the app; what they could not do at all,
// such as press a button that is not there, fails the test at once.
type Person struct {
	ws *Workspace
	id string
}

// Outcome is what Slack itself made of something a person did.
type Outcome struct {
	// Error is what Slack told the person instead of the app: operation_timeout, dispatch_failed, http_service_error,
	// invalid_command, or Trouble for an answer to a form that Slack could not use.
	Error string
	// Incomplete is what the form said beside its fields before it sent anything, by label.
	Incomplete map[string]string
	Took       time.Duration // until the acknowledgement, by Slack's clock
}

// Trouble is what a form shows when the app's answer made no sense.
const Trouble = "We had some trouble connecting. Try again?"

// ID is the person's user id.
func (p *Person) ID() string { return p.id }

// Types sends a line that begins with a slash, in a channel, or with "" in the conversation with the bot.
func (p *Person) Types(line, place string) Outcome {
	s := p.ws.slack
	s.t.Helper()
	name, text, _ := strings.Cut(line, " ")
	s.mu.Lock()
	where := p.at(place)
	command, known := s.app.command(name)
	switch {
	case where == nil:
		s.mu.Unlock()
		s.t.Fatalf("%s cannot see %s", p.id, place)
	case !known || s.installOf(p.ws) == nil || p.ws.users[p.id].Home != "": // people of other workspaces have the commands of theirs
		s.mu.Unlock()
		return Outcome{Error: "invalid_command"}
	case p.ws.users[p.id].NoCommands:
		s.mu.Unlock()
		return Outcome{Error: "restricted_action"}
	}
	if command.Escape {
		text = p.ws.escape(text)
	}
	payload := p.commandPayload(where, name, strings.TrimSpace(text))
	s.mu.Unlock()
	a := s.deliver(delivery{kind: slashCommand, ws: p.ws, payload: payload})
	s.mu.Lock()
	defer s.mu.Unlock()
	return Outcome{Error: p.hear(where, a), Took: a.took}
}

// at is a conversation in which the person can write.
func (p *Person) at(place string) *conversation {
	if place == "" {
		return p.ws.dm(p.id)
	}
	c := p.ws.place(place)
	if c == nil || (c.private && !c.has(p.id)) {
		return nil
	}
	return c
}

// hear shows what came with the acknowledgement of a command: text as it is, JSON as a message.
func (p *Person) hear(place *conversation, a ack) string {
	s := p.ws.slack
	if a.failure != "" || len(a.body) == 0 {
		return a.failure
	}
	c := &call{s: s, method: "ack", ws: p.ws, args: object{"text": string(a.body)}}
	if a.json {
		c.args = object{}
		if err := json.Unmarshal(a.body, &c.args); err != nil {
			s.violate("an acknowledgement that is no JSON object: %.80s", a.body)
			return serverError
		}
	}
	s.record(object{"response": c.args})
	h := hook{ws: p.ws, place: place, user: p.id}
	if failed := h.respond(c); failed != nil {
		s.violate("an acknowledgement that is no message: %s %v", failed.code, failed.details)
		return serverError
	}
	return ""
}

var (
	atName  = regexp.MustCompile(`@([\w.-]+)`)
	hashTag = regexp.MustCompile(`#([\w.-]+)`)
)

// escape writes text as it travels: &, < and > as entities, people and channels that exist as their ids.
func (w *Workspace) escape(text string) string {
	text = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
	text = atName.ReplaceAllStringFunc(text, func(found string) string {
		for _, id := range w.order {
			if w.users[id].Name == found[1:] {
				return "<@" + id + "|" + found[1:] + ">"
			}
		}
		return found
	})
	return hashTag.ReplaceAllStringFunc(text, func(found string) string {
		if c := w.place(found[1:]); c != nil && c.person == "" {
			return "<#" + c.id + "|" + found[1:] + ">"
		}
		return found
	})
}

// Says writes a message to the bot.
func (p *Person) Says(text string) Outcome { return p.SaysIn("", text) }

// SaysIn writes a message in a channel.
func (p *Person) SaysIn(place, text string) Outcome {
	p.ws.slack.t.Helper()
	_, event := p.writes(place, text)
	return p.ws.slack.Emit(p.ws, event)
}

// Mentions writes a message in a channel that names the bot. If the bot is not in that channel, it hears nothing.
func (p *Person) Mentions(place, text string) Outcome {
	s := p.ws.slack
	s.t.Helper()
	heard, event := p.writes(place, "<@"+p.ws.bot+"> "+text)
	if !heard {
		return Outcome{}
	}
	s.Emit(p.ws, event) // a message like any other, for an app that hears those
	mention := object{"type": "app_mention"}
	for _, name := range []string{"user", "ts", "text", "team", "channel", "event_ts", "client_msg_id", "blocks", "user_team", "source_team"} {
		if event[name] != nil {
			mention[name] = event[name]
		}
	}
	return s.Emit(p.ws, mention)
}

// writes puts a person's message where they say, and says whether the bot is there.
func (p *Person) writes(place, text string) (heard bool, event object) {
	s := p.ws.slack
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	where := p.at(place)
	if where == nil || where.archived {
		s.t.Fatalf("%s cannot write in %s", p.id, place)
	}
	mention := "<@" + p.ws.bot + ">"
	if rest, named := strings.CutPrefix(text, mention); named {
		text = mention + p.ws.escape(rest)
	} else {
		text = p.ws.escape(text)
	}
	m := &message{ts: s.newTS(), user: p.id, text: text, chosen: map[string]object{}}
	where.messages = append(where.messages, m)
	s.note()
	event = where.messageEvent(m)
	event["client_msg_id"] = s.id("msg-")
	return where.has(p.ws.bot), event
}

// UsesShortcut chooses an entry of the menu of a message.
func (p *Person) UsesShortcut(name string, on Message) Outcome { return p.shortcut(name, &on) }

// UsesGlobalShortcut chooses an entry of the menu beside the message box.
func (p *Person) UsesGlobalShortcut(name string) Outcome { return p.shortcut(name, nil) }

func (p *Person) shortcut(name string, on *Message) Outcome {
	s := p.ws.slack
	s.t.Helper()
	s.mu.Lock()
	sc, known := s.app.shortcut(name)
	if !known || sc.Global != (on == nil) {
		s.mu.Unlock()
		s.t.Fatalf("there is no such shortcut: %s", name)
	}
	payload := p.shortcutPayload(sc, on)
	s.mu.Unlock()
	a := s.deliver(delivery{kind: word(payload["type"]), ws: p.ws, payload: payload})
	return Outcome{Error: a.failure, Took: a.took}
}

// OpensHome opens the Home tab of the app.
func (p *Person) OpensHome() Outcome { return p.opens("home") }

// OpensMessages opens the conversation with the bot.
func (p *Person) OpensMessages() Outcome { return p.opens("messages") }

func (p *Person) opens(tab string) Outcome {
	s := p.ws.slack
	s.mu.Lock()
	event := object{"type": "app_home_opened", "user": p.id, "channel": p.ws.dm(p.id).id, "tab": tab}
	if v := p.ws.homes[p.id]; v != nil && tab == "home" {
		event["view"] = v.asObject()
	}
	s.mu.Unlock()
	return s.Emit(p.ws, event)
}
