package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
	"github.com/partnership-secretariat/secretariat/wording"
)

// About says what this partnership is and whom to ring.
var About = &bot.Command{
	Path: "about", Title: "About", Summary: "What this partnership is, its groups, and whom to ring.",
	Audience: partnership.Anyone, Examples: []string{"about"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		t := r.State().Terms
		groups := make([]ui.Row, 0, len(t.Bodies))
		for i := range t.Bodies {
			b := &t.Bodies[i]
			row := ui.Row{Title: ui.Say("%s", b.Name), Detail: ui.Say("%s", b.Title), Aside: ui.Say("%s", placesHeld(r, b))}
			if b.Assumed != "" {
				row.Tag = &ui.Tag{Words: ui.Say("Assumed"), Tone: ui.Quiet}
			}
			groups = append(groups, row)
		}
		return bot.Answered(ui.Card{
			Lead: ui.Say("%s: I am its clerk, an automated one. A person of the secretariat reads what you write to me.", t.Title),
			Blocks: []ui.Block{
				ui.Heading("Groups"), ui.Rows(groups...),
				ui.Facts(ui.Of("Secretariat", "%s", t.Contact.Phone), ui.Of("Address", "%s", t.Contact.Address)),
			},
			Buttons: []ui.Button{ui.Press("Terms of reference", "terms/show"), ui.Press("Ask a person", "contact")},
		}), nil
	},
}

func placesHeld(r *bot.Request, b *terms.Body) string {
	if b.NoSeats {
		return "the terms do not say who its members are"
	}
	vacant := 0
	places := r.State().Seats(partnership.BodyID(b.ID))
	for _, seat := range places {
		if len(r.State().Holders(partnership.SeatID(seat.ID), r.Today())) == 0 {
			vacant++
		}
	}
	if vacant == 0 {
		return wording.Counted(len(places), "place")
	}
	return wording.Counted(len(places), "place") + ", " + wording.Counted(vacant, "vacancy")
}

var words = bot.Long("words", "In your own words", 3000)

// Contact passes ordinary words to a person.
var Contact = &bot.Command{
	Path: "contact", Title: "Ask a person", Summary: "Write to the secretariat in your own words. A person reads it and answers.",
	Audience: partnership.Anyone, Spoken: true, Options: []bot.Option{words}, Examples: []string{"contact Who chairs the steering group?"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if _, err := r.Do(partnership.PassOn{Words: words.From(r)}); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:   ui.Say("Thank you. The secretariat has your message and will answer you; if it is urgent, ring %s.", r.State().Terms.Contact.Phone),
			Blocks: r.LinkHint(),
		}), nil
	},
}

// wordsPassedOn is what the secretariat reads when somebody wrote in their own words.
func wordsPassedOn(v bot.View, about []string) (ui.Card, bool) {
	if len(about) < 2 {
		return ui.Card{}, false
	}
	card := ui.Card{
		Lead:    ui.Say("%s writes to the secretariat, and waits for an answer:", ui.Person(about[1])),
		Blocks:  []ui.Block{{Quote: &ui.Quote{Words: ui.Say("%s", ui.TypedText(about[0]))}}},
		Buttons: []ui.Button{ui.Press("Enter it as an item", bot.Line("written item", about[0], about[1]))},
	}
	if len(expecting(v, partnership.PersonID(about[1]))) > 0 {
		card.Buttons = append(card.Buttons, ui.Press("Give apologies for them", bot.Line("written apologies", about[0], about[1])))
	}
	return card, true
}
