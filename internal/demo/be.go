package demo

import (
	"cmp"
	"slices"
	"strings"

	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/bot/web"
	"github.com/partnership-secretariat/secretariat/commands"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/partnership/terms"
)

// On a platform with accounts one cannot be anybody, as in the web chat: one chooses whom to be, and has their account until
// one chooses again.

// be is the command by which somebody chooses. It is only in the demonstration.
const be = "demo"

// firstToBe are offered first: they are whom the tour is about.
var firstToBe = []string{"p-lewisham-college", string(Officer), "p-mayor", string(PrivateOffice)}

// everything is what people can do in the demonstration.
func everything(t *terms.Terms) []*bot.Command {
	all := append(commands.All(), choosing(roles(t)))
	i := slices.IndexFunc(all, func(c *bot.Command) bool { return c.Path == "help" })
	help := *all[i]
	help.Run = func(r *bot.Request) (bot.Reply, error) {
		reply, err := all[i].Run(r)
		if err == nil && r.Account.Platform != web.Platform {
			reply.Card.Buttons = append(reply.Card.Buttons, ui.Press("Be somebody else", be))
		}
		return reply, err
	}
	return append(slices.Delete(slices.Clone(all), i, i+1), &help)
}

// choosing is the command by which somebody becomes one of the demonstration's people.
func choosing(cast []role) *bot.Command {
	who := bot.Pick("who", "Who?", nil, func(_ *bot.Request, raw string) (role, error) { return find(cast, raw) }).
		With(func(s *bot.Spec) { s.Kind, s.Max, s.Optional = ui.Line, bot.MaxLine, true })
	return &bot.Command{
		Path: be, Title: "Be somebody", Summary: "Choose whom to be in this demonstration.",
		Audience: partnership.Anyone, Hidden: true, Options: []bot.Option{who}, Examples: []string{be, be + " p-mayor"},
		Run: func(r *bot.Request) (bot.Reply, error) {
			chosen := who.From(r)
			switch {
			case r.Account.Platform == web.Platform:
				return bot.Said("In the web chat you choose whom to be at the top of the page."), nil
			case chosen.ID == "":
				return bot.Answered(everybodyCard(cast)), nil
			}
			if id := partnership.PersonID(chosen.ID); r.Who != id || r.Accounts()[0] != r.Account {
				if err := r.Take(id); err != nil {
					return bot.Reply{}, err
				}
			}
			return bot.Answered(chosenCard(chosen)), nil
		},
	}
}

// find finds a role by what people call it.
func find(cast []role, raw string) (role, error) {
	wanted := strings.ToLower(strings.TrimSpace(raw))
	for _, means := range []func(role) bool{
		func(r role) bool { return r.ID == wanted || strings.ToLower(r.Name) == wanted },
		func(r role) bool { return strings.Contains(strings.ToLower(r.Name), wanted) },
	} {
		if i := slices.IndexFunc(cast, means); i >= 0 {
			return cast[i], nil
		}
	}
	return role{}, &partnership.Invalid{Option: "who", Hint: partnership.Say("Nobody in this demonstration is called %s.", raw)}
}

// stranger greets somebody who is nobody yet.
func stranger(t *terms.Terms) func(*bot.Request) *ui.Card {
	cast := roles(t)
	return func(r *bot.Request) *ui.Card {
		family, _, _ := strings.Cut(commandOf(r), " ")
		if r.Account.Platform == web.Platform || family == be || family == "link" {
			return nil
		}
		card := ui.Card{
			Lead: ui.Say("This is a demonstration of the clerk of the %s. Nobody in it is real, and nothing here counts. Whom would you like to be?", t.Title),
			Foot: ui.Say("You can be somebody else at any time."),
		}
		for _, id := range firstToBe {
			if i := slices.IndexFunc(cast, func(r role) bool { return r.ID == id }); i >= 0 {
				card.Buttons = append(card.Buttons, cast[i].button())
			}
		}
		card.Buttons = append(card.Buttons, ui.Press("Somebody else", be))
		return &card
	}
}

func commandOf(r *bot.Request) string {
	if r.Command == nil {
		return ""
	}
	return r.Command.Path
}

func (r role) button() ui.Button { return ui.Press(r.Name, bot.Line(be, r.ID)) }

// everybodyCard offers everybody: members, who are many, in a menu.
func everybodyCard(cast []role) ui.Card {
	card := ui.Card{Lead: ui.Say("This is a demonstration. Whom would you like to be?")}
	menu := ui.Menu{Label: ui.Say("A member")}
	var rows []ui.Row
	for _, r := range cast {
		if r.Group == groupMembers {
			menu.Choices = append(menu.Choices, ui.Choice{Label: ui.Say("%s", r.Name), Value: bot.Line(be, r.ID)})
			continue
		}
		rows = append(rows, ui.Row{
			Title: ui.Say("%s", r.Name), Detail: ui.Say("%s", r.About),
			Buttons: []ui.Button{ui.Press("Choose", bot.Line(be, r.ID)).Named("Be %s", r.Name)},
		})
	}
	menu.Choices = menu.Choices[:min(len(menu.Choices), ui.MaxChoices)]
	card.Blocks, card.Menu = []ui.Block{ui.Rows(rows...)}, &menu
	return card
}

// chosenCard says who somebody is now.
func chosenCard(r role) ui.Card {
	card := ui.Card{
		Lead: ui.Say("In this demonstration you are now: %s.", r.Name),
		Blocks: []ui.Block{
			ui.Facts(ui.Of("Part", "%s", cmp.Or(r.About, r.Group))),
			ui.Paragraph("What concerns them is written to you, here, and to nobody else until another person chooses to be them."),
		},
		Buttons: []ui.Button{ui.Main("What can I do here?", "help"), ui.Press("Be somebody else", be)},
	}
	if r.Group == groupSecretariat {
		card.Blocks = append(card.Blocks, ui.Paragraph(
			"New items come into the secretariat’s channel. It is in the web chat; you can give it one here as well, and the groups too."))
		card.Buttons = append(card.Buttons, ui.Press("Give them channels", "setup"))
	}
	return card
}
