package bot

import (
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/internal/spelling"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// Command is one thing a person can do, declared once and rendered everywhere: as a slash command, a form, a button's
// target, a line of the help.
type Command struct {
	Path     string // two words at most: agenda submit
	Title    string // Suggest an item: of its form, and of its button; at most ui.MaxFormTitle characters
	Summary  string // one line
	Audience partnership.Right
	Options  []Option // in the order in which they are asked for, and in which a line or a control gives them
	Examples []string
	Hidden   bool   // reached through buttons only; help leaves it out
	Confirm  bool   // its form opens even when nothing is missing: the person sees what will happen first
	SetsUp   bool   // a part of setting up: also for an administrator of the workspace, and there before anything else is
	Vouches  bool   // with it a person shows who they are: nobody else is asked
	Spoken   bool   // takes what somebody says to us without naming a command
	Opens    bool   // opens what a reference names: whoever writes one and nothing else means this command
	Submit   string // the label of its form's button; empty: Send
	Reads    bool   // it gives a document and changes nothing: whoever has a link for it opens it in a browser
	Tap      string // what it does, to somebody who is asked by e-mail: one press of a link's page does it, and no harm; empty: it is not offered so

	// Fits says for whom of those who may it would do something as things stand: nobody else is offered it, and who types it all
	// the same reads why not. Nil: for all of them.
	Fits func(*Request) bool
	// Quick says for whom of those who may it is worth a button of its own, always in sight; nil: for nobody.
	Quick func(*Request) bool
	// Intro is what a form says above its fields; nil: nothing.
	Intro func(*Request) ([]ui.Block, error)
	// Before asks the platform for what Run needs to know of people, while nobody waits for the book; nil: nothing.
	Before func(*Request)
	// Mend offers what would be allowed instead, under a refusal; nil: nothing.
	Mend func(*Request, *partnership.Refusal) []ui.Button
	// Run carries it out and returns what the person who asked reads.
	Run func(*Request) (Reply, error)
}

// Offered says whether a command is offered to somebody: whether they may, and it would do something.
func (c *Command) Offered(r *Request) bool {
	return r.May(c.Audience, "") && (c.Fits == nil || r.State().Terms == nil || c.Fits(r))
}

// Reply is what the person who asked reads: a card, or the document that they opened by a link.
type Reply struct {
	Card *ui.Card
	Page *Page
}

// Answered makes a reply of a card.
func Answered(c ui.Card) Reply { return Reply{Card: &c} }

// Said makes a reply of one sentence.
func Said(format string, values ...any) Reply {
	return Answered(ui.Card{Lead: ui.Say(format, values...)})
}

// Line is a command and its options as a control carries it: agenda/add/LSP-147.
func Line(path string, values ...string) string {
	return strings.Join(append([]string{strings.ReplaceAll(path, " ", "/")}, values...), "/")
}

// catalogue finds commands.
type catalogue []*Command

// find finds the command that a line begins with, and the rest of the line. A control separates by slashes, a person by
// spaces.
func (c catalogue) find(line string) (cmd *Command, rest []string, control bool) {
	line = strings.TrimPrefix(strings.TrimSpace(line), "/")
	control = strings.Contains(line, "/") && !strings.Contains(line, " ")
	words := strings.Fields(line)
	if control {
		words = strings.Split(line, "/")
	}
	for n := min(2, len(words)); n > 0; n-- {
		path := strings.ToLower(strings.Join(words[:n], " "))
		if i := slices.IndexFunc(c, func(cmd *Command) bool { return cmd.Path == path }); i >= 0 {
			return c[i], words[n:], control
		}
	}
	return nil, words, control
}

// nearest finds the visible command that a misspelt line most probably means.
func (c catalogue) nearest(line string) *Command {
	words := strings.Fields(strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(line, "/", " "), " ")))
	typed := strings.Join(words[:min(2, len(words))], " ")
	var best *Command
	least := len(typed)/2 + 2
	for _, cmd := range c {
		if d := spelling.Slips(typed, cmd.Path); !cmd.Hidden && d < least {
			best, least = cmd, d
		}
	}
	return best
}
