package commands

import (
	"github.com/partnership-secretariat/secretariat/bot"
	"github.com/partnership-secretariat/secretariat/bot/ui"
	"github.com/partnership-secretariat/secretariat/partnership"
	"github.com/partnership-secretariat/secretariat/wording"
)

// linkCode is asked for of somebody whom nobody knows here; whoever is known is given one.
var linkCode = bot.Pick("code", "The code", nil, func(_ *bot.Request, raw string) (string, error) { return raw, nil }).With(func(s *bot.Spec) {
	s.Kind, s.Max, s.Hint = ui.Line, 20, "It looks like K7QM-3XTP. You get it where we know you already."
	s.When = func(r *bot.Request) bool { return r.Who == "" || r.Given("code") != "" }
})

// Link joins a person's accounts on two platforms: a code shown in one is written in the other.
var Link = &bot.Command{
	Path: "link", Title: "Join two accounts", Summary: "Join your accounts on two platforms, such as Slack and Discord: you are one person on both.",
	Audience: partnership.Anyone, Options: []bot.Option{linkCode}, Examples: []string{"link", "link K7QM-3XTP"}, Submit: "Join them", Vouches: true,
	Run: func(r *bot.Request) (bot.Reply, error) {
		if code := linkCode.From(r); code != "" {
			with, err := r.Link(code)
			if err != nil {
				return bot.Reply{}, err
			}
			return bot.Answered(linkedCard(r, with)), nil
		}
		if err := r.Register(); err != nil {
			return bot.Reply{}, err
		}
		code, err := r.NewLinkCode()
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Answered(linkCard(r, code)), nil
	},
}

// linkCard gives the code, and shows which accounts are somebody's already.
func linkCard(r *bot.Request, code string) ui.Card {
	card := ui.Card{
		Lead: ui.Say("Your code is %s. Write %s %s on the other platform.", ui.Bold("%s", code), ui.Typing("link"), code),
		Blocks: []ui.Block{ui.Paragraph(
			"It is good once, for ten minutes. Give it to nobody: whoever writes it is taken for you.")},
		Foot: wording.Foot(r.State()),
	}
	if rows := accountRows(r); len(rows) > 1 {
		card.Blocks = append(card.Blocks, ui.Heading("Your accounts"), ui.Rows(rows...))
	}
	if !toldHere(r) {
		card.Buttons = []ui.Button{ui.Press("Write to me here", "link/here")}
	}
	return card
}

// linkedCard says that two accounts are one person's.
func linkedCard(r *bot.Request, with bot.Account) ui.Card {
	card := ui.Card{
		Lead:    ui.Say("Joined: here you are %s, as you are %s.", ui.Person(r.Who), r.OnAccount(with)),
		Blocks:  []ui.Block{ui.Paragraph("What you do in one place shows in the other. You hear of everything once: from now on here.")},
		Buttons: []ui.Button{ui.Press("What can I do here?", "help")},
		Foot:    wording.Foot(r.State()),
	}
	if !toldHere(r) {
		card.Blocks = []ui.Block{ui.Paragraph("What you do in one place shows in the other. You hear of everything once: %s.", r.OnAccount(r.Accounts()[0]))}
		card.Buttons = append([]ui.Button{ui.Press("Write to me here", "link/here")}, card.Buttons...)
	}
	return card
}

func toldHere(r *bot.Request) bool {
	all := r.Accounts()
	return len(all) > 0 && all[0] == r.Account
}
