package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	eraseFor = forOfficers(someone("for", "For whom? Empty: for yourself.")).With(func(s *bot.Spec) {
		s.Optional, s.Hint = true, "A name, as it is in the register. Only where they have asked."
	})
	eraseSure = bot.Yes("sure", "Yes, erase it. This cannot be undone.")
)

// PrivacyErase erases what is kept of somebody.
var PrivacyErase = &bot.Command{
	Path: "privacy erase", Title: "Erase what is kept", Summary: "Have erased what is kept of you: your name, contacts, accounts and private notes.",
	Audience: partnership.Known, Confirm: true, Submit: "Erase",
	Options: []bot.Option{eraseFor, eraseSure}, Examples: []string{"privacy erase"},
	Intro: func(r *bot.Request) ([]ui.Block, error) {
		blocks := []ui.Block{
			ui.Paragraph("What goes: the name, how to reach them, accounts, what they need at meetings, what they had begun and not sent, and their own words to the secretariat."),
			ui.Paragraph("What stays: that a place was held, what was proposed, decided and undertaken, under nobody’s name: “%s”.", bot.Departed),
		}
		if r.State().Bound(r.Who, r.Now()) && !r.May(partnership.Secretariat, "") {
			blocks = append(blocks, ui.Paragraph("You hold a place, or are expected at a meeting: your name and your accounts stay for as long. The rest goes now."))
		}
		return blocks, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who := eraseFor.From(r)
		if who == "" {
			who = r.Who
		}
		if !eraseSure.From(r) {
			return bot.Said("Nothing was erased: the tick was missing."), nil
		}
		e := erasing{person: r.People[string(who)], own: who == r.Who, by: r.Who}
		if e.person.ID == "" {
			e.person = tombstone(who)
		}
		if err := r.Anew(func() error { return e.order(r) }); err != nil {
			return bot.Reply{}, err
		}
		if err := e.finish(r); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(e.card(r)), nil
	},
}

// erasing is an erasure under way.
type erasing struct {
	person bot.Person // the entry as it was
	own    bool
	by     partnership.PersonID
	extent partnership.Extent
	held   []partnership.HoldNumber
}

// order has it decided how much can go, with what is written in its place.
func (e *erasing) order(r *bot.Request) error {
	s, who := r.State(), identityOf(e.person)
	a, err := readArchive(r)
	if err != nil {
		return err
	}
	matching := a.holdsOf(r, who)
	e.held = s.HeldFor(who.id, matching)
	e.extent = s.Extent(who.id, e.held, r.Now())
	if s.IsErased(who.id) {
		e.extent = partnership.Wholly
	}
	c := partnership.ErasePerson{Person: who.id, Extent: e.extent, Read: r.Read(), Matching: matching}
	entered := bot.Entered{}
	if !e.own {
		entered.For = who.id
	}
	switch e.extent {
	case partnership.Wholly:
		c.Rewritten, entered.New = a.rewritten(s, who), append(besideOthers(r.State(), r.People, who), tombstone(who.id))
	case partnership.Partly:
		entered.New = []bot.Person{bared(r.People[e.person.ID])}
	case partnership.NotYet:
	}
	_, err = r.DoFor(entered, c)
	return err
}

// finish removes what is in no line of the book: it does no harm to do so twice.
func (e *erasing) finish(r *bot.Request) error {
	switch e.extent {
	case partnership.Wholly:
		return removeRest(r, e.person)
	case partnership.Partly:
		return r.DropDrafts(e.person)
	case partnership.NotYet:
	}
	return nil
}

// removeRest removes what lies beside the book of somebody whose erasure is on record.
func removeRest(r *bot.Request, p bot.Person) error {
	who := identityOf(p)
	err := r.RewriteChat(func(author, words string) string {
		if author == p.ID {
			return erased
		}
		return who.without(words)
	})
	if err != nil {
		return err
	}
	return r.Erase(p)
}

func (e *erasing) card(r *bot.Request) ui.Card {
	whose, they := ui.Say("you"), "You hold a place, or are expected at a meeting: your name and your accounts"
	if !e.own {
		whose, they = ui.Say("%s", ui.Person(e.person.ID)), "They hold a place, or are expected at a meeting: their name and their accounts"
	}
	switch e.extent {
	case partnership.NotYet:
		card := ui.Card{
			Lead:   ui.Say("Not yet. Somebody has asked for information that may concern this, and until they have their answer nothing of it may be erased."),
			Blocks: []ui.Block{ui.Paragraph("The request is kept (%s), and carried out by itself when the secretariat releases the hold.", holdRefs(e.held))},
			Foot:   wording.Foot(r.State()),
		}
		if e.own {
			card.Buttons = []ui.Button{ui.Press("Ask the secretariat", bot.Line("contact"))}
		}
		return card
	case partnership.Partly:
		return ui.Card{
			Lead:   ui.Say("Erased as far as it can be: the phone number, what is needed at meetings and what was begun and not sent."),
			Blocks: []ui.Block{ui.Paragraph("%s stay for as long. When that has ended, ask once more.", they)},
			Foot:   wording.Foot(r.State()),
		}
	case partnership.Wholly:
	}
	lead := ui.Say("Erased: nothing that is kept here leads to %s any more.", whose)
	if !e.own {
		lead = ui.Say("Erased: nothing that is kept here leads to them any more.")
	}
	return ui.Card{
		Lead: lead,
		Blocks: []ui.Block{
			ui.Paragraph("That a place was held, and what was decided, stays under nobody’s name. The messages that we posted are drawn anew now."),
			ui.Paragraph("Not in our hands: backups and exports already taken, and what was written on Slack or Discord by people themselves."),
		},
		Foot: wording.Foot(r.State()),
	}
}
