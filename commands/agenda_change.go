package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	changeTitle = bot.Words("title", "What should it say?").With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if item := theItem.From(r); item != nil {
				return r.WordsOf(item.Title)
			}
			return ""
		}
	})
	changeWants = wants.With(func(s *bot.Spec) {
		s.Preset = func(r *bot.Request) string {
			if item := theItem.From(r); item != nil {
				return string(item.Wants)
			}
			return ""
		}
	})
	changeSlip = forOfficers(bot.Yes("slip", "Only a slip of the pen")).With(func(s *bot.Spec) {
		s.Hint = "Put right quietly: no new version, and the chair is not asked again."
	})
	presenter = someone("presenter", "Who presents it?").With(func(s *bot.Spec) { s.Hint = "They see this item and no other." })
)

// AgendaChange changes what an item says.
var AgendaChange = &bot.Command{
	Path: "agenda change", Title: "Change an item", Summary: "Change what an item says or asks for.",
	Audience: partnership.Submitting, Hidden: true, Submit: "Save", Confirm: true,
	Options:  []bot.Option{theItem, changeTitle, changeWants, changeSlip},
	Examples: []string{"agenda change LSP-001"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		title := changeTitle.From(r)
		if title.Words == r.WordsOf(item.Title) {
			title = partnership.Text{}
		}
		done, err := r.Do(partnership.ChangeItem{
			Number: item.Number, Title: title, Wants: changeWants.From(r), Slip: changeSlip.From(r),
		})
		if err != nil {
			return bot.Reply{}, err
		}
		if len(done.Events) == 0 && !done.Already {
			return bot.Said("Nothing was changed: %s says that already.", r.State().ItemRef(item.Number)), nil
		}
		return bot.Said("Changed: %s, %s.", wording.Quoted(r.State(), item), wording.Purpose(item.Wants)), nil
	},
}

// withdrawable is an item that somebody can take back.
var withdrawable = theItem.With(func(s *bot.Spec) {
	s.Choices = func(r *bot.Request) []ui.Choice {
		return itemsFor(r, func(i *partnership.Item) partnership.Command { return partnership.WithdrawItem{Number: i.Number} })
	}
})

// AgendaWithdraw takes back an item.
var AgendaWithdraw = &bot.Command{
	Path: "agenda withdraw", Title: "Withdraw an item", Summary: "Take back an item you have sent.",
	Audience: partnership.Submitting, Confirm: true, Submit: "Withdraw it",
	Options: []bot.Option{withdrawable}, Examples: []string{"agenda withdraw LSP-001"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		item := theItem.From(r)
		if item == nil {
			return nil, nil
		}
		return []ui.Block{ui.Paragraph("%s will not go to %s. Your text is kept.", wording.Quoted(r.State(), item), wording.Target(r.State(), item))}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		_, err := r.Do(partnership.WithdrawItem{Number: item.Number})
		return bot.Said("Withdrawn: %s. You can send it again at any time.", wording.Quoted(r.State(), item)), err
	},
}

// AgendaPresent asks somebody to present an item.
var AgendaPresent = &bot.Command{
	Path: "agenda present", Title: "Ask a presenter", Summary: "Ask somebody to present an item. They see that item and no other.",
	Audience: partnership.Secretariat, Hidden: true, Submit: "Ask them",
	Options: []bot.Option{theItem, presenter}, Examples: []string{"agenda present LSP-001"}, Intro: presentIntro,
	Run: func(r *bot.Request) (bot.Reply, error) {
		item := theItem.From(r)
		_, err := r.Do(partnership.InvitePresenter{Number: item.Number, Presenter: presenter.From(r)})
		return bot.Said("%s is asked to present %s.", ui.Person(presenter.From(r)), wording.Quoted(r.State(), item)), err
	},
}

func presentIntro(r *bot.Request) ([]ui.Block, error) {
	item := theItem.From(r)
	if item == nil {
		return nil, nil
	}
	return []ui.Block{ui.Paragraph("%s, from %s.", wording.Quoted(r.State(), item), ui.Person(item.Proposer))}, nil
}

// presenterAsked tells a presenter what they are asked for.
func presenterAsked(v bot.View, about []string) (ui.Card, bool) {
	s := v.State
	item, ok := s.ParseItem(about[0])
	if !ok {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead: ui.Say("Would you present %s at %s?", wording.Quoted(s, item), wording.Target(s, item)),
		Blocks: []ui.Block{ui.Paragraph("The meeting is asked %s; there are about %s for it. Next: the secretariat tells you when your item begins.",
			wording.Purpose(item.Wants), wording.Minutes(item.Minutes))},
		Buttons: []ui.Button{named(s, item, "Open the item", "agenda show"), ui.Press("Ask a question", "contact")},
		Foot:    wording.Foot(s),
	}
	return card, true
}
