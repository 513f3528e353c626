package discord

import (
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/doors"
	"github.com/partnership-secretariat/secretariat/bot/ui"
)

// everything is the slash command that reaches every command there is: /secretariat what: agenda submit.
const everything = "secretariat"

// everythingOption is its one option.
const everythingOption = "what"

// command is an application command as Discord registers it
// (docs.discord.com/developers/interactions/application-commands).
type command struct {
	Type        int             `json:"type"`
	Name        string          `json:"name"`
	Description string          `json:"description,omitempty"`
	Options     []commandOption `json:"options,omitempty"`
	Places      []int           `json:"contexts"`
	Installs    []int           `json:"integration_types"`
}

// commandOption is an option of a command, or a command below it.
type commandOption struct {
	Type         int             `json:"type"`
	Name         string          `json:"name"`
	Description  string          `json:"description"`
	Choices      []commandChoice `json:"choices,omitempty"`
	Autocomplete bool            `json:"autocomplete,omitempty"`
	MaxLength    int             `json:"max_length,omitempty"`
	ChannelTypes []int           `json:"channel_types,omitempty"`
	Options      []commandOption `json:"options,omitempty"`
}

// commandChoice is one of several, and what Discord offers while somebody types.
type commandChoice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Types of commands and of their options.
const (
	typeSlash   = 1
	typeMessage = 3

	optionSub     = 1
	optionString  = 3
	optionYes     = 5
	optionPerson  = 6
	optionChannel = 7
)

// Where a command is offered, and by which kind of installation.
const (
	inServer  = 0
	inTalk    = 1 // a direct message with the bot
	forServer = 0
)

// messageCommand is an entry in the menu of a message.
type messageCommand struct {
	name string // at most 32 characters
	line string // the command that it begins, with the words of the message
}

var messageCommands = []messageCommand{
	{"Make this an agenda item", "agenda submit"},
	{"Record as an action", "action add"},
}

// registered are the commands as Discord is told of them: one for each family, the one that reaches them all, and the
// entries in the menu of a message.
func registered(all []*bot.Command) []command {
	list := []command{slash(everything, "Everything that you can do here.")}
	list[0].Options = []commandOption{{
		Type: optionString, Name: everythingOption, Description: "A command, as: agenda submit. Without one: what you can do here.",
		Autocomplete: true, MaxLength: maxLine,
	}}
	for _, f := range doors.Families(all) {
		list = append(list, family(f).command())
	}
	for _, m := range messageCommands {
		list = append(list, command{Type: typeMessage, Name: m.name, Places: []int{inServer, inTalk}, Installs: []int{forServer}})
	}
	return list
}

func slash(name, about string) command {
	return command{
		Type: typeSlash, Name: name, Description: plain(about, maxSummary), Places: []int{inServer, inTalk}, Installs: []int{forServer},
	}
}

// family is one as Discord knows it.
type family doors.Family

// command is a family as one command, with the others below it; a family of one that is named by one word is that.
func (f family) command() command {
	first := f.Commands[0]
	if len(f.Commands) == 1 && first.Path == f.Name {
		c := slash(f.Name, first.Summary)
		c.Options = options(first)
		if first.SetsUp { // in a direct message nobody knows which server is meant, nor who manages it
			c.Places = []int{inServer}
		}
		return c
	}
	titles := make([]string, len(f.Commands))
	subs := make([]commandOption, len(f.Commands))
	for i, sub := range f.Commands {
		titles[i] = sub.Title
		subs[i] = commandOption{
			Type: optionSub, Name: strings.TrimPrefix(sub.Path, f.Name+" "), Description: plain(sub.Summary, maxSummary), Options: options(sub),
		}
	}
	c := slash(f.Name, strings.Join(titles, " · "))
	c.Options = subs
	return c
}

// options are those of a command that are short enough to be written after it. None has to be given: what is missing is
// asked for in a form, as everywhere. Long words, files and questions for several are left to the form.
func options(c *bot.Command) []commandOption {
	var list []commandOption
	for _, o := range c.Options {
		spec := o.Describe()
		if spec.Kind == ui.Area || spec.Kind == ui.File || spec.Kind == ui.Several || len(list) == maxOptions {
			continue
		}
		list = append(list, optionOf(spec))
	}
	return list
}

func optionOf(spec *bot.Spec) commandOption {
	about := strings.TrimSpace(spec.Label)
	if spec.Hint != "" && size(about+" "+spec.Hint) <= maxSummary {
		about += " " + spec.Hint
	}
	o := commandOption{Type: optionString, Name: spec.Name, Description: plain(about, maxSummary)}
	switch spec.Kind {
	case ui.Tick:
		o.Type = optionYes
		return o
	case ui.PersonPicker:
		o.Type = optionPerson
		return o
	case ui.ChannelPicker:
		o.Type, o.ChannelTypes = optionChannel, postable
		return o
	case ui.Date:
		o.Description = plain(about+" As 2027-03-18.", maxSummary)
	case ui.Time:
		o.Description = plain(about+" As 14:00.", maxSummary)
	case ui.Line:
		o.MaxLength = min(spec.Max, maxLine)
	case ui.Select, ui.Radio, ui.Several, ui.Area, ui.File:
	}
	if o.Choices = sameForAll(spec.Among); o.Choices == nil {
		o.Autocomplete = spec.Choices != nil
	}
	return o
}

// sameForAll are choices that do not depend on who asks; nil where they are not, or too many.
func sameForAll(among []ui.Choice) []commandChoice {
	if len(among) > maxOptions {
		return nil
	}
	var list []commandChoice
	for _, c := range among {
		list = append(list, commandChoice{Name: plain(c.Label.Words(sure(ui.Reader{})), maxOption), Value: c.Value})
	}
	return list
}

// typedHere says what people type on Discord for a command, by its path.
func typedHere(all []*bot.Command) func(path string) string {
	written := map[string]bool{}
	for _, c := range all {
		written[c.Path] = !c.Hidden
	}
	return func(path string) string {
		if written[path] {
			return "/" + path
		}
		return "/" + everything + " " + everythingOption + ":" + path
	}
}
