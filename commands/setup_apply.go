package commands

import (
	"cmp"
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/commands/setup"
	"github.com/partnership-secretariat/secretariat/partnership"
)

// theDigest tells which changes were shown when the button was.
var theDigest = fixed(bot.Pick("changes", "Which changes?", nil, func(_ *bot.Request, raw string) (string, error) { return raw, nil }))

// SetupApply does all that was chosen, at once.
var SetupApply = &bot.Command{
	Path: "setup apply", Title: "Do all of this", Summary: "Do all that was chosen for setting up.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Options: []bot.Option{theDigest}, Examples: []string{"setup apply 0123456789abcdef"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		p, err := prospectOf(r)
		if err != nil {
			return bot.Reply{}, err
		}
		if r.Carried() {
			return bot.Answered(setUpCard(r, setup.Plan{}, true)), r.DropDraft(draftName)
		}
		if p.wrong != nil || !p.plan.Needed() || p.digest() != theDigest.From(r) {
			return bot.Answered(p.changedMeanwhile(r)), nil
		}
		enterYourself(r, &p.plan)
		done, err := r.DoFor(bot.Entered{New: p.plan.People}, p.plan.Command)
		if err != nil {
			return bot.Reply{}, err
		}
		if err := r.Settle(); err != nil {
			return bot.Reply{}, err
		}
		if err := r.DropDraft(draftName); err != nil { // it would only propose again what is done
			r.Note("a draft could not be dropped", err)
		}
		return bot.Answered(setUpCard(r, p.plan, done.Already)), nil
	},
}

// changedMeanwhile shows where things stand to somebody whose button is older than that.
func (p prospect) changedMeanwhile(r *bot.Request) ui.Card {
	card := p.card(r)
	if !p.plan.Needed() && p.wrong == nil {
		card.Lead = ui.Say("This is done already: nothing is left to do.")
		return card
	}
	card.Lead = ui.Say("Nothing was done: something has changed since you saw this. Please look again.")
	return card
}

// enterYourself makes an administrator whom nobody knew yet somebody in the register: every line of the book says who did
// it.
func enterYourself(r *bot.Request, plan *setup.Plan) {
	if r.Who != "" {
		return
	}
	for _, p := range plan.People {
		if slices.Contains(p.Accounts, r.Account) {
			r.As(partnership.PersonID(p.ID))
			return
		}
	}
	profile, _ := r.Profile(r.Account.User)
	id := r.PersonID(-1)
	plan.People = append(plan.People, bot.Person{
		ID: string(id), Name: cmp.Or(profile.Name, "An administrator"), Email: profile.Email, Post: "administrator of the " + bot.WorkspaceName(r.Account.Platform),
		Accounts: []bot.Account{r.Account},
	})
	plan.Command.Listed = append(plan.Command.Listed, id)
	r.As(id)
}

// setUpCard says what was done.
func setUpCard(r *bot.Request, plan setup.Plan, already bool) ui.Card {
	card := ui.Card{
		Lead:    ui.Say("Done: the %s is set up here.", r.State().Terms.Title),
		Buttons: []ui.Button{ui.Press("How it is set up", "setup"), ui.Press("What can I do here?", "help")},
		Foot:    ui.Say("Whoever is in the register can use the bot from now on."),
	}
	if already {
		card.Lead = ui.Say("This is done already.")
	}
	if shown := plan.Changes[:min(len(plan.Changes), fewChanges)]; len(shown) > 0 {
		card.Blocks = []ui.Block{ui.List(sentences(shown)...)}
	}
	if more := len(plan.Changes) - fewChanges; more > 0 {
		card.Blocks = append(card.Blocks, ui.Paragraph("And %s more.", more))
	}
	return card
}

// SetupPreview lists all that would be done, page by page.
var SetupPreview = &bot.Command{
	Path: "setup preview", Title: "What will happen", Summary: "All that setting up would do, before it does.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Options: []bot.Option{aPage}, Examples: []string{"setup preview 1"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		p, err := prospectOf(r)
		if err != nil {
			return bot.Reply{}, err
		}
		page := max(aPage.From(r), 1)
		shown, next := pagedBy(onePage, sentences(p.plan.Changes), page)
		card := ui.Card{Lead: ui.Say("What will happen, page %s. Nothing has happened yet.", page), Buttons: []ui.Button{ui.Press("Back", "setup")}}
		if len(shown) == 0 {
			card.Lead = ui.Say("Nothing more.")
			return bot.Answered(card), nil
		}
		card.Blocks = []ui.Block{ui.List(shown...)}
		if next > 0 {
			card.Buttons = withFirst(card.Buttons, ui.Press("More", bot.Line("setup preview", pageValue(next))))
		}
		return bot.Answered(card), nil
	},
}

// SetupForget drops what was chosen and not done.
var SetupForget = &bot.Command{
	Path: "setup forget", Title: "Forget these changes", Summary: "Forget what was chosen for setting up and not done.",
	Audience: partnership.Council, SetsUp: true, Hidden: true, Examples: []string{"setup forget"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.DropDraft(draftName); err != nil {
			return bot.Reply{}, err
		}
		return setupReply(r)
	},
}
