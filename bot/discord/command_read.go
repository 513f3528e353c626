package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// order is what somebody commanded, as the desk takes it.
type order struct {
	line   string            // agenda submit; with words after it where they were written in one
	words  bool              // there are words of somebody's in the line
	values map[string]string // by option
	all    bool              // it is the command that reaches all others
	asked  string            // while somebody types: the option that they are at
	typed  string            // and what of it they have typed
}

// commanded is a command as Discord sends it (docs.discord.com/developers/interactions/receiving-and-responding).
type commanded struct {
	Type     int          `json:"type"`
	Name     string       `json:"name"`
	Options  []givenValue `json:"options"`
	Target   string       `json:"target_id"`
	Resolved struct {
		Users    map[string]user    `json:"users"`
		Messages map[string]message `json:"messages"`
	} `json:"resolved"`
}

// givenValue is an option that was given, or a command below a family.
type givenValue struct {
	Type    int             `json:"type"`
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
	Options []givenValue    `json:"options"`
}

var errNoCommand = errors.New("discord: no command that we know")

// readCommand reads what somebody commanded, or is about to.
func readCommand(data json.RawMessage) (order, error) {
	var c commanded
	if err := json.Unmarshal(data, &c); err != nil {
		return order{}, fmt.Errorf("read a command: %w", err)
	}
	switch {
	case c.Name == "":
		return order{}, fmt.Errorf("read a command: %w", errNoCommand)
	case c.Type == typeMessage:
		return c.ofMessage()
	case c.Type != typeSlash && c.Type != 0:
		return order{}, fmt.Errorf("read a command of type %d: %w", c.Type, errNoCommand)
	}
	o := order{line: c.Name, values: map[string]string{}}
	given := c.Options
	if len(given) == 1 && given[0].Type == optionSub {
		o.line, given = c.Name+" "+given[0].Name, given[0].Options
	}
	for _, g := range given {
		value := asRead(g.words(), c.people())
		o.values[g.Name] = value
		if g.Focused {
			o.asked, o.typed = g.Name, value
			delete(o.values, g.Name)
		}
	}
	if c.Name == everything {
		o.ofEverything()
	}
	return o, nil
}

// ofEverything takes the line out of the one option of /secretariat.
func (o *order) ofEverything() {
	line := strings.TrimPrefix(strings.TrimSpace(o.values[everythingOption]), "/")
	o.values = map[string]string{}
	o.all, o.line = true, "help"
	if line != "" {
		o.line, o.words = line, true
	}
}

// ofMessage is what an entry in the menu of a message begins, with its words.
func (c commanded) ofMessage() (order, error) {
	i := slices.IndexFunc(messageCommands, func(m messageCommand) bool { return m.name == c.Name })
	if i < 0 {
		return order{}, fmt.Errorf("read a command on a message: %w", errNoCommand)
	}
	o := order{line: messageCommands[i].line, values: map[string]string{}}
	m := c.Resolved.Messages[c.Target]
	if words := strings.TrimSpace(asRead(m.Content, m.Called)); words != "" {
		o.line, o.words = o.line+" "+words, true
	}
	return o, nil
}

// words are a value as a line has it.
func (g givenValue) words() string {
	var words string
	var ticked bool
	var number json.Number
	switch {
	case json.Unmarshal(g.Value, &words) == nil:
		return words
	case json.Unmarshal(g.Value, &ticked) == nil && ticked:
		return "yes"
	case json.Unmarshal(g.Value, &number) == nil:
		return number.String()
	}
	return ""
}

func (c commanded) people() []user {
	people := make([]user, 0, len(c.Resolved.Users))
	for _, id := range sortedKeys(c.Resolved.Users) {
		people = append(people, c.Resolved.Users[id])
	}
	return people
}
