package commands

import (
	"errors"
	"fmt"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// Setup shows how a partnership is arranged, and what is still to be chosen. Each choice is kept in a draft of the person's
// own; one press then does all of it, or nothing.
var Setup = &bot.Command{
	Path: "setup", Title: "Set up", Summary: "Choose the terms of reference, name the secretariat, link channels, import a roster.",
	Audience: partnership.Council, SetsUp: true, Examples: []string{"setup"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if !r.Admin && !isCouncil(r) {
			return bot.Reply{}, notCouncil(r)
		}
		return setupReply(r)
	},
}

// isCouncil says whether somebody is of the secretariat of the whole partnership, as a clerk of one group is not.
func isCouncil(r *bot.Request) bool {
	for _, o := range r.State().Officers {
		if o.Person == r.Who && o.Body == "" {
			return true
		}
	}
	return false
}

func notCouncil(r *bot.Request) error {
	return &partnership.Refusal{Why: partnership.Say("This is for the secretariat of the whole partnership, and for whoever administers this %s.", bot.WorkspaceName(r.Account.Platform))}
}

// setupReply is the overview as things stand.
func setupReply(r *bot.Request) (bot.Reply, error) {
	p, err := prospectOf(r)
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Answered(p.card(r)), nil
}

// prospect is what somebody has put together, and what it would do.
type prospect struct {
	begun begun
	wish  setup.Wish
	plan  setup.Plan
	wrong error // why it cannot be done as it is
}

func prospectOf(r *bot.Request) (prospect, error) {
	if err := r.Register(); err != nil {
		return prospect{}, err
	}
	b, err := loadBegun(r)
	if err != nil {
		return prospect{}, err
	}
	p := prospect{begun: b}
	if p.wish, p.wrong, err = b.wish(r); err != nil || p.wrong != nil {
		return p, err
	}
	p.plan, p.wrong = atDesk(r).Make(p.wish)
	return p, nil
}

func atDesk(r *bot.Request) setup.Desk {
	return setup.Desk{State: r.State(), People: r.People, Who: r.Who, Now: r.Now(), Mint: r.PersonID}
}

func (p prospect) terms(r *bot.Request) *terms.Terms {
	if p.wish.File != nil {
		return p.wish.File
	}
	return r.State().Terms
}

func (p prospect) card(r *bot.Request) ui.Card {
	card := ui.Card{Lead: ui.Say("Set this partnership up: choose each of these, then press once for all of it. Nothing happens before that.")}
	if t := r.State().Terms; t != nil && len(r.State().Lacks()) == 0 {
		card.Lead = ui.Say("How the %s is set up here. A change is done when you press for it, and not before.", t.Title)
	}
	card.Blocks = []ui.Block{ui.Rows(p.rows(r)...)}
	card.Blocks = append(card.Blocks, p.next()...)
	switch {
	case p.wrong == nil && p.plan.Needed():
		card.Buttons = append(card.Buttons, ui.Main("Do all of this", bot.Line("setup apply", p.digest())))
	case p.tooLate(r):
		card.Buttons = append(card.Buttons, ui.Main(TermsPropose.Title, bot.Line(TermsPropose.Path)))
	case len(r.State().Lacks()) > 0 && !r.Settled():
		card.Buttons = append(card.Buttons, ui.Press("Join one that is here already", "setup/join"))
	case len(r.State().Lacks()) == 0 && !r.Alone():
		card.Buttons = append(card.Buttons, ui.Press("A code for another workspace or server", "setup/code"))
	}
	if len(p.plan.Changes) > fewChanges {
		card.Buttons = append(card.Buttons, ui.Press("See all that happens", bot.Line("setup preview", "1")))
	}
	if !p.begun.empty() {
		card.Buttons = append(card.Buttons, ui.Press("Forget these changes", "setup/forget"))
	}
	return card
}

// tooLate says that the terms of a partnership that is at work already were to be chosen anew.
func (p prospect) tooLate(r *bot.Request) bool {
	refusal, ok := errors.AsType[*partnership.Refusal](p.wrong)
	return ok && refusal.Rule.Sentence == "" && p.plan.Command.File != nil && r.State().Terms != nil
}

// fewChanges are shown on the overview itself.
const fewChanges = 12

// next says what a press would do, or what stands against it.
func (p prospect) next() []ui.Block {
	if !p.plan.Needed() {
		return whatIsWrong(p.wrong)
	}
	shown := p.plan.Changes[:min(len(p.plan.Changes), fewChanges)]
	blocks := []ui.Block{ui.Heading("What will happen"), ui.List(sentences(shown)...)}
	if more := len(p.plan.Changes) - len(shown); more > 0 {
		blocks = append(blocks, ui.Paragraph("And %s more.", more))
	}
	return append(blocks, whatIsWrong(p.wrong)...)
}

func sentences(all []string) []ui.Text {
	list := make([]ui.Text, len(all))
	for i, words := range all {
		list[i] = ui.Say("%s", words)
	}
	return list
}

// rows are the things to choose, and how each stands.
func (p prospect) rows(r *bot.Request) []ui.Row {
	t := p.terms(r)
	channels := p.row("Channels of the groups", p.linked(r, t), bot.Line("setup channels", "1"))
	if len(r.State().Linked()) > 0 {
		channels.Buttons = append(channels.Buttons, ui.Press("See", bot.Line("setup linked", "1")).Named("See which channels are linked"))
	}
	rows := []ui.Row{
		p.row("Terms of reference", termsChosen(t), "setup/terms"),
		p.row("Secretariat and its channel", p.team(r), "setup/team"),
		channels,
		p.row("Who holds which place", p.held(r, t), "setup/roster"),
	}
	rows = append(rows, practiceRow(r))
	if len(r.State().Lacks()) == 0 {
		rows = append(rows, timetableRow(r))
	}
	if r.Shows() && len(r.State().Lacks()) == 0 {
		rows = append(rows, p.row("Shown on the server beside messages", shownHere(r), "setup/shown"))
	}
	return rows
}

func (p prospect) row(title, state, command string) ui.Row {
	return ui.Row{Title: ui.Say("%s", title), Detail: ui.Say("%s", state), Buttons: []ui.Button{ui.Press("Choose", command).Named("Choose: %s", title)}}
}

func termsChosen(t *terms.Terms) string {
	if t == nil {
		return "not chosen yet"
	}
	return t.Title
}

func (p prospect) team(r *bot.Request) string {
	var names []string
	for _, o := range r.State().Officers {
		if o.Body == "" {
			names = append(names, r.People[string(o.Person)].Name)
		}
	}
	for _, e := range p.begun.Officers {
		names = append(names, e.Name+" (to come)")
	}
	who := "nobody yet"
	if len(names) > 0 {
		who = cutTo(strings.Join(names, ", "), mostOfLine)
	}
	if p.begun.Channels[""] == "" && r.State().Channels[""] == "" {
		return who + "; no channel yet"
	}
	return who
}

func (p prospect) linked(r *bot.Request, t *terms.Terms) string {
	if t == nil {
		return "after the terms of reference"
	}
	n := 0
	for _, b := range t.Bodies {
		id := partnership.BodyID(b.ID)
		if p.begun.Channels[id] != "" || r.State().Channels[id] != "" {
			n++
		}
	}
	return fmt.Sprintf("%d of %s", n, wording.Counted(len(t.Bodies), "group"))
}

func (p prospect) held(r *bot.Request, t *terms.Terms) string {
	if t == nil {
		return "after the terms of reference"
	}
	filled := map[string]bool{}
	all := 0
	for _, b := range t.Bodies {
		for _, seat := range b.Seats {
			all++
			filled[seat.ID] = len(r.State().Holders(partnership.SeatID(seat.ID), r.Today())) > 0
		}
	}
	for _, f := range p.plan.Command.Places {
		filled[string(f.Seat)] = true
	}
	n := 0
	for _, held := range filled {
		if held {
			n++
		}
	}
	return fmt.Sprintf("%d of %s filled", n, wording.Counted(all, "place"))
}
