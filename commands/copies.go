package commands

import (
	"slices"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

var (
	copiesGroup  = fixed(bot.Pick("group", "Of which group?", copiedGroups, findListed))
	copiesPerson = aPerson("who", "Who gets copies?")
	copiesReason = bot.Words("reason", "Why do they get them?").With(func(s *bot.Spec) { s.Hint = "Democratic services, communications, an observer." })
	copiesUntil  = bot.OnDate("until", "Until when?").With(func(s *bot.Spec) {
		s.Hint = "It has an end, so that nobody stays on the list unnoticed."
		s.Preset = func(r *bot.Request) string { return r.Today().AddDays(365).String() }
	})
)

// copiedGroups are the groups whose list the person keeps.
func copiedGroups(r *bot.Request) []ui.Choice {
	return slices.DeleteFunc(groupChoices(r), func(c ui.Choice) bool {
		return !r.May(partnership.Secretariat, partnership.BodyID(c.Value))
	})
}

// Copies shows who gets copies of the agenda and notes of a group without being a member: to its secretariat; to everybody
// else what they get themselves.
var Copies = &bot.Command{
	Path: "copies", Title: "Who gets copies", Summary: "Who gets the agenda and notes of a group without being a member, why, and until when.",
	Audience: partnership.Known, Options: []bot.Option{aPage}, Examples: []string{"copies"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		if err := r.Fresh(); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(copiesCard(r.View(), max(aPage.From(r), 1))), nil
	},
}

// CopiesStart puts somebody on the list.
var CopiesStart = &bot.Command{
	Path: "copies start", Title: "Somebody gets copies", Summary: "Send the agenda and notes of a group to somebody who is no member.",
	Audience: partnership.Secretariat, Hidden: true, Confirm: true, Submit: "Save",
	Options:  []bot.Option{copiesGroup, copiesPerson, copiesReason, copiesUntil},
	Examples: []string{"copies start", "copies start full"},
	Intro: func(*bot.Request) ([]ui.Block, error) {
		return []ui.Block{ui.Paragraph("They get the agenda and the action notes when these go out, and read no more than that: " +
			"no draft, nothing for named people only, no joining details.")}, nil
	},
	Run: func(r *bot.Request) (bot.Reply, error) {
		who := copiesPerson.From(r)
		c := partnership.StartCopies{
			Person: partnership.PersonID(who.id), Body: copiesGroup.From(r), Until: copiesUntil.From(r), Reason: copiesReason.From(r),
		}
		if _, err := r.DoFor(bot.Entered{New: who.new()}, c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(ui.Card{
			Lead:    ui.Say("Saved: %s gets the agenda and notes of %s%s.", ui.Person(who.id), wording.TheGroup(r.State(), c.Body), untilWhen(c.Until)),
			Blocks:  unreached(who),
			Buttons: []ui.Button{ui.Press("Who gets copies", "copies")},
		}), nil
	},
}

var theCopied = fixed(bot.Pick("person", "Who?", nil, knownPerson("person")))

// CopiesEnd takes somebody off the list, the same minute.
var CopiesEnd = &bot.Command{
	Path: "copies end", Title: "End it", Summary: "Send no more copies of a group’s agenda and notes to somebody.",
	Audience: partnership.Known, Hidden: true, Options: []bot.Option{theCopied, ofGroup},
	Examples: []string{"copies end p-private-secretary full"},
	Run: func(r *bot.Request) (bot.Reply, error) {
		c := partnership.EndCopies{Person: theCopied.From(r), Body: ofGroup.From(r)}
		if _, err := r.Do(c); err != nil {
			return bot.Reply{}, err
		}
		return bot.Said("Ended: %s gets no more copies from %s.", ui.Person(c.Person), wording.TheGroup(r.State(), c.Body)), nil
	},
}

// copiesCard lists who gets copies of what, as far as the viewer keeps the list or is on it.
func copiesCard(v bot.View, page int) ui.Card {
	mine := slices.DeleteFunc(v.State.CopiesOn("", v.Today()), func(c partnership.Copy) bool {
		return v.State.Body(c.Body) == nil || c.Person != v.Who && !v.May(partnership.Secretariat, c.Body)
	})
	card := ui.Card{Lead: ui.Say("%s copies of an agenda and its notes.", wording.Many(len(mine), "person gets", "people get")), Foot: wording.Foot(v.State)}
	officer := v.May(partnership.Secretariat, "")
	if len(mine) == 0 {
		card.Lead = ui.Say("You get no copies of groups in which you have no place.")
		if officer {
			card.Lead = ui.Say("Nobody gets copies without being a member.")
		}
	}
	shown, next := pagedBy(rosterRows, mine, page)
	rows := make([]ui.Row, len(shown))
	for i, c := range shown {
		rows[i] = ui.Row{
			Title:  ui.Say("%s, from %s", ui.Person(c.Person), wording.TheGroup(v.State, c.Body)),
			Detail: ui.Say("“%s”, since %s%s", ui.TypedText(c.Reason), ui.OnDay(c.From), untilWhen(c.Until)),
			Buttons: []ui.Button{ui.Press("End it", bot.Line("copies end", string(c.Person), string(c.Body))).
				Named("End it: copies for %s, from %s", ui.Person(c.Person), wording.TheGroup(v.State, c.Body))},
		}
	}
	if len(rows) > 0 {
		card.Blocks = []ui.Block{ui.Rows(rows...)}
	}
	if next > 0 {
		card.Buttons = append(card.Buttons, ui.Press("More", bot.Line("copies", pageValue(next))))
	}
	if officer {
		card.Buttons = append(card.Buttons, ui.Press("Somebody gets copies", "copies/start"))
	}
	return card
}
